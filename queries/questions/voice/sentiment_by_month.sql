-- question.en: And the sentiment of all they write?
-- question.fr: Et la tonalité de tout ce qu'ils écrivent ?
-- title.en: Sentiment, {moved_label}: {moved_first} in {first_label}, {moved_latest} in {latest_label}
-- title.fr: Tonalité, {moved_label} : {moved_first} en {first_label}, {moved_latest} en {latest_label}
-- title.en: Sentiment in {latest_label}: {lowest_label} {lowest}, {highest_label} {highest}
-- title.fr: Tonalité en {latest_label} : {lowest_label} {lowest}, {highest_label} {highest}
-- title.en: Sentiment in {latest_label}: {flat_low} to {flat_high}, no language stands out
-- title.fr: Tonalité en {latest_label} : de {flat_low} à {flat_high}, aucune langue ne se détache
-- reading.en: Mean sentiment of all scored texts, by language: each has its own scale, so compare each with itself.
-- reading.fr: Tonalité moyenne de tous les textes analysés, par langue : chacune a son échelle, comparez chacune à elle-même.
-- counts: voices_scored by said_on
-- grain: month, language
select said_month as month, language, count(*) as n, mean_tone(sentiment) as mean_tone, stddev_samp(sentiment) as mean_tone_sd
from voices_scored
where is_scored
group by said_month, language
having count(*) >= 30
order by said_month, language
