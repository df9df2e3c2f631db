-- question.en: Is a human further away, month after month?
-- question.fr: Un humain s'éloigne-t-il, mois après mois ?
-- reading.en: Median time from the first contact until a human, by the month of the contact; those who never met one count as still waiting.
-- reading.fr: Temps médian du premier contact jusqu'à un humain, selon le mois du contact ; ceux qui n'en ont jamais vu comptent comme attendant encore.
-- counts: contacts by opened_on
-- grain: month
-- read as: survival_quantiles
select
    opened_month as month,
    round(waited_minutes) as minutes,
    count(case when is_reached then 1 end) as n_ended,
    count(case when not is_reached then 1 end) as n_open
from contacts
group by opened_month, round(waited_minutes)
order by month, minutes
