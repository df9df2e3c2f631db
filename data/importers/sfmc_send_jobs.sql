-- export.en: Marketing Cloud › Automation Studio › Data Extract › Tracking Extract (SendJobs), or the data view _Job
-- export.fr: Marketing Cloud › Automation Studio › Extraction de données › Extraction de suivi (SendJobs), ou la vue de données _Job
-- tool: sfmc
-- format: sfmc_tracking_extract
-- needs: ClientID | AccountID, SendID | JobID, SentTime | DeliveredTime, EmailName
-- columns: FromName, FromEmail, SchedTime | ScheduledTime, Subject | EmailSubject, TriggeredSendExternalKey | TriggeredSendCustomerKey, SendDefinitionExternalKey, JobStatus, PreviewURL
-- time: SentTime, SchedTime
-- dates: month-first
-- zone: Etc/GMT+6 assumed
-- required: SendID
-- fills: email_campaigns
select
    row_no,
    concat_ws('|', "ClientID", "SendID")                    as campaign_id,
    "EmailName"                                             as name,
    "Subject"                                               as subject,
    "FromEmail"                                             as from_email,
    coalesce("SentTime", "SchedTime")                       as sent_at,
    case when "TriggeredSendExternalKey" is not null then 'triggered' else 'bulk' end as kind
from export
