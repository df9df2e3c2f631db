-- holds.en: The messages in 28 days the company sets itself not to exceed, per segment (setting `pressure_line.<segment>`; 8 unless it says otherwise).
-- holds.fr: Le nombre de messages en 28 jours que l'entreprise se fixe de ne pas dépasser, par segment (réglage `pressure_line.<segment>` ; 8 sauf mention contraire).
-- grain: segment
-- renew: whole
select segment, coalesce((select try_cast(value as integer) from settings where name = concat('pressure_line.', segment)), (select try_cast(value as integer) from settings where name = 'pressure_line'), 8) as line_28
from (select segment from customers union select null)
