-- question.en: Are more buyers slipping away, quarter after quarter?
-- question.fr: Les acheteurs s'éloignent-ils davantage, trimestre après trimestre ?
-- title.en: Buyers at risk: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: Acheteurs à risque : {far} au {far_label}, {latest} au {latest_label}
-- title.en: Buyers at risk: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: Acheteurs à risque : {first} au {first_label}, {latest} au {latest_label}
-- title.en: Buyers at risk: {flat} in {latest_label}, no clear change since {since}
-- title.fr: Acheteurs à risque : {flat} au {latest_label}, sans écart net depuis le {since}
-- reading.en: Buyers who had spent something in the 182 days before; at risk: at least a quarter less in the last 182 days, or nothing.
-- reading.fr: Acheteurs qui avaient dépensé dans les 182 jours d'avant ; à risque : au moins un quart de moins dans les 182 derniers jours, ou plus rien.
-- counts: state_counts by quarter
-- grain: quarter
select
    quarter, cast(sum(people) as bigint) as n, at_risk_share(case when state in ('declining', 'dormant') then people else 0 end, people) as at_risk_share,
    sum(value_lost) as value_lost
from state_counts
where has_spent_before and quarter + interval '3' month <= $end
group by quarter
order by quarter
