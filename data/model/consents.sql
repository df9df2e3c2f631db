-- holds.en: What people agreed to, refused or withdrew, per purpose and channel.
-- holds.fr: Ce que les personnes ont accepté, refusé ou retiré, par finalité et par canal.
-- key: consent_id
-- person: yes
-- moment: occurred_at
-- needs: consent_id, purpose, state
-- words: subject_kind | person, device, unknown
-- words: state | granted, refused, withdrawn, no_choice, suppressed
create table consents (
    consent_id varchar,                  -- identifier, the same at every import | identifiant, le même à chaque import
    subject_ref varchar,                 -- the tool's reference of the person or device | référence de la personne ou de l'appareil dans l'outil
    subject_kind varchar,                -- person, device or unknown | person, device ou unknown
    purpose varchar,                     -- purpose: marketing, analytics, personalisation … | finalité : marketing, analytics, personalisation …
    purpose_raw varchar,                 -- purpose in the tool's words | finalité dans les mots de l'outil
    channel varchar,                     -- channel the choice is about | canal visé par le choix
    state varchar,                       -- the choice: granted, refused, withdrawn, no_choice or suppressed | choix : granted, refused, withdrawn, no_choice ou suppressed
    basis varchar,                       -- legal basis | base légale
    consent_type varchar,                -- explicit or implicit | explicite ou implicite
    occurred_at timestamptz,             -- moment of the choice | moment du choix
    valid_until timestamptz,             -- end of validity | fin de validité
    method varchar,                      -- how it was collected | mode de recueil
    controller varchar,                  -- who is responsible | responsable du traitement
    policy_url varchar,                  -- notice shown | notice affichée
    receipt_id varchar,                  -- receipt given to the person | reçu remis à la personne
    standard varchar,                    -- kantara_1.1, iso27560, tcf or tool | kantara_1.1, iso27560, tcf ou tool
    evidence json                        -- proof as received | preuve telle que reçue
);
