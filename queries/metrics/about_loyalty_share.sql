-- label.en: About the loyalty programme
-- label.fr: Sur la fidélité
-- meaning.en: Share of customers' texts that speak of the loyalty programme, by the topic's own rules.
-- meaning.fr: Part des textes de clients qui parlent du programme de fidélité, selon les règles du sujet.
-- unit: share
-- better: neither
-- interval: wilson
-- example: select about_loyalty_share(t) from (values (['loyalty', 'price']), (['price']), (['staff']), (['delivery'])) t(t) --> 0.25
create or replace macro about_loyalty_share(topics) as avg(cast(list_contains(topics, 'loyalty') as integer))
