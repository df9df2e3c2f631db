-- holds.en: Orders, one row each.
-- holds.fr: Les commandes, une ligne chacune.
-- key: order_id
-- person: yes
-- moment: placed_at
-- needs: order_id, placed_at, total
-- words: status | paid, pending, cancelled, refunded, partial_refund
create table orders (
    order_id varchar,                    -- identifier, the same at every import | identifiant, le même à chaque import
    order_ref varchar,                   -- reference the customer sees | référence vue par le client
    placed_at timestamptz,               -- moment of the order | moment de la commande
    status varchar,                      -- paid, pending, cancelled, refunded or partial_refund | paid, pending, cancelled, refunded ou partial_refund
    status_raw varchar,                  -- status in the tool's words | statut dans les mots de l'outil
    currency varchar,                    -- currency, three letters | devise, trois lettres
    subtotal decimal(18,2),              -- goods before shipping | marchandises hors livraison
    discount decimal(18,2),              -- discount | remise
    shipping decimal(18,2),              -- shipping | livraison
    tax decimal(18,2),                   -- tax | taxes
    total decimal(18,2),                 -- what the customer paid | ce que le client a payé
    refunded decimal(18,2),              -- paid back | remboursé
    promo_codes varchar[],               -- promotion codes used | codes de promotion utilisés
    sales_channel varchar,               -- web, store, app … | web, store, app …
    country varchar,                     -- country delivered to, two letters | pays de livraison, deux lettres
    promised_on date,                    -- delivery day announced | jour de livraison annoncé
    delivered_on date,                   -- delivery day kept | jour de livraison tenu
    cancelled_at timestamptz             -- moment it was cancelled | moment de l'annulation
);
