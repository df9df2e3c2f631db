-- export.en: X › Premium › Analytics › Account overview › Download data
-- export.fr: X › Premium › Statistiques › Vue d'ensemble du compte › Télécharger les données
-- tool: x
-- needs: Date, Impressions, Likes, Engagements, New follows, Unfollows
-- aggregate: yes
select 1
