-- holds.en: The scored texts of the period and of the days before it that make the baseline, person by person, in numbers, and after them the names of the numbers (`part`, `name`).
--    A text of nobody known counts as a person. One statement for all feelings and groups, so that it runs once: sums over people are made of it as it is read.
-- holds.fr: Les textes notés de la période et des jours d'avant qui font la base, personne par personne, en nombres, puis les noms de ces nombres (`part`, `name`).
--    Un texte sans personne connue compte comme une personne. Une seule requête pour tous les sentiments et groupes : elle ne s'exécute qu'une fois ; les sommes par personne s'en font à la lecture.
-- counts: voice_marks
-- grain: person_no, said_on
-- parameter: baseline_days = 182
select
    person_no, said_on, said_on >= $start as is_now, feelings, channel_no, language_no, segment_no, order_moment_no, first_topic_no, topics_no, facets_no,
    cast(null as varchar) as part, cast(null as varchar) as name
from voice_marks
where said_on < $end and said_on >= $start - $baseline_days
union all
select
    number, cast(null as date), false, cast(0 as tinyint), cast(0 as smallint), cast(0 as smallint), cast(0 as smallint), cast(0 as smallint), cast(0 as smallint), 0, 0, part, unnest(names)
from voice_names
