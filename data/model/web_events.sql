-- holds.en: Steps on the web site, in the app or in a process, from an event log.
-- holds.fr: Les étapes sur le site, dans l'application ou dans un processus, issues d'un journal d'événements.
-- key: event_id
-- person: yes
-- moment: occurred_at
-- needs: event_id, name, occurred_at
-- words: actor | customer, agent, bot, system, unknown
create table web_events (
    event_id varchar,                    -- identifier, the same at every import | identifiant, le même à chaque import
    name varchar,                        -- step | étape
    occurred_at timestamptz,             -- moment | moment
    channel varchar,                     -- web, app, store, phone … | web, app, store, phone …
    actor varchar,                       -- customer, agent, bot, system or unknown | customer, agent, bot, system ou unknown
    session_ref varchar,                 -- visit it belongs to | visite concernée
    case_ref varchar,                    -- case or process instance it belongs to | dossier ou instance de processus
    page varchar,                        -- page or object | page ou objet
    amount double                        -- amount, when money is concerned | montant, s'il s'agit d'argent
);
