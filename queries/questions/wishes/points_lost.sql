-- question.en: How much of what members earn do they lose?
-- question.fr: Quelle part de leurs gains les membres perdent-ils ?
-- counts: loyalty_quarters by quarter
select count(distinct customer_id) as n, lost_over_earned(points_lost, points_earned) as lost_over_earned
from loyalty_quarters
