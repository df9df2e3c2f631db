-- label.en: Anxious after the answer
-- label.fr: Anxieux après la réponse
-- meaning.en: Share of the same requests in which something anxious was written after the first human answer.
-- meaning.fr: Part des mêmes demandes où quelque chose d'anxieux a été écrit après la première réponse humaine.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select anxious_after_share(a) from (values (true), (false), (false), (false)) t(a) --> 0.25
create or replace macro anxious_after_share(is_anxious) as avg(cast(is_anxious as integer))
