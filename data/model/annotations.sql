-- holds.en: Events drawn on every time chart: campaigns, incidents, prices, laws.
-- holds.fr: Les événements tracés sur tous les graphiques dans le temps : campagnes, incidents, prix, lois.
-- key: annotation_id
-- moment: occurred_on
-- needs: occurred_on, label_en, label_fr
-- needs unless: label_en | label_fr
-- needs unless: label_fr | label_en
-- words: kind | campaign, incident, price, law, holiday, other
create table annotations (
    annotation_id varchar,               -- identifier, the same at every import | identifiant, le même à chaque import
    occurred_on date,                    -- day | jour
    ended_on date,                       -- last day, when it lasted | dernier jour, si cela a duré
    kind varchar,                        -- campaign, incident, price, law, holiday or other | campaign, incident, price, law, holiday ou other
    label_en varchar,                    -- label in English | libellé en anglais
    label_fr varchar                     -- label in French | libellé en français
);
