-- export.en: Kantara consent receipts (JSON, one receipt or one per line)
-- export.fr: Reçus de consentement Kantara (JSON, un reçu ou un par ligne)
-- tool: kantara
-- kind: json, ndjson
-- needs: version, consentTimestamp, consentReceiptID, piiPrincipalId
-- columns: as written | consentTimestamp, jurisdiction, collectionMethod, language, piiControllers, policyUrl, services, sensitive, spiCat
-- time: consentTimestamp
-- dates: epoch
-- zone: UTC
-- json: piiControllers, services
-- required: consentTimestamp, consentReceiptID
-- excludes: other_version | not starts_with("version", 'KI-CR-v1')
-- reports: milliseconds | regexp_full_match("as written", '\d{12,}')
-- reports: written_out | "consentTimestamp" is not null and not regexp_full_match("as written", '-?\d+')
-- says.en: other_version | {n} receipts are not of version 1 of the specification; they are left out.
-- says.fr: other_version | {n} reçus ne sont pas de la version 1 de la spécification ; ils sont écartés.
-- says.en: milliseconds | Row {row}: consentTimestamp is in milliseconds ({as written}); version 1.1 asks for seconds. It is read as milliseconds.
-- says.fr: milliseconds | Ligne {row} : consentTimestamp est en millisecondes ({as written}) ; la version 1.1 demande des secondes. Il est lu en millisecondes.
-- says.en: written_out | Row {row}: consentTimestamp is written as text (ISO, {as written}); version 1.1 asks for a number of seconds. It is read as that date.
-- says.fr: written_out | Ligne {row} : consentTimestamp est écrit en toutes lettres (ISO, {as written}) ; la version 1.1 demande un nombre de secondes. Il est lu comme cette date.
-- prepares: purposes
select row_no, service.service as service, unnest(coalesce(nullif(service.purposes, []), [null])) as purpose, generate_subscripts(coalesce(nullif(service.purposes, []), [null]), 1) as nth
from (
    select
        row_no,
        unnest(from_json("services", '[{"service":"VARCHAR","purposes":[{"purpose":"VARCHAR","purposeCategory":"JSON","consentType":"VARCHAR","termination":"VARCHAR"}]}]')) as service
    from export
)
-- fills: consents
select
    export.row_no,
    concat_ws('|', "consentReceiptID", purposes.service, purposes.nth) as consent_id,
    case when contains("piiPrincipalId", '@') then "piiPrincipalId" end as who_email,
    case when not contains("piiPrincipalId", '@') then "piiPrincipalId" end as who_cmp_token,
    "piiPrincipalId"                                        as subject_ref,
    'person'                                                as subject_kind,
    case
        when regexp_matches(lower(cast(purposes.purpose.purposeCategory as varchar)), 'marketing') then 'marketing'
        when regexp_matches(lower(cast(purposes.purpose.purposeCategory as varchar)), 'personali[sz]') then 'personalisation'
        when regexp_matches(lower(cast(purposes.purpose.purposeCategory as varchar)), 'performance|analytic') then 'analytics'
        else coalesce(lower(trim(json_extract_string(purposes.purpose.purposeCategory, '$[0]'))), lower(purposes.purpose.purpose), 'unstated') end as purpose,
    concat_ws(': ', purposes.service, purposes.purpose.purpose) as purpose_raw,
    'granted'                                               as state,
    'consent'                                               as basis,
    lower(purposes.purpose.consentType)                     as consent_type,
    "consentTimestamp"                                      as occurred_at,
    "collectionMethod"                                      as method,
    json_extract_string("piiControllers", '$[0].piiController') as controller,
    "policyUrl"                                             as policy_url,
    "consentReceiptID"                                      as receipt_id,
    'kantara_1.1'                                           as standard,
    json_object('services', cast("services" as json), 'controllers', cast("piiControllers" as json), 'jurisdiction', "jurisdiction", 'sensitive', "sensitive") as evidence
from export left join purposes on purposes.row_no = export.row_no
