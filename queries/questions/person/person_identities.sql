-- question.en: Who is this person across our tools, and why do we think so?
-- question.fr: Qui est cette personne dans nos outils, et pourquoi le pensons-nous ?
-- reading.en: Each identity, the tool it belongs to or, for one that several share, as an e-mail address, those that told it, and how many records carry it together with another of the same person.
-- reading.fr: Chaque identité, l'outil dont elle relève ou, pour celle que plusieurs partagent, comme une adresse e-mail, ceux qui l'ont dite, et combien d'enregistrements la portent avec une autre de la même personne.
-- counts: customer_identities
-- n: none
-- parameter: person = |
-- never on: spark, identities
with mine as (
    select person_key, id_type, source_system, quality from customer_identities where customer_id = $person
),
linked as (
    select mine.person_key, string_agg(distinct links.source_system, ', ' order by links.source_system) as linked_by, count(distinct coalesce(links.source_id, links.file_id || links.row_no)) as records
    from mine join main.identity_links as links on links.left_key <> links.right_key and (links.left_key = mine.person_key or links.right_key = mine.person_key)
    group by mine.person_key
)
select mine.id_type, coalesce(mine.source_system, linked.linked_by) as source_system, mine.quality, linked.linked_by, coalesce(linked.records, 0) as records
from mine left join linked on linked.person_key = mine.person_key
where mine.id_type <> 'order_ref'
order by mine.id_type, records desc
