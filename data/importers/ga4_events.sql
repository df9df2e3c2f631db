-- export.en: Google Analytics 4 › BigQuery export of events (CSV or JSON)
-- export.fr: Google Analytics 4 › Export BigQuery des événements (CSV ou JSON)
-- tool: ga4
-- needs: event_timestamp, event_name, user_pseudo_id
-- columns: event_date, event_params, event_value_in_usd, event_bundle_sequence_id, user_id, event_server_timestamp_offset, platform
-- columns: "event_params.page_location | page_location", "event_params.ga_session_id | ga_session_id", ecommerce.purchase_revenue
-- time: event_timestamp
-- dates: epoch-microseconds
-- zone: UTC
-- number: event_value_in_usd, ecommerce.purchase_revenue
-- json: event_params
-- required: event_timestamp, event_name
-- notes: visitors | "user_id" is null
-- says.en: visitors | Events seen without a signed-in person: {n}. A browser is not a person, so they count as visits and join no customer.
-- says.fr: visitors | Événements sans personne connectée : {n}. Un navigateur n'est pas une personne : ils comptent comme visites et ne rejoignent aucun client.
-- prepares: told
select
    *,
    from_json("event_params", '[{"key":"VARCHAR","value":{"string_value":"VARCHAR","int_value":"VARCHAR","double_value":"VARCHAR","float_value":"VARCHAR"}}]') as params,
    row_number() over (partition by "user_pseudo_id", "event_timestamp", "event_name", "event_bundle_sequence_id" order by row_no) as nth
from export
-- fills: web_events
select
    row_no,
    concat_ws('|', "user_pseudo_id", "event_timestamp", "event_name", "event_bundle_sequence_id", nth) as event_id,
    case when contains("user_id", '@') then "user_id" end   as who_email,
    case when not contains("user_id", '@') then "user_id" end as who_crm_id,
    "event_name"                                            as name,
    "event_timestamp"                                       as occurred_at,
    case when lower("platform") in ('ios', 'android') then 'app' else 'web' end as channel,
    'customer'                                              as actor,
    concat_ws('|', "user_pseudo_id", coalesce("event_params.ga_session_id", list_filter(params, lambda x: x.key = 'ga_session_id')[1].value.int_value)) as session_ref,
    coalesce("event_params.page_location", list_filter(params, lambda x: x.key = 'page_location')[1].value.string_value) as page,
    coalesce(
        "ecommerce.purchase_revenue",
        try_cast(coalesce(
            list_filter(params, lambda x: x.key = 'value')[1].value.double_value,
            list_filter(params, lambda x: x.key = 'value')[1].value.float_value,
            list_filter(params, lambda x: x.key = 'value')[1].value.int_value) as double)) as amount
from told
