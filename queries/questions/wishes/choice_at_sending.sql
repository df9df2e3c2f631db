-- question.en: What had people chosen when a message left?
-- question.fr: Qu'avaient choisi les gens quand un message est parti ?
-- title.en: {highest_label}: {highest} of the messages; {lowest_label}: {lowest}
-- title.fr: {highest_label} : {highest} des messages ; {lowest_label} : {lowest}
-- title.en: {highest_label}: {highest} of the messages
-- title.fr: {highest_label} : {highest} des messages
-- reading.en: Marketing messages that arrived, by the person's last choice about that channel dated before the message left. An agreement without a date stands apart: nobody can show that it was there that day. A refusal given to any tool counts, whatever another tool's list says.
-- reading.fr: Les messages marketing arrivés, selon le dernier choix de la personne pour ce canal, daté d'avant l'envoi. Un accord sans date est mis à part : personne ne peut montrer qu'il était là ce jour-là. Un refus donné à n'importe quel outil compte, quoi que dise la liste d'un autre.
-- counts: send_choices by sent_on
-- fills with: consents
-- grain: choice_then
select
    choice as choice_then, cast(sum(messages) as bigint) as n, share_of_arrived(sum(messages), sum(sum(messages)) over ()) as share_of_arrived,
    cast(sum(sum(messages)) over () as bigint) as share_of_arrived_n
from send_choices
where exists (select 1 from main.choice_counts)
group by choice
order by n desc, choice_then
