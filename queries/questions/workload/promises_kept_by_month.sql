-- question.en: Are announced dates met?
-- question.fr: Les délais annoncés sont-ils tenus ?
-- title.en: Promises kept: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Promesses tenues : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Promises kept: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Promesses tenues : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Promises kept: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Promesses tenues : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: By the month of the promise. One still not kept after its day counts as broken.
-- reading.fr: Selon le mois de la promesse. Une promesse toujours non tenue passé son jour compte comme rompue.
-- counts: promise_clocks by made_on
-- grain: month
select made_month as month, count(*) as n, promise_kept_share(is_kept) as promise_kept_share
from promise_clocks
where is_kept is not null
group by made_month
order by month
