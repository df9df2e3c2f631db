-- question.en: And how do they rate next?
-- question.fr: Et comment notent-ils ensuite ?
-- title.en: The next rating rises by {highest} for critics {highest_label}, by {lowest} for those {lowest_label}
-- title.fr: La note suivante monte de {highest} pour les critiques {highest_label}, de {lowest} pour celles {lowest_label}
-- title.en: The next rating rises by {flat_low} for critics {flat_low_label}, by {flat_high} for those {flat_high_label}: chance may explain the gap
-- title.fr: La note suivante monte de {flat_low} pour les critiques {flat_low_label}, de {flat_high} pour celles {flat_high_label} : écart que le hasard suffit à expliquer
-- reading.en: Critics who rated again: their mean rating then and at the next occasion, and by how much it rose. Ratings that were low rise by themselves on average (regression to the mean): compare the rise of the two groups, not before with after. Where it is not known whether or when they were answered they are left out. The brand did not draw whom it answered: this is an association.
-- reading.fr: Critiques qui ont noté à nouveau : note moyenne alors, puis à l'occasion suivante, et de combien elle a monté. Des notes basses remontent d'elles-mêmes en moyenne (régression vers la moyenne) : comparez la hausse des deux groupes, non l'avant et l'après. Quand on ignore s'ils ont eu une réponse, ou quand, ils sont écartés. La marque n'a pas tiré au sort à qui répondre : c'est une association.
-- counts: voices by said_on
-- grain: answered_in_two_weeks
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
with each as (
    select
        case when reply_days <= 14 then 'replied' else 'not_replied' end as answered_in_two_weeks, coalesce(customer_id, voice_id) as person,
        count(*) as times, sum(rating) as before, sum(next_rating) as after, sum(next_rating - rating) as rise
    from voices
    where rating is not null and next_rating is not null and (not is_replied or reply_days is not null)
        and is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
    group by 1, 2
)
select
    answered_in_two_weeks, sum(times) as n,
    mean_rating_before(before, times) as mean_rating_before, person_error(before, times) as mean_rating_before_error,
    mean_rating_after(after, times) as mean_rating_after, person_error(after, times) as mean_rating_after_error,
    mean_rating_rise(rise, times) as mean_rating_rise, person_error(rise, times) as mean_rating_rise_error,
    count(*) as people
from each
group by answered_in_two_weeks
order by answered_in_two_weeks
