-- holds.en: What the words of each message the brand sent are like: kind by our rules, pressing words, readability, conditions.
-- holds.fr: Comment sont les mots de chaque message envoyé par la marque : nature selon nos règles, mots pressants, lisibilité, conditions.
-- key: brand_message_id
create table brand_text_scores (
    brand_message_id varchar,                  -- message scored | message calculé
    text_hash varchar,                         -- hash of the text scored | empreinte du texte calculé
    scorer varchar,                            -- version of the scorer and its rules | version du calcul et de ses règles
    rule_kind varchar,                         -- kind our rules give it; null where none or several | nature donnée par nos règles ; vide si aucune ou plusieurs
    pressure_points_per_100_words double,      -- points of pressure wording per 100 words | points de formules pressantes pour 100 mots
    ease double,                               -- ease of reading, higher is easier | facilité de lecture, plus haut est plus facile
    conditions_per_100_words double            -- conditions set per 100 words | conditions posées pour 100 mots
);
