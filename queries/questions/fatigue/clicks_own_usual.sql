-- question.en: Do more messages bring more clicks?
-- question.fr: Plus de messages apportent-ils plus de clics ?
-- title of: view = own
-- title.en: Against their own usual: clicks {highest} ({highest_label}), {lowest} ({lowest_label})
-- title.fr: Face à leur habitude : clics {highest} ({highest_label}), {lowest} ({lowest_label})
-- title.en: Against their own usual: clicks {flat_low} to {flat_high}, no level stands out
-- title.fr: Face à leur habitude : clics {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Each week by the messages received in the window that ends with it, relative to the commonest level. Raw: all person-weeks together. Own usual: each person's weeks compared with the same person's other weeks (conditional Poisson regression, standard errors by person), so what makes people differ cancels out. The seasons stay.
-- reading.fr: Chaque semaine selon les messages reçus sur la fenêtre qui finit avec elle, par rapport au niveau le plus courant. Brut : toutes les semaines-personnes ensemble. Face à soi-même : les semaines d'une personne comparées à ses autres semaines (régression de Poisson conditionnelle, erreurs types par personne) ; ce qui distingue les gens s'annule. Les saisons restent.
-- limits.en: With more than 40,000 people, told from people drawn by chance (one in 2, 4, 8… so that at most about 40,000 are kept); n counts those.
-- limits.fr: Au-delà de 40 000 personnes, raconté d'après des personnes tirées au sort (une sur 2, 4, 8… pour en garder environ 40 000 au plus) ; n compte celles-ci.
-- counts: own_weeks by week
-- grain: messages, view
-- read as: raw_and_own
-- parameter: window_days = 28
with weeks as (
    select person_no, clicked as events, case $window_days when 7 then pressure_7 when 14 then pressure_14 when 90 then pressure_90 else pressure_28 end as received from own_weeks
),
steps as (
    select person_no, events, case when received = 0 then 0 else least(cast(floor((received - 1) / (case $window_days when 90 then 6 when 28 then 2 else 1 end)) as integer) + 1, 8) end as step from weeks
),
cells as (
    select person_no, step, count(*) as weeks, sum(events) as events from steps group by person_no, step
),
people as (
    select person_no, sum(events) as events from cells group by person_no
)
select
    case
        when step = 0 then '0'
        when step = 8 then concat(cast(7 * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '+')
        when (case $window_days when 90 then 6 when 28 then 2 else 1 end) = 1 then cast(step as varchar)
        else concat(cast((step - 1) * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '–', cast(step * (case $window_days when 90 then 6 when 28 then 2 else 1 end) as varchar)) end as messages,
    step,
    case when p.events > 0 then c.person_no end as person_no,
    count(*) as people, sum(c.weeks) as n_weeks, sum(c.events) as events
from cells c join people p on p.person_no = c.person_no
group by step, case when p.events > 0 then c.person_no end
order by step, person_no
