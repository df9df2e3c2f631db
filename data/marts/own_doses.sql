-- holds.en: Of each person of `own_sends`, the weeks of messages by the points of pressing wording received in them (`step`: 0 none, 1 up to 10, 2 up to 20, 3 up to 40, 4 more;
--    -1: whatever the points): `weeks` holds 62 of them from `from_week` on, the first as 1, the next as 2, then 4, 8… added up, so that the weeks of a period are counted as bits;
--    `left_weeks` those of them in which the person unsubscribed. `before_week`: the last week before these at that step; null: never. It holds no channel and no tool:
--    what was received of one channel is another number of points.
-- holds.fr: Pour chaque personne de `own_sends`, les semaines de messages selon les points de formules pressantes reçus (`step` : 0 aucun, 1 jusqu'à 10, 2 jusqu'à 20, 3 jusqu'à 40,
--    4 plus ; -1 : quels que soient les points) : `weeks` en tient 62 à partir de `from_week`, la première comptant 1, la suivante 2, puis 4, 8… additionnés : les semaines d'une
--    période se comptent en bits ; `left_weeks`, celles où la personne s'est désinscrite. `before_week` : la dernière semaine d'avant à ce palier ; vide : jamais. Il n'a ni canal
--    ni outil : d'un seul canal, le nombre de points reçus serait un autre.
-- grain: from_week, step, person_no
-- gathers: own_sends
-- renew: customer_id
-- after: own_sends, campaign_words
with received as (
    select
        own_sends.person_no, own_sends.sent_week, any_value(own_sends.customer_id) as customer_id, any_value(own_sends.segment) as segment, any_value(own_sends.language) as language,
        any_value(own_sends.country) as country, sum(coalesce(words.pressure_points_per_100_words, 0)) as points, max(cast(own_sends.is_unsubscribed as integer)) = 1 as has_left
    from own_sends left join campaign_words words on words.campaign_id = own_sends.campaign_id
    group by own_sends.person_no, own_sends.sent_week
),
placed as (
    select
        *, case when points <= 0 then 0 when points <= 10 then 1 when points <= 20 then 2 when points <= 40 then 3 else 4 end as step_of_week,
        date_diff('day', date '2001-01-01', sent_week) // 7 as week_no
    from received
),
stretches as (
    select
        person_no, whichever.step, week_no // 62 as stretch_no, any_value(customer_id) as customer_id, any_value(segment) as segment, any_value(language) as language, any_value(country) as country,
        max(sent_week) as last_week, bit_or(cast(power(2, week_no % 62) as bigint)) as weeks, bit_or(case when has_left then cast(power(2, week_no % 62) as bigint) else 0 end) as left_weeks
    from placed join (values (-1), (0), (1), (2), (3), (4)) as whichever(step) on whichever.step in (-1, placed.step_of_week)
    group by person_no, whichever.step, week_no // 62
)
select
    cast(date '2001-01-01' + cast(stretch_no * 434 as integer) as date) as from_week, cast(step as tinyint) as step, person_no, customer_id, segment, language, country, weeks, left_weeks,
    lag(last_week) over (partition by person_no, step order by stretch_no) as before_week
from stretches
order by from_week, step, person_no
