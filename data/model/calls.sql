-- holds.en: Telephone calls, one row each, answered or not.
-- holds.fr: Les appels téléphoniques, une ligne chacun, décrochés ou non.
-- key: call_id
-- person: yes
-- moment: started_at
-- needs: call_id, started_at, outcome
-- words: direction | in, out
-- words: outcome | answered, abandoned_ivr, abandoned_queue, no_agent, out_of_hours, voicemail, phantom
create table calls (
    call_id varchar,                     -- identifier, the same at every import | identifiant, le même à chaque import
    phone_norm varchar,                  -- the customer's number in E.164 | numéro du client au format E.164
    direction varchar,                   -- in or out | in ou out
    started_at timestamptz,              -- moment the call began | début de l'appel
    menu_s integer,                      -- seconds in the voice menu | secondes dans le serveur vocal
    queue_s integer,                     -- seconds waiting in the queue | secondes d'attente dans la file
    talk_s integer,                      -- seconds talking with a human | secondes de conversation avec un humain
    total_s integer,                     -- seconds from beginning to end | secondes du début à la fin
    outcome varchar,                     -- how the call ended: answered, abandoned_ivr, abandoned_queue, no_agent, out_of_hours, voicemail or phantom | issue de l'appel : answered, abandoned_ivr, abandoned_queue, no_agent, out_of_hours, voicemail ou phantom
    outcome_raw varchar,                 -- outcome in the tool's words | issue dans les mots de l'outil
    ivr_path varchar,                    -- branch taken in the voice menu | branche suivie dans le serveur vocal
    agent_ref varchar,                   -- agent who answered | agent qui a répondu
    line varchar,                        -- line or service called | ligne ou service appelé
    language varchar,                    -- language of the line | langue de la ligne
    country varchar,                     -- country of the call, two letters | pays de l'appel, deux lettres
    transfers integer                    -- times the call was passed on | nombre de transferts
);
