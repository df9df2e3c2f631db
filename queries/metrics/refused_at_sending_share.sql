-- label.en: Sent against a refusal
-- label.fr: Envoyés malgré un refus
-- meaning.en: Share of the marketing messages that arrived though the person's last choice about that channel, dated before the message left, was a refusal or a withdrawal.
-- meaning.fr: Part des messages marketing arrivés alors que le dernier choix de la personne pour ce canal, daté d'avant l'envoi, était un refus ou un retrait.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select refused_at_sending_share(c, m) from (values ('agreed', 30), ('undated', 60), ('refused', 10)) t(c, m) --> 0.1
create or replace macro refused_at_sending_share(choice, messages) as
    sum(case when choice = 'refused' then messages else 0 end) / nullif(cast(sum(messages) as double), 0)
