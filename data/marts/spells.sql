-- holds.en: What `subscriptions` tells of a person whatever the last day seen: one row per stretch of time during which the person could be sent marketing
--    e-mail. `until_on`: the day from which the person is watched no longer, empty while the stretch is still on; `quiet_on`: the day on which 90 days without a
--    sign of life were over, for the first time, if nothing comes after what is known. Apart, so that a day of mail makes anew those of the people it is about.
-- holds.fr: Ce que `subscriptions` dit d'une personne quel que soit le dernier jour vu : une ligne par période pendant laquelle la personne pouvait recevoir des
--    e-mails marketing. `until_on` : le jour à partir duquel la personne n'est plus observée, vide tant que la période court ; `quiet_on` : le jour où 90 jours sans signe
--    de vie furent passés, pour la première fois, si rien ne vient après ce qu'on sait. À part, pour qu'un jour d'envois ne refasse que celles des personnes qu'il concerne.
-- grain: customer_id, spell
-- partitions: customer_id
-- renew: customer_id
-- fills with: email_events, consents
-- after: sends, timed_sends, mail_acts, campaign_words, signs_of_life, reporting_zone
with choices as (
    select e.customer_id, e.occurred_at as moment, e.type as what
    from mail_acts e left join campaign_words c on c.campaign_id = e.campaign_id
    where e.type in ('unsubscribe', 'complaint') and coalesce(c.is_marketing, true)
    union all
    select coalesce(customer_id, person_key), occurred_at, case when state = 'granted' then 'granted' when method = 'complaint' then 'complaint' else 'unsubscribe' end
    from consents
    where channel = 'email' and coalesce(purpose, 'marketing') = 'marketing' and coalesce(subject_kind, 'person') <> 'device' and state in ('granted', 'withdrawn') and occurred_at is not null
),
leaves as (
    select customer_id, cast(timezone(zone, moment) as date) as day, min(moment) as moment, min(what) as what
    from choices cross join reporting_zone where what <> 'granted' and customer_id is not null group by all
),
mail as (
    select customer_id, min(sent_on) as first_mail_on, max(sent_on) as last_mail_on from sends where is_marketing and outcome = 'delivered' group by customer_id
),
leavers_mail as (
    select customer_id, sent_on as day, min(sent_at) as moment from timed_sends
    where is_marketing and outcome = 'delivered' and customer_id in (select customer_id from leaves) group by customer_id, sent_on
),
-- only who left can be back: of everybody else's messages the first alone matters
fresh_mail as (
    select customer_id, first_mail_on as day, cast(null as timestamptz) as moment from mail where customer_id not in (select customer_id from leaves)
    union all
    select customer_id, day, moment from leavers_mail qualify coalesce(day - lag(day) over (partition by customer_id order by day), 28) >= 28
),
line as (
    select customer_id, day, moment, what from leaves
    union all select customer_id, cast(timezone(zone, moment) as date), moment, 'granted' from choices cross join reporting_zone where what = 'granted' and customer_id is not null
    union all select customer_id, day, moment, 'mail' from fresh_mail
),
ordered as (
    select *, max(case when what in ('unsubscribe', 'complaint') then day end) over (partition by customer_id order by day, moment nulls first, what rows between unbounded preceding and 1 preceding) as left_before_on
    from line
),
signalled as (
    select *, case when what in ('unsubscribe', 'complaint') then 0 when what = 'granted' then 1 when left_before_on is null or day - left_before_on >= 28 then 1 end as signal
    from ordered
),
states as (
    select *, last_value(signal ignore nulls) over (partition by customer_id order by day, moment nulls first, what rows between unbounded preceding and current row) as state from signalled
),
turns as (
    select *, coalesce(lag(state) over (partition by customer_id order by day, moment nulls first, what), 0) as before from states
),
numbered as (
    select *, sum(case when state = 1 and before = 0 then 1 else 0 end) over (partition by customer_id order by day, moment nulls first, what rows between unbounded preceding and current row) as spell
    from turns where state <> before
),
spells as (
    select customer_id, spell, min(day) filter (where state = 1) as entered_on, min(day) filter (where state = 0) as left_on, min(what) filter (where state = 0) as left_by
    from numbered group by customer_id, spell
),
undated as (
    select distinct coalesce(customer_id, person_key) as customer_id from consents
    where channel = 'email' and coalesce(purpose, 'marketing') = 'marketing' and coalesce(subject_kind, 'person') <> 'device' and state = 'withdrawn' and occurred_at is null
),
bounces as (
    select s.customer_id, min(s.sent_on) as bounced_on
    from sends s left join mail l on l.customer_id = s.customer_id
    where s.outcome = 'bounced_hard' and s.is_marketing and s.sent_on > coalesce(l.last_mail_on, date '1900-01-01')
    group by s.customer_id
),
ended as (
    select
        spells.*, bounces.bounced_on, mail.last_mail_on,
        case
            when left_on is not null then left_on when undated.customer_id is not null then greatest(coalesce(last_mail_on, entered_on), entered_on)
            else bounces.bounced_on end as until_on
    from spells
    left join undated on undated.customer_id = spells.customer_id
    left join mail on mail.customer_id = spells.customer_id
    left join bounces on bounces.customer_id = spells.customer_id and bounces.bounced_on >= spells.entered_on
),
alive as (
    select customer_id, spell, day, lead(day) over (partition by customer_id, spell order by day) as next_on
    from (
        select e.customer_id, e.spell, s.sign_on as day from ended e join signs_of_life s on s.customer_id = e.customer_id and s.sign_on > e.entered_on
        union all select customer_id, spell, entered_on from ended
    )
),
quiet as (
    select customer_id, spell, min(day) + 90 as quiet_on from alive where next_on is null or next_on - day > 90 group by customer_id, spell
)
select
    ended.*, max(until_on) over (partition by ended.customer_id order by ended.spell rows between unbounded preceding and 1 preceding) as watched_before_until_on,
    quiet.quiet_on, u.segment, u.language, u.country
from ended
left join quiet on quiet.customer_id = ended.customer_id and quiet.spell = ended.spell
left join customers u on u.customer_id = ended.customer_id
