-- question.en: On which route do people write with anxiety?
-- question.fr: Sur quel chemin les personnes écrivent-elles avec anxiété ?
-- title.en: {worst_label}: {worst} anxious texts; {best_label}: {best}
-- title.fr: {worst_label} : {worst} de textes anxieux ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} anxious texts: no route stands out
-- title.fr: De {flat_low} à {flat_high} de textes anxieux : aucun chemin ne se détache
-- reading.en: Share of contacts in which the customer wrote something anxious, by the route taken. Anxious people may choose another route: an association.
-- reading.fr: Part des contacts où le client a écrit quelque chose d'anxieux, selon le chemin suivi. Les personnes anxieuses peuvent choisir un autre chemin : une association.
-- counts: contacts by opened_on
-- grain: contact_mode
select mode as contact_mode, count(*) as n, share_anxious(is_anxious) as share_anxious
from contacts
where is_anxious is not null and mode is not null
group by mode
order by contact_mode
