-- question.en: What effort does a journey ask, by how it began?
-- question.fr: Quel effort demande un parcours, selon la façon dont il a commencé ?
-- title.en: Begun by {highest_label}: {highest} contacts on average; {lowest_label}: {lowest}
-- title.fr: Contacts en moyenne, selon le début : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: Per journey: the times the person had to contact us, the channels used, the time waited in all where there was a wait (median; a request still unanswered waits until the data end).
-- reading.fr: Par parcours : le nombre de fois où la personne a dû se manifester, les canaux empruntés, le temps attendu en tout quand il y a eu attente (médiane ; une demande sans réponse attend jusqu'à la fin des données).
-- limits.en: The interval of a median lies between two of the ranked values (normal approximation of the binomial); journeys count as independent.
-- limits.fr: L'intervalle d'une médiane va d'une valeur à une autre dans leur ordre (approximation normale de la loi binomiale) ; les parcours comptent comme indépendants.
-- counts: journey_steps
-- builds on: journeys
-- grain: what_step
with each_one as (
    select
        person_no, journey, min_by(step, place) as what_step, count(case when direction = 'in' then 1 end) as contacts,
        count(distinct case when direction = 'in' then channel end) as channels, sum(waited_minutes) as waited_minutes
    from journeys
    group by person_no, journey
),
ranked as (
    select *, row_number() over (partition by what_step order by waited_minutes nulls last) as nth_wait, count(waited_minutes) over (partition by what_step) as many from each_one
)
select
    what_step, count(distinct person_no) as n, count(*) as journeys, avg(contacts) as mean_contacts, avg(channels) as mean_channels, quantile_cont(waited_minutes, 0.5) as median_waited_in_all_minutes,
    min(case when many >= 9 and nth_wait >= floor(many / 2.0 - 0.98 * sqrt(many)) then waited_minutes end) as median_waited_in_all_minutes_low,
    max(case when many >= 9 and nth_wait <= ceil(many / 2.0 + 1 + 0.98 * sqrt(many)) then waited_minutes end) as median_waited_in_all_minutes_high
from ranked
group by what_step
order by journeys desc, what_step
