-- question.en: Which randomised tests are known?
-- question.fr: Quels tests par tirage au sort sont connus ?
-- reading.en: Tests with their groups, as given by the file of the draw.
-- reading.fr: Les tests et leurs groupes, tels que les donne le fichier du tirage.
-- counts: experiment_weeks by assigned_on
-- empty.en: No test has been drawn yet. Draw the groups above, send accordingly, and bring that file in together with what was sent.
-- empty.fr: Aucun test n'a encore été tiré. Tirez les groupes ci-dessus, envoyez en conséquence, et importez ce fichier avec les envois.
-- fills with: experiment_arms
-- grain: experiment_id
with each as (
    select experiment_id, count(distinct customer_id) as n, max(assigned_on) as assigned_on
    from experiment_weeks
    group by experiment_id
)
select experiment_id, n
from each
order by assigned_on desc, experiment_id
