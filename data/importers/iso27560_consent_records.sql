-- export.en: Consent records in the structure of ISO/IEC TS 27560 (JSON)
-- export.fr: Enregistrements de consentement à la structure ISO/IEC TS 27560 (JSON)
-- tool: iso27560
-- kind: json, ndjson
-- needs: record.recordId, record.piiPrincipalId, event
-- columns: record.schemaVersion, piiProcessing.privacyNotice, piiProcessing.purposes, piiProcessing.lawfulBasis, partyIdentification
-- json: event, piiProcessing.purposes, partyIdentification
-- required: record.recordId
-- reports: no_event | coalesce(len(list_filter(json_extract_string("event", '$[*].eventState'), lambda x: x is not null)), 0) = 0
-- reports: unknown_state | json_array_length("event") > 0 and not list_bool_and(list_transform(
--    json_extract_string("event", '$[*].eventState'), lambda x: regexp_matches(lower(x), 'given|granted|renew|re-?affirm|refus|den(y|ied)|withdraw|withdrawn|revok|terminat|invalid|expir|request|unknown')))
-- says.en: no_event | Row {row}: this record contains no event with a state; it gives no consent.
-- says.fr: no_event | Ligne {row} : cet enregistrement ne contient aucun événement ayant un état ; il ne donne aucun consentement.
-- says.en: unknown_state | Row {row}: an event of this record has a state we do not know; it is kept under that name and counts neither as a yes nor as a no.
-- says.fr: unknown_state | Ligne {row} : un événement de cet enregistrement a un état inconnu ; il est gardé sous ce nom et ne compte ni comme oui ni comme non.
-- prepares: told
select
    row_no,
    unnest(from_json("event", '[{"eventTime":"VARCHAR","validityDuration":"VARCHAR","eventType":"VARCHAR","eventState":"VARCHAR","entityId":"VARCHAR"}]')) as happened,
    generate_subscripts(from_json("event", '["JSON"]'), 1) as nth
from export
-- prepares: aims
select
    row_no,
    unnest(coalesce(nullif(from_json("piiProcessing.purposes", '["JSON"]'), []), [null])) as aim,
    generate_subscripts(coalesce(nullif(from_json("piiProcessing.purposes", '["JSON"]'), []), [null]), 1) as aim_nth
from export
-- fills: consents
select
    export.row_no,
    concat_ws('|', "record.recordId", told.nth, aims.aim_nth) as consent_id,
    case when contains("record.piiPrincipalId", '@') then "record.piiPrincipalId" end as who_email,
    case when not contains("record.piiPrincipalId", '@') then "record.piiPrincipalId" end as who_cmp_token,
    "record.piiPrincipalId"                                 as subject_ref,
    case when contains("record.piiPrincipalId", '@') then 'person' else 'unknown' end as subject_kind,
    case
        when regexp_matches(lower(cast(aims.aim as varchar)), 'marketing|newsletter') then 'marketing'
        when regexp_matches(lower(cast(aims.aim as varchar)), 'personali[sz]') then 'personalisation'
        when regexp_matches(lower(cast(aims.aim as varchar)), 'analytic|audience') then 'analytics'
        else coalesce(lower(json_extract_string(aims.aim, '$.purpose')), lower(json_extract_string(aims.aim, '$.name')), lower(aims.aim ->> '$'), 'unstated') end as purpose,
    coalesce(json_extract_string(aims.aim, '$.purpose'), json_extract_string(aims.aim, '$.name'), aims.aim ->> '$') as purpose_raw,
    case
        when regexp_matches(lower(told.happened.eventState), 'refus|den(y|ied)') then 'refused'
        when regexp_matches(lower(told.happened.eventState), 'withdraw|withdrawn|revok|terminat|invalid') then 'withdrawn'
        when regexp_matches(lower(told.happened.eventState), 'given|granted|renew|re-?affirm') then 'granted'
        when regexp_matches(lower(told.happened.eventState), 'request|unknown|expir') then 'no_choice'
        else lower(told.happened.eventState) end            as state,
    "piiProcessing.lawfulBasis"                             as basis,
    lower(told.happened.eventType)                          as consent_type,
    told.occurred_at                                        as occurred_at,
    coalesce(
        case when told.happened.validityDuration[1] between '1' and '9' and told.happened.validityDuration[5] = '-' then try_cast(told.happened.validityDuration as timestamptz) end,
        case when regexp_full_match(told.happened.validityDuration, 'P(\d+[YMWD])+') then told.occurred_at
            + to_months(12 * coalesce(try_cast(regexp_extract(told.happened.validityDuration, '(\d+)Y', 1) as integer), 0)
                + coalesce(try_cast(regexp_extract(told.happened.validityDuration, '(\d+)M', 1) as integer), 0))
            + to_days(7 * coalesce(try_cast(regexp_extract(told.happened.validityDuration, '(\d+)W', 1) as integer), 0)
                + coalesce(try_cast(regexp_extract(told.happened.validityDuration, '(\d+)D', 1) as integer), 0)) end) as valid_until,
    json_extract_string("partyIdentification", '$[0].partyName') as controller,
    "piiProcessing.privacyNotice"                           as policy_url,
    "record.recordId"                                       as receipt_id,
    'iso27560'                                              as standard,
    json_object('event', cast("event" as json), 'purposes', cast("piiProcessing.purposes" as json)) as evidence
from export join (
    select *, coalesce(
        case when happened.eventTime between '1000' and '9999' and happened.eventTime[5] = '-' then try_cast(happened.eventTime as timestamptz) end,
        case when regexp_full_match(happened.eventTime, '\d{9,11}') then to_timestamp(try_cast(happened.eventTime as bigint))
            when regexp_full_match(happened.eventTime, '\d{12,14}') then to_timestamp(try_cast(happened.eventTime as bigint) / 1000) end) as occurred_at
    from told
) told using (row_no) left join aims using (row_no)
where told.happened.eventState is not null
