-- label.en: Net promoter score
-- label.fr: Net promoter score (NPS)
-- meaning.en: Share of scores 9 and 10 minus share of scores 0 to 6, in points from −100 to 100; only answers to a 0-to-10 recommendation question count.
-- meaning.fr: Part des notes 9 et 10 moins part des notes 0 à 6, en points de −100 à 100 ; seules comptent les réponses à une question de recommandation de 0 à 10.
-- why.en: Satisfaction and effort scores never enter it. The interval is the adjusted Wald (three answers added).
-- why.fr: Les notes de satisfaction et d'effort n'y entrent jamais. L'intervalle est celui de Wald ajusté (trois réponses ajoutées).
-- unit: whole
-- better: higher
-- interval: adjusted_wald
-- example: select net_promoter_score(p, d) from (values (true, false), (true, false), (false, true), (false, false)) t(p, d) --> 25
create or replace macro net_promoter_score(promoter, detractor) as
    100.0 * (avg(cast(promoter as integer)) - avg(cast(detractor as integer)))
