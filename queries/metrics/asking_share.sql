-- label.en: Asks a question
-- label.fr: Posent une question
-- meaning.en: Share of the brand's messages that ask something and can be answered: a question mark, and a sender that takes replies.
-- meaning.fr: Part des messages de la marque qui demandent quelque chose et auxquels on peut répondre : un point d'interrogation, et un expéditeur qui accepte les réponses.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select asking_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select asking_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro asking_share(asks) as avg(cast(asks as integer))
