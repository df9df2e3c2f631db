-- question.en: How often is one answer enough?
-- question.fr: Combien de fois une réponse suffit-elle ?
-- counts: resolutions by opened_on
select count(*) as n, one_touch_share(is_one_touch) as one_touch_share
from resolutions
where is_one_touch is not null
