-- question.en: Is it getting harder to reach a human?
-- question.fr: Devient-il plus difficile d'obtenir un humain ?
-- title.en: Got a human: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Humain obtenu : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Got a human: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Humain obtenu : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Got a human: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Humain obtenu : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Of the contacts in which a human was asked for each month, the share where one came.
-- reading.fr: Parmi les contacts de chaque mois où un humain a été demandé, la part où il est venu.
-- counts: contacts by opened_on
-- grain: month
select opened_month as month, count(*) as n, human_reach_share(is_reached) as human_reach_share
from contacts
where asked_human_at is not null and is_reached is not null and epoch(observed_until) - epoch(asked_human_at) >= 86400
group by opened_month
order by month
