-- question.en: What do critics speak of, and on which topics are they answered?
-- question.fr: De quoi parlent les critiques, et sur quels sujets leur répond-on ?
-- title.en: {worst_label}: {worst} get a reply; {best_label}: {best}
-- title.fr: {worst_label} : {worst} ont une réponse ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} get a reply: no topic stands out
-- title.fr: De {flat_low} à {flat_high} ont une réponse : aucun sujet ne se détache
-- reading.en: A voice may speak of several topics and counts in each. Topics are found by the rules shown on the page Voice.
-- reading.fr: Une parole peut toucher plusieurs sujets et compte dans chacun. Les sujets sont trouvés par les règles montrées sur la page Voix.
-- counts: voice_topics by said_on
-- grain: topic
-- parameter: rating_at_most = 2
-- parameter: nps_at_most = 6
-- parameter: distrust_counts = 1
-- parameter: complaint_counts = 1
select topic, count(*) as n, replied_share(is_replied) as replied_share
from voice_topics
where is_replied is not null
    and is_critic(rating, nps, is_distrustful and $distrust_counts = 1, is_complaint and $complaint_counts = 1, $rating_at_most, $nps_at_most)
group by topic
order by topic
