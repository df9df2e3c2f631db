-- holds.en: The scored texts of the period and of the days before it that make the baseline, each with the feeling asked about: 1 or 0. Texts of nobody known each count as a person.
-- holds.fr: Les textes notés de la période et des jours d'avant qui font la base, chacun avec le sentiment demandé : 1 ou 0. Un texte sans personne connue compte comme une personne.
-- counts: voices_scored
-- grain: text_id
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
-- parameter: baseline_days = 182
select
    text_id, person_no as person, said_on >= $start as is_now, said_on, said_week, said_month, channel, segment, language, order_moment, topics, first_topic, facets, words, distinct_words, lot,
    cast(shows_feeling($feeling, is_anxious, is_trusting, is_distrusting, is_waiting, sentiment) as integer) as felt
from voices_scored
where is_scored and said_on < $end and said_on >= $start - $baseline_days
