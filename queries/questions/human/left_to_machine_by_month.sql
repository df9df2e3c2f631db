-- question.en: Is the machine taking the place of the human?
-- question.fr: La machine prend-elle la place de l'humain ?
-- title.en: Left to a machine alone: {first} in {first_label}, {latest} in {latest_label} ({change})
-- title.fr: Laissées à une machine seule : {first} en {first_label}, {latest} en {latest_label} ({change})
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
