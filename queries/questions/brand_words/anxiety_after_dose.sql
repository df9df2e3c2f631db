-- question.en: Do people write with more anxiety after a week of pressing words?
-- question.fr: Les gens écrivent-ils avec plus d'anxiété après une semaine de mots pressants ?
-- title of: view = own
-- title.en: Anxiety: {highest} at {highest_label} points, {lowest} at {lowest_label}, each person against themselves
-- title.fr: Anxiété : {highest} à {highest_label} points, {lowest} à {lowest_label}, chacun comparé à lui-même
-- title.en: Anxiety, each person against themselves: {flat_low} to {flat_high}, no level stands out
-- title.fr: Anxiété, chacun comparé à lui-même : {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Anxious texts in the 14 days after a week, by the points of pressing wording received in it, relative to the commonest level. Raw: all weeks together. Own usual: each person's weeks against the same person's other weeks, so what makes people differ cancels out; the seasons stay. An association, not a cause: who is written to, and when, was not left to chance.
-- reading.fr: Textes anxieux dans les 14 jours après une semaine, selon les points de formules pressantes reçus, par rapport au niveau le plus courant. Brut : toutes les semaines ensemble. Face à soi-même : les semaines d'une personne comparées à ses autres semaines, ce qui distingue les gens s'annule ; les saisons restent. Une association, pas une cause : à qui l'on écrit, et quand, n'a pas été tiré au sort.
-- limits.en: Above 100,000 people, estimated from people drawn by chance (one in 2, 4, 8…, to keep about 100,000 at most); n counts those.
-- limits.fr: Au-delà de 100 000 personnes, estimé d'après des personnes tirées au sort (une sur 2, 4, 8… pour en garder environ 100 000 au plus) ; n compte celles-ci.
-- builds on: pressing_weeks, pressing_steps
-- counts: own_doses
-- counts: own_sends by sent_on
-- counts: voices_scored
-- grain: pressing_points, view
-- read as: raw_and_own
-- n: people_in_all
with anxious_days as (
    select distinct customer_id, said_on from voices_scored where is_anxious and customer_id is not null and said_on > $start and said_on < $end + 21
),
worried as (
    select distinct o.person_no, o.customer_id from own_doses o join anxious_days a on a.customer_id = o.customer_id where o.step = -1
),
followed as (
    select w.person_no, cast(date_trunc('week', a.said_on) as date) - 7 * weeks_before as week, count(*) as events
    from anxious_days a join worried w on w.customer_id = a.customer_id cross join (values (1), (2)) as before(weeks_before)
    group by 1, 2
),
events as (
    select p.person_no, p.step, sum(f.events) as events
    from pressing_weeks p join followed f on f.person_no = p.person_no and f.week >= p.from_week and date_diff('day', p.from_week, f.week) < 434
    where p.step >= 0 and (p.weeks & cast(power(2, least(greatest(date_diff('day', p.from_week, f.week), 0) // 7, 61)) as bigint)) <> 0
    group by p.person_no, p.step
),
-- each person followed by anxiety alone, everybody else together
own as (
    select p.person_no, p.step, sum(p.n_weeks) as n_weeks from pressing_weeks p where p.step >= 0 and p.person_no in (select person_no from events) group by p.person_no, p.step
),
own_by_step as (select step, count(*) as people, sum(n_weeks) as n_weeks from own group by step),
whole_weeks as (select person_no, step from pressing_weeks where not is_cut),
met as (
    select step, n_weeks, case when is_first then 1 else 0 end as people from pressing_weeks
    union all
    select step, 0, count(distinct person_no)
    from pressing_weeks cut
    where is_cut and not exists (select 1 from whole_weeks w where w.person_no = cut.person_no and w.step = cut.step)
    group by step
),
steps as (select step, sum(people) as people, sum(n_weeks) as n_weeks from met group by step),
cells as (
    select own.step, w.customer_id, 1 as people, own.n_weeks, coalesce(e.events, 0) as events
    from own join worried w on w.person_no = own.person_no left join events e on e.person_no = own.person_no and e.step = own.step
    union all
    select s.step, null, s.people - coalesce(o.people, 0), s.n_weeks - coalesce(o.n_weeks, 0), 0
    from steps s left join own_by_step o on o.step = s.step
    where s.people > coalesce(o.people, 0)
)
select n.pressing_points, c.step, c.customer_id, c.people, c.n_weeks, c.events, (select people from steps where step = -1) as people_in_all
from cells c join pressing_steps n on n.step = c.step
order by c.step, c.customer_id
