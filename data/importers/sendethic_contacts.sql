-- export.en: Sendethic › Contacts › Export › main fields
-- export.fr: Sendethic › Contacts › Exporter › tous les champs principaux
-- tool: sendethic
-- needs: Adresse Email, Opt-In Email, Statut Email, Contact ajouté le
-- columns: Prénom, Nom, Raison Sociale, Mobile (pour SMS), Opt-In SMS, Statut Mobile, Contact Modifié le, Degré d'activité | Degré d'activité du contact
-- time: Contact ajouté le, Contact Modifié le
-- dates: day-first
-- zone: Europe/Paris assumed
-- flag: Opt-In Email, Opt-In SMS
-- reports: no_times | true
-- reports: unknown_status | (select bool_or(not regexp_matches(lower(word), 'd[ée]sabonn|d[ée]sinscri|opposition|erreur|invalide|npai|bloqu|bounce|rebond|plainte|^actif$|^valide$|^ok$'))
--    from (values ("Statut Email"), ("Statut Mobile")) as told(word) where word is not null)
-- says.en: no_times | The file does not say when people accepted or declined: their choices count as they stand, in no chart over time.
-- says.fr: no_times | Le fichier ne dit pas quand les personnes ont accepté ou refusé : leurs choix comptent tels quels, dans aucun graphique dans le temps.
-- says.en: unknown_status | Row {row}: a delivery status (“{Statut Email}”, “{Statut Mobile}”) is not one we know: the opt-in alone is read.
-- says.fr: unknown_status | Ligne {row} : un statut (« {Statut Email} », « {Statut Mobile} ») n'est pas connu : seul l'opt-in est lu.
-- fills: customers
select
    row_no, "Adresse Email" as who_email, "Mobile (pour SMS)" as who_phone,
    coalesce(nullif(trim(concat_ws(' ', "Prénom", "Nom")), ''), "Raison Sociale") as display_name,
    case when "Prénom" is null and "Nom" is null and "Raison Sociale" is not null then 'account' else 'person' end as kind,
    "Contact ajouté le" as first_seen_at, coalesce("Contact Modifié le", "Contact ajouté le") as record_as_of
from export
-- fills: consents
select
    row_no, concat_ws('|', 'contact', lower(coalesce("Adresse Email", "Mobile (pour SMS)")), channel) as consent_id,
    "Adresse Email" as who_email, "Mobile (pour SMS)" as who_phone, 'person' as subject_kind, 'marketing' as purpose, concat_ws(' · ', raw, status) as purpose_raw, channel as channel,
    case
        when regexp_matches(lower(status), 'd[ée]sabonn|d[ée]sinscri|opposition') then 'withdrawn'
        when regexp_matches(lower(status), 'erreur|invalide|npai|bloqu|bounce|rebond|plainte') then 'suppressed'
        when accepts then 'granted' else 'refused' end as state,
    'status' as method, 'tool' as standard, coalesce("Contact Modifié le", "Contact ajouté le") as record_as_of
from (
    select *, 'email' as channel, 'Opt-In Email' as raw, "Opt-In Email" as accepts, "Statut Email" as status from export where "Adresse Email" is not null
    union all
    select *, 'sms' as channel, 'Opt-In SMS' as raw, "Opt-In SMS" as accepts, "Statut Mobile" as status from export where "Mobile (pour SMS)" is not null
)
where accepts is not null or regexp_matches(lower(status), 'd[ée]sabonn|d[ée]sinscri|opposition|erreur|invalide|npai|bloqu|bounce|rebond|plainte')
