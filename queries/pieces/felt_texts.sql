-- holds.en: The scored texts of the period and of the days before it that make the baseline, each with the feeling asked about: 1 or 0. Texts of nobody known each count as a person.
-- holds.fr: Les textes notés de la période et des jours d'avant qui font la base, chacun avec le sentiment demandé : 1 ou 0. Un texte sans personne connue compte comme une personne.
-- counts: voices_scored
-- grain: text_id
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
-- parameter: baseline_days = 182
select
    text_id, person_no as person, said_on >= $start as is_now, said_on, said_week, said_month, channel, segment, language, order_moment, topics, first_topic, facets, words, distinct_words, lot,
    case $feeling
        when 'anxious' then cast(is_anxious as integer) when 'trusting' then cast(is_trusting as integer) when 'distrusting' then cast(is_distrusting as integer)
        when 'waiting' then cast(is_waiting as integer)
        when 'negative' then cast(sentiment < -0.05 as integer) else cast(sentiment > 0.05 as integer) end as felt
from voices_scored
where is_scored and said_on < $end and said_on >= $start - $baseline_days
