-- export.en: Didomi › Batch export › Users (daily JSON)
-- export.fr: Didomi › Export par lots › Utilisateurs (JSON quotidien)
-- tool: didomi
-- kind: json, ndjson
-- needs: id, organization_user_id, consents.purposes
-- columns: consents.channels, consents.vendors, organization_user_id_type, organization_id, created_at, updated_at, version
-- time: created_at, updated_at
-- zone: UTC
-- json: consents.channels, consents.purposes
-- required: id
-- reports: no_person | "organization_user_id" is null | n = coalesce(json_array_length("consents.channels"), 0) + coalesce(json_array_length("consents.purposes"), 0)
-- says.en: no_person | Row {row}: user {id} has no organization_user_id: {n} consents are kept but not attached to a customer (a Didomi id is a device, not a person).
-- says.fr: no_person | Ligne {row} : l'utilisateur {id} n'a pas d'organization_user_id : {n} consentements sont gardés mais rattachés à aucun client (un identifiant Didomi est un appareil, pas une personne).
-- prepares: choices
select row_no, 'channel' as about, unnest(from_json("consents.channels", '[{"id":"VARCHAR","enabled":"BOOLEAN"}]')) as choice
from export
union all
select row_no, 'purpose' as about, unnest(from_json("consents.purposes", '[{"id":"VARCHAR","enabled":"BOOLEAN"}]')) as choice
from export
-- fills: consents
select
    row_no,
    concat_ws('|', "id", choices.about, choices.choice.id)  as consent_id,
    case when contains("organization_user_id", '@') then "organization_user_id" end as who_email,
    case when not contains("organization_user_id", '@') then "organization_user_id" end as who_crm_id,
    "id"                                                    as subject_ref,
    case when "organization_user_id" is null then 'device' else 'person' end as subject_kind,
    case
        when choices.about = 'channel' then 'marketing'
        when regexp_matches(lower(choices.choice.id), 'newsletter|marketing') then 'marketing'
        when regexp_matches(lower(choices.choice.id), 'audience|analytic|measure_content|market_research') then 'analytics'
        when regexp_matches(lower(choices.choice.id), 'personali[sz]|personnalis') then 'personalisation'
        when regexp_matches(lower(choices.choice.id), '(^|_)ads?($|_)|advert|publicit') then 'advertising'
        else lower(choices.choice.id) end                   as purpose,
    choices.choice.id                                       as purpose_raw,
    case when choices.about = 'channel' then lower(choices.choice.id) end as channel,
    case when choices.choice.enabled then 'granted' when not choices.choice.enabled then 'refused' else 'no_choice' end as state,
    'consent'                                               as basis,
    "updated_at"                                            as occurred_at,
    'cmp'                                                   as method,
    "organization_id"                                       as controller,
    'tool'                                                  as standard,
    "updated_at"                                            as record_as_of
from export join choices using (row_no)
