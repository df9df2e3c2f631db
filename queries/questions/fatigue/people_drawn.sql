-- question.en: Of how many people are comparisons with their own usual told?
-- question.fr: D'après combien de personnes compare-t-on chacun à son habitude ?
-- reading.en: Comparing each person with themselves, and ordering people, is done on all of them where there are at most about 40,000, else on people drawn by chance (one in 2, 4, 8…).
-- reading.fr: Comparer chacun à soi-même, et classer les personnes, se fait sur toutes s'il y en a au plus 40 000 environ, sinon sur des personnes tirées au sort (une sur 2, 4, 8…).
-- counts: own_weeks by week
-- counts: pressure_weeks by week
select
    (select count(distinct person_no) from own_weeks) as n,
    (select sum(case when weeks_since_row is null or 7 * weeks_since_row > date_diff('day', $start, week) then people else 0 end) from pressure_weeks) as people_subscribed
