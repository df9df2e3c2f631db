-- export.en: X › Settings › Your account › Download an archive of your data › data/direct-messages.js: private, nothing is kept
-- export.fr: X › Paramètres › Votre compte › Télécharger une archive de vos données › data/direct-messages.js : privé, rien n'est gardé
-- tool: x
-- kind: js, json, ndjson
-- needs: dmConversation.conversationId
-- columns: dmConversation.messages
-- drops: dmConversation.messages
-- excludes: private | true
-- says.en: private | Private conversations, left out: {n}. Nothing of direct messages is read or kept; take this file out of what you bring, so that it lies about nowhere.
-- says.fr: private | Conversations privées, écartées : {n}. Rien des messages privés n'est lu ni gardé ; retirez ce fichier de ce que vous apportez, pour qu'il ne traîne nulle part.
-- fills: social_posts
select
    row_no,
    "dmConversation.conversationId"                         as post_id,
    'X'                                                     as platform
from export
