-- holds.en: Every feeling in the scored texts of the period and of the days before it that make the baseline, by segment: sums over people of their texts and of those that
--    show it, with squares and products. Texts of nobody known each count as a person. One statement for all feelings and segments, so that it runs once.
-- holds.fr: Chaque sentiment dans les textes analysés de la période et des jours d'avant qui font la base, par segment : sommes, sur les personnes, de leurs textes et de ceux
--    qui le montrent, avec carrés et produits. Un texte sans personne connue compte comme une personne. Une seule requête pour tous : elle ne s'exécute qu'une fois.
-- counts: voices_scored
-- grain: feeling, segment, is_now
-- parameter: baseline_days = 182
with each as (
    select
        person_no, said_on >= $start as is_now, any_value(segment) as segment, count(*) as texts, count(case when is_anxious then 1 end) as anxious,
        count(case when is_trusting then 1 end) as trusting, count(case when is_distrusting then 1 end) as distrusting, count(case when is_waiting then 1 end) as waiting,
        count(case when is_negative(sentiment) then 1 end) as negative, count(case when is_positive(sentiment) then 1 end) as positive
    from voices_scored
    where is_scored and said_on < $end and said_on >= $start - $baseline_days
    group by person_no, said_on >= $start
),
alike as (
    select segment, is_now, texts, anxious, trusting, distrusting, waiting, negative, positive, count(*) as people
    from each
    group by segment, is_now, texts, anxious, trusting, distrusting, waiting, negative, positive
),
told as (
    select
        feeling, segment, is_now, texts, people,
        case feeling when 'anxious' then anxious when 'trusting' then trusting when 'distrusting' then distrusting when 'waiting' then waiting when 'negative' then negative else positive end as felt
    from alike cross join (select unnest(['anxious', 'trusting', 'distrusting', 'waiting', 'negative', 'positive']) as feeling) as feelings
)
select
    feeling, segment, is_now, cast(sum(people * texts) as bigint) as texts, cast(sum(people) as bigint) as people, cast(sum(people * felt) as bigint) as felt,
    cast(sum(people * felt * felt) as bigint) as felt_felt, cast(sum(people * felt * texts) as bigint) as felt_texts, cast(sum(people * texts * texts) as bigint) as texts_texts,
    cast(sum(sum(case when is_now then people * texts else 0 end)) over (partition by feeling) as bigint) as texts_now
from told
group by feeling, segment, is_now
