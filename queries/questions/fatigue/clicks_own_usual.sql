-- question.en: Do more messages bring more clicks?
-- question.fr: Plus de messages apportent-ils plus de clics ?
-- title of: view = own
-- title.en: Against their own usual: clicks {highest} ({highest_label}), {lowest} ({lowest_label})
-- title.fr: Face à leur habitude : clics {highest} ({highest_label}), {lowest} ({lowest_label})
-- title.en: Against their own usual: clicks {flat_low} to {flat_high}, no level stands out
-- title.fr: Face à leur habitude : clics {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Each week by the messages received in the window that ends with it, relative to the commonest level. Raw: all person-weeks together. Own usual: each person's weeks compared with the same person's other weeks (conditional Poisson regression, standard errors by person), so what makes people differ cancels out. The seasons stay. Weeks without a message in the window stand here only where somebody clicked in one.
-- reading.fr: Chaque semaine selon les messages reçus sur la fenêtre qui finit avec elle, par rapport au niveau le plus courant. Brut : toutes les semaines-personnes ensemble. Face à soi-même : les semaines d'une personne comparées à ses autres semaines (régression de Poisson conditionnelle, erreurs types par personne) ; ce qui distingue les gens s'annule. Les saisons restent. Les semaines sans message sur la fenêtre ne figurent que si quelqu'un y a cliqué.
-- limits.en: With more than 40,000 people, told from people drawn by chance (one in 2, 4, 8… so that at most about 40,000 are kept); n counts those.
-- limits.fr: Au-delà de 40 000 personnes, raconté d'après des personnes tirées au sort (une sur 2, 4, 8… pour en garder environ 40 000 au plus) ; n compte celles-ci.
-- builds on: own_levels
-- builds on: levels_named
-- grain: messages, view
-- read as: raw_and_own
-- n: people_in_all
with people as (
    select person_no, sum(clicked) as events from own_levels group by person_no
)
select
    n.messages, n.level as step, case when p.events > 0 then o.person_no end as person_no,
    count(*) as people, sum(o.weeks) as n_weeks, sum(o.clicked) as events, (select count(*) from people) as people_in_all
from own_levels o join people p on p.person_no = o.person_no join levels_named n on n.level = o.level
where n.level > 0 or (select sum(clicked) from own_levels where level = 0) > 0
group by n.level, n.messages, case when p.events > 0 then o.person_no end
order by step, person_no
