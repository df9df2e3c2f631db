-- export.en: Brevo › Transactional › Logs › Export
-- export.fr: Brevo › Transactionnel › Logs › Exporter
-- tool: brevo
-- needs: st_text, ts, sub, frm, email, tag, mid, link
-- time: ts
-- dates: day-first
-- zone: UTC assumed
-- required: ts, email, st_text
-- missing: NA
-- reports: unknown_label | lower("st_text") not in (
--    'sent', 'delivered', 'first opening', 'first open', 'unique opened', 'opened', 'clicked', 'loaded by proxy', 'first open but loaded by proxy',
--    'unique opened by proxy', 'hard bounce', 'soft bounce', 'blocked', 'deferred', 'complaint', 'spam', 'unsubscribed', 'invalid email', 'error',
--    'inviata', 'consegnata', 'prima apertura', 'aperta', 'cliccata', 'caricata per procura', 'bloccata', 'rinviata', 'disiscrizione',
--    'envoyé', 'envoyée', 'délivré', 'délivrée', 'première ouverture', 'ouvert', 'ouverte', 'cliqué', 'cliquée', 'chargé par proxy', 'chargée par proxy',
--    'bloqué', 'bloquée', 'différé', 'différée', 'plainte', 'désinscrit', 'désinscription', 'désabonné', 'e-mail invalide', 'email invalide', 'erreur')
-- says.en: unknown_label | Row {row}: the status “{st_text}” is not one we know in any language of Brevo's interface. It is kept under that name and counts in no rate.
-- says.fr: unknown_label | Ligne {row} : le statut « {st_text} » n'est connu dans aucune langue de l'interface de Brevo. Il est gardé sous ce nom et n'entre dans aucun taux.
-- prepares: labels
select label, type, actor
from (values
    ('sent', 'send', 'unknown'), ('inviata', 'send', 'unknown'), ('envoyé', 'send', 'unknown'), ('envoyée', 'send', 'unknown'),
    ('delivered', 'delivered', 'unknown'), ('consegnata', 'delivered', 'unknown'), ('délivré', 'delivered', 'unknown'), ('délivrée', 'delivered', 'unknown'),
    ('first opening', 'open', 'human'), ('first open', 'open', 'human'), ('unique opened', 'open', 'human'), ('prima apertura', 'open', 'human'),
    ('première ouverture', 'open', 'human'), ('opened', 'open', 'human'), ('aperta', 'open', 'human'), ('ouvert', 'open', 'human'), ('ouverte', 'open', 'human'),
    ('loaded by proxy', 'open', 'machine'), ('first open but loaded by proxy', 'open', 'machine'), ('unique opened by proxy', 'open', 'machine'),
    ('caricata per procura', 'open', 'machine'), ('chargé par proxy', 'open', 'machine'), ('chargée par proxy', 'open', 'machine'),
    ('clicked', 'click', 'human'), ('cliccata', 'click', 'human'), ('cliqué', 'click', 'human'), ('cliquée', 'click', 'human'),
    ('hard bounce', 'bounce_hard', 'unknown'), ('invalid email', 'bounce_hard', 'unknown'), ('e-mail invalide', 'bounce_hard', 'unknown'),
    ('email invalide', 'bounce_hard', 'unknown'), ('soft bounce', 'bounce_soft', 'unknown'),
    ('blocked', 'block', 'unknown'), ('bloccata', 'block', 'unknown'), ('bloqué', 'block', 'unknown'), ('bloquée', 'block', 'unknown'),
    ('deferred', 'defer', 'unknown'), ('rinviata', 'defer', 'unknown'), ('différé', 'defer', 'unknown'), ('différée', 'defer', 'unknown'),
    ('error', 'drop', 'unknown'), ('erreur', 'drop', 'unknown'),
    ('complaint', 'complaint', 'human'), ('spam', 'complaint', 'human'), ('plainte', 'complaint', 'human'),
    ('unsubscribed', 'unsubscribe', 'human'), ('disiscrizione', 'unsubscribe', 'human'), ('désinscrit', 'unsubscribe', 'human'),
    ('désinscription', 'unsubscribe', 'human'), ('désabonné', 'unsubscribe', 'human')) as told(label, type, actor)
-- fills: email_events
select
    row_no,
    concat_ws('|', 'log', "mid", lower("email"), coalesce(labels.type, lower("st_text")), coalesce(labels.actor, ''), "ts", "link") as event_id,
    coalesce("tag", concat('transactional ', "frm"))        as campaign_id,
    "email"                                                 as who_email,
    coalesce(labels.type, lower("st_text"))                 as type,
    "ts"                                                    as occurred_at,
    'event'                                                 as at_origin,
    1                                                       as n,
    coalesce(labels.actor, 'unknown')                       as actor,
    case when labels.type in ('open', 'click', 'complaint', 'unsubscribe') then 'source_flag' else 'none' end as actor_basis,
    "link"                                                  as url,
    case when labels.type in ('bounce_hard', 'bounce_soft', 'block', 'defer', 'drop') then "st_text" end as reason,
    "mid"                                                   as message_ref
from export left join labels on labels.label = lower("st_text")
-- fills: email_campaigns
select
    min(row_no) as row_no, coalesce("tag", concat('transactional ', "frm")) as campaign_id, coalesce(any_value("tag"), any_value("frm")) as name,
    any_value("frm") as from_email, min("ts") as sent_at, 'transactional' as kind, 'transactional' as message_kind
from export
group by 2
-- fills: consents
select
    row_no, concat_ws('|', 'log', 'unsubscribe', lower("email"), "ts") as consent_id, "email" as who_email, 'person' as subject_kind,
    'transactional' as purpose, "st_text" as purpose_raw, 'email' as channel, 'withdrawn' as state, "ts" as occurred_at, 'link' as method, 'tool' as standard
from export join labels on labels.label = lower("st_text")
where labels.type = 'unsubscribe'
