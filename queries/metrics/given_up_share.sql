-- label.en: Hung up before a human
-- label.fr: Ont raccroché avant un humain
-- meaning.en: Share of calls, in opening hours, that ended before a human answered; phantom calls are set apart.
-- meaning.fr: Part des appels, aux heures d'ouverture, qui ont fini avant qu'un humain décroche ; les appels fantômes sont mis à part.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select given_up_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select given_up_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro given_up_share(gone) as avg(cast(gone as integer))
