-- holds.en: Per day and category of product, how many marketing messages about it reached people and how many wishes for it they declared.
-- holds.fr: Par jour et catégorie de produit, combien de messages marketing à son sujet sont arrivés et combien de souhaits ont été déclarés.
-- grain: day, category, side, segment, language, country, source_system
-- renew: whole
-- after: sends, wishes
select sent_on as day, category, 'sent' as side, segment, language, country, source_system, count(*) as times
from sends where is_marketing and outcome = 'delivered' and category is not null
group by all
union all
select expressed_on, category, 'wished', segment, language, country, source_system, count(*)
from wishes where category is not null
group by all
order by day
