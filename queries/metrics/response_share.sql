-- label.en: Answered the survey
-- label.fr: Ont répondu à l'enquête
-- meaning.en: Share of the people invited who answered, where the tool also exports those who did not.
-- meaning.fr: Part des personnes sollicitées qui ont répondu, si l'outil exporte aussi celles qui ne l'ont pas fait.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select response_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select response_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro response_share(answered) as avg(cast(answered as integer))
