-- question.en: Do the two move together, with or without a lag?
-- question.fr: Les deux évoluent-ils ensemble, avec ou sans décalage ?
-- reading.en: Correlation at each lag in months, once the trend and the slow drift of each are taken out; to the right of 0 national confidence comes first. Context, not cause: both may follow a third factor, and with a few dozen months only strong links can be seen. A link at one lag is retained only beyond what the strongest of all thirteen would reach by chance.
-- reading.fr: Corrélation à chaque décalage en mois, une fois retirées la tendance et la dérive lente de chacune ; à droite de 0 la confiance nationale précède. Un contexte, pas une cause : les deux peuvent dépendre d'un troisième facteur, et avec quelques dizaines de mois seuls des liens forts se voient. Un lien à un décalage n'est retenu qu'au-delà de ce qu'atteindrait par hasard le plus fort des treize.
-- counts: voices_scored
-- counts: climate
-- grain: lag_months
-- read as: lags
-- n: months
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
-- parameter: series = |
with felt as (
    select said_month as month, flagged_share(shows_feeling($feeling, is_anxious, is_trusting, is_distrusting, is_waiting, sentiment)) as felt
    from voices_scored
    where is_scored and said_on < $end
    group by said_month
    having count(*) >= 30
),
published as (select month, max_by(value, vintage) as confidence from climate where series = $series and value is not null group by month)
select felt.month, felt.felt, published.confidence, count(*) over () as months
from felt join published on published.month = felt.month
order by felt.month
