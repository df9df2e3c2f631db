-- question.en: What kind is each campaign, and who says so?
-- question.fr: De quelle nature est chaque campagne, et qui le dit ?
-- reading.en: Every campaign, the latest first. A decision of yours comes first, then what the tool states, then our bilingual rules; the rest is unknown.
-- reading.fr: Toutes les campagnes, la plus récente d'abord. Votre décision l'emporte, puis ce que déclare l'outil, puis nos règles bilingues ; le reste est inconnu.
-- counts: campaign_words
-- grain: kind_basis
-- n: none
select campaign_id, coalesce(subject, name) as subject, sent_at, kind as message_kind, kind_basis
from campaign_words
order by sent_at desc nulls last, campaign_id
