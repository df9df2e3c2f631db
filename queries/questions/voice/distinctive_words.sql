-- question.en: Which words set these texts apart?
-- question.fr: Quels mots distinguent ces textes ?
-- title.en: “{highest_label}” sets these texts apart ({highest} standard errors)
-- title.fr: « {highest_label} » distingue ces textes ({highest} erreurs types)
-- reading.en: Words far more frequent in the texts with this feeling than in the others of the period, found without any list of ours: log-odds with an informative prior, in standard errors. Words of fewer than 20 customers are left out.
-- reading.fr: Mots bien plus fréquents dans les textes portant ce sentiment que dans les autres de la période, trouvés sans aucune liste de notre part : rapport de cotes avec a priori informatif, en erreurs types. Les mots de moins de 20 clients sont écartés.
-- limits.en: With more than 60,000 texts, told from about so many drawn by chance; n counts those.
-- limits.fr: Au-delà de 60 000 textes, raconté d'après environ autant de textes tirés au sort ; n compte ceux-ci.
-- builds on: felt_texts
-- counts: voices_scored
-- grain: word
-- read as: distinctive
-- n: texts_now
-- parameter: most_texts = 60000
with sizes as (select count(*) as texts from voices_scored where is_scored and said_on >= $start and said_on < $end),
told as (select person, felt, unnest(distinct_words) as word from felt_texts where is_now and felt is not null and lot * (select texts from sizes) < $most_texts),
each as (select word, count(case when felt = 1 then 1 end) as with_feeling, count(case when felt = 0 then 1 end) as without, count(distinct person) as people from told group by word),
everything as (select cast(sum(with_feeling) as bigint) as all_with, cast(sum(without) as bigint) as all_without from each),
drawn as (select count(*) as texts_now from voices_scored where is_scored and said_on >= $start and said_on < $end and lot * (select texts from sizes) < $most_texts)
select word, with_feeling, without, people, all_with, all_without, texts_now
from each cross join everything cross join drawn
where people >= 20
order by word
