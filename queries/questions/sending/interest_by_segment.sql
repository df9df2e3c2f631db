-- question.en: Whose interests are least respected?
-- question.fr: De qui les intérêts sont-ils le moins respectés ?
-- title.en: {worst_label}: {worst} about a declared interest; {best_label}: {best}
-- title.fr: {worst_label} : {worst} sur un intérêt déclaré ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} about a declared interest: no segment stands out
-- title.fr: De {flat_low} à {flat_high} sur un intérêt déclaré : aucun segment ne se détache
-- reading.en: Only messages whose category is known, to people who declared interests. An interest worded otherwise than the category counts once you say what it means (setting interest.<words>).
-- reading.fr: Seulement les messages dont la catégorie est connue, à des personnes ayant déclaré des intérêts. Un intérêt dit avec d'autres mots que la catégorie compte dès que vous dites ce qu'il désigne (réglage interest.<mots>).
-- counts: send_days by sent_on
-- grain: segment
select segment, sum(messages) as n, sum(case when matches_interest then messages else 0 end) / cast(sum(messages) as double) as matching_interest_share
from send_days
where is_marketing and outcome = 'delivered' and matches_interest is not null
group by segment
order by segment
