-- label.en: Orders on promotion
-- label.fr: Commandes en promotion
-- meaning.en: Of the orders of which a tool tells it, the share on which a promotion code was used or something was taken off.
-- meaning.fr: Parmi les commandes pour lesquelles un outil le dit, part de celles où un code de promotion a servi ou une remise a été faite.
-- why.en: What a discount brought that would have been bought anyway only a test against people left out can tell; this says how much of what is sold leans on one.
-- why.fr: Ce qu'une remise a fait acheter de plus, seul un test face à des personnes laissées de côté le dit ; ceci dit quelle part des ventes s'appuie sur une remise.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select deal_orders_share(d, o) from (values (true, 3), (false, 9), (null, 40)) t(d, o) --> 0.25
create or replace macro deal_orders_share(is_on_deal, orders) as
    sum(case when is_on_deal then orders else 0 end) / nullif(cast(sum(case when is_on_deal is not null then orders else 0 end) as double), 0)
