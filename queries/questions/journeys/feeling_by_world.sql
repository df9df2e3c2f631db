-- question.en: On a screen, by voice, in the physical world: how do people feel?
-- question.fr: Derrière un écran, de vive voix, dans le monde physique : que ressentent les gens ?
-- title.en: {worst_label} {worst}, {best_label} {best} (mean sentiment)
-- title.fr: {worst_label} {worst}, {best_label} {best} (sentiment moyen)
-- title.en: Mean sentiment {flat_low} to {flat_high}: none of them stands out
-- title.fr: Sentiment moyen de {flat_low} à {flat_high} : aucun ne se détache
-- reading.en: The mean sentiment of what people wrote next, in the same journey, after a step of each what_step.
-- reading.fr: Le sentiment moyen de ce que les gens ont écrit ensuite, dans le même parcours, après une étape de chaque sorte.
-- counts: journey_steps
-- builds on: journeys
-- grain: world
with after_it as (
    select
        person_no, world,
        lead(sentiment) over (partition by person_no, journey order by place) as sentiment_after,
        lead(is_anxious) over (partition by person_no, journey order by place) as is_anxious_after
    from journeys
)
select world, count(distinct person_no) as n, count(*) as times, avg(sentiment_after) as mean_sentiment,
    avg(sentiment_after) - 1.96 * stddev_samp(sentiment_after) / sqrt(count(*)) as mean_sentiment_low,
    avg(sentiment_after) + 1.96 * stddev_samp(sentiment_after) / sqrt(count(*)) as mean_sentiment_high,
    share_anxious(is_anxious_after) as share_anxious, count(is_anxious_after) as share_anxious_n
from after_it
where sentiment_after is not null
group by world
order by world
