-- question.en: Of how many people are comparisons with their own usual told?
-- question.fr: D'après combien de personnes compare-t-on chacun à son habitude ?
-- reading.en: Comparing each person with themselves, and ordering people, is done on all of them where there are at most about 40,000, else on people drawn by chance (one in 2, 4, 8…). Where people's weeks are more than 40 million, all figures by week are told from people drawn so (counted by week).
-- reading.fr: Comparer chacun à soi-même, et classer les personnes, se fait sur toutes s'il y en a au plus 40 000 environ, sinon sur des personnes tirées au sort (une sur 2, 4, 8…). Au-delà de 40 millions de semaines de personnes, tous les chiffres par semaine viennent de personnes ainsi tirées (comptées par semaine).
-- counts: pressure_weeks by week
-- counts: subscription_weeks
with weeks as (select min(week) as first_week, max(week) as last_week from pressure_weeks)
select
    (select coalesce(sum(case when weeks_since_row is null or 7 * weeks_since_row > date_diff('day', $start, week) then own_people else 0 end), 0) from pressure_weeks) as n,
    (select sum(case when weeks_since_row is null or 7 * weeks_since_row > date_diff('day', $start, week) then people else 0 end) from pressure_weeks) as people_by_week,
    (
        select nullif(sum(people), 0) from subscription_weeks cross join weeks
        where entered_week <= last_week and watched_until_week >= first_week and coalesce(watched_before_week < first_week, true)
    ) as people_subscribed
