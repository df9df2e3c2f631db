-- question.en: Which words set these texts apart?
-- question.fr: Quels mots distinguent ces textes ?
-- title.en: “{highest_label}” sets these texts apart ({highest} standard errors)
-- title.fr: « {highest_label} » distingue ces textes ({highest} erreurs types)
-- reading.en: Words far more frequent in the texts with this feeling than in the others of the period, found without any list of ours: log-odds with an informative prior, in standard errors. Words of fewer than 20 customers are left out.
-- reading.fr: Mots bien plus fréquents dans les textes portant ce sentiment que dans les autres de la période, trouvés sans aucune liste de notre part : rapport de cotes avec a priori informatif, en erreurs types. Les mots de moins de 20 clients sont écartés.
-- builds on: felt_texts
-- counts: voices_scored
-- grain: word
-- read as: distinctive
-- n: texts_now
with told as (
    select person, felt, unnest(list_distinct(regexp_extract_all(lower(words), '[a-zà-ÿœ]{4,}'))) as word
    from felt_texts
    where is_now and felt is not null
),
each as (select word, sum(felt) as with_feeling, sum(1 - felt) as without, count(distinct person) as people from told group by word),
everything as (select sum(with_feeling) as all_with, sum(without) as all_without from each)
select
    word, with_feeling, without, people, all_with, all_without, (select count(*) from felt_texts where is_now) as texts_now
from each cross join everything
where people >= 20
order by word
