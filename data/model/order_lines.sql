-- holds.en: What each order holds.
-- holds.fr: Le contenu de chaque commande.
-- key: order_id, line_no
-- needs: order_id, line_no
-- refers: order_id to orders
create table order_lines (
    order_id varchar,                    -- order it belongs to | commande d'origine
    line_no integer,                     -- line number | numéro de ligne
    sku varchar,                         -- article code | code d'article
    name varchar,                        -- article | article
    category varchar,                    -- category of the article | catégorie de l'article
    qty double,                          -- quantity | quantité
    unit_price decimal(18,4),            -- price of one | prix unitaire
    discount decimal(18,2)               -- discount on the line | remise sur la ligne
);
