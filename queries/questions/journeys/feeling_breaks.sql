-- question.en: Between which steps does feeling break most?
-- question.fr: Entre quelles étapes le ressenti se dégrade-t-il le plus ?
-- title.en: {worst_row} → {worst_column}: {worst}; {best_row} → {best_column}: {best}
-- title.fr: {worst_row} → {worst_column} : {worst} ; {best_row} → {best_column} : {best}
-- reading.en: The same person, in the same journey: the mean change of sentiment from one text to the next, by the step of each. Below zero, it worsens.
-- reading.fr: La même personne, dans le même parcours : l'écart moyen de tonalité d'un texte au suivant, selon l'étape de chacun. Sous zéro, elle se dégrade.
-- counts: journey_steps
-- builds on: journeys
-- grain: source, target
with written as (
    select
        person_no, step as target, sentiment,
        lag(step) over in_order as source, lag(sentiment) over in_order as sentiment_before
    from journeys
    where sentiment is not null
    window in_order as (partition by person_no, journey order by place)
),
each as (
    select source, target, person_no, count(*) as times, sum(sentiment - sentiment_before) as change
    from written
    where source is not null
    group by source, target, person_no
)
select
    source, target, count(*) as n, cast(sum(times) as bigint) as times, mean_change(change, times) as mean_change, person_error(change, times) as mean_change_error
from each
group by source, target
order by mean_change, source, target
