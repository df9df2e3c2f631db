-- question.en: Do people still meet someone in person?
-- question.fr: Rencontre-t-on encore quelqu'un en personne ?
-- title.en: In person: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: En personne : {far} en {far_label}, {latest} en {latest_label}
-- title.en: In person: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: En personne : {first} en {first_label}, {latest} en {latest_label}
-- title.en: In person: {flat} in {latest_label}, no clear change since {since}
-- title.fr: En personne : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Orders, requests and calls of each month: the share that took place in a shop. A shop whose tools are not brought in is not seen: where nothing tells of a shop, nothing is said.
-- reading.fr: Commandes, demandes et appels de chaque mois : la part qui a eu lieu en magasin. Un magasin dont les outils ne sont pas repris n'est pas vu : là où rien ne parle de magasin, rien n'est dit.
-- empty.en: Nothing brought in here took place in a shop, in this period and with these filters: whether people still meet someone is not known.
-- empty.fr: Rien de ce qui est repris ici ne s'est passé en magasin, sur cette période et avec ces filtres : on ne sait pas si l'on rencontre encore quelqu'un.
-- fills with: orders.sales_channel
-- counts: contacts by opened_on
-- counts: order_days by placed_on
-- grain: month
with meetings as (
    select opened_month as month, coalesce(channel, '') = 'store' as is_in_person, count(*) as times from contacts group by opened_month, coalesce(channel, '') = 'store'
    union all
    select placed_month, is_in_person, sum(times) from order_days group by placed_month, is_in_person
)
select month, cast(sum(times) as bigint) as n, in_person_share(case when is_in_person then times else 0 end, times) as in_person_share
from meetings
where (select bool_or(is_in_person) from meetings)
group by month
order by month
