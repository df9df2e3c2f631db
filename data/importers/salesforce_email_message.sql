-- export.en: Salesforce › Setup › Data Export › EmailMessage.csv
-- export.fr: Salesforce › Configuration › Exportation de données › EmailMessage.csv
-- tool: salesforce
-- format: salesforce_data_export
-- needs: Id, ParentId, TextBody, FromAddress, Incoming, MessageDate
-- columns: IsDeleted, HtmlBody, Headers, Subject, FromName, ToAddress, CcAddress, BccAddress, Status, ReplyToEmailMessageId, LastModifiedDate
-- time: MessageDate, LastModifiedDate
-- zone: UTC
-- flag: IsDeleted, Incoming
-- required: Id, MessageDate
-- drops: Headers
-- excludes: deleted | IsDeleted
-- says.en: deleted | Deleted records in the export, left out: {n}.
-- says.fr: deleted | Enregistrements supprimés dans l'export, écartés : {n}.
-- excludes: draft | "Status" = '5'
-- says.en: draft | Drafts that were never sent, left out: {n}.
-- says.fr: draft | Brouillons jamais envoyés, écartés : {n}.
-- fills: messages
select
    row_no,
    left("Id", 15)                                          as message_id,
    left("ParentId", 15)                                    as ticket_id,
    case when "Incoming" then "FromAddress" else regexp_extract("ToAddress", '[^;,\s<>]+@[^;,\s<>]+') end as who_email,
    case when "Incoming" then 'customer' else 'agent' end   as author_role,
    true                                                    as is_public,
    "MessageDate"                                           as sent_at,
    coalesce("TextBody", nullif(trim(replace(replace(replace(replace(replace(replace(
            regexp_replace(regexp_replace("HtmlBody", '(?is)<style\b.*?</style>|<script\b.*?</script>|<head\b.*?</head>', ' ', 'g'), '<[^>]*>', ' ', 'g'),
            '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&')), '')) as text,
    left("ReplyToEmailMessageId", 15)                       as in_reply_to,
    "LastModifiedDate"                                      as record_as_of
from export
