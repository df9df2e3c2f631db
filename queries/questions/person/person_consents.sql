-- question.en: What has this person consented to so far?
-- question.fr: À quoi cette personne a-t-elle consenti, à ce jour ?
-- reading.en: The latest choice known for each purpose and channel.
-- reading.fr: Le dernier choix connu pour chaque finalité et chaque canal.
-- counts: consents
-- n: none
-- parameter: person = |
with ranked as (
    select
        purpose, channel, state, occurred_at, valid_until, source_system,
        row_number() over (partition by purpose, channel order by occurred_at desc nulls last, state = 'withdrawn' desc, state = 'refused' desc, source_system) as nth
    from consents
    where customer_id = $person
)
select purpose, channel, state as choice, occurred_at, valid_until, source_system
from ranked
where nth = 1
order by purpose, channel
