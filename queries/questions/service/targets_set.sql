-- question.en: Which delays does the company set itself?
-- question.fr: Quels délais l'entreprise se fixe-t-elle ?
-- reading.en: Per channel, as the settings target_minutes.<channel> say, else as usual. Channels that are not named have a day. Nothing is told where there are no requests.
-- reading.fr: Par canal, selon les réglages target_minutes.<canal>, sinon l'usage. Les canaux non nommés ont un jour. Rien n'est dit s'il n'y a aucune demande.
-- counts: response_targets
-- n: none
select channel, target_minutes
from response_targets
where exists (select 1 from main.slices where filter = 'channel')
order by channel
