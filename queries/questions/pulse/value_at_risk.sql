-- question.en: How many buyers are slipping away, and how much less do they spend?
-- question.fr: Combien d'acheteurs s'éloignent, et combien dépensent-ils de moins ?
-- reading.en: Buyers who had spent something in the 182 days before; at risk: at least a quarter less in the last 182 days, or nothing. At the end of the last whole quarter within the period.
-- reading.fr: Acheteurs qui avaient dépensé dans les 182 jours d'avant ; à risque : au moins un quart de moins dans les 182 derniers jours, ou plus rien. À la fin du dernier trimestre entier compris dans la période.
-- counts: state_counts
select
    coalesce(cast(sum(people) as bigint), 0) as n, at_risk_share(case when state in ('declining', 'dormant') then people else 0 end, people) as at_risk_share,
    sum(value_lost) as value_lost
from state_counts
where has_spent_before and quarter = (select max(quarter) from state_counts where ends_on <= $end)
