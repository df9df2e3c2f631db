-- export.en: Event log in XES (IEEE 1849), from a process mining or workflow tool
-- export.fr: Journal d'événements XES (IEEE 1849), d'un outil de fouille de processus ou de gestion de flux
-- tool: xes
-- kind: xes
-- needs: event.concept:name, event.time:timestamp
-- columns: case.concept:name, event.lifecycle:transition, event.org:resource, event.identity:id, event.cost:total
-- time: event.time:timestamp
-- zone: UTC assumed
-- number: event.cost:total
-- required: event.concept:name, event.time:timestamp
-- excludes: in_between | lower("event.lifecycle:transition") in ('schedule', 'assign', 'reassign', 'suspend', 'resume', 'withdraw')
-- reports: case_not_person | true
-- notes: begun_and_ended | lower("event.lifecycle:transition") = 'start'
-- says.en: case_not_person | The case of a log is a customer only if whoever made it chose so: it is kept as the case, and joins no person.
-- says.fr: case_not_person | Le cas d'un journal n'est un client que si son auteur l'a voulu : il est gardé comme cas, et ne rejoint aucune personne.
-- says.en: in_between | Events that only tell that a step was planned, given to someone or put aside, left out: {n}.
-- says.fr: in_between | Événements qui disent seulement qu'une étape a été prévue, confiée ou mise de côté, écartés : {n}.
-- says.en: begun_and_ended | Steps told twice, when they begin and when they end: {n}. Each counts once, at its end where the log has one.
-- says.fr: begun_and_ended | Étapes enregistrées deux fois, à leur début et à leur fin : {n}. Chacune compte une fois, à sa fin si le journal la donne.
-- prepares: steps
select
    *,
    coalesce(lower("event.lifecycle:transition"), 'complete') as transition,
    row_number() over (
        partition by "case.concept:name", "event.concept:name", coalesce(lower("event.lifecycle:transition"), 'complete') order by "event.time:timestamp", row_no) as nth
from export
-- fills: web_events
select
    steps.row_no,
    concat_ws('|', steps."case.concept:name", steps."event.concept:name", steps.nth, steps."event.time:timestamp", steps."event.identity:id") as event_id,
    steps."event.concept:name"                              as name,
    steps."event.time:timestamp"                            as occurred_at,
    'process'                                               as channel,
    'unknown'                                               as actor,
    steps."case.concept:name"                               as case_ref,
    steps."event.cost:total"                                as amount
from steps
left join steps as ended
    on steps.transition = 'start' and ended.transition = 'complete' and ended.nth = steps.nth
    and ended."case.concept:name" is not distinct from steps."case.concept:name" and ended."event.concept:name" = steps."event.concept:name"
where ended.row_no is null
