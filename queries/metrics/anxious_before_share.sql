-- label.en: Anxious before the answer
-- label.fr: Anxieux avant la réponse
-- meaning.en: Share of these requests in which something anxious was written before the first human answer.
-- meaning.fr: Part de ces demandes où quelque chose d'anxieux a été écrit avant la première réponse humaine.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select anxious_before_share(anxious, times) from (values (3, 4), (0, 2)) t(anxious, times) --> 0.5
create or replace macro anxious_before_share(anxious, times) as 1.0 * sum(anxious) / nullif(sum(times), 0)
