-- label.en: Agreed, of those who chose
-- label.fr: Accord, parmi celles qui ont choisi
-- meaning.en: Share of the people who made a choice whose last choice is an agreement.
-- meaning.fr: Part des personnes ayant fait un choix dont le dernier choix est un accord.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select agreed_of_chosen_share(c, p) from (values ('granted', 30), ('refused', 20), ('no_choice', 50)) t(c, p) --> 0.6
create or replace macro agreed_of_chosen_share(choice, people) as
    sum(case when choice = 'granted' then people else 0 end) / nullif(cast(sum(case when choice <> 'no_choice' then people else 0 end) as double), 0)
