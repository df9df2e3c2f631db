-- question.en: How long does the brand speak without hearing a word?
-- question.fr: Combien de temps la marque parle-t-elle sans entendre un mot ?
-- title.en: Messages in a row: most often {largest_label} ({largest_share} of runs)
-- title.fr: Messages de suite : le plus souvent {largest_label} ({largest_share} des suites)
-- reading.en: Runs of messages to one person without a word from them in between, by length. Silence may be content: read it with the fatigue page.
-- reading.fr: Suites de messages à une même personne sans un mot d'elle entre eux, selon leur longueur. Le silence peut être satisfait : à lire avec la page Fatigue.
-- counts: monologue_days by ended_on
-- grain: run_length
select
    case when messages = 1 then '1_one' when messages <= 5 then '2_five' when messages <= 20 then '3_twenty' when messages <= 50 then '4_fifty' else '5_more' end as run_length,
    sum(runs) as n
from monologue_days
group by 1
order by 1
