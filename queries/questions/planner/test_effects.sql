-- question.en: What did the test do to people, per 1,000 of them?
-- question.fr: Qu'a fait le test aux gens, pour 1 000 personnes ?
-- reading.en: Against the control group, all people as they were drawn, whatever they then received. The draw was random: a difference that chance cannot explain is caused by the test. Harms and gains have the same place. Shares by Newcombe, revenue by bootstrap; several outcomes are compared, so the verdicts are corrected for it (Benjamini–Hochberg).
-- reading.fr: Face au groupe témoin, toutes les personnes telles que tirées, quoi qu'elles aient reçu ensuite. Le tirage est fait au hasard : une différence que le hasard n'explique pas est causée par le test. Torts et gains ont la même place. Parts selon Newcombe, chiffre d'affaires par bootstrap ; plusieurs effets sont comparés, les verdicts en tiennent compte (Benjamini–Hochberg).
-- counts: experiment_weeks by assigned_on
-- builds on: people_in_test
-- fills with: experiment_arms
-- grain: arm, effect_on, test_verdict, verdict_because
-- read as: test_effects
select
    arm, count(*) as n_people, max(planned_share) as planned_share, $control_percent as control_percent,
    cast(sum(has_left) as integer) as opt_outs, cast(sum(case when clicked > 0 then 1 else 0 end) as integer) as clickers, cast(sum(case when orders > 0 then 1 else 0 end) as integer) as buyers,
    array_agg(case when revenue <> 0 then cast(revenue as double) end) as revenues
from people_in_test
group by arm
order by arm
