-- holds.en: What a person had chosen about being sent marketing, channel by channel, from one moment to the next (`from_at` empty: from the beginning, `until_at` empty: still so):
--    agreed, expired (past its validity), refused (or withdrawn, by whatever way: a list, a link, a complaint), no_choice (asked, not answered), undated (a choice of which no tool says when).
--    A choice about no channel in particular: a refusal holds for all; an agreement only until the person chooses about the channel itself. Of choices of one moment a refusal wins.
-- holds.fr: Ce qu'une personne avait choisi au sujet des envois marketing, canal par canal, d'un moment au suivant (`from_at` vide : depuis le début, `until_at` vide : toujours ainsi) :
--    agreed (accord), expired (validité passée), refused (refus ou retrait, par quelque voie que ce soit : liste, lien, plainte), no_choice (demandé, sans réponse), undated (choix dont aucun outil ne dit la date).
--    Un choix sans canal particulier : un refus vaut pour tous ; un accord seulement jusqu'à ce que la personne choisisse pour le canal lui-même. De choix du même moment, un refus l'emporte.
-- grain: customer_id, channel, from_at
-- partitions: customer_id
-- renew: customer_id
-- fills with: email_events, consents
-- after: mail_acts, campaign_words, message_channels
with told as (
    select
        coalesce(customer_id, person_key) as customer_id, channel, occurred_at as moment, valid_until,
        case when state in ('refused', 'withdrawn', 'suppressed') then 'refused' when state = 'granted' then 'agreed' else 'no_choice' end as choice
    from consents
    where coalesce(purpose, 'marketing') = 'marketing' and coalesce(subject_kind, 'person') <> 'device' and state is not null
    union all
    select e.customer_id, 'email', e.occurred_at, null, 'refused'
    from mail_acts e left join campaign_words c on c.campaign_id = e.campaign_id
    where e.type in ('unsubscribe', 'complaint') and coalesce(c.is_marketing, true)
),
named as (
    select customer_id, channel, moment, valid_until, choice, true as is_own from told where customer_id is not null and channel is not null
    union all
    select customer_id, message_channels.channel, moment, valid_until, choice, false from told cross join message_channels where customer_id is not null and told.channel is null
),
heard as (
    select *, min(case when is_own and choice <> 'no_choice' then moment end) over (partition by customer_id, channel) as own_at from named
),
dated as (
    select customer_id, channel, moment, valid_until, choice
    from heard
    where moment is not null and (is_own or choice = 'refused' or own_at is null or moment < own_at)
    qualify row_number() over (partition by customer_id, channel, moment order by choice = 'refused' desc, is_own desc, choice, valid_until desc nulls first) = 1
),
-- being asked again without answering changes nothing
chosen as (
    select * from dated qualify choice <> 'no_choice' or row_number() over (partition by customer_id, channel order by moment) = 1
),
ordered as (
    select *, lead(moment) over (partition by customer_id, channel order by moment) as next_at from chosen
),
undated as (select distinct customer_id, channel from heard where moment is null and choice <> 'no_choice'),
first_dated as (select customer_id, channel, min(moment) as first_at from chosen group by customer_id, channel)
select customer_id, channel, choice, moment as from_at, case when choice = 'agreed' and valid_until < coalesce(next_at, valid_until + interval 1 day) then valid_until else next_at end as until_at
from ordered
union all
select customer_id, channel, 'expired', valid_until, next_at
from ordered
where choice = 'agreed' and valid_until < coalesce(next_at, valid_until + interval 1 day)
union all
select undated.customer_id, undated.channel, 'undated', null, first_dated.first_at
from undated left join first_dated on first_dated.customer_id = undated.customer_id and first_dated.channel = undated.channel
order by customer_id, channel, from_at
