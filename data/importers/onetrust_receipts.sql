-- export.en: OneTrust › Consent receipts (JSON, one receipt per object)
-- export.fr: OneTrust › Reçus de consentement (JSON, un reçu par objet)
-- tool: onetrust
-- kind: json, ndjson
-- needs: identifier, interactionDate, purposes
-- columns: identifierType, consentDate, withdrawnDate, language, test, receiptId | id, collectionPointGuid
-- time: interactionDate, consentDate, withdrawnDate
-- zone: UTC assumed
-- json: purposes
-- flag: test
-- required: identifier, interactionDate
-- drops: requestInformation, customPayload
-- excludes: test | "test"
-- notes: unknown_state | row_no in (select row_no from told where state is null)
-- says.en: test | {n} receipts are marked as tests; they are left out.
-- says.fr: test | {n} reçus sont marqués comme des essais ; ils sont écartés.
-- says.en: unknown_state | {n} receipts tell of a purpose in a state we do not know; it is kept under that name and counts neither as a yes nor as a no.
-- says.fr: unknown_state | {n} reçus parlent d'une finalité dans un état inconnu ; il est gardé sous ce nom et ne compte ni comme oui ni comme non.
-- prepares: told
select
    row_no, nth, aim, upper(coalesce(json_extract_string(aim, '$.TransactionType'), json_extract_string(aim, '$.transactionType'), json_extract_string(aim, '$.status'))) as word,
    coalesce(json_extract_string(aim, '$.Name'), json_extract_string(aim, '$.name'), json_extract_string(aim, '$.Id'), json_extract_string(aim, '$.id'), json_extract_string(aim, '$.purposeId')) as name,
    case
        when word in ('CONFIRMED', 'ACTIVE', 'ALWAYS_ACTIVE', 'EXTEND') then 'granted'
        when word in ('NOTGIVEN', 'NO_CONSENT') then 'refused'
        when word in ('WITHDRAWN', 'OPT_OUT', 'HARD_OPT_OUT') then 'withdrawn'
        when word in ('PENDING', 'NO_CHOICE', 'NONE', 'EXPIRED') then 'no_choice' end as state
from (select row_no, unnest(from_json("purposes", '["JSON"]')) as aim, generate_subscripts(from_json("purposes", '["JSON"]'), 1) as nth from export)
-- fills: consents
select
    row_no,
    concat_ws('|', coalesce("receiptId", concat_ws('|', lower("identifier"), "interactionDate")), coalesce(told.name, cast(told.nth as varchar))) as consent_id,
    case when contains("identifier", '@') then "identifier" end as who_email,
    case when not contains("identifier", '@') and regexp_matches(lower("identifierType"), 'phone|mobile') then "identifier" end as who_phone,
    case when not contains("identifier", '@') and not coalesce(regexp_matches(lower("identifierType"), 'phone|mobile'), false) then "identifier" end as who_cmp_token,
    "identifier"                                            as subject_ref,
    case when regexp_matches(lower("identifierType"), 'cookie|device') then 'device' else 'person' end as subject_kind,
    case
        when regexp_matches(lower(told.name), 'marketing|newsletter') then 'marketing'
        when regexp_matches(lower(told.name), 'personali[sz]|personnalis') then 'personalisation'
        when regexp_matches(lower(told.name), 'analytic|audience') then 'analytics'
        else coalesce(lower(told.name), 'unstated') end     as purpose,
    told.name                                               as purpose_raw,
    coalesce(told.state, lower(told.word), 'unstated')      as state,
    'consent'                                               as basis,
    case told.state
        when 'granted' then coalesce("consentDate", "interactionDate")
        when 'withdrawn' then coalesce("withdrawnDate", "interactionDate") else "interactionDate" end as occurred_at,
    'cmp'                                                   as method,
    "receiptId"                                             as receipt_id,
    'tool'                                                  as standard,
    told.aim                                                as evidence,
    "interactionDate"                                       as record_as_of
from export join told using (row_no)
