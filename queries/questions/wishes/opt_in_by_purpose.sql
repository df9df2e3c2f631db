-- question.en: What do people agree to when they are asked?
-- question.fr: À quoi les gens disent-ils oui quand on leur demande ?
-- title.en: Of those asked, {highest} agree to {highest_label}, {lowest} to {lowest_label}
-- title.fr: Parmi les personnes interrogées, {highest} d'accord pour {highest_label}, {lowest} pour {lowest_label}
-- reading.en: The last choice known of each person for each purpose and channel, whenever it was made, dated or not. Two shares: of all who were asked, and of those who chose. It says what they want, not whether it is heeded: that is told by what they had chosen when a message left.
-- reading.fr: Le dernier choix connu de chaque personne pour chaque finalité et chaque canal, quelle qu'en soit la date, datée ou non. Deux parts : sur toutes les personnes interrogées, et parmi celles qui ont choisi. Cela dit ce qu'elles veulent, non si l'on en tient compte : c'est ce que dit leur choix au moment de l'envoi.
-- counts: choice_counts
-- fills with: consents
-- grain: asked_for
select
    concat(purpose, case when channel is null then '' else concat('_', channel) end) as asked_for, cast(sum(people) as bigint) as n, opt_in_share(choice, people) as opt_in_share,
    agreed_of_chosen_share(choice, people) as agreed_of_chosen_share, cast(sum(case when choice <> 'no_choice' then people else 0 end) as bigint) as agreed_of_chosen_share_n
from choice_counts
group by concat(purpose, case when channel is null then '' else concat('_', channel) end)
order by asked_for
