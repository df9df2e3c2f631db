-- question.en: How long do people wait for an offer about what they asked for?
-- question.fr: Combien de temps attend-on une offre sur ce qu'on a demandé ?
-- title at: 30
-- title.en: {worst_label}: {worst} without an offer after {at}; {best_label}: {best}
-- title.fr: {worst_label} : {worst} sans offre après {at} ; {best_label} : {best}
-- title.en: {value} without an offer after {at} ({span})
-- title.fr: {value} sans offre après {at} ({span})
-- title.en: {flat_low} to {flat_high} without an offer after {at}: no kind of wish stands out
-- title.fr: De {flat_low} à {flat_high} sans offre après {at} : aucune sorte de souhait ne se détache
-- reading.en: The line starts at 100% when a wish is declared and falls as messages about its category arrive. Wishes nobody has met stay in it for as long as they stood or could be watched.
-- reading.fr: La ligne part de 100 % à la déclaration du souhait et descend à mesure que des messages sur sa catégorie arrivent. Les souhaits sans suite y restent tant qu'ils tenaient ou qu'on a pu les suivre.
-- counts: wishes by expressed_on
-- grain: wish_kind
-- read as: survival
-- renames: still_waiting_share to not_offered_yet_share
select
    wish_kind,
    waited_days as days,
    count(case when is_offered then 1 end) as n_ended,
    count(case when not is_offered then 1 end) as n_open
from wishes
where is_offered is not null
group by wish_kind, waited_days
order by wish_kind, days
