-- question.en: What effort does each step ask of people?
-- question.fr: Quel effort chaque étape demande-t-elle ?
-- title.en: {worst_label}: half wait {worst}; {best_label}: {best}
-- title.fr: {worst_label} : la moitié attend {worst} ; {best_label} : {best}
-- reading.en: Turns of conversation and minutes waited, where a tool tells them. n is people.
-- reading.fr: Tours de conversation et minutes d'attente, là où un outil les donne. n compte des personnes.
-- limits.en: The interval of a median lies between two of the ranked values (normal approximation of the binomial); occurrences count as independent.
-- limits.fr: L'intervalle d'une médiane va d'une valeur à une autre dans leur ordre (approximation normale de la loi binomiale) ; les occurrences comptent comme indépendantes.
-- counts: journey_steps
-- builds on: journeys
-- grain: what_step
with ranked as (
    select *, row_number() over (partition by step order by waited_minutes nulls last) as nth_wait, count(waited_minutes) over (partition by step) as many
    from journeys
    where direction = 'in' and (waited_minutes is not null or turns > 1)
)
select
    step as what_step, count(distinct person_no) as n, count(*) as times, avg(turns) as mean_turns, quantile_cont(waited_minutes, 0.5) as median_waited_minutes,
    min(case when many >= 9 and nth_wait >= floor(many / 2.0 - 0.98 * sqrt(many)) then waited_minutes end) as median_waited_minutes_low,
    max(case when many >= 9 and nth_wait <= ceil(many / 2.0 + 1 + 0.98 * sqrt(many)) then waited_minutes end) as median_waited_minutes_high
from ranked
group by step
order by times desc, what_step
