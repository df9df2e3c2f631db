-- holds.en: Which category of product each declared interest means: what the company decided (setting `interest.<words>`), else the category of
--    that very name. People declare interests in a tool's words, campaigns name categories in theirs; an interest nobody translated has none.
-- holds.fr: La catégorie de produit que désigne chaque intérêt déclaré : ce qu'a décidé l'entreprise (réglage `interest.<mots>`), sinon la catégorie
--    de ce nom même. Les intérêts sont dits avec les mots d'un outil, les catégories avec d'autres ; un intérêt que nul n'a traduit n'en a aucune.
-- grain: interest
-- renew: whole
-- after: campaign_words
with declared as (select distinct unnest(interests) as interest from customers),
decided as (select lower(substr(name, 10)) as words, min(value) as category from settings where name like 'interest.%' group by all),
named as (select lower(category) as words, min(category) as category from campaign_words where category is not null group by all)
select interest, coalesce(decided.category, named.category) as category
from declared
left join decided on decided.words = lower(trim(interest))
left join named on named.words = lower(trim(interest))
order by interest
