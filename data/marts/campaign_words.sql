-- holds.en: One row per campaign: on which channel it goes, what kind of message it is and who says so, the category of product it talks about.
--    A decision of the company (setting `message_kind.<campaign>`) comes first, then what a tool states; nothing is guessed here.
-- holds.fr: Une ligne par campagne : son canal, la nature du message et qui le dit, la catégorie de produit dont il parle.
--    Une décision de l'entreprise (réglage `message_kind.<campagne>`) l'emporte, puis ce qu'un outil déclare ; rien n'est deviné ici.
-- grain: campaign_id
-- renew: whole
-- after: brand_wording, campaign_names, campaign_decisions
with known as (
    select campaign_id, any_value(name) as name, min(sent_at) as sent_at, any_value(kind) as sending, any_value(message_kind) as stated_kind, any_value(language) as language,
        any_value(json_extract_string(attributes, '$.channel')) as told_channel
    from email_campaigns where campaign_id is not null group by campaign_id
),
worded as (
    select spoken.campaign_id, any_value(w.stated_kind order by w.sent_at) as kind, any_value(w.rule_kind order by w.sent_at) as rule_kind, any_value(w.category order by w.sent_at) as category,
        any_value(w.channel order by w.sent_at) as channel, any_value(w.subject order by w.sent_at) as subject,
        round(avg(w.pressure_points_per_100_words), 9) as pressure_points_per_100_words, round(avg(w.ease), 9) as ease, round(avg(w.conditions_per_100_words), 9) as conditions_per_100_words
    from campaign_names spoken join brand_wording w on w.campaign_id = spoken.told_as
    group by spoken.campaign_id
)
select
    known.campaign_id, known.name, known.sent_at, known.language, coalesce(worded.channel, known.told_channel, 'email') as channel, worded.category, worded.subject,
    coalesce(own.decided_kind, worded.kind, known.stated_kind, case when known.sending = 'transactional' then 'transactional' end, worded.rule_kind, 'unknown') as kind,
    case
        when own.decided_kind is not null then 'decided' when coalesce(worded.kind, known.stated_kind) is not null or known.sending = 'transactional' then 'stated'
        when worded.rule_kind is not null then 'rules' else 'unknown' end as kind_basis,
    coalesce(own.decided_kind, worded.kind, known.stated_kind, known.sending, '') <> 'transactional' as is_marketing,
    worded.pressure_points_per_100_words, worded.ease, worded.conditions_per_100_words
from known
left join worded on worded.campaign_id = known.campaign_id
left join campaign_decisions own on own.told_as = known.campaign_id
order by known.sent_at
