-- question.en: Where is the loop closed?
-- question.fr: Où la boucle est-elle bouclée ?
-- title.en: {worst_label}: {worst} told in 30 days; {best_label}: {best}
-- title.fr: {worst_label} : {worst} d'informés en 30 jours ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} told in 30 days: neither kind stands out
-- title.fr: De {flat_low} à {flat_high} d'informés en 30 jours : aucune sorte ne se détache
-- reading.en: Share told of what was changed within thirty days.
-- reading.fr: Part informée de ce qui a changé en trente jours.
-- counts: loops by said_on
-- grain: loop_kind
select kind as loop_kind, count(*) as n, loop_step_share(is_told) as loop_step_share
from loops
group by kind
order by loop_kind
