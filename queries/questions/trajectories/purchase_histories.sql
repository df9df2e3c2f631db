-- question.en: How often, how recently and for how long has each group of buyers bought?
-- question.fr: Combien de fois, depuis quand et pendant combien de temps chaque groupe d'acheteurs a-t-il acheté ?
-- reading.en: Repeat days of purchase, days from the first to the last, and days observed, until the day given; the raw matter of the lifetime model.
-- reading.fr: Jours d'achat répétés, jours du premier au dernier, et jours observés, jusqu'au jour donné ; la matière première du modèle de durée de vie.
-- counts: purchases
-- n: none
-- parameter: until_day = 2100-01-01
-- parameter: hold_days = 0
with days as (
    select customer_id, placed_on, sum(value) as value
    from purchases
    group by customer_id, placed_on
),
cut as (
    select least(cast($until_day as date), (select max(placed_on) from main.purchases)) as last_on
),
each_one as (
    select
        customer_id, min(placed_on) as first_on, max(case when placed_on <= last_on - $hold_days then placed_on end) as recent_on,
        count(case when placed_on <= last_on - $hold_days then 1 end) - 1 as repeats,
        count(case when placed_on > last_on - $hold_days and placed_on <= last_on then 1 end) as held_out,
        avg(case when placed_on <= last_on - $hold_days then value end) as mean_value, min(last_on) as last_on
    from days cross join cut
    group by customer_id
)
select
    customer_id, repeats, datediff('day', first_on, recent_on) as recency_days, datediff('day', first_on, last_on - $hold_days) as observed_days, held_out, mean_value, first_on, recent_on, last_on
from each_one
where first_on <= last_on - $hold_days
order by customer_id
