-- export.en: insee.fr › series 001587668 (household confidence) › Download › CSV; the zip as it is, or its valeurs_mensuelles.csv
-- export.fr: insee.fr › série 001587668 (confiance des ménages) › Télécharger › CSV ; le zip tel quel, ou son fichier valeurs_mensuelles.csv
-- tool: insee
-- needs: Libellé | Label, Codes | Code
-- first: Libellé | Label
-- kind: csv
-- excludes: described | not regexp_full_match("Libellé", '\d{4}-\d{2}')
-- says.en: described | Lines that describe the series, or a period other than a month: {n}.
-- says.fr: described | Lignes qui décrivent la série, ou période autre qu'un mois : {n}.
-- notes: vintage_inferred | row_no = (select min(row_no) from export) and not exists (select 1 from described where updated_on is not null)
-- says.en: vintage_inferred | The file does not say when it was published: its vintage is the end of its last month.
-- says.fr: vintage_inferred | Le fichier ne dit pas quand il a été publié : son millésime est la fin de son dernier mois.
-- notes: no_series | not exists (select 1 from described where idbank is not null)
-- says.en: no_series | No series is told: beside {n} lines of months stands no column of values with an idBank. Download the series again.
-- says.fr: no_series | Aucune série n'est donnée : à côté de {n} lignes de mois, aucune colonne de valeurs n'a d'idBank. Téléchargez à nouveau la série.
-- prepares: told
select row_no, "Libellé" as label, heading, trim(cell) as cell
from (unpivot (select *, cast(null as varchar) as "no series" from typed) on columns(* exclude (row_no, "Libellé", "Codes")) into name heading value cell)
-- prepares: described
select
    heading, max(case when lower(label) = 'idbank' then cell end) as idbank,
    max(cast(try_strptime(left(cell, 10), '%d/%m/%Y') as date)) as updated_on,
    max(case when regexp_full_match(label, '\d{4}-\d{2}') and cell <> '' then last_day(cast(concat(label, '-01') as date)) end) as last_month_ends_on
from told
group by heading
-- fills: climate
select
    told.row_no,
    concat('INSEE ', described.idbank)                      as series,
    'FR'                                                    as country,
    try_cast(concat(told.label, '-01') as date)             as month,
    try_cast(replace(told.cell, ',', '.') as double)        as value,
    coalesce(described.updated_on, described.last_month_ends_on) as vintage,
    false                                                   as is_invented
from told
join described on described.heading = told.heading and described.idbank is not null
join export on export.row_no = told.row_no
where try_cast(replace(told.cell, ',', '.') as double) is not null and try_cast(concat(told.label, '-01') as date) is not null
