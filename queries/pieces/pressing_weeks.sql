-- holds.en: The weeks in which a person got a marketing message, by the points of pressing wording received in those seven days (`step`; -1: whatever the points), as bits from `from_week` on,
--    and in how many the person unsubscribed. Of a week that the period cuts, what was received on its days alone, by itself (`is_cut`). Weeks whose 14 days after are not over
--    yet are left out. `is_first`: the person is first met at that step of the period there, cut weeks aside. Above 100,000 people, those of people drawn by chance.
-- holds.fr: Les semaines où une personne a reçu un message marketing, selon les points de formules pressantes reçus en sept jours (`step` ; -1 : quels que soient les points), en bits à partir
--    de `from_week`, et dans combien la personne s'est désinscrite. D'une semaine que la période coupe, ce qui fut reçu ces jours-là seulement, à part (`is_cut`). Les semaines dont les
--    14 jours d'après ne sont pas écoulés sont écartées. `is_first` : la personne est rencontrée là pour la première fois de la période à ce palier, semaines coupées mises à part.
--    Au-delà de 100 000 personnes, celles de personnes tirées au sort.
-- counts: own_doses
-- counts: own_sends by sent_on
-- grain: is_cut, from_week, step, person_no
with seen as (select max(said_on) as until from main.voices_scored),
stretches as (select distinct from_week from main.own_doses),
places as (
    select
        from_week, until, least(greatest((date_diff('day', from_week, $start) + 6) // 7, 0), 62) as first_place,
        least(greatest(least(date_diff('day', from_week, $end), date_diff('day', from_week, until) - 14) // 7, 0), 62) as end_place
    from stretches cross join seen where until is not null
),
bits as (select from_week, cast(power(2, end_place) as bigint) - cast(power(2, first_place) as bigint) as bits from places where end_place > first_place),
cut as (
    select person_no, sent_week, campaign_id, is_unsubscribed from own_sends where sent_week < $start and sent_on < $start + 6
    union all
    select person_no, sent_week, campaign_id, is_unsubscribed from own_sends where sent_week >= $start and date_diff('day', sent_week, $end) < 7 and sent_on > $end - 7
),
received as (
    select cut.person_no, cut.sent_week, sum(coalesce(words.pressure_points_per_100_words, 0)) as points, max(cast(cut.is_unsubscribed as integer)) as n_left
    from cut cross join seen left join main.campaign_words words on words.campaign_id = cut.campaign_id
    where date_diff('day', cut.sent_week, seen.until) >= 21
    group by cut.person_no, cut.sent_week
),
dosed as (
    select *, case when points <= 0 then 0 when points <= 10 then 1 when points <= 20 then 2 when points <= 40 then 3 else 4 end as step_of_week from received
)
select
    false as is_cut, o.from_week, o.step, o.person_no, o.weeks & b.bits as weeks, cast(bit_count(o.weeks & b.bits) as integer) as n_weeks, cast(bit_count(o.left_weeks & b.bits) as integer) as n_left,
    o.before_week is null or o.before_week < $start as is_first
from own_doses o join bits b on b.from_week = o.from_week
where (o.weeks & b.bits) <> 0
union all
select true, d.sent_week, whichever.step, d.person_no, 1, 1, d.n_left, false
from dosed d join (values (-1), (0), (1), (2), (3), (4)) as whichever(step) on whichever.step in (-1, d.step_of_week)
