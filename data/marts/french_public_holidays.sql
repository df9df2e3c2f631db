-- holds.en: The public holidays of metropolitan France, from the fixed dates and the date of Easter (Meeus's Gregorian computus).
-- holds.fr: Les jours fériés de France métropolitaine, d'après les dates fixes et la date de Pâques (comput grégorien de Meeus).
-- grain: closed_on
-- renew: whole
with years as (select unnest(range(2000, 2051)) as y),
golden as (select y, y % 19 as a, y // 100 as b, y % 100 as c from years),
moon as (select *, b // 4 as d, b % 4 as e, (b - (b + 8) // 25 + 1) // 3 as g, c // 4 as i, c % 4 as k from golden),
epact as (select *, (19 * a + b - d - g + 15) % 30 as h from moon),
sunday as (select *, (32 + 2 * e + 2 * i - h - k) % 7 as l from epact),
paschal as (select *, h + l - 7 * ((a + 11 * h + 22 * l) // 451) + 114 as sum_ from sunday),
easter as (select y, make_date(y, sum_ // 31, sum_ % 31 + 1) as easter_on from paschal),
fixed as (
    select make_date(y, month, day) as closed_on, label
    from years cross join (values (1, 1, 'Jour de l''an'), (5, 1, 'Fête du Travail'), (5, 8, 'Victoire 1945'), (7, 14, 'Fête nationale'),
        (8, 15, 'Assomption'), (11, 1, 'Toussaint'), (11, 11, 'Armistice 1918'), (12, 25, 'Noël')) as days(month, day, label)
)
select * from fixed
union all
select easter_on + days_after, label
from easter cross join (values (1, 'Lundi de Pâques'), (39, 'Ascension'), (50, 'Lundi de Pentecôte')) as moving(days_after, label)
