-- holds.en: One row per departure from the marketing e-mails (unsubscribe, complaint or dated withdrawal): the last marketing message that
--    still reached the person in the four weeks after it, before any return.
-- holds.fr: Une ligne par départ des e-mails marketing (désinscription, plainte ou retrait daté) : le dernier message marketing encore
--    arrivé dans les quatre semaines qui suivent, avant un éventuel retour.
-- grain: customer_id, spell
-- renew: whole
-- after: sends, subscriptions
with seen as (select max(sent_on) as seen_on from sends),
gone as (
    select customer_id, spell, left_on, left_by, segment, language, country, lead(entered_on) over (partition by customer_id order by spell) as back_on
    from subscriptions
    qualify left_on is not null
),
written as (
    select g.customer_id, g.spell, max(s.sent_on) as last_on, count(*) as messages
    from gone g join sends s on s.customer_id = g.customer_id
    where s.is_marketing and s.outcome = 'delivered' and s.sent_on > g.left_on and s.sent_on <= g.left_on + 28 and s.sent_on < coalesce(g.back_on, s.sent_on + 1)
    group by g.customer_id, g.spell
)
select
    g.customer_id, g.spell, g.left_on, cast(date_trunc('month', g.left_on) as date) as left_month, g.left_by, g.segment, g.language, g.country,
    coalesce(w.messages, 0) as messages_after, coalesce(date_diff('day', g.left_on, w.last_on), 0) as last_after_days, g.left_on + 28 <= seen.seen_on as is_seen_whole
from gone g cross join seen left join written w on w.customer_id = g.customer_id and w.spell = g.spell
order by g.left_on
