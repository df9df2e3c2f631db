-- label.en: Ordered again within 90 days
-- label.fr: Ont commandé à nouveau sous 90 jours
-- meaning.en: Share who placed an order in the ninety days after, among known buyers watched that long.
-- meaning.fr: Part de ceux qui ont commandé dans les quatre-vingt-dix jours suivants, parmi les acheteurs connus suivis aussi longtemps.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select stayed_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select stayed_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro stayed_share(stayed) as avg(cast(stayed as integer))
