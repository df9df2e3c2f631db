-- label.en: Still running
-- label.fr: Encore en cours
-- meaning.en: Share of journeys whose last step is too recent to know that they ended.
-- meaning.fr: Part des parcours dont la dernière étape est trop récente pour savoir s'ils ont pris fin.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select still_running_share(a, b) from (values (3, 12)) t(a, b) --> 0.25
-- example: select still_running_share(a, b) from (values (0, 0)) t(a, b) --> null
create or replace macro still_running_share(part, whole) as part / nullif(cast(whole as double), 0)
