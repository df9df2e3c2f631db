-- label.en: Mean discount
-- label.fr: Remise moyenne
-- meaning.en: Mean of what was taken off an order on promotion, as a share of the price of its goods before; orders on promotion without an amount are left out.
-- meaning.fr: Moyenne de ce qui a été retiré d'une commande en promotion, en part du prix de ses marchandises avant remise ; celles sans montant sont laissées de côté.
-- unit: share
-- better: neither
-- interval: student
-- example: select mean_deal_depth(d, n) from (values (0.3, 2), (0.2, 3)) t(d, n) --> 0.1
create or replace macro mean_deal_depth(depth, depths) as sum(depth) / nullif(cast(sum(depths) as double), 0)
