-- question.en: Do newcomers won with a promotion buy at full price later?
-- question.fr: Les nouveaux clients venus par une promotion achètent-ils ensuite au prix fort ?
-- title at: 180
-- title.en: No full-price order {at} later: {worst} of those who began {worst_label}, {best} of those who began {best_label}
-- title.fr: Sans commande au prix fort après {at} : {worst} de ceux venus {worst_label}, {best} de ceux venus {best_label}
-- title.en: No full-price order {at} later: {flat_low} to {flat_high}, however people began
-- title.fr: Sans commande au prix fort après {at} : de {flat_low} à {flat_high}, quelle que soit la première commande
-- title.en: No full-price order {at} later: {value} ({span})
-- title.fr: Sans commande au prix fort après {at} : {value} ({span})
-- reading.en: Newcomers of the period, by their first order; the line falls as they place a later order at full price. Those who have not yet stay in it for as long as they could be watched (Kaplan–Meier). Associated with how they began, not caused by it: those whom a promotion brings may be other people.
-- reading.fr: Les nouveaux acheteurs de la période, selon leur première commande ; la ligne descend à mesure qu'ils passent une autre commande au prix fort. Ceux qui ne l'ont pas encore fait y restent aussi longtemps qu'on a pu les suivre (Kaplan–Meier). Une association avec leur première commande, non un effet de celle-ci : une promotion attire peut-être d'autres gens.
-- limits.en: Who is first seen in the first 182 days of the data may be an old customer and is left out.
-- limits.fr: Qui apparaît dans les 182 premiers jours des données est peut-être un ancien client et est laissé de côté.
-- empty.en: This is told of people first seen after the first 182 days of the data, of whose orders a tool says whether they were on promotion (orders.discount, orders.promo_codes, order_lines.discount).
-- empty.fr: Ceci se dit des personnes apparues après les 182 premiers jours des données, dont un outil dit si les commandes étaient en promotion (orders.discount, orders.promo_codes, order_lines.discount).
-- counts: first_orders by first_on
-- fills with: orders.discount, orders.promo_codes
-- grain: began
-- read as: survival
-- renames: still_waiting_share to not_yet_full_price_share
select
    case when is_on_deal then 'on_promotion' else 'at_full_price' end as began, cast(coalesce(full_price_after_days, watched_days) as bigint) as days,
    cast(sum(case when full_price_after_days is not null then people else 0 end) as bigint) as n_ended, cast(sum(case when full_price_after_days is null then people else 0 end) as bigint) as n_open
from first_orders
group by is_on_deal, coalesce(full_price_after_days, watched_days)
order by began, days
