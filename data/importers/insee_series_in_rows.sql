-- export.en: insee.fr › several series › Download › CSV, data in rows (valeurs_mensuelles.csv)
-- export.fr: insee.fr › plusieurs séries › Télécharger › CSV, données en ligne (valeurs_mensuelles.csv)
-- tool: insee
-- needs: Libellé | Label, idBank
-- needs like: \d{4}-\d{2}
-- columns: Dernière mise à jour | Last update, Période | Period
-- kind: csv
-- excludes: codes | not regexp_full_match(coalesce("idBank", ''), '\d{9}')
-- says.en: codes | Lines that hold the quality codes of the line above: {n}.
-- says.fr: codes | Lignes qui portent les codes de qualité de la ligne précédente : {n}.
-- prepares: told
select row_no, "idBank" as idbank, "Dernière mise à jour" as updated, heading, trim(cell) as cell
from (unpivot export on columns('^\d{4}-\d{2}$') into name heading value cell)
-- fills: climate
select
    row_no,
    concat('INSEE ', idbank)                                as series,
    'FR'                                                    as country,
    try_cast(concat(heading, '-01') as date)                as month,
    try_cast(replace(cell, ',', '.') as double)             as value,
    coalesce(
        cast(try_strptime(left(updated, 10), '%d/%m/%Y') as date),
        (select max(last_day(cast(concat(heading, '-01') as date))) from told other where other.cell <> '')) as vintage,
    false                                                   as is_invented
from told
where try_cast(replace(cell, ',', '.') as double) is not null and try_cast(concat(heading, '-01') as date) is not null
