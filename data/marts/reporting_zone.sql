-- holds.en: The time zone in which days and hours are told.
-- holds.fr: Le fuseau dans lequel les jours et les heures sont donnés.
-- grain: zone
-- renew: whole
select coalesce((select value from settings where name = 'reporting_zone'), 'Europe/Paris') as zone
