-- question.en: How do we know the kind of a message?
-- question.fr: Comment connaît-on la nature d'un message ?
-- title.en: Kind {largest_label} for {largest_share} of messages
-- title.fr: Nature {largest_label} pour {largest_share} des messages
-- title.en: Kind {value_label} for all messages
-- title.fr: Nature {value_label} pour tous les messages
-- reading.en: “Decided”: you said so, below this chart or by the setting message_kind.<campaign>. “Stated”: the tool says so. “Rules”: our bilingual rules. “Unknown”: nobody says.
-- reading.fr: « Décidée » : vous l'avez dit, sous ce graphique ou par le réglage message_kind.<campagne>. « Déclarée » : l'outil le dit. « Règles » : nos règles bilingues. « Inconnue » : personne ne le dit.
-- counts: send_days by sent_on
-- grain: kind_basis
select kind_basis, sum(messages) as n
from send_days
where outcome = 'delivered'
group by kind_basis
order by kind_basis
