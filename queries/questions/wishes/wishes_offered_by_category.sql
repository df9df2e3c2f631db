-- question.en: Which wishes are met with an offer?
-- question.fr: Quels souhaits sont suivis d'une offre ?
-- title.en: {worst_label}: {worst} of wishes met; {best_label}: {best}
-- title.fr: {worst_label} : {worst} de souhaits suivis ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} of wishes met: no category stands out
-- title.fr: De {flat_low} à {flat_high} de souhaits suivis : aucune catégorie ne se détache
-- reading.en: A wish is met when a marketing message about its category of product arrives within 60 days. Wishes too recent to tell, or without a category, are left out.
-- reading.fr: Un souhait est suivi quand un message marketing sur sa catégorie de produit arrive sous 60 jours. Les souhaits trop récents pour le dire, ou sans catégorie, sont laissés de côté.
-- counts: wishes by expressed_on
-- grain: category
select category, count(*) as n, wish_offered_share(is_offered, waited_days) as wish_offered_share
from wishes
where is_seen_60_days
group by category
order by wish_offered_share desc, category
