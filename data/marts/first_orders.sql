-- holds.en: Newcomers counted by the day of their first order, whether it was on promotion, after how many days their first later order at full price came (empty: not yet), and
--    until when they are watched. Who is first seen in the first 182 days of the data may be an old customer and is left out, as is whose first order is not told.
-- holds.fr: Les nouveaux acheteurs comptés par jour de première commande, selon qu'elle était en promotion, par délai jusqu'à leur première commande suivante au prix fort (vide : pas
--    encore), et jusqu'à quand on les suit. Qui apparaît dans les 182 premiers jours des données est peut-être un ancien client et est écarté, comme celui dont la première commande ne dit rien.
-- grain: first_on, is_on_deal, full_price_after_days, segment, language, country
-- gathers: purchases
-- renew: whole
-- after: purchases
with seen as (select min(placed_on) as first_on, max(placed_on) as last_on from main.purchases where is_on_deal is not null),
lives as (
    select
        person_no, purchases.first_on, any_value(case when nth = 1 then is_on_deal end) as is_on_deal, min(case when nth > 1 and not is_on_deal then placed_on end) - purchases.first_on as full_price_after_days,
        any_value(segment) as segment, any_value(language) as language, any_value(country) as country
    from purchases cross join seen
    where purchases.first_on >= seen.first_on + 182
    group by person_no, purchases.first_on
)
select lives.first_on, lives.is_on_deal, full_price_after_days, seen.last_on - lives.first_on as watched_days, segment, language, country, count(*) as people
from lives cross join seen
where lives.is_on_deal is not null
group by lives.first_on, lives.is_on_deal, full_price_after_days, watched_days, segment, language, country
order by lives.first_on
