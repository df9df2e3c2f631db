-- holds.en: What each voice is about: one row for each voice and topic found in it.
-- holds.fr: Ce dont parle chaque prise de parole : une ligne par parole et par sujet trouvé.
-- grain: voice_id, topic
-- renew: whole
-- after: voices
select
    unnest(topics) as topic, voice_id, kind, is_public, platform, customer_id, source_system, channel, language, country, segment, said_at, said_on,
    rating, nps, is_complaint, is_distrustful, is_replied, replied_at, observed_until
from voices
order by said_on
