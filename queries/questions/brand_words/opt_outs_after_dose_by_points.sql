-- question.en: And do they unsubscribe more?
-- question.fr: Et se désinscrivent-ils davantage ?
-- title.en: Unsubscribed: {worst} at {worst_label} points, {best} at {best_label}
-- title.fr: Désinscriptions : {worst} à {worst_label} points, {best} à {best_label}
-- title.en: {flat_low} to {flat_high} unsubscribe: no level of pressing words stands out
-- title.fr: De {flat_low} à {flat_high} de désinscriptions : aucun palier de mots ne se détache
-- reading.en: Share of the weeks in which the person unsubscribed, by the points of pressing wording received in those seven days. More pressing weeks often hold more messages too: an association, not a cause.
-- reading.fr: Part des semaines où la personne s'est désinscrite, selon les points de formules pressantes reçus en sept jours. Les semaines plus pressantes comptent souvent aussi plus de messages : une association, pas une cause.
-- limits.en: Above 100,000 people, estimated from people drawn by chance (one in 2, 4, 8…, to keep about 100,000 at most); n counts those.
-- limits.fr: Au-delà de 100 000 personnes, estimé d'après des personnes tirées au sort (une sur 2, 4, 8… pour en garder environ 100 000 au plus) ; n compte celles-ci.
-- builds on: pressing_weeks, pressing_steps
-- counts: own_doses
-- counts: own_sends by sent_on
-- counts: voices_scored
-- grain: pressing_points
select pressing_points, cast(sum(n_weeks) as integer) as n, opt_outs_after_dose(n_left, n_weeks) as opt_outs_after_dose
from pressing_weeks w join pressing_steps n on n.step = w.step
group by w.step, pressing_points
order by w.step
