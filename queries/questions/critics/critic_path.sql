-- question.en: How far does a critic's voice carry?
-- question.fr: Jusqu'où porte une voix critique ?
-- title of: critic_step = 2_replied
-- title.en: {value} of all critical voices get a reply ({span})
-- title.fr: {value} de toutes les voix critiques ont une réponse ({span})
-- reading.en: Of all critics: published; answered; answered personally rather than with a template; then, where the person had a request for help, that request settled after they spoke and not reopened within 7 days; among those who rated again, a better rating; and among known buyers, still ordering within 90 days. Each step has its own n: it is counted only where it can be seen.
-- reading.fr: Sur toutes les voix critiques : publiées ; suivies d'une réponse ; d'une réponse personnelle plutôt que d'une réponse type ; puis, là où la personne avait une demande d'aide, cette demande réglée après sa parole et non rouverte sous 7 jours ; parmi celles qui ont noté à nouveau, une meilleure note ; et parmi les acheteurs connus, une commande sous 90 jours. Chaque étape a son propre n : elle n'est comptée que là où on peut la voir.
-- counts: voices by said_on
-- grain: critic_step
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
-- n: n
with counted as (
    select
        count(*) as n_said, critic_step_share(true) as said, count(is_replied) as n_replied, critic_step_share(is_replied) as replied,
        count(case when is_template is not null or not is_replied then 1 end) as n_specific,
        critic_step_share(case when is_template is not null or not is_replied then is_replied and not is_template end) as specific,
        count(is_resolved) as n_resolved, critic_step_share(is_resolved) as resolved, count(next_rating - rating) as n_better, critic_step_share(next_rating >= rating + 1) as better,
        count(is_customer_after_90_days) as n_customer, critic_step_share(is_customer_after_90_days) as customer
    from voices
    where is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
)
select '1_said' as critic_step, n_said as n, said as critic_step_share from counted
union all
select '2_replied', n_replied, replied from counted
union all
select '3_specific', n_specific, specific from counted
union all
select '4_resolved', n_resolved, resolved from counted
union all
select '5_better', n_better, better from counted
union all
select '6_customer', n_customer, customer from counted
order by critic_step
