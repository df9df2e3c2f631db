-- holds.en: `journey_steps` cut into journeys as they are cut when nothing else is asked for: 30 days of silence end one, every kind of step is in, and
--    none counts as another. For each step, those before it in its journey and since when they lasted. The record (`ref_id`) is named where it has words. The channel has a name of its
--    own, so that a filter by channel cuts journeys anew among the steps of that channel.
-- holds.fr: `journey_steps` découpé en parcours comme ils le sont quand rien d'autre n'est demandé : 30 jours de silence en achèvent un, toutes les
--    sortes d'étapes y sont, et aucune ne compte pour une autre. Pour chaque étape, celles qui la précèdent dans son parcours et depuis
--    quand elles duraient. L'enregistrement (`ref_id`) est nommé là où il a des mots. Le canal a un nom à lui, pour qu'un filtre par canal redécoupe les parcours parmi les étapes de ce canal.
-- grain: person_no, place
-- gathers: journey_steps
-- renew: customer_id
-- after: journey_steps, journey_draw
with spaced as (
    select
        person_no, place, occurred_at, occurred_on, step, step_group, coalesce(epoch(occurred_at) - epoch(lag(occurred_at) over in_order) > 43200 * 60.0, true) as is_first,
        lag(occurred_at) over in_order as last_at, lag(step) over in_order as last_step, lag(step_group) over in_order as last_group
    from journey_steps
    window in_order as (partition by person_no order by place)
),
numbered as (
    select
        *, sum(cast(is_first as integer)) over so_far as journey, max(case when is_first then occurred_on end) over so_far as started_on,
        max(case when is_first or step <> last_step then occurred_at end) over until_then as step_since,
        max(case when is_first or step_group <> last_group then occurred_at end) over until_then as group_since,
        max(case when is_first then place end) over whole as last_begins, max(occurred_at) over whole as last_seen
    from spaced
    window
        so_far as (partition by person_no order by place rows between unbounded preceding and current row),
        until_then as (partition by person_no order by place rows between unbounded preceding and 1 preceding),
        whole as (partition by person_no order by place rows between unbounded preceding and unbounded following)
),
-- cut apart from what else is known of a step, which then need not be put in order with it
cut as (
    select
        person_no, place, cast(journey as integer) as journey, started_on,
        case when place >= last_begins then last_seen + to_minutes(43200) end as runs_until,
        case when not is_first then last_at end as before_at,
        case when not is_first then last_step end as step_before, case when not is_first then step_since end as step_before_at,
        case when not is_first then last_group end as group_before, case when not is_first then group_since end as group_before_at
    from numbered
)
select
    s.person_no, s.customer_id, s.place, s.occurred_at, s.occurred_on, s.direction, s.world, s.channel as met_through, s.ref_table, case when s.sentiment is not null then s.ref_id end as ref_id, s.turns, s.waited_minutes,
    s.sentiment, s.is_anxious, s.is_trusting, s.is_distrusting, s.step, s.step_group, cut.journey, cut.started_on, cut.runs_until, cut.before_at, cut.step_before, cut.step_before_at, cut.group_before, cut.group_before_at,
    s.segment, s.language, s.country, s.lot % one_in = 0 as is_drawn
from journey_steps s cross join journey_draw join cut on cut.person_no = s.person_no and cut.place = s.place
order by is_drawn desc, s.customer_id, s.place
