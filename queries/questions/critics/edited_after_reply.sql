-- question.en: Did they change what they wrote after the reply?
-- question.fr: Ont-ils modifié leur avis après la réponse ?
-- counts: voices by said_on
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select
        is_edited_since,
        case
            when is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) then 'critic'
            when is_fan(rating, nps, is_distrustful, is_complaint) then 'fan' else 'between' end as voice_side
    from voices
    where is_replied and kind = 'review'
)
select count(*) as n, edited_since_share(is_edited_since) as edited_since_share
from told
where voice_side = 'critic'
