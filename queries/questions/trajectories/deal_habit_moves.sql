-- question.en: Do people who wait for promotions come to buy at full price?
-- question.fr: Ceux qui attendent les promotions en viennent-ils à acheter au prix fort ?
-- title of: habit_before = only
-- title.en: A year after “almost only on promotion”: {highest_label} {highest}, {lowest_label} {lowest}
-- title.fr: Un an après « presque toujours en promotion » : {highest_label} {highest}, {lowest_label} {lowest}
-- reading.en: Each row sums to 100%: of the buyers of a class in one year, the share in each class in the next, or with a single order, or with none. Years end with the last whole quarter of the period; classes as in the chart above, a and b fitted to both years.
-- reading.fr: Chaque ligne fait 100 % : parmi les acheteurs d'une classe une année, la part dans chaque classe l'année suivante, ou avec une seule commande, ou sans commande. Les années finissent avec le dernier trimestre entier de la période ; les classes sont celles du graphique ci-dessus, a et b étant ajustés sur les deux années.
-- limits.en: With few orders a year, part of the moves is chance alone.
-- limits.fr: Avec peu de commandes par an, une part des passages n'est que hasard.
-- empty.en: Moves are told once two years of orders say whether each was on promotion (orders.discount, orders.promo_codes, order_lines.discount).
-- empty.fr: Les passages se disent dès que deux années de commandes indiquent si chacune était en promotion (orders.discount, orders.promo_codes, order_lines.discount).
-- counts: deal_habit_counts by quarter
-- fills with: orders.discount, orders.promo_codes
-- grain: habit_before, habit
-- read as: habit_moves
-- n: people_in_all
with latest as (
    select orders, on_deal, orders_before, on_deal_before, people
    from deal_habit_counts
    where orders_before is not null and quarter = (select max(quarter) from deal_habit_counts where orders_before is not null and quarter + interval '3' month <= $end)
)
select orders_before, on_deal_before, orders, on_deal, cast(sum(people) as bigint) as people, cast(sum(sum(case when orders_before > 1 then people else 0 end)) over () as bigint) as people_in_all
from latest
group by orders_before, on_deal_before, orders, on_deal
order by orders_before, on_deal_before, orders, on_deal
