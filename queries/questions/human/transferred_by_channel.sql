-- question.en: How often are people transferred?
-- question.fr: À quelle fréquence les gens sont-ils transférés ?
-- title.en: {worst_label}: {worst} transferred; {best_label}: {best}
-- title.fr: {worst_label} : {worst} transférés ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} transferred: no channel stands out
-- title.fr: De {flat_low} à {flat_high} transférés : aucun canal ne se détache
-- reading.en: Only tools that record transfers or changes of owner are counted.
-- reading.fr: Seuls comptent les outils qui enregistrent les transferts ou changements de responsable.
-- empty.en: None of the exports brought in records transfers, for this period and these filters.
-- empty.fr: Aucun des exports importés n'indique les transferts d'un interlocuteur à un autre, sur cette période et avec ces filtres.
-- fills with: ticket_events, calls.transfers
-- counts: contacts by opened_on
-- grain: channel
select channel, count(*) as n, transferred_share(transfers > 0) as transferred_share
from contacts
where transfers is not null
group by channel
order by channel
