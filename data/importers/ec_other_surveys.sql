-- export.en: European Commission › Business and consumer surveys › Time series (other sheets and sectors)
-- export.fr: Commission européenne › Enquêtes de conjoncture › Séries (autres feuilles et secteurs)
-- tool: european_commission
-- needs like: (CONS|INDU|SERV|RETA|BUIL)\.[A-Z]{2}\.[A-Z0-9]+\..*
-- rank: -1
-- aggregate: yes
select 1
