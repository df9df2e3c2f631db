-- export.en: European Commission › Business and consumer surveys › Time series › Consumers (consumer_total_sa_nace2.zip), or Main indicators
-- export.fr: Commission européenne › Enquêtes de conjoncture › Séries › Consumers (consumer_total_sa_nace2.zip), ou Main indicators
-- tool: european_commission
-- needs like: CONS\.[A-Z]{2}\.TOT\.COF\.BS\.M|[A-Z]{2}\.CONS
-- columns: date | column 1 | month | time | Unnamed: 0
-- missing: NA, N/A, n.a., :, -, ..
-- excludes: no_month | regexp_extract(coalesce("date", ''), '[0-9]{2,4}') = ''
-- says.en: no_month | Lines without a month, left out: {n}.
-- says.fr: no_month | Lignes sans mois, écartées : {n}.
-- notes: vintage_inferred | row_no = (select min(row_no) from export) and not regexp_matches(getvariable('path'), 'ecfin_\d{4}')
-- says.en: vintage_inferred | The file does not say when it was published: its vintage is the end of its last month.
-- says.fr: vintage_inferred | Le fichier ne dit pas quand il a été publié : son millésime est la fin de son dernier mois.
-- prepares: told
select
    row_no, heading,
    date_trunc('month', coalesce(try_cast("date" as timestamp), try_strptime("date", ['%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y', '%b-%y', '%b %Y', '%B %Y', '%Y-%m', '%Y/%m', '%YM%m', '%Y-M%m']))) as month,
    try_cast(replace(cell, ',', '.') as double) as value
from (unpivot export on columns('(?i)^\s*(CONS\.[A-Z]{2}\.TOT\.COF\.BS\.M|[A-Z]{2}\.CONS)\s*$') into name heading value cell)
-- prepares: known
select
    row_no, cast(month as date) as month, value,
    upper(regexp_extract(heading, '(?i)^\s*(?:CONS\.)?([A-Z]{2})\.', 1)) as area
from told
where month is not null and value is not null
-- fills: climate
select
    row_no,
    concat('EC CONS.', area, '.TOT.COF.BS.M')               as series,
    case area when 'EL' then 'GR' when 'UK' then 'GB' else area end as country,
    month, value,
    coalesce(
        last_day(cast(try_strptime(nullif(regexp_extract(getvariable('path'), 'ecfin_(\d{4})', 1), ''), '%y%m') as date)),
        (select last_day(max(month)) from known)) as vintage,
    false                                                   as is_invented
from known
