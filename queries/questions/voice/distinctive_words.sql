-- question.en: Which words set these texts apart?
-- question.fr: Quels mots distinguent ces textes ?
-- title.en: The word that sets these texts apart most: “{highest_label}”
-- title.fr: Le mot qui distingue le plus ces textes : « {highest_label} »
-- reading.en: Words far more frequent in the texts with this feeling than in the others of the period, found without using any of our word lists: log-odds with an informative prior, in standard errors. Words of fewer than 20 customers are left out.
-- reading.fr: Mots bien plus fréquents dans les textes portant ce sentiment que dans les autres de la période, trouvés sans utiliser aucune de nos listes de mots : rapport de cotes avec a priori informatif, en erreurs types. Les mots de moins de 20 clients sont écartés.
-- limits.en: With more than 60,000 texts, estimated from about as many drawn at random; n counts those.
-- limits.fr: Au-delà de 60 000 textes, estimé d'après environ autant de textes tirés au sort ; n compte ceux-ci.
-- counts: voices_scored
-- grain: word
-- read as: distinctive
-- n: texts_now
-- parameter: most_texts = 60000
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
with sizes as (select count(*) as texts from voices_scored where is_scored and said_on >= $start and said_on < $end),
drawn as (
    select
        person_no as person, distinct_words,
        shows_feeling($feeling, is_anxious, is_trusting, is_distrusting, is_waiting, sentiment) as felt
    from voices_scored
    where is_scored and said_on >= $start and said_on < $end and lot * (select texts from sizes) < $most_texts
),
told as (select felt, unnest(distinct_words) as word from drawn where felt is not null),
each as (select word, count(case when felt then 1 end) as with_feeling, count(case when not felt then 1 end) as without, count(*) as texts from told group by word),
-- a text holds a word once: there are as many people as texts, but for those who wrote the word again
several as (select person from drawn where felt is not null group by person having count(*) > 1),
often as (select person, unnest(distinct_words) as word from drawn where felt is not null and person in (select person from several)),
again as (select word, sum(times - 1) as again from (select word, person, count(*) as times from often group by word, person having count(*) > 1) as repeated group by word),
everything as (select cast(sum(with_feeling) as bigint) as all_with, cast(sum(without) as bigint) as all_without, (select count(*) from drawn) as texts_now from each)
select each.word, with_feeling, without, cast(texts - coalesce(again, 0) as bigint) as people, all_with, all_without, texts_now
from each left join again on again.word = each.word cross join everything
where texts - coalesce(again, 0) >= 20
order by each.word
