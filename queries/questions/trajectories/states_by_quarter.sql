-- question.en: Where do customers stand, against their own past?
-- question.fr: Où en sont les clients, par rapport à leur propre passé ?
-- title of: state = dormant
-- title.en: Dormant buyers: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Acheteurs endormis : {far} au {far_label}, {latest} au {latest_label}
-- title.en: Dormant buyers: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Acheteurs endormis : {first} au {first_label}, {latest} au {latest_label}
-- title.en: Dormant buyers: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Acheteurs endormis : {flat} au {latest_label}, sans écart net depuis le {since}
-- reading.en: Share of buyers in each state at the end of each quarter: their last 182 days against the 182 before.
-- reading.fr: Part des acheteurs dans chaque état à la fin de chaque trimestre : leurs 182 derniers jours face aux 182 précédents.
-- counts: state_counts by quarter
-- grain: quarter, state
select
    quarter, state, cast(sum(people) as bigint) as n,
    share_of_customers(sum(people), sum(sum(people)) over (partition by quarter)) as share_of_customers,
    cast(sum(sum(people)) over (partition by quarter) as bigint) as share_of_customers_n
from state_counts
where quarter + interval '3' month <= $end
group by quarter, state
order by quarter, state
