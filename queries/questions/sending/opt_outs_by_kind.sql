-- question.en: After which messages do people leave?
-- question.fr: Après quels messages part-on ?
-- title.en: {worst_label}: {worst} unsubscribe; {best_label}: {best}
-- title.fr: {worst_label} : {worst} de désinscriptions ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} unsubscribe: no kind stands out
-- title.fr: De {flat_low} à {flat_high} de désinscriptions : aucune nature ne se détache
-- reading.en: Unsubscribes, counted for the message they came from. Different kinds of messages go to different people at different times: an association, not a cause.
-- reading.fr: Désinscriptions, rapportées au message d'où elles viennent. Les messages de nature différente s'adressent à des personnes différentes, à des moments différents : une association, pas une cause.
-- empty.en: None of the exports brought in records unsubscribes, for this period and these filters: how many there were is unknown.
-- empty.fr: Aucun des exports importés n'indique les désinscriptions, sur cette période et avec ces filtres : leur nombre est inconnu.
-- fills with: email_events
-- counts: send_days by sent_on
-- grain: message_kind
select kind as message_kind, sum(messages) as n, sum(unsubscribed) / cast(sum(messages) as double) as unsubscribe_rate
from send_days
where is_marketing and outcome = 'delivered' and unsubscribed is not null
group by kind
order by message_kind
