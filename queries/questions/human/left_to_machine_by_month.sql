-- question.en: Is the machine taking the place of the human?
-- question.fr: La machine prend-elle la place de l'humain ?
-- title.en: Met only a machine: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: N'ont vu qu'une machine : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Met only a machine: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: N'ont vu qu'une machine : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Met only a machine: {flat} in {latest_label}, no clear change since {since}
-- title.fr: N'ont vu qu'une machine : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Share of the written requests of each month that met a robot and no human. Calls are below.
-- reading.fr: Part des demandes écrites de chaque mois qui ont rencontré un robot et aucun humain. Les appels sont plus bas.
-- counts: contacts by opened_on
-- grain: month
select
    opened_month as month, count(*) as n,
    left_to_machine_share(mode in ('machine_only', 'self_service')) as left_to_machine_share
from contacts
where kind = 'ticket' and mode is not null
group by opened_month
order by month
