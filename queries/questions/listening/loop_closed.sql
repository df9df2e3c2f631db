-- question.en: Said, acknowledged, changed, told: how far does it go?
-- question.fr: Dit, reçu, changé, annoncé : jusqu'où va-t-on ?
-- title of: loop_step = 4_told
-- title.en: In 30 days, {value} are told what was done ({span})
-- title.fr: En 30 jours, {value} apprennent ce qui a été fait ({span})
-- reading.en: Requests with their messages, and ideas, within thirty days of being said; each step needs the one before.
-- reading.fr: Demandes avec leurs messages, et idées, dans les trente jours ; chaque étape suppose la précédente.
-- counts: loops by said_on
-- grain: loop_step
-- n: n
select '1_said' as loop_step, count(*) as n, loop_step_share(true) as loop_step_share from loops
union all
select '2_acknowledged', count(*), loop_step_share(is_acknowledged) from loops
union all
select '3_changed', count(*), loop_step_share(is_changed) from loops
union all
select '4_told', count(*), loop_step_share(is_told) from loops
order by loop_step
