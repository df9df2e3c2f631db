-- holds.en: What each text a person wrote was found to express: sentiment, anxiety, trust, distrust, pressure, topics.
-- holds.fr: Ce que chaque texte écrit par une personne exprime, d'après nos lexiques : sentiment, anxiété, confiance, défiance, pression, sujets.
-- key: table_name, record_id
create table text_scores (
    table_name varchar,                  -- table the text stands in | table où se trouve le texte
    record_id varchar,                   -- key of its row there | clé de sa ligne dans cette table
    person_key varchar,                  -- identity of the author, hashed | identité de l'auteur, hachée
    customer_id varchar,                 -- person who wrote | personne qui a écrit
    source_system varchar,               -- tool it comes from | outil d'origine
    channel varchar,                     -- channel | canal
    language varchar,                    -- language of the text | langue du texte
    occurred_at timestamptz,             -- moment it was written | moment de l'écriture
    sentiment double,                    -- from -1 to 1 | de -1 à 1
    compound double,                     -- the plain lexicon sum, -1 to 1 | la somme brute du lexique, de -1 à 1
    anxiety double,                      -- strength, 0 to 1 | force, de 0 à 1
    trust double,                        -- strength, 0 to 1 | force, de 0 à 1
    distrust double,                     -- strength, 0 to 1 | force, de 0 à 1
    wait_and_see double,                 -- strength, 0 to 1 | force, de 0 à 1
    pressure double,                     -- strength, 0 to 1 | force, de 0 à 1
    is_anxious boolean,                  -- anxiety is found | l'anxiété est constatée
    is_trusting boolean,                 -- trust is found | la confiance est constatée
    is_distrusting boolean,              -- distrust is found | la défiance est constatée
    topics varchar[],                    -- what it is about | ce dont il parle
    scorer_version varchar               -- version of the scoring | version du calcul
);
