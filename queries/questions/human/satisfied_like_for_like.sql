-- question.en: And like for like?
-- question.fr: Et à situation comparable ?
-- reading.en: Only channels and months where both routes have answers, weighted alike in both. What remains differs still: who chose the route, and why.
-- reading.fr: Seulement les canaux et mois où les deux chemins ont des réponses, pondérés de même des deux côtés. Il reste des différences : qui a pris ce chemin, et pourquoi.
-- empty.en: In no channel did both routes get answers in the same month: nothing here is comparable.
-- empty.fr: Aucun canal n'a, le même mois, des réponses pour les deux chemins : rien n'est comparable ici.
-- counts: contacts by opened_on
-- grain: road
with strata as (
    select
        channel, opened_month,
        case when has_machine then 'machine_first' else 'human_directly' end as road,
        count(*) as answers, avg(cast(is_satisfied as integer)) as satisfied
    from contacts
    where is_satisfied is not null and has_machine is not null
    group by channel, opened_month, case when has_machine then 'machine_first' else 'human_directly' end
),
both_roads as (
    select channel, opened_month, sum(answers) as weight
    from strata
    group by channel, opened_month
    having count(*) = 2
)
select
    strata.road, cast(sum(strata.answers) as bigint) as n,
    satisfied_like_for_like(strata.satisfied, both_roads.weight) as satisfied_like_for_like,
    -- one answer of each kind is added where the error is worked out: four answers of four are no certainty
    sqrt(sum(power(both_roads.weight, 2) * (strata.answers * strata.satisfied + 1) * (strata.answers * (1 - strata.satisfied) + 1) / power(strata.answers + 2, 2) / strata.answers))
        / sum(both_roads.weight) as satisfied_like_for_like_error
from strata join both_roads on coalesce(strata.channel, '') = coalesce(both_roads.channel, '') and strata.opened_month = both_roads.opened_month
group by strata.road
order by strata.road
