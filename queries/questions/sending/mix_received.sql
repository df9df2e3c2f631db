-- question.en: What does an ordinary person receive?
-- question.fr: Que reçoit une personne ordinaire ?
-- title of: message_kind = promotion
-- title.en: Promotion: {highest} {highest_label}, {lowest} {lowest_label}
-- title.fr: Promotion : {highest} {highest_label}, {lowest} {lowest_label}
-- title.en: Promotion: {flat_low} {flat_low_label}, {flat_high} {flat_high_label}
-- title.fr: Promotion : {flat_low} {flat_low_label}, {flat_high} {flat_high_label}
-- reading.en: “Sent”: all marketing messages of the period. “Received”: those of the people who received the median number of them, give or take a tenth.
-- reading.fr: « Envoyé » : tous les messages marketing de la période. « Reçu » : ceux des personnes qui en ont reçu le nombre médian, à un dixième près.
-- counts: own_sends by sent_on
-- counts: send_days by sent_on
-- grain: view, message_kind
-- n: messages_in_all
with sent as (
    select kind, cast(sum(messages) as bigint) as n from send_days where is_marketing and outcome = 'delivered' group by kind
),
people as (
    select person_no, count(*) as messages from own_sends group by person_no
),
ordered as (
    select person_no, messages, row_number() over (order by messages, person_no) as place, count(*) over () as people from people
),
middle as (
    select messages from ordered where place = (people + 1) / 2 or (people % 2 = 0 and place = people / 2)
),
ordinary as (
    select person_no from people where messages between 0.9 * (select max(messages) from middle) and 1.1 * (select max(messages) from middle)
)
select 'sent' as view, kind as message_kind, n, (select cast(sum(n) as bigint) from sent) as messages_in_all from sent
union all
select 'received', kind, count(*), (select cast(sum(n) as bigint) from sent) from own_sends where person_no in (select person_no from ordinary) group by kind
order by view desc, message_kind
