-- holds.en: Why two identities are one person: the record that carries both.
-- holds.fr: Pourquoi deux identités sont une seule personne : l'enregistrement qui porte les deux.
-- key: left_key
create table identity_links (
    left_key varchar,                    -- an identity | une identité
    right_key varchar,                   -- another of the same record | une autre du même enregistrement
    source_system varchar,               -- tool of the record | outil de l'enregistrement
    source_id varchar,                   -- record | enregistrement
    file_id varchar,                     -- file | fichier
    row_no bigint                        -- row | ligne
);
