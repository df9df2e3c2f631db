-- holds.en: The words the brand sends: one row per message text.
-- holds.fr: Les mots que la marque envoie : une ligne par texte de message.
-- key: brand_message_id
-- moment: sent_at
-- needs: brand_message_id, text, sent_at
-- refers: campaign_id to email_campaigns
-- words: kind | promotion, brand, education, service, community, transactional
create table brand_messages (
    brand_message_id varchar,            -- identifier, the same at every import | identifiant, le même à chaque import
    campaign_id varchar,                 -- campaign that carried it | campagne qui l'a porté
    channel varchar,                     -- channel | canal
    sent_at timestamptz,                 -- moment of the sending | moment de l'envoi
    subject varchar,                     -- subject line | objet
    text varchar,                        -- what was written | ce qui a été écrit
    language varchar,                    -- language | langue
    kind varchar,                        -- promotion, brand, education, service, community or transactional, when stated | promotion, brand, education, service, community ou transactional, si déclaré
    category varchar,                    -- category of product it talks about | catégorie de produit dont il parle
    from_email varchar                   -- sender address | adresse d'expédition
);
