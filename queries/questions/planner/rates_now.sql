-- question.en: What happens in four weeks as things are?
-- question.fr: Que se passe-t-il en quatre semaines, tel quel ?
-- reading.en: People who can be written to, and the share who leave, click or buy in four weeks: what a test starts from. Worked out from weekly rates.
-- reading.fr: Les personnes à qui l'on peut écrire, et la part qui part, clique ou achète en quatre semaines : ce dont part un test. Calculé d'après les taux hebdomadaires.
-- counts: person_weeks by week
with recent as (
    select * from person_weeks where week > (select cast(max(week) - interval 84 day as date) from person_weeks)
)
select
    count(distinct case when week = (select max(week) from recent) and not has_left then person_no end) as n,
    mean_pressure(pressure_28) as mean_pressure,
    1 - power(1 - avg(cast(has_left as double)), 4) as opt_outs_in_4_weeks_share,
    1 - power(1 - avg(case when clicked > 0 then 1.0 else 0.0 end), 4) as clickers_in_4_weeks_share,
    1 - power(1 - avg(case when orders > 0 then 1.0 else 0.0 end), 4) as buyers_in_4_weeks_share
from recent
