-- question.en: Is a no respected?
-- question.fr: Un non est-il respecté ?
-- counts: leavings by left_on
select count(*) as n, written_after_share(last_after_days) as written_after_share
from leavings
where is_seen_whole
