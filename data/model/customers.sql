-- holds.en: People the company knows, one row each, whatever the number of tools that know them.
-- holds.fr: Les personnes que l'entreprise connaît, une ligne chacune, quel que soit le nombre d'outils qui les connaissent.
-- key: customer_id
-- person: yes
-- moment: first_seen_at
-- words: kind | person, account, unknown
create table customers (
    customer_id varchar,                 -- identifier, the same at every import | identifiant, le même à chaque import
    kind varchar,                        -- person, account or unknown | person, account ou unknown
    display_name varchar,                -- name as a tool shows it; hidden unless the role allows | nom tel qu'un outil l'affiche ; masqué sauf si le rôle le permet
    language varchar,                    -- language the person is addressed in (fr, en, …) | langue dans laquelle on s'adresse à la personne (fr, en, …)
    country varchar,                     -- country, two letters | pays, deux lettres
    region varchar,                      -- region or province | région ou province
    segment varchar,                     -- segment the company puts the person in | segment où l'entreprise range la personne
    is_customer boolean,                 -- has bought, as far as a tool says | a acheté, pour ce qu'un outil en dit
    first_seen_at timestamptz,           -- first moment any tool knew the person | premier moment où un outil a connu la personne
    preferred_days_between integer,      -- days the person asks for between two messages | jours que la personne demande entre deux messages
    interests varchar[]                  -- interests the person declared | centres d'intérêt déclarés par la personne
);
