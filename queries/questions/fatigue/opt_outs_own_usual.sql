-- question.en: Do people leave when they receive more than they are used to?
-- question.fr: Part-on quand on reçoit plus que d'habitude ?
-- reading.en: The 28 days before each week against the person's own average of the year before. Raw: all person-weeks together. Own usual: weeks of people in the same segment, with the same usual level, in the same quarter. One leaves only once, so a person cannot be compared with what they did after leaving. Less: under two thirds of the usual; more: over one and a half times; much more: over two and a half times.
-- reading.fr: Les 28 jours précédant chaque semaine face à la moyenne de la personne l'année d'avant. Brut : toutes les semaines-personnes ensemble. Face à l'habitude : semaines de personnes du même segment, au même niveau habituel, au même trimestre. On ne part qu'une fois : nul ne peut être comparé à ce qu'il fait après son départ. Moins : sous les deux tiers de l'habitude ; plus : au-delà d'une fois et demie ; bien plus : au-delà de deux fois et demie.
-- counts: person_weeks by week
-- grain: against_usual, view
-- read as: raw_and_own
with weeks as (
    select
        customer_id, has_left, (before_28 + 0.5) / (usual_28 + 0.5) as times_usual,
        concat(coalesce(segment, ''), '|', cast(floor(2 * ln(1 + usual_28) / ln(2)) as varchar), '|', cast(date_trunc('quarter', week) as varchar)) as stratum
    from person_weeks
    where usual_28 is not null
),
steps as (
    select customer_id, has_left, stratum, case when times_usual < 0.667 then 1 when times_usual <= 1.5 then 2 when times_usual <= 2.5 then 3 else 4 end as step from weeks
),
busy as (
    select stratum from steps group by stratum having sum(cast(has_left as integer)) > 0
)
select
    case step when 1 then 'less' when 2 then 'usual' when 3 then 'more' else 'much_more' end as against_usual,
    step, b.stratum, count(distinct customer_id) as people, count(*) as n_weeks, sum(cast(has_left as integer)) as events
from steps s left join busy b on b.stratum = s.stratum
group by step, b.stratum
order by step, stratum
