-- label.en: Reopened within 7 days
-- label.fr: Rouvertes sous 7 jours
-- meaning.en: Share of solved requests that were reopened within seven days of the first time they were solved, among those watched that long.
-- meaning.fr: Part des demandes résolues rouvertes dans les sept jours de la première résolution, parmi celles suivies aussi longtemps.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select reopened_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select reopened_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro reopened_share(reopened) as avg(cast(reopened as integer))
