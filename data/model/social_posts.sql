-- holds.en: Public posts and mentions, by the brand and about it.
-- holds.fr: Les publications et mentions publiques, de la marque et à son sujet.
-- key: post_id
-- person: yes
-- moment: created_at
-- needs: post_id, platform, created_at
-- refers: in_reply_to to social_posts
-- words: at_precision | instant, minute, day
create table social_posts (
    post_id varchar,                     -- identifier, the same at every import | identifiant, le même à chaque import
    platform varchar,                    -- network | réseau
    author_handle varchar,               -- author's handle | pseudonyme de l'auteur
    by_brand boolean,                    -- written by the brand | écrit par la marque
    text varchar,                        -- what was written | ce qui a été écrit
    language varchar,                    -- declared language of the text | langue déclarée du texte
    created_at timestamptz,              -- moment of publication | moment de la publication
    at_precision varchar,                -- instant, minute or day | instant, minute ou day
    url varchar,                         -- address of the post | adresse de la publication
    in_reply_to varchar,                 -- post it answers | publication à laquelle elle répond
    topic varchar,                       -- topic or thread title | sujet ou titre du fil
    deleted_at timestamptz,              -- moment it was deleted | moment de la suppression
    hidden_at timestamptz,               -- moment the brand hid it | moment où la marque l'a masquée
    sentiment_source varchar,            -- sentiment as the tool states it | sentiment annoncé par l'outil
    metrics json,                        -- counts the tool states | compteurs annoncés par l'outil
    metrics_as_of timestamptz            -- moment the counts were true | date de validité des compteurs
);
