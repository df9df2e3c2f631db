-- label.en: Ordered in the half-year after
-- label.fr: Ont commandé dans les six mois d'après
-- meaning.en: Share who placed an order in the 182 days before the end of the second quarter after.
-- meaning.fr: Part de ceux qui ont passé une commande dans les 182 jours avant la fin du deuxième trimestre suivant.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select ordered_after_share(o, p) from (values (true, 3), (false, 9), (null, 5)) t(o, p) --> 0.25
create or replace macro ordered_after_share(ordered, people) as
    sum(case when ordered then people else 0 end) / nullif(cast(sum(case when ordered is not null then people else 0 end) as double), 0)
