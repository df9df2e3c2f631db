-- holds.en: Time limits announced to customers and whether they were kept.
-- holds.fr: Les délais annoncés aux clients, tenus ou non.
-- key: promise_id
-- person: yes
-- moment: promised_on
-- needs: promise_id, promised_on
-- refers: ticket_id to tickets
-- words: kind | delivery, reply, refund, other
create table promises (
    promise_id varchar,                  -- identifier, the same at every import | identifiant, le même à chaque import
    order_ref varchar,                   -- order it is about | commande concernée
    ticket_id varchar,                   -- ticket it is about | ticket concerné
    kind varchar,                        -- delivery, reply, refund or other | delivery, reply, refund ou other
    made_at timestamptz,                 -- moment of the promise | moment de la promesse
    promised_on date,                    -- day promised | jour promis
    kept_on date                         -- day it was kept | jour où elle a été tenue
);
