-- question.en: Where does asking for a human work?
-- question.fr: Où suffit-il de demander un humain ?
-- title.en: {worst_label}: {worst} of those who ask get a human; {best_label}: {best}
-- title.fr: {worst_label} : {worst} obtiennent l'humain demandé ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} of those who ask get a human: no channel stands out
-- title.fr: De {flat_low} à {flat_high} obtiennent l'humain demandé : aucun canal ne se détache
-- reading.en: Among contacts in which a human was asked for, the share where one came. Those who asked less than a day before the data end are left out, whether one came or not: otherwise only the answers that came at once would count.
-- reading.fr: Parmi les contacts où un humain a été demandé, la part où il est venu. Les demandes faites moins d'un jour avant la fin des données sont écartées, qu'un humain soit venu ou non : sinon, seules compteraient celles satisfaites aussitôt.
-- counts: contacts by opened_on
-- grain: channel
select channel, count(*) as n, human_reach_share(is_reached) as human_reach_share
from contacts
where asked_human_at is not null and is_reached is not null and epoch(observed_until) - epoch(asked_human_at) >= 86400
group by channel
order by channel
