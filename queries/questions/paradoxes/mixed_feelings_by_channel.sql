-- question.en: Where do people mix trust and worry in one text?
-- question.fr: Où les gens mêlent-ils confiance et inquiétude dans un même texte ?
-- title.en: {highest_label}: {highest} mixed texts; {lowest_label}: {lowest}
-- title.fr: {highest_label} : {highest} de textes ambivalents ; {lowest_label} : {lowest}
-- title.en: {flat_low} to {flat_high} mixed texts: no channel stands out
-- title.fr: De {flat_low} à {flat_high} de textes ambivalents : aucun canal ne se détache
-- reading.en: Texts flagged for trust and for anxiety or distrust at once: a flag rate, by channel.
-- reading.fr: Textes signalés à la fois pour la confiance et pour l'anxiété ou la défiance : un taux de signalement, par canal.
-- counts: voices_scored by said_on
-- grain: channel
select channel, count(*) as n, mixed_share(is_trusting and (is_anxious or is_distrusting)) as mixed_share
from voices_scored
where is_scored
group by channel
having count(*) >= 30
order by channel
