-- export.en: Meta Business Suite › Insights › Content › Export data (Instagram)
-- export.fr: Meta Business Suite › Statistiques › Contenu › Exporter les données (Instagram)
-- tool: meta
-- needs: Post ID | Identifiant de la publication, Account username | Nom d'utilisateur du compte, Publish time | Heure de publication
-- columns: Account ID | ID du compte, Account name | Nom du compte, Description, Duration (sec) | Durée (s), Permalink | Permalien, Post type | Type de publication
-- columns: Date, Views | Vues, Reach | Couverture, Likes | Mentions J'aime, Shares | Partages, Follows | Abonnements, Comments | Commentaires, Saves | Enregistrements
-- time: Publish time
-- dates: month-first
-- zone: America/Los_Angeles assumed
-- number: Views, Reach, Likes, Shares, Follows, Comments, Saves
-- identifier: Post ID
-- required: Post ID, Publish time
-- fills: social_posts
select
    row_no,
    "Post ID"                                               as post_id,
    'Instagram'                                             as platform,
    "Account username"                                      as author_handle,
    true                                                    as by_brand,
    "Description"                                           as text,
    "Publish time"                                          as created_at,
    'minute'                                                as at_precision,
    "Permalink"                                             as url,
    to_json(struct_pack(views := "Views", reach := "Reach", likes := "Likes", shares := "Shares", follows := "Follows", replies := "Comments", saves := "Saves")) as metrics
from export
