-- holds.en: What happened to each e-mail sent to each person.
-- holds.fr: Ce qui est arrivé à chaque e-mail envoyé à chaque personne.
-- key: event_id
-- person: yes
-- moment: occurred_at
-- needs: campaign_id, type
-- composed: yes
-- sorted: person_key
-- shared: campaign_id, type, at_origin, actor, actor_basis, source_system, source_instance, source_id, file_id, record_rank
-- refers: campaign_id to email_campaigns
-- words: type | send, delivered, open, click, bounce_hard, bounce_soft, block, defer, drop, unsubscribe, complaint
-- words: at_origin | event, first_only, campaign, none
-- words: actor | human, machine, suspect, unknown
-- words: actor_basis | source_flag, filtered_by_source, heuristic, none
create table email_events (
    event_id bigint,                     -- identifier, the same at every import | identifiant, le même à chaque import
    campaign_id varchar,                 -- campaign it belongs to | campagne concernée
    type varchar,                        -- what happened: send, delivered, open, click, bounce_hard, bounce_soft, block, defer, drop, unsubscribe or complaint | ce qui est arrivé : send, delivered, open, click, bounce_hard, bounce_soft, block, defer, drop, unsubscribe ou complaint
    occurred_at timestamptz,             -- moment it happened | moment de l'événement
    at_origin varchar,                   -- event, first_only, campaign or none: what the moment stands for | event, first_only, campaign ou none : ce que vaut la date
    n integer,                           -- how many times, where the tool only counts | combien de fois, si l'outil ne fait que compter
    actor varchar,                       -- human, machine, suspect or unknown: who opened or clicked | human, machine, suspect ou unknown : qui a ouvert ou cliqué
    actor_basis varchar,                 -- source_flag, filtered_by_source, heuristic or none | source_flag, filtered_by_source, heuristic ou none
    url varchar,                         -- link clicked | lien cliqué
    reason varchar,                      -- reason the tool gives | motif donné par l'outil
    message_ref varchar                  -- message id of the tool | identifiant de message de l'outil
);
