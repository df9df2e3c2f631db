-- holds.en: The weeks in which a person was written to, by the level of messages received in the window before: what was sent, and what followed.
-- holds.fr: Les semaines où l'on a écrit à une personne, selon le niveau de messages reçus sur la fenêtre précédente : ce qui a été envoyé, et la suite.
-- counts: person_weeks by week
-- grain: person_no
-- parameter: window_days = 28
with weeks as (
    select person_no, has_left, clicked, messages as sent, case $window_days when 7 then before_7 when 14 then before_14 when 90 then before_90 else before_28 end as received
    from person_weeks where messages > 0
),
steps as (
    select person_no, has_left, clicked, sent, case when received = 0 then 0 else least(cast(floor((received - 1) / (case $window_days when 90 then 6 when 28 then 2 else 1 end)) as integer) + 1, 8) end as step
    from weeks
)
select
    person_no, has_left, clicked, sent, step,
    case
        when step = 0 then '0'
        when step = 8 then concat(cast(7 * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '+')
        when (case $window_days when 90 then 6 when 28 then 2 else 1 end) = 1 then cast(step as varchar)
        else concat(cast((step - 1) * (case $window_days when 90 then 6 when 28 then 2 else 1 end) + 1 as varchar), '–', cast(step * (case $window_days when 90 then 6 when 28 then 2 else 1 end) as varchar)) end as messages
from steps
