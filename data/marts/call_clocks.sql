-- holds.en: One row per call received: how long it spent in the menu and in the queue, how it ended, and whether a human came.
--    A duration below zero is not believed; a phantom call, cut before it began, is told apart and waits for nobody.
-- holds.fr: Une ligne par appel reçu : le temps passé dans le menu puis dans la file, comment il a fini, et si un humain est venu.
--    Une durée négative n'est pas crue ; un appel fantôme, coupé avant de commencer, est mis à part et n'attend personne.
-- grain: call_id
-- renew: whole
-- after: reporting_zone
with told as (
    select
        calls.*,
        cast(timezone(zone, started_at) as timestamp) as started_local,
        case when menu_s >= 0 then menu_s end as menu_seconds,
        case when queue_s >= 0 then queue_s end as queue_seconds
    from calls cross join reporting_zone
    where coalesce(direction, 'in') = 'in' and started_at is not null
)
select
    call_id, told.customer_id, told.source_system, 'phone' as channel, line, ivr_path, transfers,
    coalesce(told.language, customers.language) as language, coalesce(customers.country, told.country) as country, customers.segment,
    started_at,
    cast(started_local as date) as started_on,
    cast(date_trunc('week', started_local) as date) as started_week,
    cast(date_trunc('month', started_local) as date) as started_month,
    isodow(started_local) as started_weekday,
    hour(started_local) as started_hour,
    outcome,
    menu_seconds, queue_seconds, talk_s as talk_seconds,
    outcome = 'answered' as is_answered,
    outcome in ('abandoned_queue', 'abandoned_ivr', 'no_agent', 'voicemail') as is_given_up,
    outcome in ('answered', 'abandoned_queue', 'no_agent', 'voicemail') as has_queued,
    outcome = 'out_of_hours' as is_out_of_hours,
    outcome = 'phantom' as is_phantom,
    case when outcome <> 'phantom' then coalesce(menu_seconds, 0) + coalesce(queue_seconds, 0) end as waited_seconds
from told left join customers on customers.customer_id = told.customer_id
order by started_on
