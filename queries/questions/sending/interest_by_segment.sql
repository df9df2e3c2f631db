-- question.en: Whose interests are heard least?
-- question.fr: De qui les intérêts sont-ils le moins écoutés ?
-- title.en: {worst_label}: {worst} of product messages about a declared interest
-- title.fr: {worst_label} : {worst} des messages produit sur un intérêt déclaré
-- reading.en: Only messages whose category is known, to people who declared interests.
-- reading.fr: Seulement les messages dont la catégorie est connue, à des personnes ayant déclaré des intérêts.
-- counts: sends by sent_on
-- grain: segment
select segment, count(matches_interest) as n, matching_interest_share(matches_interest) as matching_interest_share
from sends
where is_marketing and outcome = 'delivered' and matches_interest is not null
group by segment
order by segment
