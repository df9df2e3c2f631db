-- question.en: How much of what people say is heard?
-- question.fr: Qu'entend-on de ce que disent les personnes ?
-- counts: spoken by said_on
with each as (
    select count(*) as said, count(case when is_heard then 1 end) as heard
    from spoken
    where is_heard is not null
    group by person_no
)
select coalesce(sum(said), 0) as n, listening_rate(heard, said) as listening_rate, person_error(heard, said) as listening_rate_error, nullif(count(*), 0) as people
from each
