-- holds.en: `value_states` counted by quarter, state, the state before and group; those who had spent in the 182 days before stand apart, with what those
--    who decline or went dormant among them spend less.
-- holds.fr: `value_states` compté par trimestre, état, état précédent et groupe ; qui avait dépensé dans les 182 jours d'avant est à part, avec ce que
--    dépensent de moins ceux d'entre eux qui sont en retrait ou endormis.
-- grain: quarter, state_before, state, has_spent_before, segment, language, country
-- gathers: value_states
-- renew: whole
-- after: value_states
select
    quarter, ends_on, state_before, state, value_before > 0 as has_spent_before, segment, language, country, count(*) as people,
    round(sum(case when state in ('declining', 'dormant') then value_before - value_last end), 4) as value_lost
from value_states
group by quarter, ends_on, state_before, state, has_spent_before, segment, language, country
order by quarter
