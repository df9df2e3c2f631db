-- holds.en: `purchases` counted by day, by whether they were on promotion (empty: no tool tells), with a welcome code, and by whether the person had ordered before: orders, what they
--    brought with the sum of its squares, and the depths told (`depths`) with their sum and the sum of their squares.
-- holds.fr: `purchases` compté par jour, selon que la commande était en promotion (vide : aucun outil ne le dit), avec un code de bienvenue, et que la personne avait déjà commandé :
--    commandes, ce qu'elles ont rapporté avec la somme des carrés, et les profondeurs connues (`depths`), leur somme et la somme de leurs carrés.
-- grain: placed_on, is_on_deal, is_welcome, is_again, segment, language, country
-- gathers: purchases
-- renew: whole
-- after: purchases
select
    placed_on, cast(date_trunc('month', placed_on) as date) as placed_month, is_on_deal, coalesce(is_welcome, false) as is_welcome, nth > 1 as is_again, segment, language, country,
    count(*) as orders, round(sum(value), 4) as value, round(sum(cast(value as double) * value), 4) as value_squared, count(deal_depth) as depths, round(sum(deal_depth), 12) as depth, round(sum(deal_depth * deal_depth), 12) as depth_squared
from purchases
group by placed_on, is_on_deal, is_welcome, is_again, segment, language, country
order by placed_on
