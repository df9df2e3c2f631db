-- export.en: OECD Data Explorer › Composite leading indicators or Consumer opinion surveys › Download › Table in CSV (with or without labels)
-- export.fr: OECD Data Explorer › Indicateurs composites avancés ou enquêtes auprès des consommateurs › Télécharger › Tableau CSV (avec ou sans libellés)
-- tool: oecd
-- needs: REF_AREA | LOCATION, MEASURE | SUBJECT, TIME_PERIOD | TIME, OBS_VALUE | Value
-- columns: FREQ | FREQUENCY, UNIT_MEASURE, ADJUSTMENT, TRANSFORMATION, METHODOLOGY, INDICATOR, OBS_STATUS, STRUCTURE_ID, DATAFLOW
-- number: OBS_VALUE
-- missing: NaN
-- excludes: other_measure | not regexp_matches(concat_ws(' ', "MEASURE", "INDICATOR"), '\b(CCI|CCICP|CSCICP\d*|CSINFT\d*|LOCOCI|CONSCONF\w*)\b')
-- says.en: other_measure | Lines of other measures than consumer confidence, left out: {n}.
-- says.fr: other_measure | Lignes d'autres mesures que la confiance des consommateurs, écartées : {n}.
-- excludes: no_value | "OBS_VALUE" is null or not regexp_full_match("TIME_PERIOD", '\d{4}-?M?\d{2}')
-- says.en: no_value | Lines without a value for a month, left out: {n}.
-- says.fr: no_value | Lignes sans valeur pour un mois, écartées : {n}.
-- notes: vintage_inferred | row_no = (select min(row_no) from export)
-- says.en: vintage_inferred | The file does not say when it was published: its vintage is the end of its last month.
-- says.fr: vintage_inferred | Le fichier ne dit pas quand il a été publié : son millésime est la fin de son dernier mois.
-- prepares: known
select *, cast(concat(left("TIME_PERIOD", 4), '-', right("TIME_PERIOD", 2), '-01') as date) as month
from export
where try_cast(concat(left("TIME_PERIOD", 4), '-', right("TIME_PERIOD", 2), '-01') as date) is not null
-- fills: climate
select
    row_no,
    concat('OECD ', concat_ws('.', "REF_AREA", coalesce(nullif("INDICATOR", ''), "MEASURE"), nullif("UNIT_MEASURE", '_Z'), nullif("ADJUSTMENT", '_Z'), nullif("TRANSFORMATION", '_Z'))) as series,
    coalesce(
        map {
            'AUS': 'AU', 'AUT': 'AT', 'BEL': 'BE', 'BRA': 'BR', 'CAN': 'CA', 'CHE': 'CH', 'CHL': 'CL', 'CHN': 'CN', 'COL': 'CO', 'CRI': 'CR', 'CZE': 'CZ',
            'DEU': 'DE', 'DNK': 'DK', 'ESP': 'ES', 'EST': 'EE', 'FIN': 'FI', 'FRA': 'FR', 'GBR': 'GB', 'GRC': 'GR', 'HUN': 'HU', 'IDN': 'ID', 'IND': 'IN',
            'IRL': 'IE', 'ISL': 'IS', 'ISR': 'IL', 'ITA': 'IT', 'JPN': 'JP', 'KOR': 'KR', 'LTU': 'LT', 'LUX': 'LU', 'LVA': 'LV', 'MEX': 'MX', 'NLD': 'NL',
            'NOR': 'NO', 'NZL': 'NZ', 'POL': 'PL', 'PRT': 'PT', 'SVK': 'SK', 'SVN': 'SI', 'SWE': 'SE', 'TUR': 'TR', 'USA': 'US', 'ZAF': 'ZA',
            'EA19': 'EA', 'EA20': 'EA', 'EA21': 'EA', 'EU27_2020': 'EU'
        }[upper("REF_AREA")],
        case when length("REF_AREA") = 2 then upper("REF_AREA") end) as country,
    month,
    "OBS_VALUE"                                             as value,
    (select last_day(max(month)) from known)                as vintage,
    false                                                   as is_invented
from known
