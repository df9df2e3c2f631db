-- question.en: Were the groups drawn as planned, and alike before?
-- question.fr: Les groupes ont-ils été tirés comme prévu, et se ressemblaient-ils avant ?
-- reading.en: Sizes against the plan (chi-square; below p = 0.001 the draw or its file is not to be trusted and no verdict is given) and the four weeks before the draw. People found in two groups are left out.
-- reading.fr: Tailles face au plan (khi-deux ; sous p = 0,001, le tirage ou son fichier n'est pas fiable et aucun verdict n'est donné) et les quatre semaines d'avant. Les personnes trouvées dans deux groupes sont écartées.
-- counts: experiment_weeks by assigned_on
-- builds on: people_in_test
-- fills with: experiment_arms
-- grain: arm
-- read as: test_arms
select
    arm, count(*) as n_people, max(planned_share) as planned_share, $control_percent as control_percent,
    avg(cast(messages_before as double)) as messages_before, avg(cast(bought_before as double)) as bought_before_share, avg(cast(messages as double)) as messages_during
from people_in_test
group by arm
order by arm
