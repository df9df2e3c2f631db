-- holds.en: The scored texts of the period and of the days before it that make the baseline. Texts of nobody known each count as a person.
-- holds.fr: Les textes notés de la période et des jours d'avant qui font la base. Un texte sans personne connue compte comme une personne.
-- counts: voices_scored
-- grain: text_id
-- parameter: baseline_days = 182
select text_id, person_no as person, said_on >= $start as is_now, said_week, said_month, segment, language, topics, felt_counts, tone_counts
from voices_scored
where is_scored and said_on < $end and said_on >= $start - $baseline_days
