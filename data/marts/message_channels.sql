-- holds.en: The channels on which messages go: e-mail, and those of the campaigns known. Apart, so that a campaign on a channel of its own is a change for everybody.
-- holds.fr: Les canaux par lesquels partent des messages : l'e-mail, et ceux des campagnes connues. À part, pour qu'une campagne sur un canal à elle change quelque chose pour tous.
-- grain: channel
-- after: campaign_words
select 'email' as channel union select channel from campaign_words where channel is not null
