-- holds.en: Requests for help, one row each, from every service tool.
-- holds.fr: Les demandes d'aide, une ligne chacune, de tous les outils de service.
-- key: ticket_id
-- person: yes
-- moment: created_at
-- needs: ticket_id, created_at
-- refers: merged_into to tickets
-- words: status | new, open, pending, hold, solved, closed
-- words: opened_by | customer, agent, bot, system
-- words: duration_origin | source, computed
create table tickets (
    ticket_id varchar,                   -- identifier, the same at every import | identifiant, le même à chaque import
    channel varchar,                     -- channel it came through (email, chat, phone, web, social, form) | canal d'arrivée (email, chat, phone, web, social, form)
    subject varchar,                     -- subject line | objet
    category_raw varchar,                -- category in the tool's words | catégorie dans les mots de l'outil
    status varchar,                      -- new, open, pending, hold, solved or closed | new, open, pending, hold, solved ou closed
    status_raw varchar,                  -- status in the tool's words | statut dans les mots de l'outil
    priority varchar,                    -- priority in the tool's words, lower case | priorité dans les mots de l'outil, en minuscules
    language varchar,                    -- language of the request | langue de la demande
    created_at timestamptz,              -- moment the ticket was opened | ouverture du ticket
    opened_by varchar,                   -- customer, agent, bot or system: who opened it | customer, agent, bot ou system : qui l'a ouvert
    first_reply_at timestamptz,          -- first human public reply, where the tool says it | première réponse humaine publique, si l'outil la donne
    solved_at timestamptz,               -- last moment it became solved | dernier passage à résolu
    closed_at timestamptz,               -- moment it was closed | clôture
    updated_at timestamptz,              -- last change the tool recorded | dernière modification connue de l'outil
    first_reply_cal_s bigint,            -- first reply time, calendar seconds, as the tool says | délai de première réponse en secondes calendaires, selon l'outil
    first_reply_bus_s bigint,            -- first reply time, business seconds, as the tool says | délai de première réponse en secondes ouvrées, selon l'outil
    full_res_cal_s bigint,               -- full resolution time, calendar seconds | délai de résolution complète en secondes calendaires
    full_res_bus_s bigint,               -- full resolution time, business seconds | délai de résolution complète en secondes ouvrées
    wait_cal_s bigint,                   -- time the requester waited, calendar seconds | attente du demandeur en secondes calendaires
    duration_origin varchar,             -- source or computed: who worked the durations out | source ou computed : qui a calculé les durées
    reopens integer,                     -- times it was reopened | nombre de réouvertures
    replies integer,                     -- public replies by agents | réponses publiques des agents
    group_name varchar,                  -- team in charge | équipe chargée
    agent_ref varchar,                   -- agent in charge, as the tool names them | agent chargé, nommé par l'outil
    schedule varchar,                    -- business schedule that applies | calendrier d'ouverture applicable
    tags varchar[],                      -- labels the tool carries | étiquettes de l'outil
    order_ref varchar,                   -- order the request is about | commande concernée
    merged_into varchar                  -- ticket this one was merged into | ticket dans lequel celui-ci a été fusionné
);
