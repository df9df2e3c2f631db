-- export.en: Eurostat › Data browser › ei_bsco_m (consumers, monthly) › Download › SDMX-CSV
-- export.fr: Eurostat › Data browser › ei_bsco_m (consommateurs, mensuel) › Télécharger › SDMX-CSV
-- tool: eurostat
-- needs: LAST UPDATE, indic, geo, TIME_PERIOD, OBS_VALUE
-- columns: DATAFLOW, freq, s_adj, unit, OBS_FLAG
-- number: OBS_VALUE
-- missing: :
-- excludes: other_indicator | not regexp_matches("indic", '^(BS-CSMCI|Consumer confidence indicator)')
-- says.en: other_indicator | Lines of other indicators than consumer confidence, left out: {n}.
-- says.fr: other_indicator | Lignes d'autres indicateurs que la confiance des consommateurs, écartées : {n}.
-- excludes: no_value | "OBS_VALUE" is null or not regexp_full_match("TIME_PERIOD", '\d{4}-\d{2}')
-- says.en: no_value | Lines without a value for a month, left out: {n}.
-- says.fr: no_value | Lignes sans valeur pour un mois, écartées : {n}.
-- fills: climate
select
    row_no,
    concat_ws('.', 'Eurostat CONS', left("geo", 4), left(split_part("s_adj", ':', 1), 4)) as series,
    case left("geo", 2) when 'EL' then 'GR' when 'UK' then 'GB' else left("geo", 2) end as country,
    cast(concat("TIME_PERIOD", '-01') as date)              as month,
    "OBS_VALUE"                                             as value,
    coalesce(
        cast(try_strptime(regexp_extract("LAST UPDATE", '^\d\d/\d\d/\d\d\b'), '%d/%m/%y') as date), cast(try_strptime(left("LAST UPDATE", 10), '%d/%m/%Y') as date), try_cast(left("LAST UPDATE", 10) as date),
        (select max(last_day(cast(concat("TIME_PERIOD", '-01') as date))) from export)) as vintage,
    false                                                   as is_invented
from export
