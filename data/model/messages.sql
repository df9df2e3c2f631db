-- holds.en: What was written inside tickets, one row per message.
-- holds.fr: Ce qui s'est écrit dans les tickets, une ligne par message.
-- key: message_id
-- person: yes
-- moment: sent_at
-- needs: message_id, ticket_id, author_role, sent_at
-- refers: ticket_id to tickets
-- refers: in_reply_to to messages
-- words: author_role | customer, agent, bot, system
create table messages (
    message_id varchar,                  -- identifier, the same at every import | identifiant, le même à chaque import
    ticket_id varchar,                   -- ticket it belongs to | ticket auquel il appartient
    author_role varchar,                 -- who wrote: customer, agent, bot or system | auteur : customer, agent, bot ou system
    is_public boolean,                   -- visible to the customer | visible par le client
    sent_at timestamptz,                 -- moment it was sent | moment de l'envoi
    text varchar,                        -- what was written | ce qui a été écrit
    language varchar,                    -- declared language of the text | langue déclarée du texte
    in_reply_to varchar                  -- message it answers | message auquel il répond
);
