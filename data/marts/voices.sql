-- holds.en: Each time a customer said what they think: reviews, posts about the brand, survey answers, complaints; the company's reply,
--    whether it repeats a template, and what the person did next. A rating is brought to a scale of 1 to 5. The reply time runs
--    from the publication; a reply dated before it has no reply time, and one older than the author's last edit answered other words.
--    Whether a post was answered is unknown where no post of the brand is told of, from its tool or on its platform.
--    After a survey, only a call or a letter to that person, or a public answer in the ticket it is about, within 30 days, is a reply.
--    Resolved: a complaint whose request, or a person all of whose requests still open when they spoke or opened in the 30 days around, were
--    closed after they spoke and not reopened within 7 days; unknown where there is no such request.
-- holds.fr: Chaque fois qu'un client a dit ce qu'il pense : avis, publications sur la marque, réponses à une enquête, réclamations ; la réponse
--    de l'entreprise, si elle répète un modèle, et ce que la personne a fait ensuite. Une note est ramenée à une échelle de 1 à 5. Le délai
--    part de la publication ; une réponse datée d'avant n'a pas de délai, et une réponse plus ancienne que la dernière modification répondait à
--    d'autres mots. Si une publication a eu réponse est inconnu quand aucune publication de la marque n'est connue, par son outil ou sur sa
--    plateforme. Après une enquête, seuls un appel ou une lettre à la personne, ou une réponse publique dans son ticket, sous 30 jours, comptent.
--    Résolu : la demande d'une réclamation, ou toutes les demandes d'une personne encore ouvertes quand elle a parlé ou faites dans les 30 jours
--    autour, ont été closes après sa parole et non rouvertes sous 7 jours ; inconnu sans demande.
-- grain: voice_id
-- renew: whole
-- looks up: observed by source_system
-- after: observed, reporting_zone, reply_templates, ticket_clocks, ticket_turns, call_clocks, resolutions
with answered_posts as (
    select question.post_id, arg_min(answer.text, (answer.created_at, answer.post_id)) as reply_text, min(answer.created_at) as reply_at
    from social_posts question join social_posts answer on answer.in_reply_to = question.post_id
    where answer.by_brand and not coalesce(question.by_brand, false)
    group by question.post_id
),
spoken as (
    select source_system, platform from social_posts where by_brand
),
reached as (
    select customer_id, started_at as reached_at from calls where direction = 'out' and outcome = 'answered' and customer_id is not null
    union all
    select customer_id, created_at from tickets where opened_by = 'agent' and customer_id is not null
),
surveyed as (
    select
        s.response_id, s.metric, least(min(reached.reached_at), min(turns.sent_at)) as reply_at
    from survey_responses s
    left join reached on reached.customer_id = s.customer_id and reached.reached_at > s.submitted_at and reached.reached_at <= s.submitted_at + interval 30 days
    left join ticket_turns turns on turns.ticket_id = s.ticket_id and turns.author_role = 'agent' and turns.sent_at > s.submitted_at and turns.sent_at <= s.submitted_at + interval 30 days
    where s.metric in ('nps', 'csat') and coalesce(s.state, 'complete') in ('complete', 'partial') and s.score is not null
    group by s.response_id, s.metric
),
told as (
    select
        review_id as voice_id, 'reviews' as told_in, review_id as told_as, 'review' as kind, platform, customer_id, source_system, language, country,
        case when rating_max > 0 then 1 + (rating - 1) * 4 / nullif(rating_max - 1, 0) end as rating, cast(null as double) as nps, false as is_complaint,
        concat_ws(' — ', title, text) as words, created_at as said_at, updated_at as edited_at, coalesce(reply_at, case when reply_text is not null then 'infinity'::timestamptz end) as reply_at, reply_text,
        deleted_at as removed_at
    from reviews
    union all
    select
        posts.post_id, 'social_posts', posts.post_id, 'post', platform, customer_id, source_system, language, null, null, null, lower(coalesce(sentiment_source, '')) in ('negative', 'négatif'),
        posts.text, posts.created_at, null, answered_posts.reply_at, answered_posts.reply_text, coalesce(deleted_at, hidden_at)
    from social_posts posts left join answered_posts on answered_posts.post_id = posts.post_id
    where not coalesce(posts.by_brand, false)
    union all
    select
        concat(s.response_id, '-', s.metric), 'survey_responses', concat(s.response_id, '|', s.metric), 'survey', s.survey_name, s.customer_id, s.source_system, s.language, null,
        case when s.metric = 'csat' and scale_max > scale_min and score between scale_min and scale_max then case when higher_is_better then 1 + 4 * (score - scale_min) / (scale_max - scale_min) when not higher_is_better then 5 - 4 * (score - scale_min) / (scale_max - scale_min) end end,
        case when s.metric = 'nps' and scale_min = 0 and scale_max = 10 and score between 0 and 10 then score end, false,
        s.comment, s.submitted_at, null, surveyed.reply_at, null, null
    from survey_responses s join surveyed on surveyed.response_id = s.response_id and surveyed.metric = s.metric
    union all
    select
        c.ticket_id, null, null, 'complaint', c.source_system, c.customer_id, c.source_system, c.language, c.country, null, null, true,
        concat_ws(' — ', c.subject, tickets.category_raw), c.opened_at, null, c.first_human_at, null, null
    from ticket_clocks c join tickets on tickets.ticket_id = c.ticket_id
    where c.is_answered is not null and regexp_matches(lower(strip_accents(coalesce(tickets.category_raw, ''))), 'complain|reclamation|plainte|litige|insatisf')
),
dated as (
    select
        told.*, cast(timezone(zone, said_at) as date) as said_on, observed.observed_until,
        case when reply_at is not null then true
            when told.kind <> 'post' or told.source_system in (select source_system from spoken) or told.platform in (select platform from spoken) then false end as is_replied,
        case when reply_at < 'infinity'::timestamptz and reply_at >= said_at then epoch(reply_at) - epoch(said_at) end / 86400 as reply_days
    from told cross join reporting_zone left join observed on observed.source_system = told.source_system
    where said_at is not null
),
bought as (select customer_id, placed_at from orders where coalesce(status, '') <> 'cancelled' and customer_id is not null),
orders_seen as (select max(placed_at) as until from orders),
stayed as (
    select dated.voice_id, max(cast(bought.placed_at > dated.said_at and bought.placed_at <= dated.said_at + interval 90 days as integer)) = 1 as has_ordered
    from dated join bought on bought.customer_id = dated.customer_id
    group by dated.voice_id
),
followed as (
    select dated.voice_id, arg_min(next_.rating, (next_.said_at, next_.voice_id)) as next_rating
    from dated join dated next_ on next_.customer_id = dated.customer_id and next_.said_at > dated.said_at and next_.rating is not null
    group by dated.voice_id
),
requests as (
    select voice_id, said_at, voice_id as ticket_id from dated where kind = 'complaint'
    union all
    select dated.voice_id, dated.said_at, r.ticket_id
    from dated join resolutions r on r.customer_id = dated.customer_id
        and r.opened_at between dated.said_at - interval 30 days and dated.said_at + interval 30 days and (r.resolved_at is null or r.resolved_at >= dated.said_at)
    where dated.kind <> 'complaint'
),
settled as (
    select
        voice_id,
        case when bool_or(not is_resolved) then false when bool_and(coalesce(is_resolved and resolved_at >= said_at and resolved_at + interval 7 days <= observed_until, false)) then true end as is_resolved
    from requests join resolutions using (ticket_id)
    group by voice_id
),
removals as (select distinct source_system from told where removed_at is not null)
select
    dated.voice_id, dated.kind, dated.kind in ('review', 'post') as is_public, dated.platform, dated.customer_id, dated.source_system,
    case dated.kind when 'post' then 'social' when 'complaint' then 'ticket' else dated.kind end as channel,
    coalesce(dated.language, customers.language) as language, coalesce(dated.country, customers.country) as country, customers.segment,
    dated.said_at, dated.said_on, cast(date_trunc('week', dated.said_on) as date) as said_week, cast(date_trunc('month', dated.said_on) as date) as said_month,
    dated.rating, dated.nps, dated.is_complaint, coalesce(scores.is_distrusting, false) as is_distrustful, scores.is_anxious, scores.topics, dated.words,
    dated.is_replied, case when dated.is_replied and dated.reply_days is not null then dated.reply_at end as replied_at,
    dated.reply_days, dated.reply_text,
    case when dated.is_replied is null or (dated.is_replied and dated.reply_days is null) then null else greatest(coalesce(dated.reply_days, (epoch(dated.observed_until) - epoch(dated.said_at)) / 86400), 0) end as waited_days,
    case when dated.is_replied then reply_templates.is_template end as is_template, reply_templates.template_id, reply_templates.template_uses,
    coalesce(dated.is_replied and dated.reply_at < dated.edited_at, false) as is_edited_since,
    dated.removed_at is not null as is_removed, removals.source_system is not null as is_removal_told,
    settled.is_resolved, followed.next_rating,
    -- who orders again early would count alone where ninety days were not watched
    case
        when dated.said_at + interval 90 days <= orders_seen.until and dated.customer_id is not null and (stayed.voice_id is not null or customers.is_customer)
            then coalesce(stayed.has_ordered, false) end as is_customer_after_90_days,
    dated.observed_until
from dated
cross join orders_seen
left join customers on customers.customer_id = dated.customer_id
left join text_scores scores on scores.table_name = dated.told_in and scores.record_id = dated.told_as
left join reply_templates on reply_templates.reply_text = dated.reply_text
left join stayed on stayed.voice_id = dated.voice_id
left join followed on followed.voice_id = dated.voice_id
left join settled on settled.voice_id = dated.voice_id
left join removals on removals.source_system = dated.source_system
order by said_on
