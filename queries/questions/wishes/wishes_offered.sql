-- question.en: Do people get an offer about what they say they want?
-- question.fr: Les gens reçoivent-ils une offre sur ce qu'ils disent vouloir ?
-- counts: wishes by expressed_on
select count(*) as n, wish_offered_share(is_offered, waited_days) as wish_offered_share
from wishes
where is_seen_60_days
