-- question.en: Does anything come back of what people say they want?
-- question.fr: Revient-il quelque chose de ce que les gens disent vouloir ?
-- counts: wishes by expressed_on
select count(*) as n, wish_offered_share(is_offered, waited_days) as wish_offered_share
from wishes
where is_seen_60_days
