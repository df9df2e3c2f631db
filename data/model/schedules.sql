-- holds.en: Opening hours of the service, by schedule and weekday.
-- holds.fr: Les heures d'ouverture du service, par calendrier et jour de semaine.
-- key: schedule, weekday, opens
-- needs: schedule, weekday, opens, closes, timezone
-- words: weekday | 1, 2, 3, 4, 5, 6, 7
create table schedules (
    schedule varchar,                    -- name of the schedule | nom du calendrier
    weekday integer,                     -- 1 Monday … 7 Sunday | 1 lundi … 7 dimanche
    opens varchar,                       -- opening time, HH:MM | heure d'ouverture, HH:MM
    closes varchar,                      -- closing time, HH:MM | heure de fermeture, HH:MM
    timezone varchar                     -- time zone, as Europe/Paris | fuseau horaire, comme Europe/Paris
);
