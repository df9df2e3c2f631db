-- label.en: Answered by a human
-- label.fr: Ont une réponse humaine
-- meaning.en: Share of requests that a human has answered in public by the end of the data; automatic replies are no answer.
-- meaning.fr: Part des demandes auxquelles un humain a répondu publiquement à la fin des données ; les réponses automatiques ne comptent pas.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select human_answer_share(a) from (values (true), (true), (false), (true)) t(a) --> 0.75
create or replace macro human_answer_share(answered) as avg(cast(answered as integer))
