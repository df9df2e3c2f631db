-- export.en: Commanders Act › Consent › Options › Export raw consent data
-- export.fr: Commanders Act › Consentement › Options › Exporter les données brutes de consentement
-- tool: commanders_act
-- needs: id_hit, id_privacy, tc_p_id | tcpid, date_hit, privacy_action
-- columns: id_tagcommander, version, cookie, type_action, device
-- time: date_hit
-- zone: Europe/Paris assumed
-- required: id_hit, date_hit, privacy_action
-- excludes: only_seen | upper("privacy_action") = 'V'
-- reports: devices | true
-- reports: unknown_action | "privacy_action" not in ('1', '0', '-1')
-- says.en: only_seen | {n} rows only say that the banner was shown: that is no choice, and is read as none.
-- says.fr: only_seen | {n} lignes disent seulement que la bannière s'est affichée : ce n'est pas un choix, et n'est pas lu comme tel.
-- says.en: devices | These choices are those of devices (a cookie, hashed), not of persons: they are kept and attached to no customer.
-- says.fr: devices | Ces choix sont ceux d'appareils (un cookie, haché), pas de personnes : ils sont gardés et rattachés à aucun client.
-- says.en: unknown_action | Row {row}: the action “{privacy_action}” is neither a yes, a no nor a view; it is kept under that name and counts as neither.
-- says.fr: unknown_action | Ligne {row} : l'action « {privacy_action} » n'est ni un oui, ni un non, ni une vue ; elle est gardée sous ce nom et ne compte comme aucun.
-- fills: consents
select
    row_no,
    concat_ws('|', 'hit', "id_hit")                         as consent_id,
    "tc_p_id"                                               as subject_ref,
    'device'                                                as subject_kind,
    'cookies'                                               as purpose,
    concat_ws(' ', 'categories', "cookie")                  as purpose_raw,
    'web'                                                   as channel,
    case "privacy_action" when '1' then 'granted' when '0' then 'refused' when '-1' then 'refused' else lower("privacy_action") end as state,
    'consent'                                               as basis,
    "date_hit"                                              as occurred_at,
    'cmp'                                                   as method,
    'tool'                                                  as standard,
    json_object('banner', "id_privacy", 'version', "version", 'where', "type_action", 'device', "device", 'categories', "cookie") as evidence
from export
