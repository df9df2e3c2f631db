-- label.en: Share of the messages
-- label.fr: Part des messages
-- meaning.en: Share of the marketing messages that arrived, by what the person had chosen when they left.
-- meaning.fr: Part des messages marketing arrivés, selon ce que la personne avait choisi à l'envoi.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select share_of_arrived(a, b) from (values (7, 10)) t(a, b) --> 0.7
create or replace macro share_of_arrived(part, whole) as part / nullif(cast(whole as double), 0)
