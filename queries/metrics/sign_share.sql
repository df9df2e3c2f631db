-- label.en: Gave a sign
-- label.fr: Ont donné signe
-- meaning.en: Among people who received that many messages in a row, the share who gave a sign after that one.
-- meaning.fr: Parmi les personnes qui ont reçu autant de messages de suite, part de celles qui ont donné signe après celui-là.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select sign_share(g, n) from (values (6, 10)) t(g, n) --> 0.6
create or replace macro sign_share(giving, reached) as sum(giving) / nullif(cast(sum(reached) as double), 0)
