-- question.en: How much was not scored?
-- question.fr: Qu'est-ce qui n'a pas été analysé ?
-- title.en: Most often in: {largest_label} ({largest_share} of these texts)
-- title.fr: Langue la plus fréquente : {largest_label} ({largest_share} de ces textes)
-- reading.en: Texts in another language than French and English, empty or too long are left out of every figure above rather than counted as calm.
-- reading.fr: Les textes dans une autre langue que le français et l'anglais, vides ou trop longs, sont laissés hors des chiffres ci-dessus plutôt que comptés comme calmes.
-- counts: voices_scored by said_on
-- grain: language
select language, count(*) as n
from voices_scored
where not is_scored
group by language
order by count(*) desc, language
