-- question.en: What do people say, and what do they then do?
-- question.fr: Que disent les gens, et que font-ils ensuite ?
-- title.en: {highest_label}: {highest} against chance
-- title.fr: {highest_label} : {highest} face au hasard
-- reading.en: What is said comes first and what is done after it, within the days chosen, by the same person; people whose days are not over yet are left out. Consents and loyalty tiers have no before and after here: a refusal counts whenever it was given, and the tier is the last before the period ends. Excess: the share of people in the paradox, minus the share chance alone would put there if saying and doing had nothing to do with each other. Bounds by bootstrap of people. Nothing is shown where fewer than 20 people are expected in a cell.
-- reading.fr: Ce qui est dit vient d'abord, ce qui est fait ensuite, dans les jours choisis, par la même personne ; celles dont les jours ne sont pas écoulés sont écartées. Consentements et niveaux de fidélité n'ont ici ni avant ni après : un refus compte à quelque date qu'il ait été donné, et le niveau est le dernier avant la fin de la période. Excès : la part des gens dans le paradoxe, moins celle que le hasard y mettrait si dire et faire n'avaient aucun lien. Bornes par bootstrap de personnes. Rien n'est montré si moins de 20 personnes sont attendues dans une case.
-- limits.en: Errors of the scorer blur what is said: they pull every figure towards chance or, where flags are wrong, create contradictions that do not exist. A person counts once, by the first thing said in the period.
-- limits.fr: Les erreurs de l'analyse brouillent ce qui est dit : elles rapprochent les chiffres du hasard ou, si un signalement est faux, créent des contradictions qui n'existent pas. Une personne compte une fois, selon sa première parole de la période.
-- counts: voices_scored by said_on
-- counts: purchases
-- counts: satisfaction
-- counts: consents
-- counts: loyalty_events
-- grain: paradox
-- read as: paradox
-- n: everyone
-- parameter: within_days = 180
-- parameter: asked_metric = any
-- values: asked_metric = any, nps, csat
with seen as (select max(placed_on) as until from main.purchases),
buyers as (select customer_id, min(placed_on) as since from purchases where customer_id is not null group by customer_id),
spoke as (
    select customer_id, min(said_on) as said_on, min_by(is_negative(sentiment) or is_distrusting, said_at) as complains, max(cast(is_trusting as integer)) = 1 as trusts
    from voices_scored
    where is_scored and customer_id is not null
    group by customer_id
),
complained as (
    select spoke.customer_id, spoke.complains as says, spoke.said_on
    from spoke join buyers on buyers.customer_id = spoke.customer_id and buyers.since <= spoke.said_on cross join seen
    where date_diff('day', spoke.said_on, seen.until) >= $within_days
),
rated as (
    select customer_id, min(answered_on) as said_on, min_by(coalesce(is_satisfied, is_promoter), concat(cast(answered_on as varchar), metric, response_id)) as says
    from satisfaction
    where customer_id is not null and is_answered and refused is null and metric in ('csat', 'nps') and $asked_metric in ('any', metric) and answered_on >= $start and answered_on < $end
    group by customer_id
),
answered as (
    select rated.customer_id, rated.says, rated.said_on
    from rated join buyers on buyers.customer_id = rated.customer_id and buyers.since <= rated.said_on cross join seen
    where rated.says is not null and date_diff('day', rated.said_on, seen.until) >= $within_days
),
again as (
    select 'complains' as kind, complained.customer_id, max(cast(purchases.placed_on is not null as integer)) = 1 as bought
    from complained left join purchases on purchases.customer_id = complained.customer_id and purchases.placed_on > complained.said_on and date_diff('day', complained.said_on, purchases.placed_on) <= $within_days
    group by 1, 2
    union all
    select 'satisfied', answered.customer_id, max(cast(purchases.placed_on is not null as integer)) = 1
    from answered left join purchases on purchases.customer_id = answered.customer_id and purchases.placed_on > answered.said_on and date_diff('day', answered.said_on, purchases.placed_on) <= $within_days
    group by 1, 2
),
chose as (
    select customer_id, max(cast(state in ('refused', 'withdrawn') as integer)) = 1 as refuses
    from consents
    where customer_id is not null and state in ('granted', 'refused', 'withdrawn')
    group by customer_id
),
tiers as (select customer_id, max_by(tier, occurred_at) as tier from loyalty_events where customer_id is not null and tier is not null and occurred_at < $end group by customer_id),
points as (select tier, avg(balance) as balance from loyalty_events where tier is not null group by tier),
top as (select max_by(tier, balance) as tier from points),
anxious as (select customer_id, max(cast(is_anxious as integer)) = 1 as worries from voices_scored where is_scored and customer_id is not null group by customer_id),
people as (
    select 'complains_yet_stays' as paradox, complained.customer_id, complained.says, again.bought as does from complained join again on again.customer_id = complained.customer_id and again.kind = 'complains'
    union all
    select 'satisfied_yet_leaves', answered.customer_id, answered.says, not again.bought from answered join again on again.customer_id = answered.customer_id and again.kind = 'satisfied'
    union all
    select 'trusts_yet_refuses', spoke.customer_id, spoke.trusts, chose.refuses from spoke join chose on chose.customer_id = spoke.customer_id
    union all
    select 'loyal_yet_anxious', anxious.customer_id, tiers.tier = top.tier, anxious.worries from anxious join tiers on tiers.customer_id = anxious.customer_id cross join top
)
select paradox, says, does, count(*) as people, max((select count(distinct customer_id) from people)) as everyone
from people
where says is not null and does is not null
group by paradox, says, does
order by paradox, says, does
