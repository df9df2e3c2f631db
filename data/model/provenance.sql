-- holds.en: Where each row comes from; every table carries these columns after its own.
-- holds.fr: La provenance de chaque ligne ; chaque table porte ces colonnes après les siennes.
-- key: source_id
create table provenance (
    person_key varchar,          -- strongest identity the row names, hashed | identité la plus forte citée par la ligne, hachée
    customer_id varchar,         -- person this identity belongs to | personne à qui appartient cette identité
    source_system varchar,       -- tool it comes from | outil d'origine
    source_instance varchar,     -- account of that tool | compte de cet outil
    source_id varchar,           -- identifier in the tool | identifiant dans l'outil
    file_id varchar,             -- file it was read from | fichier lu
    row_no bigint,               -- row of that file, the first row of data being 1 | ligne de ce fichier, la première ligne de données étant 1
    record_as_of timestamptz,    -- moment the record was true, the latest wins | date de validité, la plus récente l'emporte
    record_rank integer,         -- precedence between formats of one tool | priorité entre formats d'un même outil
    attributes json              -- what the file says and no column holds | ce que dit le fichier et qu'aucune colonne ne porte
);
