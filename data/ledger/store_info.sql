-- holds.en: What this store is: version of its shape, moment it was made.
-- holds.fr: Ce qu'est cet entrepôt : version de sa forme, moment de sa fabrication.
-- key: name
create table store_info (
    name varchar,                        -- fact | fait
    value varchar                        -- value | valeur
);
