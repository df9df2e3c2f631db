-- question.en: How long are the silences between two steps?
-- question.fr: Combien de temps dure le silence entre deux étapes ?
-- title.en: Most often: {largest_label} ({largest_share} of the silences)
-- title.fr: Le plus souvent : {largest_label} ({largest_share} des silences)
-- reading.en: A journey is cut where the silence is longer than the gap chosen: choose it where the bars are low. No standard exists at the scale of a customer relationship.
-- reading.fr: Un parcours est coupé là où le silence dépasse l'écart choisi : choisissez-le là où les barres sont basses. Il n'existe pas de norme à l'échelle d'une relation client.
-- counts: journey_steps by occurred_on
-- grain: gap_bracket
select
    case
        when gap_minutes <= 30 then '01_30_minutes' when gap_minutes <= 1440 then '02_1_day' when gap_minutes <= 4320 then '03_3_days'
        when gap_minutes <= 10080 then '04_7_days' when gap_minutes <= 20160 then '05_14_days' when gap_minutes <= 43200 then '06_30_days'
        when gap_minutes <= 86400 then '07_60_days' when gap_minutes <= 129600 then '08_90_days' when gap_minutes <= 259200 then '09_180_days'
        when gap_minutes <= 525600 then '10_365_days' else '11_more' end as gap_bracket,
    count(*) as n
from journey_steps
where gap_minutes is not null
group by 1
order by 1
