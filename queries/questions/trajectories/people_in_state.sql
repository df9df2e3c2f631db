-- question.en: Who is in this state now?
-- question.fr: Qui est dans cet état à présent ?
-- reading.en: At the end of the last whole quarter of the period, starting with those who used to spend most.
-- reading.fr: À la fin du dernier trimestre entier de la période, en commençant par les personnes qui dépensaient le plus auparavant.
-- counts: value_states by quarter
-- n: none
-- parameter: in_state = declining
-- parameter: just_moved = 0
select customer_id, quarter, state_before, state, value_before, value_last
from value_states
where state = $in_state and ($just_moved = 0 or state_before <> state) and quarter = (select max(quarter) from value_states where quarter + interval '3' month <= $end)
order by value_before desc, customer_id
