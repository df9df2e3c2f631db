-- holds.en: What the company decided: time zones, targets, maps of words.
-- holds.fr: Ce que l'entreprise a décidé : fuseaux, objectifs, correspondances de mots.
-- key: name
create table settings (
    name varchar,                        -- setting | réglage
    value varchar                        -- value | valeur
);
