-- holds.en: One row per stretch of time during which a person could be sent marketing e-mail: from the first message or dated agreement
--    to the day the person left (unsubscribe, complaint or dated withdrawal; several on one day count once), else still on.
--    Someone who left is back at a later dated agreement, or when messages resume after 28 days without any: a message that
--    lingers after an opt-out is no return. A withdrawal without a date is no event: watching then stops at the last message.
--    `watched_before_until_on`: the day until which the person was watched in earlier stretches, so that people are counted once by adding.
-- holds.fr: Une ligne par période pendant laquelle une personne pouvait recevoir des e-mails marketing : du premier message ou accord daté
--    au jour où elle est partie (désinscription, plainte ou retrait daté ; plusieurs le même jour comptent une fois), sinon en cours.
--    Qui est parti revient à un accord daté ultérieur, ou quand les messages reprennent après 28 jours sans aucun : un message qui
--    traîne après un départ n'est pas un retour. Un retrait sans date n'est pas un événement : l'observation s'arrête alors au dernier message.
--    `watched_before_until_on` : le jour jusqu'où la personne fut observée dans ses périodes d'avant, si bien qu'additionner compte chaque personne une fois.
-- grain: customer_id, spell
-- renew: whole
-- after: sends, spells, freshness, reporting_zone
with seen as (
    select max(seen_on) as seen_on
    from (select cast(timezone(zone, last_at) as date) as seen_on from freshness cross join reporting_zone where mart = 'email_events' union all select max(sent_on) from sends)
),
watched as (
    select spells.*, coalesce(until_on, greatest(seen_on, entered_on)) as watched_until_on from spells cross join seen
)
select
    customer_id, spell, entered_on, left_on, left_by, bounced_on, last_mail_on, watched_until_on,
    case when quiet_on < watched_until_on then quiet_on end as silent_on, least(watched_until_on, quiet_on) as ended_on,
    case when quiet_on < watched_until_on then 'silent' when left_on is not null then left_by when bounced_on is not null and bounced_on = watched_until_on then 'bounce' end as ended_by,
    watched_before_until_on, segment, language, country
from watched
order by entered_on, customer_id
