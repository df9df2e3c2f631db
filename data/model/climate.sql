-- holds.en: National confidence series, kept with the vintage they were read at.
-- holds.fr: Les séries de confiance nationales, gardées avec leur millésime.
-- key: series, month, vintage
-- moment: month
-- needs: series, month, value
create table climate (
    series varchar,                      -- series | série
    country varchar,                     -- country, two letters | pays, deux lettres
    month date,                          -- first day of the month | premier jour du mois
    value double,                        -- value published | valeur publiée
    vintage date,                        -- day the value was read | date de lecture de la valeur
    is_invented boolean                  -- invented for the demonstration | inventée pour la démonstration
);
