-- question.en: After which messages do people leave?
-- question.fr: Après quels messages part-on ?
-- title.en: {worst_label}: {worst} unsubscribe, against {best} for {best_label}
-- title.fr: {worst_label} : {worst} de désinscriptions, contre {best} pour {best_label}
-- reading.en: Unsubscriptions of the message they came with. Kinds go to different people at different times: associated, not caused.
-- reading.fr: Désinscriptions, rapportées au message d'où elles viennent. Les natures vont à des personnes et à des moments différents : association, pas cause.
-- counts: sends by sent_on
-- grain: message_kind
select kind as message_kind, count(*) as n, unsubscribe_rate(is_unsubscribed) as unsubscribe_rate
from sends
where is_marketing and outcome = 'delivered'
group by kind
order by message_kind
