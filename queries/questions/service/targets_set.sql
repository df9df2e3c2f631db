-- question.en: Which delays does the company set itself?
-- question.fr: Quels délais l'entreprise se fixe-t-elle ?
-- reading.en: Per channel, as the settings target_minutes.<channel> say, else as usual. Channels that are not named have a day.
-- reading.fr: Par canal, selon les réglages target_minutes.<canal>, sinon l'usage. Les canaux non nommés ont un jour.
-- counts: response_targets
-- n: none
select channel, target_minutes
from response_targets
order by channel
