-- holds.en: Public reviews and the brand's replies.
-- holds.fr: Les avis publics et les réponses de la marque.
-- key: review_id
-- person: yes
-- moment: created_at
-- needs: review_id, rating, created_at
-- words: invited | invited, organic, unknown
create table reviews (
    review_id varchar,                   -- identifier, the same at every import | identifiant, le même à chaque import
    platform varchar,                    -- site of the review | site de l'avis
    rating double,                       -- stars given | étoiles données
    rating_max integer,                  -- highest possible rating | note maximale possible
    title varchar,                       -- title | titre
    text varchar,                        -- what was written | ce qui a été écrit
    language varchar,                    -- declared language of the text | langue déclarée du texte
    country varchar,                     -- country, two letters | pays, deux lettres
    created_at timestamptz,              -- moment of publication | moment de la publication
    updated_at timestamptz,              -- last edit by the author | dernière modification par l'auteur
    reply_text varchar,                  -- the brand's reply | réponse de la marque
    reply_at timestamptz,                -- moment of the brand's reply | moment de la réponse de la marque
    deleted_at timestamptz,              -- moment it was removed | moment du retrait
    order_ref varchar,                   -- order it is about | commande concernée
    invited varchar,                     -- invited, organic or unknown | invited, organic ou unknown
    place varchar,                       -- shop or place reviewed | magasin ou lieu évalué
    version varchar                      -- product or app version | version du produit ou de l'application
);
