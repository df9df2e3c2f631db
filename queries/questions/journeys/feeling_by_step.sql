-- question.en: What do people feel at each step?
-- question.fr: Que ressentent les gens à chaque étape ?
-- title.en: {worst_label} {worst}, {best_label} {best} ({measure})
-- title.fr: {worst_label} {worst}, {best_label} {best} ({measure})
-- title.en: {flat_low} to {flat_high} ({measure}): no step stands out
-- title.fr: De {flat_low} à {flat_high} ({measure}) : aucune étape ne se détache
-- reading.en: From what they wrote themselves at that step: mean sentiment from −1 to 1, and the shares of texts in which our lexicons find anxiety, trust or distrust. n is people.
-- reading.fr: D'après ce qu'ils ont eux-mêmes écrit à cette étape : tonalité moyenne de −1 à 1, et parts des textes où nos lexiques trouvent de l'anxiété, de la confiance ou de la défiance. n compte des personnes.
-- counts: journey_steps
-- builds on: journeys
-- grain: what_step
with each as (
    select
        step, person_no, count(*) as texts, sum(sentiment) as felt, count(is_anxious) as scored,
        count(case when is_anxious then 1 end) as anxious, count(case when is_trusting then 1 end) as trusting, count(case when is_distrusting then 1 end) as distrusting
    from journeys
    where sentiment is not null
    group by step, person_no
)
select
    step as what_step, count(*) as n, cast(sum(texts) as bigint) as texts,
    mean_sentiment(felt, texts) as mean_sentiment, person_error(felt, texts) as mean_sentiment_error,
    sum(anxious) / nullif(cast(sum(scored) as double), 0) as share_anxious, person_error(anxious, nullif(scored, 0)) as share_anxious_error,
    sum(trusting) / nullif(cast(sum(scored) as double), 0) as share_trusting, person_error(trusting, nullif(scored, 0)) as share_trusting_error,
    sum(distrusting) / nullif(cast(sum(scored) as double), 0) as share_distrusting, person_error(distrusting, nullif(scored, 0)) as share_distrusting_error,
    count(nullif(scored, 0)) as share_anxious_n, cast(sum(scored) as bigint) as share_anxious_size,
    count(nullif(scored, 0)) as share_trusting_n, cast(sum(scored) as bigint) as share_trusting_size,
    count(nullif(scored, 0)) as share_distrusting_n, cast(sum(scored) as bigint) as share_distrusting_size
from each
group by step
order by texts desc, what_step
