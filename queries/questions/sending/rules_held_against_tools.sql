-- question.en: How often are our rules right about the kind of a message?
-- question.fr: Nos règles voient-elles juste sur la nature d'un message ?
-- title.en: {best_label}: {best} right; {worst_label}: {worst}
-- title.fr: {best_label} : {best} de justes ; {worst_label} : {worst}
-- title.en: {flat_low} to {flat_high} right: no kind stands out
-- title.fr: De {flat_low} à {flat_high} de justes : aucune nature ne se détache
-- reading.en: Only messages whose kind a tool states can be checked: our rules read their words and do not see it. The rest are messages to which the rules give no kind, because none applies or several do. Where no tool states kinds, this error is not known.
-- reading.fr: Seuls se vérifient les messages dont un outil déclare la nature : nos règles lisent leurs mots sans la voir. Le reste : les messages auxquels les règles ne donnent aucune nature, parce qu'aucune ne s'applique ou que plusieurs s'appliquent. Là où aucun outil ne la déclare, cette erreur n'est pas connue.
-- counts: brand_wording by sent_on
-- grain: message_kind
select stated_kind as message_kind, count(*) as n, right_by_rules_rate(stated_kind, rule_kind) as right_by_rules_rate, wrong_by_rules_rate(stated_kind, rule_kind) as wrong_by_rules_rate
from brand_wording
where stated_kind is not null
group by stated_kind
order by message_kind
