-- holds.en: Every e-mail, phone and identifier by which tools know people.
-- holds.fr: Chaque e-mail, téléphone et identifiant par lequel les outils connaissent les personnes.
-- key: person_key
create table customer_identities (
    person_key varchar,                  -- hash of the identity | empreinte de l'identité
    customer_id varchar,                 -- person it belongs to | personne à qui elle appartient
    id_type varchar,                     -- email, phone, crm_id, esp_key, helpdesk_id, shop_id, social_handle, cmp_token, survey_ref or order_ref | email, phone, crm_id, esp_key, helpdesk_id, shop_id, social_handle, cmp_token, survey_ref ou order_ref
    id_norm varchar,                     -- normalised value | valeur normalisée
    id_raw varchar,                      -- value as first read, where it is not the normalised one | première valeur lue, si ce n'est pas la valeur normalisée
    source_system varchar,               -- tool, where the identity only holds there | outil, si l'identité n'y vaut que là
    source_instance varchar,             -- account of the tool | compte de l'outil
    quality varchar                      -- exact, normalised or shared (a mailbox of several people) | exact, normalised ou shared (boîte de plusieurs personnes)
);
