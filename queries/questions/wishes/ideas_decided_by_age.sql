-- question.en: How long does an idea wait for a yes or a no?
-- question.fr: Combien de temps une idée attend-elle un oui ou un non ?
-- title.en: {highest_label}: {highest} decided; {lowest_label}: {lowest}
-- title.fr: {highest_label} : {highest} décidées ; {lowest_label} : {lowest}
-- reading.en: Ideas of the period by their age when their tool was last exported: the share decided by then. Tools tell the status an idea has, not since when: of an idea decided one knows that it took no longer than its age, of one undecided that it takes longer, and so no median is told.
-- reading.fr: Les idées de la période selon leur âge au dernier export de leur outil : la part alors décidée. Les outils disent l'état d'une idée, pas depuis quand : d'une idée décidée on sait que cela n'a pas pris plus que son âge, d'une autre que cela prend davantage ; aucune médiane n'est donc dite.
-- counts: ideas
-- grain: idea_age
with aged as (
    select i.status, date_diff('day', cast(i.created_at at time zone zone as date), cast(o.observed_until at time zone zone as date)) as days
    from ideas i join main.observed o on o.source_system = i.source_system cross join main.reporting_zone
    where i.merged_into is null and i.status is not null and i.status <> 'merged' and cast(i.created_at at time zone zone as date) >= $start and cast(i.created_at at time zone zone as date) < $end
)
select
    case when days < 30 then '1_month' when days < 91 then '2_quarter' when days < 182 then '3_half' when days < 365 then '4_year' else '5_older' end as idea_age,
    count(*) as n, idea_decided_share(status) as idea_decided_share
from aged
group by 1
order by 1
