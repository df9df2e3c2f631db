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
with now as (select person, felt, distinct_words, lot from felt_texts where is_now),
drawn as (select person, felt, distinct_words from now where lot * (select count(*) from now) < $most_texts),
told as (select person, felt, unnest(distinct_words) as word from drawn where felt is not null),
each as (select word, sum(felt) as with_feeling, sum(1 - felt) as without, count(distinct person) as people from told group by word),
everything as (select sum(with_feeling) as all_with, sum(without) as all_without from each)
select
    word, with_feeling, without, people, all_with, all_without, (select count(*) from drawn) as texts_now
from each cross join everything
where people >= 20
order by word
