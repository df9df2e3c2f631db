-- question.en: How often is one passed on?
-- question.fr: Combien de fois est-on renvoyé vers quelqu'un d'autre ?
-- title.en: {worst_label}: {worst} passed on; {best_label}: {best}
-- title.fr: {worst_label} : {worst} renvoyés à un autre ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} passed on: no channel stands out
-- title.fr: De {flat_low} à {flat_high} renvoyés à un autre : aucun canal ne se détache
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
