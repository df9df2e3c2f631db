-- question.en: How far does a critic's voice carry?
-- question.fr: Jusqu'où porte une voix critique ?
-- title of: critic_step = 2_replied
-- title.en: {value} of all critical voices get a reply ({span})
-- title.fr: {value} de toutes les voix critiques ont une réponse ({span})
-- reading.en: Of all critics: published; replied to; replied to in words of their own rather than a template; then, where the person had a request for help, that request settled after they spoke and not reopened within 7 days; among those who rated again, a better rating; and among known buyers, still ordering within 90 days. Each step names its own n: a step is only counted where it can be seen.
-- reading.fr: Sur toutes les voix critiques : publiées ; répondues ; répondues avec des mots choisis plutôt qu'un modèle ; puis, là où la personne avait une demande d'aide, cette demande réglée après sa parole et non rouverte sous 7 jours ; parmi celles qui ont noté à nouveau, une meilleure note ; et parmi les acheteurs connus, une commande sous 90 jours. Chaque étape dit son n : une étape n'est comptée que là où on peut la voir.
-- counts: voices by said_on
-- grain: critic_step
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
-- n: n
with told as (
    select
        is_replied, is_template, is_resolved, next_rating, rating, is_customer_after_90_days,
        case
            when is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most) then 'critic'
            when is_fan(rating, nps, is_distrustful, is_complaint) then 'fan' else 'between' end as voice_side
    from voices
)
select
    '1_said' as critic_step, count(*) as n, critic_step_share(true) as critic_step_share from told where voice_side = 'critic'
union all
select '2_replied', count(*), critic_step_share(is_replied) from told where voice_side = 'critic' and is_replied is not null
union all
select '3_specific', count(*), critic_step_share(is_replied and not is_template) from told where voice_side = 'critic' and (is_template is not null or not is_replied)
union all
select '4_resolved', count(*), critic_step_share(is_resolved) from told where voice_side = 'critic' and is_resolved is not null
union all
select '5_better', count(*), critic_step_share(next_rating >= rating + 1) from told where voice_side = 'critic' and next_rating is not null and rating is not null
union all
select '6_customer', count(*), critic_step_share(is_customer_after_90_days) from told where voice_side = 'critic' and is_customer_after_90_days is not null
order by critic_step
