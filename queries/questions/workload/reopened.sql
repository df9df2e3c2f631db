-- question.en: How many solved requests are reopened?
-- question.fr: Combien de demandes résolues sont rouvertes ?
-- counts: resolutions by opened_on
select
    count(is_reopened) as n,
    ever_reopened_share(is_reopened) as ever_reopened_share,
    reopened_share(is_reopened_within_7_days) as reopened_share,
    count(is_reopened_within_7_days) as reopened_share_n
from resolutions
