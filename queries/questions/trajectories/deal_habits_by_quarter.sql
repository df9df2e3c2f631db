-- question.en: Who buys at full price, and who waits for promotions?
-- question.fr: Qui achète au prix fort, et qui attend les promotions ?
-- title of: habit = only
-- title.en: Buy almost only on promotion: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Achètent presque toujours en promotion : {far} au {far_label}, {latest} au {latest_label}
-- title.en: Buy almost only on promotion: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Achètent presque toujours en promotion : {first} au {first_label}, {latest} au {latest_label}
-- title.en: Buy almost only on promotion: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Achètent presque toujours en promotion : {flat} au {latest_label}, sans écart net depuis le {since}
-- reading.en: Each buyer with two orders or more in the year before a quarter's end, by the chance that an order of theirs is on promotion: (orders on promotion + a) / (orders + a + b), where a and b, in the table, are fitted to all buyers of the view (beta-binomial, empirical Bayes). The fewer the orders, the nearer a person stands to all others; who placed a single one counts in the fit and is not ranked, as too little is known of them. Hardly ever: under one order in five; now and then: under half; mostly: half or more; almost only: four in five or more.
-- reading.fr: Chaque acheteur d'au moins deux commandes dans l'année précédant la fin d'un trimestre, selon la probabilité qu'une de ses commandes soit en promotion : (commandes en promotion + a) / (commandes + a + b), où a et b, donnés dans le tableau, sont ajustés sur tous les acheteurs de la vue (bêta-binomiale, Bayes empirique). Moins une personne a de commandes, plus elle est rapprochée des autres ; qui n'en a passé qu'une compte dans l'ajustement mais n'est pas classé, car on en sait trop peu. Presque jamais : moins d'une commande sur cinq ; parfois : moins de la moitié ; surtout : la moitié ou plus ; presque toujours : quatre sur cinq ou plus.
-- limits.en: An order on promotion may have been placed anyway. Fewer than 30 people with two orders: nothing is fitted. Years of successive quarters overlap.
-- limits.fr: Une commande en promotion aurait peut-être été passée de toute façon. Moins de 30 personnes avec deux commandes : rien n'est ajusté. Les années de trimestres successifs se recouvrent.
-- empty.en: Habits are told once a year of orders says whether each was on promotion (orders.discount, orders.promo_codes, order_lines.discount) and 30 people have two of them.
-- empty.fr: Les habitudes se disent dès qu'une année de commandes indique si chacune était en promotion (orders.discount, orders.promo_codes, order_lines.discount) et que 30 personnes en ont deux.
-- counts: deal_habit_counts by quarter
-- fills with: orders.discount, orders.promo_codes
-- grain: quarter, habit
-- read as: habits
-- n: people_in_all
with told as (
    select quarter, orders, on_deal, cast(sum(people) as bigint) as people
    from deal_habit_counts
    where orders > 0 and quarter + interval '3' month <= $end
    group by quarter, orders, on_deal
),
ranked as (select quarter, sum(case when orders > 1 then people end) as people from told group by quarter)
select quarter, orders, on_deal, people, cast((select max(people) from ranked) as bigint) as people_in_all
from told
order by quarter, orders, on_deal
