-- export.en: Cozy › Terms accepted (io.cozy.terms documents, JSON)
-- export.fr: Cozy › Conditions acceptées (documents io.cozy.terms, JSON)
-- tool: cozy
-- kind: json, ndjson
-- needs: termsId, version, accepted, acceptedAt
-- columns: url, _id | id
-- time: acceptedAt
-- zone: UTC
-- flag: accepted
-- required: termsId, acceptedAt
-- reports: nobody | true
-- says.en: nobody | These documents come from a person's own cloud and name nobody: the terms are kept and attached to no customer.
-- says.fr: nobody | Ces documents viennent du nuage personnel de quelqu'un et ne nomment personne : les conditions sont gardées et rattachées à aucun client.
-- fills: agreements
select
    row_no, coalesce("_id", concat_ws('|', "termsId", "version", "acceptedAt")) as agreement_id,
    concat_ws(' ', coalesce("url", "termsId"), "version") as terms_ref, 'organisation' as proffered_by, "acceptedAt" as agreed_at,
    case when "accepted" then 'in_force' when not "accepted" then 'refused' end as state,
    json_object('terms', "termsId", 'version', "version", 'url', "url") as evidence
from export
