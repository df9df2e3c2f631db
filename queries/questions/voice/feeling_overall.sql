-- question.en: Do people write so more than they used to?
-- question.fr: Les gens écrivent-ils ainsi plus qu'avant ?
-- builds on: felt_texts
-- counts: voices_scored
-- read as: text_rates
-- n: texts_now
with people as (select person, is_now, count(*) as texts, sum(felt) as felt from felt_texts group by 1, 2)
select
    is_now, sum(texts) as texts, count(*) as people, sum(felt) as felt, sum(felt * felt) as felt_felt, sum(felt * texts) as felt_texts,
    sum(texts * texts) as texts_texts, sum(sum(case when is_now then texts else 0 end)) over () as texts_now
from people
group by is_now
order by is_now
