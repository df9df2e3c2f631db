-- holds.en: What the reader should know of each file.
-- holds.fr: Ce qu'il faut savoir de chaque fichier.
-- key: file_id
create table import_issues (
    file_id varchar,                     -- file | fichier
    row_no bigint,                       -- row, the first row of data being 1 | ligne, la première ligne de données étant 1
    column_name varchar,                 -- column | colonne
    severity varchar,                    -- info, warn or error | info, warn ou error
    code varchar,                        -- kind of issue | nature du problème
    message varchar,                     -- sentence in English | phrase en anglais
    raw_value varchar,                   -- value as read | valeur lue
    n bigint,                            -- rows concerned | lignes concernées
    detail json                          -- what the sentence is made of | ce dont la phrase est faite
);
