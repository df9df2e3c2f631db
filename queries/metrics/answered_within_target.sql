-- label.en: Answered within the target
-- label.fr: Réponse dans le délai fixé
-- meaning.en: Share of requests a human answered within the target of their channel, among those observed at least that long.
-- meaning.fr: Part des demandes auxquelles un humain a répondu dans le délai fixé pour leur canal, parmi celles observées au moins aussi longtemps.
-- why.en: An unanswered request counts as missed once the target has passed; one opened too recently to tell counts neither way, answered or not, else the last would only ever be quick answers.
--    Service tools leave the unanswered out, which makes the figure better the less one answers.
-- why.fr: Une demande sans réponse compte comme manquée une fois le délai passé ; une demande trop récente ne compte dans aucun sens, avec ou sans réponse, sans quoi les dernières ne seraient que des réponses rapides.
--    Les outils de service laissent de côté les demandes sans réponse : le chiffre s'améliore quand on répond moins.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select answered_within_target(w, a, t, s) from (values (10, true, 60, 600), (90, true, 60, 600), (90, false, 60, 90), (10, false, 60, 10)) x(w, a, t, s) --> 0.3333
-- example: select answered_within_target(w, a, t, s) from (values (10, false, 60, 10), (5, true, 60, 10)) x(w, a, t, s) --> null
create or replace macro answered_within_target(waited, answered, target, seen) as
    avg(case when seen >= target and waited is not null then cast(answered and waited <= target as integer) end)
