-- question.en: When do humans answer?
-- question.fr: Quand les humains répondent-ils ?
-- title.en: Most answers at: {highest_label} ({highest})
-- title.fr: Heure où l'on répond le plus : {highest_label} ({highest} réponses)
-- reading.en: Public human replies in each hour of the week: compare with the hours at which requests arrive.
-- reading.fr: Réponses publiques humaines à chaque heure de la semaine : à comparer aux heures où les demandes arrivent.
-- counts: ticket_replies by sent_on
-- grain: weekday, hour
select sent_weekday as weekday, sent_hour as hour, count(*) as n
from ticket_replies
group by sent_weekday, sent_hour
order by weekday, hour
