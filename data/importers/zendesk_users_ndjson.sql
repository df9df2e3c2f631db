-- export.en: Zendesk › Admin Center › Account › Tools › Reports › Export › JSON, users
-- export.fr: Zendesk › Centre d'administration › Compte › Outils › Rapports › Exportation › JSON, utilisateurs
-- tool: zendesk
-- kind: ndjson, json
-- needs: user.id, user.email, user.role, user.created_at
-- columns: user.name, user.external_id, user.phone, user.locale, user.updated_at, user.suspended, user.notes, user.photo, user.details
-- time: user.created_at, user.updated_at
-- zone: UTC
-- identifier: user.id
-- required: user.id
-- drops: user.notes, user.photo, user.details
-- excludes: not_a_customer | lower("user.role") <> 'end-user'
-- says.en: not_a_customer | Accounts of agents and administrators, who are no customers, left out: {n}.
-- says.fr: not_a_customer | Comptes d'agents et d'administrateurs, qui ne sont pas des clients, écartés : {n}.
-- fills: customers
select
    row_no,
    "user.email"                                            as who_email,
    "user.phone"                                            as who_phone,
    "user.external_id"                                      as who_crm_id,
    "user.id"                                               as who_helpdesk_id,
    "user.name"                                             as display_name,
    'person'                                                as kind,
    left(lower("user.locale"), 2)                           as language,
    "user.created_at"                                       as first_seen_at,
    "user.updated_at"                                       as record_as_of
from export
