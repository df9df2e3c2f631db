-- question.en: Who is this person across our tools, and how do we know?
-- question.fr: Qui est cette personne dans nos outils, et comment le sait-on ?
-- reading.en: Each identity, the tool it comes from (or, for one that several tools share, such as an e-mail address, all of them), and how many records link it to another identity of the same person.
-- reading.fr: Chaque identité, l'outil dont elle vient (ou, si plusieurs outils la partagent, comme une adresse e-mail, tous ces outils), et le nombre d'enregistrements qui la relient à une autre identité de la même personne.
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
