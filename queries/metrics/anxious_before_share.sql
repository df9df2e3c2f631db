-- label.en: Anxious before the answer
-- label.fr: Anxieux avant la réponse
-- meaning.en: Share of these requests in which something anxious was written before the first human answer.
-- meaning.fr: Part de ces demandes où quelque chose d'anxieux a été écrit avant la première réponse humaine.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select anxious_before_share(a) from (values (true), (true), (false), (false)) t(a) --> 0.5
create or replace macro anxious_before_share(is_anxious) as avg(cast(is_anxious as integer))
