-- question.en: How often is one passed on?
-- question.fr: Combien de fois est-on renvoyé vers quelqu'un d'autre ?
-- reading.en: Only tools that tell of transfers or changes of owner are counted.
-- reading.fr: Seuls comptent les outils qui disent les transferts ou changements de responsable.
-- counts: contacts by opened_on
-- grain: channel
select channel, count(*) as n, transferred_share(transfers > 0) as transferred_share
from contacts
where transfers is not null
group by channel
order by channel
