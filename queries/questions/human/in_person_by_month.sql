-- question.en: Do people still meet someone in person?
-- question.fr: Rencontre-t-on encore quelqu'un en personne ?
-- title.en: In person: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: En personne : {far} en {far_label}, {latest} en {latest_label}
-- title.en: In person: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: En personne : {first} en {first_label}, {latest} en {latest_label}
-- title.en: In person: {flat} in {latest_label}, no clear change since {since}
-- title.fr: En personne : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Orders, requests and calls of each month: the share that took place in a shop. A shop whose exports are not brought in is not seen: where no data come from a shop, no figure is given.
-- reading.fr: Commandes, demandes et appels de chaque mois : la part qui a eu lieu en magasin. Un magasin dont les exports ne sont pas importés n'est pas vu : sans données de magasin, aucun chiffre n'est donné.
-- empty.en: Nothing in the exports brought in took place in a shop, for this period and these filters: whether people still meet someone in person is unknown.
-- empty.fr: Rien, dans les exports importés, ne s'est passé en magasin, sur cette période et avec ces filtres : on ignore si l'on rencontre encore quelqu'un en personne.
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
