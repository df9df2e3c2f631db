-- question.en: Do we offer what people want?
-- question.fr: Proposons-nous ce que les gens veulent ?
-- reading.en: For each category of product, its share of the marketing messages that arrived beside its share of the wishes declared in the same period. Only people who declare wishes speak here.
-- reading.fr: Pour chaque catégorie de produit, sa part des messages marketing arrivés à côté de sa part des souhaits déclarés sur la même période. Seules parlent ici les personnes qui déclarent des souhaits.
-- counts: product_talk by day
-- fills with: intentions
-- grain: category
with told as (
    select category, sum(case when side = 'sent' then times else 0 end) as sent, sum(case when side = 'wished' then times else 0 end) as wishes
    from product_talk
    group by category
),
whole as (
    select sum(sent) as sent, sum(wishes) as wishes from told
)
select
    told.category, cast(told.wishes as bigint) as n,
    share_of_sent(told.sent, whole.sent) as share_of_sent, whole.sent as share_of_sent_n,
    share_of_wished(told.wishes, whole.wishes) as share_of_wished, whole.wishes as share_of_wished_n
from told cross join whole
order by share_of_sent desc, told.category
