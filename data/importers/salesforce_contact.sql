-- export.en: Salesforce › Setup › Data Export › Contact.csv
-- export.fr: Salesforce › Configuration › Exportation de données › Contact.csv
-- tool: salesforce
-- format: salesforce_data_export
-- needs: Id, AccountId, LastName, Email, CreatedDate
-- columns: IsDeleted, MasterRecordId, Salutation, FirstName, MailingCountry, MailingState, Phone, MobilePhone, HasOptedOutOfEmail, DoNotCall
-- columns: LastModifiedDate, SystemModstamp, Birthdate, MailingStreet, OtherStreet
-- time: CreatedDate, LastModifiedDate, SystemModstamp
-- zone: UTC
-- flag: IsDeleted, HasOptedOutOfEmail, DoNotCall
-- required: Id
-- drops: Birthdate, MailingStreet, OtherStreet
-- excludes: deleted | IsDeleted
-- says.en: deleted | Deleted records in the export, left out: {n}.
-- says.fr: deleted | Enregistrements supprimés dans l'export, écartés : {n}.
-- fills: customers
select
    row_no,
    "Id"                                                    as who_crm_id,
    "Email"                                                 as who_email,
    coalesce("MobilePhone", "Phone")                        as who_phone,
    nullif(trim(concat_ws(' ', "FirstName", "LastName")), '') as display_name,
    'person'                                                as kind,
    case lower("MailingCountry")
        when 'france' then 'FR' when 'belgium' then 'BE' when 'belgique' then 'BE' when 'united kingdom' then 'GB' when 'royaume-uni' then 'GB'
        when 'canada' then 'CA' when 'switzerland' then 'CH' when 'suisse' then 'CH' when 'united states' then 'US'
        else case when length("MailingCountry") = 2 then upper("MailingCountry") end end as country,
    "MailingState"                                          as region,
    "CreatedDate"                                           as first_seen_at,
    coalesce("SystemModstamp", "LastModifiedDate")          as record_as_of
from export
-- fills: consents
with told as (
    select *, unnest([
        struct_pack(channel := 'email', raw := 'HasOptedOutOfEmail', opted_out := "HasOptedOutOfEmail"),
        struct_pack(channel := 'phone', raw := 'DoNotCall', opted_out := "DoNotCall")
    ]) as choice
    from export
)
select
    row_no,
    concat_ws('|', left("Id", 15), choice.channel)          as consent_id,
    "Id"                                                    as who_crm_id,
    "Email"                                                 as who_email,
    'person'                                                as subject_kind,
    'marketing'                                             as purpose,
    choice.raw                                              as purpose_raw,
    choice.channel                                          as channel,
    case when choice.opted_out then 'withdrawn' else 'granted' end as state,
    case when not choice.opted_out then 'implicit' end      as consent_type,
    'tool'                                                  as standard,
    coalesce("SystemModstamp", "LastModifiedDate")          as record_as_of
from told
where choice.opted_out is not null
