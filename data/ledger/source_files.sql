-- holds.en: Every file read, how it was understood, and what it gave.
-- holds.fr: Chaque fichier lu, comment il a été compris et ce qu'il a donné.
-- key: file_id
create table source_files (
    file_id varchar,                     -- hash of its content | empreinte de son contenu
    path varchar,                        -- as the user knows it | tel que l'utilisateur le connaît
    tool varchar,                        -- tool it comes from | outil d'origine
    instance varchar,                    -- account of the tool | compte de l'outil
    format_id varchar,                   -- format recognised | format reconnu
    recognition varchar,                 -- exact, alias, canonical, manual or unknown | exact, alias, canonical, manual ou unknown
    encoding varchar,                    -- encoding | encodage
    delimiter varchar,                   -- cell separator | séparateur de cellules
    header_rows integer,                 -- rows of headings | lignes d'en-tête
    tz_used varchar,                     -- time zone applied | fuseau appliqué
    tz_source varchar,                   -- value, file, instance or assumed | value, file, instance ou assumed
    date_order varchar,                  -- iso, day-first or month-first | iso, day-first ou month-first
    size_bytes bigint,                   -- size | taille
    rows_seen bigint,                    -- rows of data seen | lignes de données vues
    rows_mapped bigint,                  -- rows that count | lignes retenues
    rows_excluded bigint,                -- rows left out by a stated rule | lignes écartées par une règle énoncée
    rows_rejected bigint,                -- rows that could not be read | lignes illisibles
    join_rate double,                    -- share of rows about a person known elsewhere | part des lignes sur une personne connue ailleurs
    covers_from timestamptz,             -- first moment in it | premier moment couvert
    covers_to timestamptz,               -- last moment in it | dernier moment couvert
    imported_at timestamptz,             -- moment it was read | moment de la lecture
    filled json,                         -- rows given to each table | lignes données à chaque table
    importer_hash varchar                -- version of the importer | version de l'importeur
);
