-- holds.en: The last choice each person is known to have made for a purpose and channel, counted by group and by what it was: granted, refused (or withdrawn), no_choice (asked, not
--    answered). Of choices without a date, and of those of one moment, a refusal wins; what is dated comes after what is not.
-- holds.fr: Le dernier choix connu de chaque personne pour une finalité et un canal, compté par groupe et selon ce qu'il était : granted (accord), refused (refus ou retrait), no_choice (demandé,
--    sans réponse). De choix sans date, et de ceux du même moment, un refus l'emporte ; ce qui est daté passe après ce qui ne l'est pas.
-- grain: purpose, channel, choice, segment, language, country
-- renew: whole
with told as (
    select
        coalesce(customer_id, person_key) as customer_id, purpose, channel, occurred_at,
        case when state in ('refused', 'withdrawn', 'suppressed') then 'refused' when state = 'granted' then 'granted' else 'no_choice' end as choice
    from consents
    where coalesce(subject_kind, 'person') <> 'device' and coalesce(customer_id, person_key) is not null and purpose is not null
),
last_told as (
    select customer_id, purpose, channel, choice from told
    qualify row_number() over (partition by customer_id, purpose, channel order by choice = 'no_choice', occurred_at desc nulls last, choice = 'refused' desc) = 1
)
select l.purpose, l.channel, l.choice, u.segment, u.language, u.country, count(*) as people
from last_told l left join customers u on u.customer_id = l.customer_id
group by l.purpose, l.channel, l.choice, u.segment, u.language, u.country
order by l.purpose, l.channel, l.choice
