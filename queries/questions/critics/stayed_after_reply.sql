-- question.en: What goes along with a reply?
-- question.fr: Qu'est-ce qui accompagne une réponse ?
-- title.en: Order again: {worst_label} {worst}, {best_label} {best}
-- title.fr: Nouvelle commande : {worst_label} {worst}, {best_label} {best}
-- title.en: {flat_low} to {flat_high} order again, replied to or not: no clear difference
-- title.fr: De {flat_low} à {flat_high} commandent à nouveau, avec ou sans réponse : pas d'écart net
-- reading.en: Critics who are known buyers, by whether they were answered within fourteen days: the share who ordered in the ninety days after they spoke. Where it is not known whether or when they were answered they are left out. An association: those one answers may differ.
-- reading.fr: Critiques qui sont des acheteurs connus, selon qu'on leur a répondu sous quatorze jours : la part qui a commandé dans les quatre-vingt-dix jours après leur parole. Quand on ignore s'ils ont eu une réponse, ou quand, ils sont écartés. Une association : ceux à qui l'on répond peuvent différer.
-- counts: voices by said_on
-- grain: answered_in_two_weeks
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
select
    case when reply_days <= 14 then 'replied' else 'not_replied' end as answered_in_two_weeks,
    count(*) as n,
    stayed_share(is_customer_after_90_days) as stayed_share
from voices
where is_customer_after_90_days is not null and (not is_replied or reply_days is not null)
    and is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
group by 1
order by 1
