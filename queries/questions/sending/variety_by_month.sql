-- question.en: Are our messages becoming monotonous?
-- question.fr: Nos messages deviennent-ils monotones ?
-- title.en: Variety: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Variété : {first} en {first_label}, {latest} en {latest_label}
-- reading.en: 0: one kind of message only; 1: five kinds in equal parts. Unknown kinds are left out.
-- reading.fr: 0 : une seule nature de message ; 1 : cinq natures à parts égales. Les natures inconnues sont écartées.
-- counts: send_days by sent_on
-- grain: month
with kinds as (
    select sent_month as month, kind, sum(messages) as messages from send_days where is_marketing and outcome = 'delivered' and kind <> 'unknown' group by sent_month, kind
),
shares as (
    select month, messages, cast(messages as double) / sum(messages) over (partition by month) as kind_share from kinds
)
select month, sum(messages) as n, kind_variety(kind_share) as kind_variety
from shares
group by month
order by month
