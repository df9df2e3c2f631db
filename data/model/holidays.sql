-- holds.en: Days the service is closed besides the weekly hours.
-- holds.fr: Les jours de fermeture en plus des horaires hebdomadaires.
-- key: schedule, closed_on
-- needs: closed_on
create table holidays (
    schedule varchar,                    -- schedule it applies to; empty: all | calendrier concerné ; vide : tous
    closed_on date,                      -- closed day | jour fermé
    label varchar                        -- name of the day | nom du jour
);
