-- question.en: What do people say, and what do they then do?
-- question.fr: Que disent les gens, et que font-ils ensuite ?
-- title.en: {highest_label}: {highest} against chance
-- title.fr: {highest_label} : {highest} face au hasard
-- reading.en: What is said comes first and what is done after it, within the days chosen, by the same person; people whose days are not over yet are left out. Consents and loyalty tiers have no before and after here: a refusal counts whenever it was given, and the tier is the last before the period ends. Excess: the share of people in the paradox, minus the share chance alone would put there if saying and doing had nothing to do with each other. Bounds by bootstrap of people. Nothing is shown where fewer than 20 people are expected in a cell.
-- reading.fr: Ce qui est dit vient d'abord, ce qui est fait ensuite, dans les jours choisis, par la même personne ; celles dont les jours ne sont pas écoulés sont écartées. Consentements et niveaux de fidélité n'ont ici ni avant ni après : un refus compte à quelque date qu'il ait été donné, et le niveau est le dernier avant la fin de la période. Excès : la part des gens dans le paradoxe, moins celle que le hasard y mettrait si dire et faire n'avaient aucun lien. Bornes par bootstrap de personnes. Rien n'est montré si moins de 20 personnes sont attendues dans une case.
-- limits.en: Errors of the scorer blur what is said: they pull every figure towards chance or, where flags are wrong, create contradictions that do not exist. A person counts once, by the first thing said in the period.
-- limits.fr: Les erreurs de l'analyse brouillent ce qui est dit : elles rapprochent les chiffres du hasard ou, si un signalement est faux, créent des contradictions qui n'existent pas. Une personne compte une fois, selon sa première parole de la période.
-- counts: said_then_bought by said_on
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
said as (
    select
        kind, customer_id, is_negative(sentiment) or is_distrusting as complains, is_satisfied, last_on, last_answer_on,
        next_bought_on is not null and date_diff('day', said_on, next_bought_on) <= $within_days as bought
    from said_then_bought cross join seen
    where has_bought and date_diff('day', said_on, until) >= $within_days
),
chose as (
    select customer_id, max(cast(state in ('refused', 'withdrawn') as integer)) = 1 as refuses
    from consents
    where customer_id in (select customer_id from voices_scored where is_scored) and state in ('granted', 'refused', 'withdrawn')
    group by customer_id
),
trusting as (select customer_id, max(cast(is_trusting as integer)) = 1 as trusts from voices_scored where is_scored and customer_id in (select customer_id from chose) group by customer_id),
tiers as (
    select customer_id, max_by(tier, occurred_at) as tier from loyalty_events where customer_id in (select customer_id from voices_scored where is_scored) and tier is not null and occurred_at < $end group by customer_id
),
points as (select tier, avg(balance) as balance from loyalty_events where tier is not null group by tier),
top as (select max_by(tier, balance) as tier from points),
anxious as (select customer_id, max(cast(is_anxious as integer)) = 1 as worries from voices_scored where is_scored and customer_id in (select customer_id from tiers) group by customer_id),
people as (
    select 'complains_yet_stays' as paradox, customer_id, complains as says, bought as does from said where kind = 'text' and (last_on is null or last_on < $start)
    union all
    select 'satisfied_yet_leaves', customer_id, is_satisfied, not bought
    from said
    where kind in ('csat', 'nps') and case when $asked_metric = 'any' then last_answer_on is null or last_answer_on < $start else kind = $asked_metric and (last_on is null or last_on < $start) end
    union all
    select 'trusts_yet_refuses', trusting.customer_id, trusting.trusts, chose.refuses from trusting join chose on chose.customer_id = trusting.customer_id
    union all
    select 'loyal_yet_anxious', anxious.customer_id, tiers.tier = top.tier, anxious.worries from anxious join tiers on tiers.customer_id = anxious.customer_id cross join top
)
select paradox, says, does, count(*) as people, max((select count(distinct customer_id) from people)) as everyone
from people
where says is not null and does is not null
group by paradox, says, does
order by paradox, says, does
