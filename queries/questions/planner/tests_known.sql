-- question.en: Which randomised tests are known?
-- question.fr: Quels tests par tirage au sort sont connus ?
-- reading.en: Tests with their arms, as the file of the draw tells them.
-- reading.fr: Les tests et leurs bras, tels que le fichier du tirage les donne.
-- counts: experiment_weeks by assigned_on
-- empty.en: No test was drawn yet. Draw the arms above, send as they say, and bring that file back beside what was sent.
-- empty.fr: Aucun test n'a encore été tiré. Tirez les bras ci-dessus, envoyez comme ils le disent, et importez ce fichier avec les envois.
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
