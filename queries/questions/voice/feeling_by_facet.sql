-- question.en: Of what kind is it?
-- question.fr: De quelle nature ?
-- title.en: {highest_label} ({highest} of texts)
-- title.fr: {highest_label} ({highest} des textes)
-- reading.en: Flag rate of each facet among all texts, and its index against the six months before. A text may show several facets; the word list of each can be read in the highlighted texts.
-- reading.fr: Taux de signalement de chaque facette parmi tous les textes, et son indice face aux six mois d'avant. Un texte peut montrer plusieurs facettes ; leurs mots se lisent dans les textes surlignés.
-- builds on: felt_texts
-- counts: voices_scored
-- grain: facet
-- read as: text_rates
-- n: texts_now
with people as (select person, is_now, count(*) as texts from felt_texts group by 1, 2),
everyone as (select is_now, sum(texts) as texts, count(*) as people, sum(texts * texts) as texts_texts from people group by is_now),
told as (select unnest(facets) as facet, person, is_now from felt_texts),
found as (
    select facet, person, is_now, count(*) as felt
    from told
    where facet like concat(case $feeling when 'anxious' then 'anxiety' when 'trusting' then 'trust' when 'distrusting' then 'distrust' when 'waiting' then 'wait_and_see' else '-' end, ':%')
    group by 1, 2, 3
)
select
    found.facet, found.is_now, max(everyone.texts) as texts, max(everyone.people) as people, sum(found.felt) as felt, sum(found.felt * found.felt) as felt_felt,
    sum(found.felt * people.texts) as felt_texts, max(everyone.texts_texts) as texts_texts,
    max(max(case when found.is_now then everyone.texts else 0 end)) over () as texts_now
from found
join people on people.person = found.person and people.is_now = found.is_now
join everyone on everyone.is_now = found.is_now
group by found.facet, found.is_now
order by found.facet, found.is_now
