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
-- builds on: pressing_weeks
-- counts: own_sends by sent_on
-- counts: voices_scored
-- grain: pressing_points, view
-- read as: raw_and_own
-- n: people_in_all
with cells as (select customer_id, step, pressing_points, count(*) as weeks, sum(events) as events from pressing_weeks group by 1, 2, 3),
people as (select customer_id, sum(events) as events from cells group by 1)
select
    c.pressing_points, c.step, case when p.events > 0 then c.customer_id end as customer_id, count(*) as people, sum(c.weeks) as n_weeks, sum(c.events) as events, (select count(*) from people) as people_in_all
from cells c join people p on p.customer_id = c.customer_id
group by 1, 2, 3
order by c.step, 3
