-- question.en: Since when do members lose points?
-- question.fr: Depuis quand les membres perdent-ils des points ?
-- title.en: Lost points: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Ont perdu des points : {far} au {far_label}, {latest} au {latest_label}
-- title.en: Lost points: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Ont perdu des points : {first} au {first_label}, {latest} au {latest_label}
-- title.en: Lost points: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Ont perdu des points : {flat} au {latest_label}, sans écart net depuis le {since}
-- reading.en: Members whose points moved in the quarter: those who lost some to expiry. Beside it, in the table, points lost per point earned.
-- reading.fr: Les membres dont les points ont bougé dans le trimestre : ceux qui en ont perdu par expiration. À côté, dans le tableau, les points perdus par point gagné.
-- counts: loyalty_quarters by quarter
-- grain: quarter
select quarter, count(*) as n, lost_points_share(points_lost) as lost_points_share, lost_over_earned(points_lost, points_earned) as lost_over_earned
from loyalty_quarters
group by quarter
order by quarter
