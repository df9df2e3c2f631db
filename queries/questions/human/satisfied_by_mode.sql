-- question.en: After which route are people satisfied?
-- question.fr: Après quel chemin les personnes sont-elles satisfaites ?
-- title.en: {worst_label}: {worst} satisfied; {best_label}: {best}
-- title.fr: {worst_label} : {worst} satisfaits ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} satisfied: no route stands out
-- title.fr: De {flat_low} à {flat_high} satisfaits : aucun chemin ne se détache
-- reading.en: Satisfaction of those who answered after their contact, by the route it took.
-- reading.fr: Satisfaction de ceux qui ont répondu après leur contact, selon le chemin suivi.
-- counts: contacts by opened_on
-- grain: contact_mode
-- limits.en: People, matters and hours differ between routes, and only some answer: this selection may explain all of the gap.
-- limits.fr: Les personnes, les sujets et les heures diffèrent d'un chemin à l'autre, et tous ne répondent pas : cette sélection peut expliquer tout l'écart.
select mode as contact_mode, count(*) as n, satisfied_share(is_satisfied) as satisfied_share
from contacts
where is_satisfied is not null and mode is not null
group by mode
order by contact_mode
