-- question.en: How often is the target kept, all channels together?
-- question.fr: Le délai fixé est-il tenu, tous canaux confondus ?
-- builds on: targeted
-- counts: ticket_clocks by opened_on
select
    count(case when seen_minutes >= target_minutes then waited_minutes end) as n,
    answered_within_target(waited_minutes, is_answered, target_minutes, seen_minutes) as answered_within_target
from targeted
