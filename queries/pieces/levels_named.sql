-- holds.en: The levels of messages received over the window, each with its first number of messages and its name: steps of one message over 7 and 14 days,
--    two over 28, six over 90; the eighth is the last.
-- holds.fr: Les paliers de messages reçus sur la fenêtre, chacun avec son premier nombre de messages et son nom : d'un message sur 7 et 14 jours,
--    de deux sur 28, de six sur 90 ; le huitième est le dernier.
-- grain: level
-- parameter: window_days = 28
with steps as (
    select level, case $window_days when 90 then 6 when 28 then 2 else 1 end as width from (values (0), (1), (2), (3), (4), (5), (6), (7), (8)) as numbered(level)
),
bounds as (
    select level, case when level = 0 then 0 else (level - 1) * width + 1 end as messages_from, level * width as messages_to from steps
)
select
    level, messages_from,
    case when level = 8 then concat(cast(messages_from as varchar), '+') when messages_from = messages_to then cast(messages_from as varchar) else concat(cast(messages_from as varchar), '–', cast(messages_to as varchar)) end as messages
from bounds
