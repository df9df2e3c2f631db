-- question.en: And what does it bring?
-- question.fr: Et que rapporte-t-il ?
-- title.en: Clicked per 1,000 messages: {best} at level {best_label}, {worst} at {worst_label}
-- title.fr: Cliqués pour 1 000 messages : {best} au palier {best_label}, {worst} au palier {worst_label}
-- title.en: Clicked per 1,000 messages: {flat_low} to {flat_high}, no level stands out
-- title.fr: Cliqués pour 1 000 messages : de {flat_low} à {flat_high}, aucun palier ne se détache
-- reading.en: Of 1,000 messages sent to people who had received that many in the window before: messages clicked, with exact Poisson intervals. Who stands at each level differs: choose a segment to compare people more alike, and see above for each person against themselves.
-- reading.fr: Pour 1 000 messages envoyés à des personnes qui en avaient reçu autant sur la fenêtre précédente : messages cliqués, avec intervalles de Poisson exacts. Les personnes diffèrent d'un niveau à l'autre : choisissez un segment pour comparer des gens plus semblables, et voyez plus haut chacun face à soi-même.
-- counts: person_weeks by week
-- builds on: weeks_written_to
-- grain: messages
select
    messages,
    count(distinct person_no) as n,
    clicks_per_1000_messages(clicked, sent) as clicks_per_1000_messages,
    sum(sent) / 1000.0 as clicks_per_1000_messages_exposure
from weeks_written_to
group by messages, step
order by step
