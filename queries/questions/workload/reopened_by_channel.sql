-- question.en: Where are closed requests reopened?
-- question.fr: Où les demandes closes sont-elles rouvertes ?
-- title.en: {worst_label}: {worst} reopened; {best_label}: {best}
-- title.fr: {worst_label} : {worst} rouvertes ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} reopened: no channel stands out
-- title.fr: De {flat_low} à {flat_high} rouvertes : aucun canal ne se détache
-- reading.en: Share of solved requests reopened at least once, where the tool records it.
-- reading.fr: Part des demandes résolues rouvertes au moins une fois, si l'outil l'enregistre.
-- counts: resolutions by opened_on
-- grain: channel
select channel, count(*) as n, ever_reopened_share(is_reopened) as ever_reopened_share
from resolutions
where is_reopened is not null
group by channel
order by channel
