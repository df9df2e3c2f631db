-- question.en: How can this person be reached?
-- question.fr: Comment joindre cette personne ?
-- reading.en: Shown to stewards only. Every identity as it was first read, with the tool where it holds.
-- reading.fr: Montré aux seuls référents. Chaque identité telle que lue la première fois, avec l'outil où elle vaut.
-- counts: customer_identities
-- n: none
-- parameter: person = |
-- never on: spark, identities
select id_type, coalesce(id_raw, id_norm) as contact, source_system, quality
from customer_identities
where customer_id = $person and id_type <> 'order_ref'
order by id_type, contact
