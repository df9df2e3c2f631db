-- label.en: Anxious after the answer
-- label.fr: Anxieux après la réponse
-- meaning.en: Share of the same requests in which something anxious was written after the first human answer.
-- meaning.fr: Part des mêmes demandes où quelque chose d'anxieux a été écrit après la première réponse humaine.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select anxious_after_share(anxious, times) from (values (3, 4), (0, 2)) t(anxious, times) --> 0.5
create or replace macro anxious_after_share(anxious, times) as 1.0 * sum(anxious) / nullif(sum(times), 0)
