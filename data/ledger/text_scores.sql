-- holds.en: What each text of a customer says: sentiment, anxiety, trust, distrust, topics; scored once, again only when the text, its declared language or the scorer changes.
-- holds.fr: Ce que dit chaque texte de client : sentiment, anxiété, confiance, défiance, sujets ; calculé une fois, de nouveau seulement si le texte, sa langue déclarée ou le calcul change.
-- key: table_name, record_id
create table text_scores (
    table_name varchar,          -- table the text stands in | table où se trouve le texte
    record_id varchar,           -- row of that table | ligne de cette table
    text_hash varchar,           -- hash of the text scored and of its declared language | empreinte du texte calculé et de sa langue déclarée
    scorer varchar,              -- version of the scorer and its lexicons | version du calcul et de ses lexiques
    person_key varchar,          -- strongest identity of the row | identité la plus forte de la ligne
    customer_id varchar,         -- person | personne
    source_system varchar,       -- tool it comes from | outil d'origine
    channel varchar,             -- channel it was written on | canal d'écriture
    language varchar,            -- language found or declared | langue trouvée ou déclarée
    occurred_at timestamptz,     -- moment it was written | moment de l'écriture
    sentiment double,            -- from -1 to 1, calibrated | de -1 à 1, calibré
    compound double,             -- VADER's own figure, or its French counterpart | chiffre propre à VADER, ou son équivalent français
    anxiety double,              -- points of anxiety | points d'anxiété
    trust double,                -- points of trust | points de confiance
    distrust double,             -- points of distrust | points de défiance
    wait_and_see double,         -- points of conditional trust | points de confiance sous réserve
    pressure double,             -- points of pressure wording | points de formules pressantes
    is_anxious boolean,          -- above the shipped threshold | au-dessus du seuil fourni
    is_trusting boolean,         -- above the shipped threshold | au-dessus du seuil fourni
    is_distrusting boolean,      -- above the shipped threshold | au-dessus du seuil fourni
    is_pressing boolean,         -- above the shipped threshold | au-dessus du seuil fourni
    asks_for_human boolean,      -- asks to speak to a person | demande à parler à une personne
    facets varchar[],            -- facets found | facettes trouvées
    topics varchar[],            -- what it is about | ce dont il parle
    refused varchar              -- why it is not scored: empty, too_long or language | pourquoi il n'est pas calculé : empty, too_long ou language
);
