-- holds.en: `purchases` counted by day, by the day the same person had bought before (`last_on`) and, of those who came back, had come back before (`last_again_on`), so that
--    the buyers of a period are counted once by adding: who had not bought before in it. It holds no channel: of what one channel sold, who had bought before is another question.
-- holds.fr: `purchases` compté par jour, par jour où la même personne avait acheté avant (`last_on`) et, pour qui est revenu, était revenue avant (`last_again_on`) : les acheteurs
--    d'une période se comptent une fois en additionnant qui n'y avait pas encore acheté. Il n'a pas de canal : parmi les ventes d'un canal, qui avait acheté avant est une autre question.
-- grain: placed_on, last_on, is_again, last_again_on, segment, language, country
-- gathers: purchases
-- renew: whole
-- after: purchases
with spaced as (
    select
        placed_on, nth > 1 as is_again, value, segment, language, country, lag(placed_on) over (partition by person_no order by nth) as last_on,
        lag(placed_on) over (partition by person_no, nth > 1 order by nth) as last_alike_on
    from purchases
)
select
    placed_on, last_on, is_again, case when is_again then last_alike_on end as last_again_on, segment, language, country, count(*) as orders, round(sum(value), 4) as value
from spaced
group by placed_on, last_on, is_again, last_again_on, segment, language, country
order by placed_on
