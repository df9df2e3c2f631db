-- question.en: On how many people do comparisons with their own usual level rest?
-- question.fr: Sur combien de personnes reposent les comparaisons de chacun à son habitude ?
-- reading.en: Each person is compared with themselves, and people are ranked, on everyone where there are at most about 40,000, otherwise on people drawn at random (one in 2, 4, 8…). Beyond 40 million person-weeks, all weekly figures are estimated from people drawn in the same way (counted by week).
-- reading.fr: Comparer chacun à soi-même, et classer les personnes, se fait sur toutes s'il y en a au plus 40 000 environ, sinon sur des personnes tirées au sort (une sur 2, 4, 8…). Au-delà de 40 millions de personnes-semaines, tous les chiffres par semaine sont estimés d'après des personnes tirées de la même façon (comptées par semaine).
-- counts: pressure_weeks by week
-- counts: subscription_weeks
with weeks as (select min(week) as first_week, max(week) as last_week from pressure_weeks)
select
    (select coalesce(sum(case when 7 * weeks_since_row <= date_diff('day', $start, week) then 0 else own_people end), 0) from pressure_weeks) as n,
    (select sum(case when 7 * weeks_since_row <= date_diff('day', $start, week) then 0 else people end) from pressure_weeks) as people_by_week,
    (
        select nullif(sum(people), 0) from subscription_weeks cross join weeks
        where entered_week <= last_week and watched_until_week >= first_week and coalesce(watched_before_week < first_week, true)
    ) as people_subscribed
