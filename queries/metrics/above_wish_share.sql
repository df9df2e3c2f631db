-- label.en: Above their own wish
-- label.fr: Au-delà de leur souhait
-- meaning.en: Among people who said how often they want to be written to, the share who received more over the window than that frequency allows: one every 10 days allows 3 in 28.
-- meaning.fr: Parmi les personnes qui ont dit à quelle fréquence elles veulent qu'on leur écrive, part de celles qui ont reçu davantage que cette fréquence n'en permet sur la fenêtre : un tous les 10 jours en permet 3 en 28.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select above_wish_share(p, d, 28) from (values (5, 7), (4, 7), (9, null), (1, 30)) t(p, d) --> 0.3333
-- example: select above_wish_share(p, d, 28) from (values (3, 10), (4, 10)) t(p, d) --> 0.5
create or replace macro above_wish_share(messages, days_between, window_days) as
    avg(case when days_between > 0 then cast(messages > ceil(window_days / cast(days_between as double)) as integer) end)
