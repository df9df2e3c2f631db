-- holds.en: Changes in a ticket's life: status, owner, escalation, a human asked for.
-- holds.fr: Les changements dans la vie d'un ticket : statut, responsable, escalade, demande d'un humain.
-- key: event_id
-- moment: occurred_at
-- needs: ticket_id, field, occurred_at
-- refers: ticket_id to tickets
-- words: actor_role | customer, agent, bot, system
create table ticket_events (
    event_id varchar,                    -- identifier, the same at every import | identifiant, le même à chaque import
    ticket_id varchar,                   -- ticket that changed | ticket modifié
    occurred_at timestamptz,             -- moment of the change | moment du changement
    field varchar,                       -- what changed | ce qui a changé
    old_value varchar,                   -- value before | valeur avant
    new_value varchar,                   -- value after | valeur après
    actor_role varchar                   -- customer, agent, bot or system | customer, agent, bot ou system
);
