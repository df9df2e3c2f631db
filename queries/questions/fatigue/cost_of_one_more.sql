-- question.en: What does one more message per 1,000 people cost?
-- question.fr: Que coûte un message de plus à 1 000 personnes ?
-- title.en: Departures per 1,000 messages: {worst} at level {worst_label}, {best} at {best_label}
-- title.fr: Départs pour 1 000 messages : {worst} au palier {worst_label}, {best} au palier {best_label}
-- title.en: Departures per 1,000 messages: {flat_low} to {flat_high}, no level stands out
-- title.fr: Départs pour 1 000 messages : de {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Of 1,000 messages sent to people who had received that many in the window before: departures (complaints included) in the week, with exact Poisson intervals. Who stands at each level differs: choose a segment to compare people more alike, and see above for each person against themselves.
-- reading.fr: Pour 1 000 messages envoyés à des personnes qui en avaient reçu autant sur la fenêtre précédente : départs (plaintes comprises) de la semaine, avec intervalles de Poisson exacts. Les personnes diffèrent d'un niveau à l'autre : choisissez un segment pour comparer des gens plus semblables, et voyez plus haut chacun face à soi-même.
-- counts: person_weeks by week
-- builds on: weeks_written_to
-- grain: messages
select
    messages,
    count(distinct person_no) as n,
    opt_outs_per_1000_messages(has_left, sent) as opt_outs_per_1000_messages,
    sum(sent) / 1000.0 as opt_outs_per_1000_messages_exposure
from weeks_written_to
group by messages, step
order by step
