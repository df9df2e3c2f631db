-- question.en: On a screen, by voice, in the physical world: how do people feel?
-- question.fr: Derrière un écran, de vive voix, dans le monde physique : que ressentent les gens ?
-- title.en: {worst_label} {worst}, {best_label} {best} (mean sentiment)
-- title.fr: {worst_label} {worst}, {best_label} {best} (tonalité moyenne)
-- title.en: Mean sentiment {flat_low} to {flat_high}: none of them stands out
-- title.fr: Tonalité moyenne de {flat_low} à {flat_high} : aucun ne se détache
-- reading.en: The mean sentiment of what people wrote next, in the same journey, after a step of each kind.
-- reading.fr: La tonalité moyenne de ce que les gens ont écrit ensuite, dans le même parcours, après une étape de chaque sorte.
-- counts: journey_steps
-- builds on: journeys
-- grain: world
with after_it as (
    select
        person_no, world,
        lead(sentiment) over (partition by person_no, journey order by place) as sentiment_after,
        lead(is_anxious) over (partition by person_no, journey order by place) as is_anxious_after
    from journeys
),
each as (
    select world, person_no, count(*) as times, sum(sentiment_after) as felt, count(is_anxious_after) as scored, count(case when is_anxious_after then 1 end) as anxious
    from after_it
    where sentiment_after is not null
    group by world, person_no
)
select
    world, count(*) as n, cast(sum(times) as bigint) as times, mean_sentiment(felt, times) as mean_sentiment, person_error(felt, times) as mean_sentiment_error,
    sum(anxious) / nullif(cast(sum(scored) as double), 0) as share_anxious, person_error(anxious, nullif(scored, 0)) as share_anxious_error,
    count(nullif(scored, 0)) as share_anxious_n, cast(sum(scored) as bigint) as share_anxious_size
from each
group by world
order by world
