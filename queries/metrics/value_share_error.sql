-- label.en: Standard error of a share of value
-- label.fr: Erreur type d'une part de valeur
-- meaning.en: By how much a share of value would differ had chance brought other orders: the error of a ratio of two sums over orders (Cochran). One large order counts for more than several small ones.
-- meaning.fr: De combien une part de valeur différerait si le hasard avait amené d'autres commandes : l'erreur d'un rapport de deux sommes par commande (Cochran). Une grosse commande y compte plus que plusieurs petites.
-- unit: score
-- interval: none
-- example: select value_share_error(d, v, v * v, 1) from (values (true, 20.0), (false, 30.0), (false, 50.0), (null, 500.0)) t(d, v) --> 0.2425
-- example: select value_share_error(d, v, v * v, 1) from (values (true, 20.0)) t(d, v) --> null
create or replace macro value_share_error(is_part, value, value_squared, orders) as case when sum(case when is_part is not null then orders else 0 end) > 1 then
    sqrt(greatest(
        sum(case when is_part then value_squared else 0 end)
            * (1 - 2 * sum(case when is_part then value else 0 end) / cast(sum(case when is_part is not null then value else 0 end) as double))
        + power(sum(case when is_part then value else 0 end) / cast(sum(case when is_part is not null then value else 0 end) as double), 2)
            * sum(case when is_part is not null then value_squared else 0 end), 0
    ) * sum(case when is_part is not null then orders else 0 end) / (sum(case when is_part is not null then orders else 0 end) - 1.0))
    / nullif(cast(sum(case when is_part is not null then value else 0 end) as double), 0) end
