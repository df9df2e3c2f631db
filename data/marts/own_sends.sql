-- holds.en: The marketing messages of `sends` that were delivered to about 100,000 people at most, drawn by chance, all of them where there are fewer,
--    for what is worked out person by person: that does not add up over groups. One person in 2, 4, 8… is kept.
-- holds.fr: Les messages marketing de `sends` délivrés à 100 000 personnes environ au plus, tirées au sort, toutes s'il y en a moins,
--    pour ce qui se calcule personne par personne : cela ne s'additionne pas. Une personne sur 2, 4, 8… est gardée.
-- grain: person_no, sent_on, campaign_id
-- renew: whole
-- after: sends
with sizes as (select approx_count_distinct(customer_id) as people from sends where is_marketing and outcome = 'delivered'),
picked as materialized (
    select customer_id, campaign_id, kind, channel, source_system, sent_on, sent_week, is_unsubscribed, segment, language, country
    from sends cross join sizes
    where is_marketing and outcome = 'delivered' and hash(customer_id) // 4294967296 % cast(power(2, greatest(ceil(log2(people / 100000.0)), 0)) as ubigint) = 0
),
drawn as (
    select customer_id, cast(row_number() over (order by customer_id) as integer) as person_no from (select distinct customer_id from picked) as people
)
select drawn.person_no, p.customer_id, p.campaign_id, p.kind, p.channel, p.source_system, p.sent_on, p.sent_week, p.is_unsubscribed, p.segment, p.language, p.country
from picked p join drawn on drawn.customer_id = p.customer_id
order by sent_on
