-- export.en: MailUp › FTP data synchronisation › Export of e-mail unsubscribers
-- export.fr: MailUp › Synchronisation FTP › Export des désabonnés e-mail
-- tool: mailup
-- needs: email, OptOut_Date
-- columns: Phone Number, idList, Subscription Date, optout_nl, optout_type, optout_subtype
-- time: OptOut_Date, Subscription Date
-- zone: Europe/Rome assumed
-- required: email
-- reports: unknown_reason | "optout_type" is not null and try_cast("optout_type" as integer) is distinct from 0
--    and coalesce(try_cast("optout_type" as integer) not in (1, 2, 4, 8, 16), true)
-- says.en: unknown_reason | Row {row}: the reason “{optout_type}” is not one we know. The address counts as suppressed, not as a person's own withdrawal.
-- says.fr: unknown_reason | Ligne {row} : le motif « {optout_type} » n'est pas connu. L'adresse compte comme bloquée, pas comme un retrait voulu par la personne.
-- fills: consents
select
    row_no,
    concat_ws('|', 'unsubscribe', "idList", lower("email"), "OptOut_Date") as consent_id,
    "email"                                                 as who_email,
    "Phone Number"                                          as who_phone,
    'person'                                                as subject_kind,
    'marketing'                                             as purpose,
    concat_ws(' ', 'list', "idList")                        as purpose_raw,
    'email'                                                 as channel,
    case when "optout_type" is null or try_cast("optout_type" as integer) in (0, 1, 2, 4) then 'withdrawn' else 'suppressed' end as state,
    "OptOut_Date"                                           as occurred_at,
    case try_cast("optout_type" as integer)
        when 0 then 'by the company' when 1 then 'by the company' when 2 then 'link' when 4 then 'import' when 8 then 'bounce' when 16 then 'complaint' end as method,
    'tool'                                                  as standard,
    json_object('optout_type', "optout_type", 'optout_subtype', "optout_subtype", 'message', "optout_nl", 'subscribed', "Subscription Date") as evidence
from export
