-- question.en: And how do they rate next?
-- question.fr: Et comment notent-ils ensuite ?
-- reading.en: Critics who rated again: their mean rating then and at the next occasion. Ratings that were low rise by themselves on average (regression to the mean): compare the two groups, not before with after.
-- reading.fr: Critiques qui ont noté à nouveau : note moyenne alors, puis à l'occasion suivante. Des notes basses remontent d'elles-mêmes en moyenne (régression vers la moyenne) : comparez les deux groupes, non l'avant et l'après.
-- counts: voices by said_on
-- grain: answered_in_two_weeks
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with told as (
    select
        rating, next_rating, reply_days,
        case
            when is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) then 'critic'
            when is_fan(rating, nps, is_distrustful, is_complaint) then 'fan' else 'between' end as voice_side
    from voices
)
select
    case when reply_days <= 14 then 'replied' else 'not_replied' end as answered_in_two_weeks,
    count(*) as n,
    avg(rating) as mean_rating_before,
    avg(next_rating) as mean_rating_after
from told
where voice_side = 'critic' and rating is not null and next_rating is not null
group by 1
order by 1
