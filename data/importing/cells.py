"""From the text of cells to moments, numbers, flags and identifiers, as an importer declares them.

A cell that cannot be read becomes unknown and is reported with its row, column and value; the row is kept
unless the column is required. ISO dates are always read; other orders only as declared for the tool.
"""

from __future__ import annotations

import json
import re
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb
import polars as pl

from data.importing.recognising import Importer, Rule

_SEPARATED = {
    "day-first": ["%d{s}%m{s}%Y", "%d{s}%m{s}%y"],
    "month-first": ["%m{s}%d{s}%Y", "%m{s}%d{s}%y"],
    "iso": [],
}
_CLOCKS = [" %H:%M:%S", " %H:%M", "", " %I:%M:%S %p", " %I:%M %p", " %H:%M:%S.%f", ", %H:%M", ", %H:%M:%S"]
_WRITTEN_OUT = [
    "%a %b %d %H:%M:%S %z %Y", "%a, %b %d, %Y", "%b %d, %Y", "%b %d, %Y %I:%M %p", "%b %d, %Y %I:%M:%S %p", "%b %d, %Y, %I:%M:%S %p",
    "%d-%b-%y", "%d-%b-%Y %I:%M%p", "%d-%b-%Y %H:%M", "%d-%b-%Y", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d", "%Y%m%dT%H%M%S", "%Y%m%d",
]  # fmt: skip
_EPOCHS = {"epoch-seconds": "make_timestamp({x} * 1000000)", "epoch-milliseconds": "make_timestamp({x} * 1000)", "epoch-microseconds": "make_timestamp({x})"}
_EPOCHS["epoch"] = f"case when abs({{x}}) < 100000000000 then {_EPOCHS['epoch-seconds']} when abs({{x}}) < 100000000000000 then {_EPOCHS['epoch-milliseconds']} else make_timestamp({{x}}) end"
"""`epoch`: seconds, milliseconds or microseconds, told apart by their size (1e11 seconds is the year 5138)."""

SHOWN_PER_KIND = 100
"""Issues of one kind in one column that are listed row by row; the rest are counted."""


@dataclass(frozen=True)
class Reading:
    """How the cells of one file are read: order of dates, zone of local times and where it is known from."""

    dates: str
    zone: str
    zone_source: str
    decimals: str


def reading_of(importer: Importer, settings: dict[str, str], header_texts: Sequence[Sequence[str]] = ()) -> Reading:
    """The importer's own word, corrected by the settings `<tool>.zone`, `<tool>.dates`, `<tool>.decimals`.

    A zone that the file's own headings tell (`-- zone in headings: <regular expression>`) goes before all.
    """
    zone, _, word = importer.file.one("zone", "UTC").partition(" ")
    source = "assumed" if word == "assumed" else "file"
    if f"{importer.tool}.zone" in settings:
        zone, source = settings[f"{importer.tool}.zone"], "instance"
    told = _zone_told(importer, header_texts)
    if told:
        zone, source = told, "file"
    return Reading(
        settings.get(f"{importer.tool}.dates", importer.file.one("dates", "iso")),
        zone,
        source,
        settings.get(f"{importer.tool}.decimals", importer.file.one("decimals", "point")),
    )


def _zone_told(importer: Importer, header_texts: Sequence[Sequence[str]]) -> str | None:
    pattern = importer.file.one("zone in headings", "")
    found = re.search(pattern, "\n".join(cell for row in header_texts for cell in row)) if pattern else None
    return found[1] if found and found[1] in zoneinfo.available_timezones() else None


def spoken_zone(zone: str) -> str:
    """A zone as people say it: `Etc/GMT+6`, whose sign is the other way round, is UTC−6."""
    fixed = re.fullmatch(r"Etc/GMT([+-])(\d+)", zone)
    return f"UTC{'−' if fixed[1] == '+' else '+'}{fixed[2]}" if fixed else zone


def quoted(name: str) -> str:
    """A SQL identifier, whatever the characters a file uses in its headers."""
    return '"' + name.replace('"', '""') + '"'


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _clean(column: str, missing: tuple[str, ...]) -> str:
    """A cell without the spreadsheet's text guard; declared markers of a missing value become unknown."""
    raw = quoted(column)
    plain = f"case when starts_with({raw}, '''') and regexp_matches({raw}, '^''[-+=@0-9]') then substr({raw}, 2) else {raw} end"
    cleaned = f"nullif(trim({plain}), '')"
    if missing:
        cleaned = f"case when {cleaned} in ({', '.join(_literal(marker) for marker in missing)}) then null else {cleaned} end"
    return cleaned


