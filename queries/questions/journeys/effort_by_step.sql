-- question.en: What effort does each step ask of people?
-- question.fr: Quel effort chaque étape demande-t-elle ?
-- title.en: {worst_label}: half wait {worst}; {best_label}: {best}
-- title.fr: {worst_label} : la moitié attend {worst} ; {best_label} : {best}
-- reading.en: Turns of conversation and minutes waited, where a tool tells them. n is people.
-- reading.fr: Tours de conversation et minutes d'attente, là où un outil les donne. n compte des personnes.
-- counts: journey_steps
-- builds on: journeys
-- grain: what_step
select
    step as what_step, count(distinct person_no) as n, count(*) as times, avg(turns) as mean_turns, quantile_cont(waited_minutes, 0.5) as median_waited_minutes
from journeys
where direction = 'in' and (waited_minutes is not null or turns > 1)
group by step
order by times desc, what_step
