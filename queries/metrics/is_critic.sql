-- label.en: Critic
-- label.fr: Voix critique
-- meaning.en: Someone who contradicts the brand: a low rating, a low recommendation score, words of distrust, or a complaint. The rule can be changed on the page.
-- meaning.fr: Quelqu'un qui contredit la marque : une note basse, une recommandation basse, des mots de défiance ou une réclamation. La règle se change sur la page.
-- unit: share
-- better: neither
-- interval: none
-- example: select cast(is_critic(2.0, null, false, false, 2, 6) as integer) --> 1
-- example: select cast(is_critic(null, 7, false, false, 2, 6) as integer) --> 0
-- example: select cast(is_critic(4.0, null, true, false, 2, 6) as integer) --> 1
create or replace macro is_critic(rating, nps, distrustful, complaint, rating_at_most, nps_at_most) as
    coalesce(rating <= rating_at_most, false) or coalesce(nps <= nps_at_most, false) or coalesce(distrustful, false) or coalesce(complaint, false)
