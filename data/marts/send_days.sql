-- holds.en: `sends` counted by day, what was sent and what became of it, tool and group: messages, clicked, unsubscribed, complained (empty where the tool does not tell).
-- holds.fr: `sends` compté par jour, ce qui a été envoyé et ce qu'il en est advenu, outil et groupe : messages, cliqués, désinscriptions, plaintes (vide là où l'outil ne les dit pas).
-- grain: sent_on, source_system, channel, kind, kind_basis, is_marketing, outcome, withheld_reason, opened_by, matches_interest, segment, language, country
-- gathers: sends
-- renew: sent_on
-- after: sends, mail_tells
select
    sent_on, cast(date_trunc('month', sent_on) as date) as sent_month, counted.source_system, channel, kind, kind_basis, is_marketing, outcome, withheld_reason, opened_by, matches_interest, segment, language, country, messages, clicked,
    case when coalesce(tells_unsubscribes, true) then unsubscribed end as unsubscribed, case when coalesce(tells_complaints, true) then complained end as complained
from (
    select
        sent_on, source_system, channel, kind, kind_basis, is_marketing, outcome, withheld_reason, opened_by, matches_interest, segment, language, country,
        count(*) as messages, sum(cast(is_clicked as integer)) as clicked, sum(cast(is_unsubscribed as integer)) as unsubscribed, sum(cast(is_complained as integer)) as complained
    from sends
    group by sent_on, source_system, channel, kind, kind_basis, is_marketing, outcome, withheld_reason, opened_by, matches_interest, segment, language, country
) counted left join mail_tells on mail_tells.source_system = counted.source_system
order by sent_on
