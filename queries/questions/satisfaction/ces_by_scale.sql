-- question.en: On which scale was effort asked?
-- question.fr: Sur quelle échelle l'effort a-t-il été demandé ?
-- title.en: Ease: {worst_label} {worst}, {best_label} {best}
-- title.fr: Facilité : {worst_label} {worst}, {best_label} {best}
-- title.en: Ease of {value} ({span})
-- title.fr: Facilité de {value} ({span})
-- title.en: Ease of {flat_low} to {flat_high}: no scale stands out
-- title.fr: Facilité de {flat_low} à {flat_high} : aucune échelle ne se détache
-- reading.en: Each scale as it was asked, its direction known; scores are only put together once brought to the same scale.
-- reading.fr: Chaque échelle telle que posée, son sens étant connu ; les notes ne sont réunies qu'une fois ramenées à la même échelle.
-- fills with: survey_responses
-- counts: satisfaction by answered_on
-- grain: scale
select scale, count(*) as n, ease_score(position) as ease_score, stddev_samp(position) as ease_score_sd
from satisfaction
where metric = 'ces' and is_answered and refused is null
group by scale
order by scale