def moment_sql(text: str, reading: Reading) -> str:
    """SQL that turns a text expression into a TIMESTAMPTZ, unknown where it cannot be read."""
    zone = _literal(reading.zone)
    if reading.dates in _EPOCHS:
        number = _EPOCHS[reading.dates].format(x=f"try_cast({text} as bigint)")
        return f"case when regexp_full_match({text}, '-?\\d+') then timezone('UTC', {number}) else try_cast({text} as timestamptz) end"
    offset = f"regexp_replace(regexp_replace({text}, '\\s*(Z|UTC)$', '+00:00'), '\\s*([+-]\\d\\d):?(\\d\\d)$', '\\1:\\2')"
    is_iso = f"{text}[5] = '-' and {text}[8] = '-'"
    has_offset = f"contains({text}, ':') and regexp_matches({text}, ':\\d\\d(\\.\\d+)?\\s*(Z|UTC|[+-]\\d\\d:?\\d\\d)$')"
    by_order = "".join(
        f" when contains({text}, '{separator}') then timezone({zone}, cast(try_strptime({text}, [{_formats(reading.dates, separator)}]) as timestamp))"
        for separator in ("/", "-", ".")
        if _SEPARATED[reading.dates]
    )
    written = ", ".join(_literal(one) for one in _WRITTEN_OUT)
    return (
        f"case when {text} is null then null"
        f" when {is_iso} then case when {has_offset} then try_cast({offset} as timestamptz) else timezone({zone}, try_cast({text} as timestamp)) end"
        f" when regexp_matches({text}, '[A-Za-z]{{3}}|^\\d{{8}}') then case when regexp_matches({text}, ' [+-]\\d{{4}} \\d{{4}}$')"
        f" then try_strptime({text}, '%a %b %d %H:%M:%S %z %Y') else timezone({zone}, cast(try_strptime({text}, [{written}]) as timestamp)) end"
        f"{by_order} else timezone({zone}, cast(try_strptime({text}, [{written}]) as timestamp)) end"
    )


def _formats(dates: str, separator: str) -> str:
    return ", ".join(_literal(pattern.format(s=separator) + clock) for pattern in _SEPARATED[dates] for clock in _CLOCKS)


def number_sql(text: str, decimals: str) -> str:
    """SQL that turns a text expression into a DOUBLE: spaces, currency signs and thousands separators aside."""
    bare = f"regexp_replace({text}, '[\\s\\x{{00A0}}\\x{{202F}}€$£]|EUR|USD|GBP', '', 'g')"
    if decimals == "comma":
        bare = f"replace(replace({bare}, '.', ''), ',', '.')"
    else:
        bare = f"case when regexp_full_match({bare}, '-?\\d{{1,3}}(,\\d{{3}})+(\\.\\d+)?') then replace({bare}, ',', '') else {bare} end"
    return f"try_cast({bare} as double)"


def flag_sql(text: str) -> str:
    """SQL that turns yes/no in the words tools use into a BOOLEAN."""
    return (
        f"case when lower({text}) in ('true','yes','oui','1','y','o','vrai','x') then true"
        f" when lower({text}) in ('false','no','non','0','n','faux') then false end"
    )


@dataclass(frozen=True)
class Issue:
    """Something the reader should know: where it stands and what the sentence is made of."""

    severity: str
    code: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    n: int = 1
    detail: tuple[tuple[str, object], ...] = ()
    says: tuple[tuple[str, str], ...] = ()


def type_cells(cursor: duckdb.DuckDBPyConnection, raw: str, importer: Importer, names: dict[str, str], reading: Reading, columns: tuple[str, ...]) -> list[Issue]:
    """Create the view-like table `typed` from the text table `raw`; return the cells that could not be read.

    `typed` has `row_no`, every wanted column under the importer's name (unknown where the file lacks it),
    and the file's other columns under their own.
    """
    missing = importer.file.listed("missing")
    kinds = {name: kind for kind in ("time", "number", "flag", "json", "identifier") for name in importer.file.listed(kind)}
    orders = dict(line.rsplit(" | ", 1) for line in importer.file.many("dates of"))
    selected, checks = ["rowid + 1 as row_no"], []
    for wanted in importer.wanted:
        if wanted.name not in names:
            nothing = {"time": "timestamptz", "number": "double", "flag": "boolean"}.get(kinds.get(wanted.name, ""), "varchar")
            selected.append(f"cast(null as {nothing}) as {quoted(wanted.name)}")
            continue
        text = _clean(names[wanted.name], missing)
        kind = kinds.get(wanted.name)
        typed = {
            "time": lambda t=text, name=wanted.name: moment_sql(t, replace(reading, dates=orders.get(name, reading.dates))),
            "number": lambda t=text: number_sql(t, reading.decimals),
            "flag": lambda t=text: flag_sql(t),
            "json": lambda t=text: f"case when json_valid({t}) then {t} end",
            "identifier": lambda t=text: f"case when regexp_full_match({t}, '\\d([.,]\\d+)?[Ee][+-]?\\d+') then null else {t} end",
        }.get(kind)
        selected.append(f"{typed() if typed else text} as {quoted(wanted.name)}")
        if typed:
            checks.append((wanted.name, kind, text))
    taken = set(names.values())
    known = {wanted.name for wanted in importer.wanted}
    selected += [f"{_clean(column, missing)} as {quoted(column)}" for column in columns if column not in taken and column not in known]
    cursor.execute(f"create or replace temp table typed as select {', '.join(selected)} from {raw}")
    return [issue for check in _failing(cursor, raw, checks) for issue in _unread(cursor, raw, *check, names[check[0]])]


