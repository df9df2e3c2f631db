-- question.en: Who gets a reply?
-- question.fr: Qui reçoit une réponse ?
-- title.en: {best_label}: {best} get a reply; {worst_label}: {worst}
-- title.fr: {best_label} : {best} reçoivent une réponse ; {worst_label} : {worst}
-- reading.en: Public voices with a reply, whoever wrote last. “In between”: neither critic nor fan.
-- reading.fr: Paroles publiques avec une réponse. « Entre deux » : ni critique ni fan.
-- counts: voices by said_on
-- grain: voice_side
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
with told as (
    select
        is_replied,
        case
            when is_critic(rating, nps, is_distrustful, is_complaint, $rating_at_most, $nps_at_most) then 'critic'
            when is_fan(rating, nps, is_distrustful, is_complaint) then 'fan' else 'between' end as voice_side
    from voices
    where is_public
)
select voice_side, count(*) as n, replied_share(is_replied) as replied_share
from told
group by voice_side
order by voice_side
