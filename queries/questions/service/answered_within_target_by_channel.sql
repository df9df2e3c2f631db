-- question.en: How often is the target kept?
-- question.fr: Le délai fixé est-il tenu ?
-- title.en: {worst_label}: {worst} within the target; {best_label}: {best}
-- title.fr: {worst_label} : {worst} dans le délai fixé ; {best_label} : {best}
-- title.en: {flat_low} to {flat_high} within the target: no channel stands out
-- title.fr: De {flat_low} à {flat_high} dans le délai fixé : aucun canal ne se détache
-- reading.en: Each channel against its own target. A request still unanswered counts as missed once its target has passed; one made so shortly before the data end that its target had not passed yet counts neither way, answered or not.
-- reading.fr: Chaque canal face à son propre délai. Une demande sans réponse compte comme manquée une fois le délai passé ; faite si peu avant la fin des données que son délai courait encore, elle ne compte dans aucun sens, avec ou sans réponse.
-- builds on: targeted
-- counts: ticket_clocks by opened_on
-- grain: channel
select
    channel,
    count(case when seen_minutes >= target_minutes then waited_minutes end) as n,
    answered_within_target(waited_minutes, is_answered, target_minutes, seen_minutes) as answered_within_target
from targeted
group by channel
order by channel
