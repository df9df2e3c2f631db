-- question.en: Since when are people written to with their agreement?
-- question.fr: Depuis quand écrit-on aux gens avec leur accord ?
-- title.en: Agreement in force: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Accord en vigueur : {far} en {far_label}, {latest} en {latest_label}
-- title.en: Agreement in force: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Accord en vigueur : {first} en {first_label}, {latest} en {latest_label}
-- title.en: Agreement in force: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Accord en vigueur : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Of the marketing messages that arrived in the month, those with an agreement in force when they left. Beside it, in the table, those sent against a refusal.
-- reading.fr: Parmi les messages marketing arrivés dans le mois, ceux partis avec un accord en vigueur. À côté, dans le tableau, ceux envoyés malgré un refus.
-- counts: send_choices by sent_on
-- fills with: consents
-- grain: month
select
    sent_month as month, cast(sum(messages) as bigint) as n, agreed_at_sending_share(choice, messages) as agreed_at_sending_share,
    refused_at_sending_share(choice, messages) as refused_at_sending_share
from send_choices
where exists (select 1 from main.choice_counts)
group by sent_month
order by month
