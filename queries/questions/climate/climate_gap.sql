-- question.en: Is it us, or the times?
-- question.fr: Est-ce nous, ou l'époque ?
-- reading.en: What our customers write each month, minus what national confidence alone would predict: a straight line through all other months, with the lag chosen above. Above 0, more texts are flagged than the times alone explain: look at what we did that month. The band is the 95% interval of a single month; of all months, only those that stand after all were looked at count as straying.
-- reading.fr: Ce qu'écrivent nos clients chaque mois, moins ce que la confiance nationale seule laisserait prévoir : une droite passant par tous les autres mois, avec le décalage choisi plus haut. Au-dessus de 0, plus de textes sont signalés que l'époque seule ne l'explique : cherchez ce que nous avons fait ce mois-là. La bande est l'intervalle à 95 % d'un seul mois ; sur tous les mois, seuls comptent comme écarts ceux qui tiennent une fois tous regardés.
-- limits.en: Context, not cause. Where confidence and texts do not move together beyond chance (chart above), what it predicts is hardly more than the usual. A slow drift both share is taken for climate; neighbouring months are alike, which makes straying look a little more certain than it is.
-- limits.fr: Un contexte, pas une cause. Là où confiance et textes n'évoluent pas ensemble au-delà du hasard (graphique ci-dessus), ce qu'elle prévoit n'est guère plus que l'habitude. Une dérive lente commune passe pour le climat ; des mois voisins se ressemblent, ce qui fait paraître les écarts un peu plus sûrs qu'ils ne sont.
-- empty.en: It takes 24 months in a row of both texts and confidence, once the lag is taken, and a series that moves.
-- empty.fr: Il faut 24 mois de suite de textes et de confiance à la fois, une fois le décalage pris, et une série qui bouge.
-- counts: voices_scored
-- counts: climate
-- grain: month
-- read as: climate_gap
-- n: texts_in_all
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
-- parameter: series = |
-- parameter: lag = 0
with written as (
    select said_month as month, flagged_share(shows_feeling($feeling, is_anxious, is_trusting, is_distrusting, is_waiting, sentiment)) as felt, count(*) as texts
    from voices_scored
    where is_scored and said_on < $end
    group by said_month
    having count(*) >= 30
),
published as (select month, max_by(value, vintage) as confidence from climate where series = $series and value is not null group by month)
select coalesce(written.month, published.month) as month, felt, texts, confidence, cast($lag as bigint) as lag_months, cast(sum(texts) over () as bigint) as texts_in_all
from written full join published on published.month = written.month
order by 1
