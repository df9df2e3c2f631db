-- export.en: Chatwoot › Reports › Agents › Download
-- export.fr: Chatwoot › Rapports › Agents › Télécharger
-- tool: chatwoot
-- needs: Agent name | Nom de l'agent | Team name | Nom de l'équipe | Inbox name | Label, Conversations count | Nombre de conversations | No. of conversations | Assigned conversations
-- needs: Avg first response time (Minutes) | Temps de réponse moyen (Minutes) | Avg first response time
-- needs: Avg resolution time (Minutes) | Temps moyen de résolution (Minutes) | Avg resolution time
-- aggregate: yes
select 1
