-- question.en: Where is the loop closed?
-- question.fr: Où la boucle est-elle bouclée ?
-- reading.en: Share told of what was changed within thirty days.
-- reading.fr: Part informée de ce qui a changé en trente jours.
-- counts: loops by said_on
-- grain: loop_kind
select kind as loop_kind, count(*) as n, loop_step_share(is_told) as loop_step_share
from loops
group by kind
order by loop_kind
