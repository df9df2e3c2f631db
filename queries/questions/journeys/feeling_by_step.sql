-- question.en: What do people feel at each step?
-- question.fr: Que ressentent les gens à chaque étape ?
-- title.en: {worst_label} {worst}, {best_label} {best} ({measure})
-- title.fr: {worst_label} {worst}, {best_label} {best} ({measure})
-- title.en: {flat_low} to {flat_high} ({measure}): no step stands out
-- title.fr: De {flat_low} à {flat_high} ({measure}) : aucune étape ne se détache
-- reading.en: From what they wrote themselves at that step: mean sentiment from −1 to 1, and the shares of texts in which anxiety, trust or distrust is found. n is people.
-- reading.fr: D'après ce qu'ils ont eux-mêmes écrit à cette étape : sentiment moyen de −1 à 1, et parts des textes où l'anxiété, la confiance ou la défiance est constatée. n compte des personnes.
-- counts: journey_steps
-- builds on: journeys
-- grain: what_step
select
    step as what_step, count(distinct person_no) as n, count(*) as texts,
    avg(sentiment) as mean_sentiment,
    avg(sentiment) - 1.96 * stddev_samp(sentiment) / sqrt(count(*)) as mean_sentiment_low,
    avg(sentiment) + 1.96 * stddev_samp(sentiment) / sqrt(count(*)) as mean_sentiment_high,
    share_anxious(is_anxious) as share_anxious, count(is_anxious) as share_anxious_n,
    share_trusting(is_trusting) as share_trusting, count(is_trusting) as share_trusting_n,
    share_distrusting(is_distrusting) as share_distrusting, count(is_distrusting) as share_distrusting_n
from journeys
where sentiment is not null
group by step
order by texts desc, what_step
