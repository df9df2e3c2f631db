-- question.en: How many members lose points they had earned?
-- question.fr: Combien de membres perdent des points qu'ils avaient gagnés ?
-- counts: loyalty_quarters by quarter
with members as (
    select customer_id, sum(points_earned) as points_earned, sum(points_lost) as points_lost from loyalty_quarters group by customer_id
)
select count(*) as n, lost_points_share(points_lost) as lost_points_share, lost_over_earned(points_lost, points_earned) as lost_over_earned
from members