def _failing(cursor, raw: str, checks: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The typed columns in which some cell holds a text that could not be read: one pass over all of them."""
    if not checks:
        return []
    counted = ", ".join(f"count_if(y.{quoted(name)} is null and r.{text_at} is not null)" for place, (name, _, _) in enumerate(checks) for text_at in [f"text_{place}"])
    texts = ", ".join(f"{text} as text_{place}" for place, (_, _, text) in enumerate(checks))
    found = cursor.sql(f"select {counted} from (select {texts} from {raw}) r positional join typed y").fetchall()[0]
    return [check for check, n in zip(checks, found, strict=True) if n]


def _unread(cursor, raw: str, name: str, kind: str, text: str, column: str) -> list[Issue]:
    code = {"time": "unreadable_date", "number": "unreadable_number", "flag": "unreadable_flag", "json": "unreadable_json", "identifier": "damaged_identifier"}[kind]
    severity = "error" if kind == "identifier" else "warn"
    found = cursor.sql(
        f"select t.told_row, t.told_text from (select rowid + 1 as told_row, {text} as told_text from {raw}) t join typed y on y.row_no = t.told_row"
        f" where y.{quoted(name)} is null and t.told_text is not null order by 1"
    ).pl()
    issues = [Issue(severity, code, row, column, value) for row, value in found.head(SHOWN_PER_KIND).iter_rows()]
    if found.height > SHOWN_PER_KIND:
        issues.append(Issue(severity, f"{code}_more", None, column, None, found.height - SHOWN_PER_KIND))
    return issues


def sort_rows(cursor, importer: Importer, names: dict[str, str], columns: Sequence[str] = ()) -> tuple[list[Issue], dict[str, int], pl.DataFrame]:
    """Create `export`: the rows of `typed` that count. Return issues, rows left out by rule, and rows rejected.

    A row without a required value is rejected; a row for which an `excludes` condition holds is left out,
    and so is a row whose cells are all empty.
    """
    issues: list[Issue] = []
    excluded: dict[str, int] = {}
    empty = f"coalesce({', '.join(quoted(column) for column in columns)}) is null" if columns else "false"
    empties = cursor.sql(f"select count(*) from raw where {empty}").fetchall()[0][0] if columns else 0
    if empties:
        cursor.execute(f"delete from typed where row_no in (select rowid + 1 from raw where {empty})")
        excluded["empty_rows"] = empties
        issues.append(Issue("info", "empty_rows", n=empties))
    required = [name for name in importer.file.listed("required") if name in names]
    missing = " or ".join(f"{quoted(name)} is null" for name in required) or "false"
    any_missing = bool(required) and cursor.sql(f"select count(*) from typed where {missing}").fetchall()[0][0] > 0
    rejected = cursor.sql(f"select row_no, to_json(typed) as raw from typed where {missing if any_missing else 'false'} order by row_no").pl()
    for name in required if any_missing else ():
        rows = cursor.sql(f"select row_no from typed where {quoted(name)} is null order by 1 limit {SHOWN_PER_KIND}").fetchall()
        issues += [Issue("error", "required_missing", row, names[name], None) for (row,) in rows]
    kept = f"not ({missing})"
    for rule in importer.rules("excludes"):
        condition = f"{kept} and coalesce({rule.condition}, false)"
        count = cursor.sql(f"select count(*) from typed where {condition}").fetchall()[0][0]
        if count:
            excluded[rule.code] = excluded.get(rule.code, 0) + count
            issues.append(Issue("info", rule.code, None, None, None, count, (), tuple(rule.says.items())))
        kept += f" and not coalesce({rule.condition}, false)"
    cursor.execute(f"create or replace temp view export as select * from typed where {kept}" if any_missing or excluded else "create or replace temp view export as select * from typed")
    issues += _reported(cursor, importer.rules("reports"))
    return issues, excluded, rejected


def _reported(cursor, rules: tuple[Rule, ...]) -> list[Issue]:
    issues = []
    for rule in rules:
        if rule.condition == "true":
            issues.append(Issue("info", rule.code, None, None, None, 1, (), tuple(rule.says.items())))
            continue
        rows = cursor.sql(f"select row_no, to_json(typed), cast({rule.number} as bigint) from typed where coalesce({rule.condition}, false) order by 1").fetchall()
        for row, record, number in rows[:SHOWN_PER_KIND]:
            detail = tuple((key, value) for key, value in json.loads(record).items() if isinstance(value, str | int | float))
            issues.append(Issue("warn", rule.code, row, None, None, number, detail, tuple(rule.says.items())))
        if len(rows) > SHOWN_PER_KIND:
            issues.append(Issue("warn", "more_like_this", n=len(rows) - SHOWN_PER_KIND))
    return issues


def noted(cursor, importer: Importer) -> list[Issue]:
    """One sentence for all rows of `export` a `notes` rule holds for, with their number; rules may speak of prepared tables."""
    rules = importer.rules("notes")
    counted = [(rule, cursor.sql(f"select count(*) from export where coalesce({rule.condition}, false)").fetchall()[0][0]) for rule in rules]
    return [Issue("info", rule.code, None, None, None, n, (), tuple(rule.says.items())) for rule, n in counted if n]
