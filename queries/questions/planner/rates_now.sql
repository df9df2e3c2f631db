-- question.en: What happens in four weeks as things are?
-- question.fr: Que se passe-t-il en quatre semaines, tel quel ?
-- reading.en: People who can be written to, and the share who leave, click or buy in four weeks: what a test starts from. Worked out from weekly rates.
-- reading.fr: Les personnes à qui l'on peut écrire, et la part qui part, clique ou achète en quatre semaines : ce dont part un test. Calculé d'après les taux hebdomadaires.
-- counts: pressure_weeks by week
with recent as (
    select * from pressure_weeks where week > (select cast(max(week) - interval 84 day as date) from pressure_weeks)
)
select
    coalesce(sum(case when week = (select max(week) from recent) then people - leavers else 0 end), 0) as n,
    sum(pressure_28) / cast(sum(people) as double) as mean_pressure,
    1 - power(1 - sum(leavers) / cast(sum(people) as double), 4) as opt_outs_in_4_weeks_share,
    1 - power(1 - sum(clickers) / cast(sum(people) as double), 4) as clickers_in_4_weeks_share,
    1 - power(1 - sum(buyers) / cast(sum(people) as double), 4) as buyers_in_4_weeks_share
from recent
