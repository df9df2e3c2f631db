-- holds.en: E-mail campaigns and automatic sends.
-- holds.fr: Les campagnes d'e-mail et les envois automatiques.
-- key: campaign_id
-- moment: sent_at
-- needs: campaign_id, name
-- words: kind | bulk, triggered, transactional, journey
-- words: message_kind | promotion, brand, education, service, community, transactional
create table email_campaigns (
    campaign_id varchar,                 -- identifier, the same at every import | identifiant, le même à chaque import
    name varchar,                        -- name in the tool | nom dans l'outil
    subject varchar,                     -- subject line | objet
    from_email varchar,                  -- sender address | adresse d'expédition
    sent_at timestamptz,                 -- moment the sending began | début de l'envoi
    kind varchar,                        -- bulk, triggered, transactional or journey | bulk, triggered, transactional ou journey
    message_kind varchar,                -- promotion, brand, education, service, community or transactional, when stated | promotion, brand, education, service, community ou transactional, si déclaré
    language varchar,                    -- language of the message | langue du message
    stats json                           -- totals the tool states; never turned into events | totaux annoncés par l'outil ; jamais transformés en événements
);
