-- question.en: How has it moved, month by month?
-- question.fr: Comment cela évolue-t-il, mois après mois ?
-- title.en: {feeling}, against its usual rate: {far} in {far_label}, {latest} in {latest_label}
-- title.fr: {feeling}, face à son taux habituel : {far} en {far_label}, {latest} en {latest_label}
-- title.en: {feeling}, against its usual rate: {first} in {first_label}, {latest} in {latest_label}
-- title.fr: {feeling}, face à son taux habituel : {first} en {first_label}, {latest} en {latest_label}
-- title.en: {feeling}, against its usual rate: {flat} in {latest_label}, no clear change since {since}
-- title.fr: {feeling}, face à son taux habituel : {flat} en {latest_label}, sans écart net depuis {since}
-- reading.en: Index of 1: the baseline, the six months before the period. Dashed: the limits of an exponentially weighted average (weight 0.2, three standard errors, extra scatter beyond chance included); a ring marks where that average leaves them; chance alone does so about once in twelve years of weekly points. Periods of fewer than 50 texts raise no alarm.
-- reading.fr: Indice de 1 : la base, les six mois avant la période. En tirets : les limites d'une moyenne pondérée (poids 0,2, trois erreurs types, dispersion au-delà du hasard comprise) ; un anneau marque là où cette moyenne en sort, le hasard seul le fait environ une fois en douze ans de points hebdomadaires. Sous 50 textes, pas d'alarme.
-- builds on: scored_texts, felt_people
-- counts: voices_scored
-- grain: month
-- read as: text_watch
-- n: texts_now
-- parameter: feeling = anxious
-- values: feeling = anxious, trusting, distrusting, waiting, negative, positive
-- tells every: feeling
with people as (
    select said_month as what, person, is_now, count(*) as texts, cast(sum(felt_counts) as bigint) as felt_counts, cast(sum(tone_counts) as bigint) as tone_counts
    from scored_texts
    group by said_month, person, is_now
)
select feeling, what as month, is_now, texts, people, felt, felt_felt, felt_texts, texts_texts, texts_now
from felt_people
order by feeling, month, is_now
