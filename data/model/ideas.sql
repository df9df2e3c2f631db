-- holds.en: Ideas people submitted and what became of them.
-- holds.fr: Les idées proposées et ce qu'elles sont devenues.
-- key: idea_id
-- person: yes
-- moment: created_at
-- needs: idea_id, title, created_at
-- refers: merged_into to ideas
-- words: status | submitted, acknowledged, examined, planned, delivered, declined, merged
create table ideas (
    idea_id varchar,                     -- identifier, the same at every import | identifiant, le même à chaque import
    title varchar,                       -- title | titre
    body varchar,                        -- text | texte
    language varchar,                    -- language of the text | langue du texte
    category varchar,                    -- category | catégorie
    status varchar,                      -- submitted, acknowledged, examined, planned, delivered, declined or merged | submitted, acknowledged, examined, planned, delivered, declined ou merged
    status_raw varchar,                  -- status in the tool's words | statut dans les mots de l'outil
    merged_into varchar,                 -- idea this one was merged into | idée dans laquelle celle-ci a été fusionnée
    created_at timestamptz,              -- moment it was submitted | moment du dépôt
    answered_at timestamptz,             -- first answer by the company | première réponse de l'entreprise
    decided_at timestamptz,              -- moment of the decision | moment de la décision
    answer_text varchar,                 -- what the company answered | ce que l'entreprise a répondu
    votes integer,                       -- votes counted by the tool | votes comptés par l'outil
    votes_as_of timestamptz,             -- moment the votes were counted | date du comptage des votes
    url varchar                          -- address | adresse
);
