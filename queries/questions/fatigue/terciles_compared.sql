-- question.en: Do the three thirds leave at the same rate?
-- question.fr: Les trois tiers partent-ils au même rythme ?
-- reading.en: People are put in thirds by the messages received before one day, four weeks into the period, and only then followed: nobody's
--    third can depend on how long they stayed. Those still subscribed count as unfinished. The p is that of the log-rank test.
-- reading.fr: Les personnes sont rangées par tiers selon les messages reçus avant un jour fixe, quatre semaines après le début de la période, et suivies seulement
--    ensuite : le tiers de chacun ne peut dépendre de la durée pendant laquelle il est resté. Celles qui sont encore abonnées comptent comme inachevées. Le p est celui du test du log-rank.
-- counts: person_weeks by week
-- builds on: landmark_lives
-- grain: tercile
-- read as: log_rank
select
    tercile, days, sum(case when has_left then people else 0 end) as n_ended, sum(case when has_left then 0 else people end) as n_open,
    min(messages) as messages_least, max(messages) as messages_most
from landmark_lives
group by tercile, days
order by case tercile when 'low' then 1 when 'middle' then 2 else 3 end, days
