-- label.en: Agreement in force at sending
-- label.fr: Accord en vigueur à l'envoi
-- meaning.en: Share of the marketing messages that arrived for which the person's last choice about that channel, dated before the message left, was an agreement still valid.
-- meaning.fr: Part des messages marketing arrivés pour lesquels le dernier choix de la personne pour ce canal, daté d'avant l'envoi, était un accord encore valide.
-- why.en: Whoever sends must be able to show the agreement: one on a list that does not say since when shows nothing of the day the message left. It ought to be all of them.
-- why.fr: Qui envoie doit pouvoir montrer l'accord : celui d'une liste qui ne dit pas depuis quand ne montre rien du jour de l'envoi. Ce devrait être tous.
-- unit: share
-- better: higher
-- interval: wilson
-- example: select agreed_at_sending_share(c, m) from (values ('agreed', 30), ('undated', 60), ('refused', 10)) t(c, m) --> 0.3
create or replace macro agreed_at_sending_share(choice, messages) as
    sum(case when choice = 'agreed' then messages else 0 end) / nullif(cast(sum(messages) as double), 0)
