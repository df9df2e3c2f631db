-- label.en: Template replies
-- label.fr: Réponses types
-- meaning.en: Share of the replies that repeat another reply word for word or nearly (nine in ten three-word sequences shared), names and figures set aside.
-- meaning.fr: Part des réponses qui en répètent une autre mot pour mot ou presque (neuf suites de trois mots sur dix communes), noms et chiffres écartés.
-- unit: share
-- better: lower
-- interval: wilson
-- example: select template_share(a) from (values (true), (false), (true), (true)) t(a) --> 0.75
-- example: select template_share(a) from (values (true), (null)) t(a) --> 1
create or replace macro template_share(templated) as avg(cast(templated as integer))
