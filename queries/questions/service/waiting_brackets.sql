-- question.en: How are the waits spread?
-- question.fr: Comment les attentes se répartissent-elles ?
-- title of: bracket = 7_not_yet
-- title.en: {value} of requests have had no human answer yet
-- title.fr: {value} des demandes n'ont pas encore de réponse humaine
-- reading.en: Every request falls in one bracket; “not yet” are those no human has answered when the data end.
-- reading.fr: Chaque demande tombe dans une tranche ; « pas encore » : aucune réponse humaine à la fin des données.
-- counts: ticket_clocks by opened_on
-- grain: bracket
select
    case
        when not is_answered then '7_not_yet' when waited_minutes < 5 then '1_5_minutes' when waited_minutes < 60 then '2_to_1_hour'
        when waited_minutes < 240 then '3_4_hours' when waited_minutes < 1440 then '4_to_24_hours' when waited_minutes < 4320 then '5_3_days'
        else '6_more' end as bracket,
    count(*) as n
from ticket_clocks
where is_answered is not null
group by 1
order by 1
