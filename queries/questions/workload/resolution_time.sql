-- question.en: How long until it is settled?
-- question.fr: Combien de temps avant que ce soit réglé ?
-- counts: resolutions by opened_on
-- read as: survival_quantiles
-- renames: median_days to median_days_to_resolution
-- renames: p90_days to p90_days_to_resolution
select
    round(10 * days_to_resolution) / 10.0 as days,
    count(case when is_resolved then 1 end) as n_ended,
    count(case when not is_resolved then 1 end) as n_open
from resolutions
group by round(10 * days_to_resolution)
order by days
