-- question.en: Which critics are waiting for a reply?
-- question.fr: Quelles voix critiques attendent une réponse ?
-- reading.en: The longest wait first, in their own words. Only here do single voices appear; the export says no more.
-- reading.fr: La plus longue attente d'abord, dans leurs mots. Seule cette liste montre des paroles une à une ; l'export n'en dit pas plus.
-- counts: voices by said_on
-- n: none
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
select customer_id, platform, said_at, waited_days, rating, nps as recommendation, words
from voices
where not is_replied and not is_removed
    and is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
order by waited_days desc, voice_id
limit 500
