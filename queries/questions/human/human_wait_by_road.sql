-- question.en: Does a machine in front go with a longer wait?
-- question.fr: Attend-on plus longtemps avec une machine devant ?
-- title at: 10080
-- title.en: {worst_label}: {worst} without a human after {at}; {best_label}: {best}
-- title.fr: {worst_label} : {worst} sans humain après {at} ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} without a human after {at}: neither route stands out
-- title.fr: De {flat_low} à {flat_high} sans humain après {at} : aucun chemin ne se détache
-- reading.en: The share of contacts no human has answered as time passes, according to whether a robot, a voice menu or a self-service page came first. People do not choose their route at random: the gap is an association.
-- reading.fr: La part des contacts restés sans humain à mesure que le temps passe, selon qu'un robot, un serveur vocal ou une page en libre-service s'est présenté d'abord. On ne choisit pas son chemin au hasard : l'écart est une association.
-- counts: contacts by opened_on
-- grain: road
-- read as: survival
with alike as (
    select
        coalesce(has_machine, false) as is_behind, round(waited_minutes) as minutes,
        count(case when is_reached then 1 end) as n_ended, count(case when not is_reached then 1 end) as n_open
    from contacts
    group by coalesce(has_machine, false), round(waited_minutes)
)
select case when is_behind then 'machine_first' else 'human_directly' end as road, minutes, n_ended, n_open
from alike
order by is_behind, minutes
