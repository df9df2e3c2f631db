-- holds.en: Of people who ever bought, each day on which one wrote (`kind`: text) or answered on satisfaction (csat, nps), with whether they had bought by then and the day
--    they next bought. Sentiment and distrust are those of the day's first text, `is_satisfied` of its first answer (nps: a promoter), `is_angry` that one of its texts was
--    angry or distrusting. `last_on`: the day before on which that person said something of that kind, `last_answer_on` answered at all, `last_angry_on` wrote in anger; null: never: who is
--    heard for the first time in a period is where that is before its beginning. It holds neither language nor tool: texts, answers and orders each have their own.
-- holds.fr: Pour les personnes qui ont déjà acheté, chaque jour où l'une a écrit (`kind` : text) ou répondu sur sa satisfaction (csat, nps), avec si elle avait alors acheté et le
--    jour de son achat suivant. Tonalité et défiance sont celles du premier texte du jour, `is_satisfied` de sa première réponse (nps : promoteur), `is_angry` dit qu'un de ses textes
--    était en colère ou défiant. `last_on` : le jour d'avant où la personne a dit quelque chose de cette sorte, `last_answer_on` a répondu, `last_angry_on` a écrit avec colère ; vide :
--    jamais : qui est entendu pour la première fois d'une période est là où cela précède son début. Il n'a ni langue ni outil : textes, réponses et
--    commandes ont chacun les leurs.
-- grain: customer_id, kind, said_on
-- gathers: voices_scored, satisfaction, purchases
-- renew: whole
-- after: voices_scored, satisfaction, purchases
with said as (
    select
        customer_id, 'text' as kind, said_on, min_by(sentiment, (said_at, text_id)) as sentiment, min_by(is_distrusting, (said_at, text_id)) as is_distrusting, cast(null as boolean) as is_satisfied,
        max(cast(sentiment < -0.3 or is_distrusting as integer)) = 1 as is_angry
    from voices_scored where is_scored and customer_id is not null
    group by customer_id, said_on
    union all
    select customer_id, metric, answered_on, null, null, min_by(coalesce(is_satisfied, is_promoter), response_id), null
    from satisfaction where customer_id is not null and is_answered and refused is null and metric in ('csat', 'nps')
    group by customer_id, metric, answered_on
),
followed as (
    select
        *, lag(said_on) over (partition by customer_id, kind order by said_on) as last_on,
        case when kind <> 'text' then lag(said_on) over (partition by customer_id, kind = 'text' order by said_on, kind) end as last_answer_on,
        case when is_angry then lag(said_on) over (partition by customer_id, is_angry order by said_on) end as last_angry_on
    from said
),
bought as (
    select
        f.customer_id, f.kind, f.said_on, any_value(p.segment) as segment, any_value(p.country) as country, min(p.placed_on) <= f.said_on as has_bought,
        min(case when p.placed_on > f.said_on then p.placed_on end) as next_bought_on
    from followed f join purchases p on p.customer_id = f.customer_id
    group by f.customer_id, f.kind, f.said_on
)
select
    f.customer_id, f.kind, f.said_on, b.segment, b.country, f.sentiment, f.is_distrusting, f.is_satisfied, f.is_angry, f.last_on, f.last_answer_on, f.last_angry_on,
    b.has_bought, b.next_bought_on
from followed f join bought b on b.customer_id = f.customer_id and b.kind = f.kind and b.said_on = f.said_on
order by f.said_on
