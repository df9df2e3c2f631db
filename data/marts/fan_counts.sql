-- holds.en: `value_states` of those who ordered in the 364 days before a quarter's end, counted by what they said in public in those days (fan: praise nobody had asked for; untold: praise of
--    which it is not known; other: anything else; silent: nothing known), by how many orders they placed, by whether
--    they ordered in the two quarters after (empty: not watched), and group.
-- holds.fr: `value_states` de ceux qui ont commandé dans les 364 jours avant la fin d'un trimestre, comptés selon ce qu'ils ont dit en public ces jours-là (fan : un éloge que personne n'avait
--    demandé ; untold : un éloge dont on l'ignore ; other : autre chose ; silent : rien de connu), selon leur nombre de commandes, selon
--    qu'ils ont commandé dans les deux trimestres d'après (vide : pas suivis), et groupe.
-- grain: quarter, voice, orders_band, has_ordered_after, segment, language, country
-- gathers: value_states
-- renew: whole
-- after: value_states, public_acts
with lives as (
    select
        customer_id, quarter, ends_on, orders_last + orders_before > 0 as is_buyer,
        case when orders_last + orders_before = 1 then '1' when orders_last + orders_before = 2 then '2' when orders_last + orders_before <= 4 then '3_to_4' when orders_last + orders_before <= 7 then '5_to_7' else '8_or_more' end as orders_band,
        lead(orders_last, 2) over (partition by person_no order by quarter) > 0 as has_ordered_after, segment, language, country
    from value_states
),
spoken as (
    select
        lives.customer_id, lives.quarter, max(case when is_praise and is_unasked then 3 when is_praise and is_unasked is null then 2 else 1 end) as loudest
    from lives join public_acts on public_acts.customer_id = lives.customer_id and said_on < ends_on and said_on >= ends_on - 364
    where is_buyer
    group by lives.customer_id, lives.quarter
)
select
    lives.quarter, case loudest when 3 then 'fan' when 2 then 'untold' when 1 then 'other' else 'silent' end as voice, orders_band, has_ordered_after, segment, language, country, count(*) as people
from lives left join spoken on spoken.customer_id = lives.customer_id and spoken.quarter = lives.quarter
where is_buyer
group by lives.quarter, voice, orders_band, has_ordered_after, segment, language, country
order by lives.quarter
