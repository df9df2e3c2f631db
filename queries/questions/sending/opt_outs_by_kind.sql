-- question.en: After which messages do people leave?
-- question.fr: Après quels messages part-on ?
-- title.en: {worst_label}: {worst} unsubscribe; {best_label}: {best}
-- title.fr: {worst_label} : {worst} de désinscriptions ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} unsubscribe: no kind stands out
-- title.fr: De {flat_low} à {flat_high} de désinscriptions : aucune nature ne se détache
-- reading.en: Unsubscriptions of the message they came with. Kinds go to different people at different times: associated, not caused.
-- reading.fr: Désinscriptions, rapportées au message d'où elles viennent. Les natures vont à des personnes et à des moments différents : association, pas cause.
-- empty.en: No tool brought in here tells of unsubscribes, in this period and with these filters: how many there were is not known.
-- empty.fr: Aucun outil repris ici ne dit les désinscriptions, sur cette période et avec ces filtres : on ne sait pas combien il y en a eu.
-- fills with: email_events
-- counts: send_days by sent_on
-- grain: message_kind
select kind as message_kind, sum(messages) as n, sum(unsubscribed) / cast(sum(messages) as double) as unsubscribe_rate
from send_days
where is_marketing and outcome = 'delivered' and unsubscribed is not null
group by kind
order by message_kind
