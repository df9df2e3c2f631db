-- export.en: Meta Business Suite › Insights › Content › Export data (Facebook)
-- export.fr: Meta Business Suite › Statistiques › Contenu › Exporter les données (Facebook)
-- tool: meta
-- needs: Post ID | Identifiant de la publication, Page ID | ID de la Page, Publish time | Heure de publication
-- columns: Page name | Nom de la page, Title | Titre, Description, Permalink | Permalien, Post type | Type de publication, Date
-- columns: Views | Vues, Reach | Couverture, Reactions | Réactions, Comments | Commentaires, Shares | Partages
-- time: Publish time
-- dates: month-first
-- zone: America/Los_Angeles assumed
-- number: Views, Reach, Reactions, Comments, Shares
-- identifier: Post ID
-- required: Post ID, Publish time
-- fills: social_posts
select
    row_no,
    "Post ID"                                               as post_id,
    'Facebook'                                              as platform,
    "Page name"                                             as author_handle,
    true                                                    as by_brand,
    coalesce("Description", "Title")                        as text,
    "Publish time"                                          as created_at,
    'minute'                                                as at_precision,
    "Permalink"                                             as url,
    to_json(struct_pack(views := "Views", reach := "Reach", likes := "Reactions", replies := "Comments", shares := "Shares")) as metrics
from export
