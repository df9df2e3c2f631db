-- export.en: insee.fr › a series › Download › CSV (caractéristiques.csv, beside the values in the zip)
-- export.fr: insee.fr › une série › Télécharger › CSV (caractéristiques.csv, à côté des valeurs dans le zip)
-- tool: insee
-- needs: idBank
-- path: caract[^/]{0,6}ristiques?\.csv$
-- aggregate: yes
select 1
