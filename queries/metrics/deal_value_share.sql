-- label.en: Value sold on promotion
-- label.fr: Valeur vendue en promotion
-- meaning.en: Of what the same orders brought, refunds deducted, the share that came from orders on promotion; several currencies are added without conversion.
-- meaning.fr: De ce que ces mêmes commandes ont rapporté, remboursements déduits, part venue des commandes en promotion ; plusieurs devises s'ajoutent sans conversion.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select deal_value_share(d, v) from (values (true, 20.0), (false, 80.0), (null, 500.0)) t(d, v) --> 0.2
create or replace macro deal_value_share(is_on_deal, value) as
    sum(case when is_on_deal then value else 0 end) / nullif(cast(sum(case when is_on_deal is not null then value else 0 end) as double), 0)
