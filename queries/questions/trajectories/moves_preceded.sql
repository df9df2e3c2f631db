-- question.en: Which human events come before customers change state?
-- question.fr: Quels événements humains précèdent un changement d'état ?
-- reading.en: Customers who moved this way during a quarter, against those in the same starting states who did not: what they experienced in the 182 days before that quarter. An association, not a cause.
-- reading.fr: Les clients passés d'un état à l'autre dans ce sens pendant un trimestre, face à ceux des mêmes états de départ qui ne l'ont pas fait : ce qu'ils ont vécu pendant les 182 jours avant ce trimestre. Une association, pas une cause.
-- limits.en: A person who has the step several times counts once in the interval of the median; with fewer than nine people, no interval is given.
-- limits.fr: Une personne qui a plusieurs fois l'étape compte une seule fois dans l'intervalle de la médiane ; sous neuf personnes, aucun intervalle n'est donné.
-- counts: before_moves by quarter
-- builds on: steps_before
-- fills with: orders
-- grain: what_step
-- read as: lift
-- n: of_ended
-- parameter: direction = down
-- values: direction = down, up, lost
-- parameter: from_state = |
with moves as (
    select
        person_no as person, quarter, max(quarter) over (partition by person_no) as latest, what_step, days_before,
        case when $direction = 'lost' then state = 'dormant' when $direction = 'down' then state in ('declining', 'dormant') else state in ('growing', 'returned') end as has_ended
    from before_moves
    where quarter + interval '3' month <= $end and ($from_state = '|' or state_before = $from_state) and case when $direction = 'lost' then state_before <> 'dormant' when $direction = 'down' then state_before in ('new', 'growing', 'stable', 'returned') else state_before in ('declining', 'dormant', 'stable') end
),
windows as (select person, has_ended, what_step, days_before from moves where quarter = latest)
select what_step, median_days_before, median_days_before_low, median_days_before_high, x_ended, of_ended, x_other, of_other, expected_at_equal_activity, mean_steps_ended, mean_steps_other
from steps_before
order by x_ended desc, what_step
