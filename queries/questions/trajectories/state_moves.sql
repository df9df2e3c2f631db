-- question.en: Where do customers go from each state in a quarter?
-- question.fr: Où vont les clients depuis chaque état, en un trimestre ?
-- title of: state_before = declining
-- title.en: A quarter after “declining”: {highest_label} {highest}, {lowest_label} {lowest}
-- title.fr: Un trimestre après « en retrait » : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: Each row sums to 100%: of the customers in this state at the end of a quarter, the share in each state at the end of the next.
-- reading.fr: Chaque ligne fait 100 % : parmi les clients dans cet état à la fin d'un trimestre, la part dans chaque état à la fin du suivant.
-- limits.en: A customer counts once per quarter; the intervals take these moves as independent.
-- limits.fr: Un client compte une fois par trimestre ; les intervalles supposent ces passages indépendants.
-- counts: state_counts by quarter
-- grain: state_before, state
select
    state_before, state, cast(sum(people) as bigint) as n,
    share_of_state_before(sum(people), sum(sum(people)) over (partition by state_before)) as share_of_state_before,
    cast(sum(sum(people)) over (partition by state_before) as bigint) as share_of_state_before_n
from state_counts
where state_before is not null and quarter + interval '3' month <= $end
group by state_before, state
order by state_before, n desc, state
