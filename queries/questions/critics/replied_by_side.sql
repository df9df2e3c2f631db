-- question.en: Who gets a reply?
-- question.fr: Qui reçoit une réponse ?
-- title.en: {best_label}: {best} get a reply; {worst_label}: {worst}
-- title.fr: {best_label} : {best} reçoivent une réponse ; {worst_label} : {worst}
-- reading.en: Share of public voices with a reply. Those who are neither critic nor fan are left out.
-- reading.fr: Part des paroles publiques qui ont une réponse. Ceux qui ne sont ni critiques ni fans sont laissés de côté.
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
where voice_side <> 'between'
group by voice_side
order by voice_side
