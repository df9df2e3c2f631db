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

from data.importing.moments import SAMPLE_ROWS, SEPARATED, Reading, likeliest_format, moment_sql
from data.importing.recognising import Importer, Rule, unless
from data.reading import Straight

SHOWN_PER_KIND = 100
"""Issues of one kind in one column that are listed row by row; the rest are counted."""

WIDE_COLUMNS = 150
"""Columns from which looking for what expressions have in common costs more than it saves: its time grows with their square."""

LARGE_ROWS = 20_000
"""Rows from which looking for the likeliest format of dates pays."""


LARGEST_NUMBER = "1e16"
"""What amounts stay below; DuckDB holds NaN to be larger than any number."""

DAMAGED = r"\d([.,]\d+)?[Ee][+-]?\d+"
"""What a spreadsheet makes of a long identifier."""

TYPING = 6
"""Version of how text becomes values; raised where the same cells come to be read otherwise, so that a file brought again is read anew."""


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


def _clean(column: str, missing: tuple[str, ...], is_plain: bool = False) -> str:
    """A cell without the spreadsheet's text guard; declared markers of a missing value become unknown.

    Cells of ASCII alone that begin above the guard and end without a space are clean as they are: most are, and trimming is slow.
    Where all of a file are proved `is_plain`, they are looked at for those markers alone.
    """
    raw = quoted(column)
    plain = f"case when starts_with({raw}, '''') and regexp_matches({raw}, '^''[-+=@0-9]') then substr({raw}, 2) else {raw} end"
    is_clean = f"{raw} >= '(' and {raw} < chr(127) and not ends_with({raw}, ' ') and strlen({raw}) = length({raw})"
    cleaned = raw if is_plain else f"case when {is_clean} then {raw} else nullif(trim({plain}), '') end"
    if missing:
        cleaned = f"case when {cleaned} in ({', '.join(_literal(marker) for marker in missing)}) then null else {cleaned} end"
    return cleaned


def number_sql(text: str, decimals: str) -> str:
    """SQL that turns a text expression into a DOUBLE: spaces, currency signs and thousands separators aside.

    Infinity, "not a number" and what no amount can hold (18 digits, two of them decimals) are no numbers.
    """
    bare = f"regexp_replace({text}, '[\\s\\x{{00A0}}\\x{{202F}}€$£]|EUR|USD|GBP', '', 'g')"
    if decimals == "comma":
        bare = f"case when contains({bare}, '.') then case when regexp_full_match({bare}, '-?\\d{{1,3}}(\\.\\d{{3}})+(,\\d+)?') then replace({bare}, '.', '') end else {bare} end"
        read = f"try_cast(replace({bare}, ',', '.') as double)"
    else:
        bare = f"case when regexp_full_match({bare}, '-?\\d{{1,3}}(,\\d{{3}})+(\\.\\d+)?') then replace({bare}, ',', '') else {bare} end"
        read = f"coalesce(try_cast({text} as double), try_cast({bare} as double))"
    return f"case when abs({read}) < {LARGEST_NUMBER} then {read} end"


def flag_sql(text: str) -> str:
    """SQL that turns yes/no in the words tools use into a BOOLEAN."""
    return (
        f"case when lower({text}) in ('true','yes','oui','1','y','o','vrai','x','t') then true"
        f" when lower({text}) in ('false','no','non','0','n','faux','f') then false end"
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


def type_cells(
    cursor: duckdb.DuckDBPyConnection, raw: str | Straight, importer: Importer, names: dict[str, str], reading: Reading, columns: Sequence[str]
) -> list[Issue]:
    """Create the temp view `typed` from a text table, or straight from a file; return the cells that could not be read.

    `typed` has `row_no`, every wanted column under the importer's name (unknown where the file lacks it), and the file's
    other columns under their own, save those the importer drops. One pass: cells are cleaned, then typed, then what a
    typed cell could not hold is kept beside it, in `typed_rows` (see `_Beside`), as is the whole of a row that lacks
    what is required. Call it outside a transaction: in one, DuckDB numbers new rows otherwise.
    """
    source, values = (raw.sql, raw.values) if isinstance(raw, Straight) else (quoted(raw), {})
    beside, missing, kept = _Beside.of(importer, columns), importer.file.listed("missing"), _kept(importer, names, columns)
    taken = (*columns, *(wanted.name for wanted in importer.wanted))
    text_of = dict(zip(kept, _free_each([f"text {place}" for place in range(len(kept))], taken), strict=True))
    likeliest = _likeliest(cursor, raw, importer, names, reading)
    known = {wanted.name for wanted in importer.wanted} | set(names.values())
    others = [column for column in kept if column not in known]
    is_held = {wanted.name: wanted.name in names and not _is_unused(wanted.name, importer, names) for wanted in importer.wanted}
    held = [quoted(name) for name in is_held if is_held[name]] + [quoted(column) for column in others]
    listed = [quoted(name) if is_held[name] else _typed(name, None, importer, reading, text_of, likeliest) for name in is_held] + [quoted(column) for column in others]
    whole = f"struct_pack({', '.join(f'{quoted(column)} := {quoted(column)}' for column in columns)})"
    is_plain = isinstance(raw, Straight) and raw.is_plain
    cleaned = [f"{_clean(column, missing, is_plain)} as {text_of[column]}" for column in kept]
    cleaned += [f"{whole} as {beside.rejected}", f"coalesce({', '.join(map(quoted, columns))}) is null as {beside.empty}"]
    typed = [_typed(name, names[name], importer, reading, text_of, likeliest) for name in is_held if is_held[name]]
    typed += [f"{text_of[column]} as {quoted(column)}" for column in others] + [beside.rejected, beside.empty]
    checks = _checks(importer, names)
    typed += sorted({text_of[column] for _, _, column in checks})
    lost = [f"case when {quoted(name)} is null then {text_of[column]} end" for name, _, column in checks]
    unread = f"case when coalesce({', '.join(lost)}) is not null then [{', '.join(lost)}] end" if lost else "null"
    lacking = _lacking(importer, names)
    noted = [beside.empty, f"{unread} as {beside.unread}", f"case when {lacking} then to_json({beside.rejected}) end as {beside.rejected}"]
    carried = [] if isinstance(raw, Straight) else ["row_no"]
    # DuckDB makes a join of a long list of words, and a join does not keep the file's order. What is switched off is so for
    # every cursor of the store, and stays so: another cursor may be typing, and its rows would be numbered otherwise.
    switched_off = ["in_clause"]
    if len(columns) > WIDE_COLUMNS:
        switched_off.append("common_subexpressions")
    cursor.execute(f"set disabled_optimizers = '{','.join(switched_off)}'")
    try:
        cursor.execute(
            f"""create or replace temp table typed_cells as select {", ".join([*carried, *held, *noted])}
                from (select {", ".join([*carried, *typed])} from (select {", ".join([*(f"rowid + 1 as {name}" for name in carried), *cleaned])} from {source}))""",
            values,
        )
    finally:
        cursor.execute("set disabled_optimizers = 'in_clause'")
    row_no = "row_no" if carried else "rowid + 1 as row_no"
    cursor.execute(f"create or replace temp view typed_rows as select {row_no}, {', '.join([*listed, beside.empty, beside.unread, beside.rejected])} from typed_cells")
    shown = [quoted(name) for name in is_held] + [quoted(column) for column in others]
    cursor.execute(f"create or replace temp view typed as select {', '.join(['row_no', *shown])} from typed_rows where not {beside.empty}")
    if not checks or not cursor.execute(f"select count({beside.unread}) from typed_cells").fetchall()[0][0]:
        return []
    needed = _required(importer, names)
    return [
        issue for place, check in enumerate(checks, 1) for is_needed in (True, False)
        for issue in _unread(cursor, f"select row_no, {beside.unread}[{place}] as told from typed_rows where {beside.unread} is not null and ({needed.get(check[0], 'false')}) = {is_needed}", *check, is_needed)
    ]  # fmt: skip


@dataclass(frozen=True)
class _Beside:
    """Columns of `typed_rows` beside the cells, named as no column of the file: whether all cells are `empty`,
    the texts that could not be read (one for each of `_checks`), and, as JSON, a row that is `rejected`."""

    empty: str
    unread: str
    rejected: str

    @classmethod
    def of(cls, importer: Importer, columns: Sequence[str]) -> _Beside:
        return cls(*(_alias(name, importer, columns) for name in ("is empty", "unread", "rejected")))


def _alias(name: str, importer: Importer, columns: Sequence[str]) -> str:
    """A column name that neither the file nor the importer gives."""
    return _free(name, (*columns, *(wanted.name for wanted in importer.wanted)))


def _free(name: str, columns: Sequence[str]) -> str:
    """A name that none of the columns has, whatever its letters' case."""
    return _free_each([name], columns)[0]


def _free_each(names: Sequence[str], columns: Sequence[str]) -> list[str]:
    taken, free = {column.lower() for column in columns}, []
    for name in names:
        while name in taken:
            name += " "
        free.append(quoted(name))
    return free


def _checks(importer: Importer, names: dict[str, str]) -> list[tuple[str, str, str]]:
    """The typed columns the file has: name, kind, the file's own heading."""
    kinds = _kinds(importer)
    return [(wanted.name, kinds[wanted.name], names[wanted.name]) for wanted in importer.wanted if wanted.name in names and wanted.name in kinds]


def unread_texts(importer: Importer, names: dict[str, str], columns: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """The typed columns the file has: name, kind, heading, and the SQL of their texts `told` that could not be read."""
    unread = _Beside.of(importer, columns).unread
    return [(*check, f"select {unread}[{place}] as told from typed_rows where {unread}[{place}] is not null") for place, check in enumerate(_checks(importer, names), 1)]


def _required(importer: Importer, names: dict[str, str]) -> dict[str, str]:
    """The required columns the file has, each with SQL of where it is: everywhere, but where `required unless` lets it go."""
    found = {name: "true" for name in importer.file.listed("required") if name in names}
    for name, other, value in unless(importer.file.many("required unless")):
        if name in names and other in names:
            found[name] = f"lower({quoted(other)}) is distinct from {_literal(value)}" if value else f"{quoted(other)} is null"
    return found


def _lacking(importer: Importer, names: dict[str, str]) -> str:
    """SQL of whether a typed row lacks what is required."""
    return " or ".join(f"({quoted(name)} is null and {where})" for name, where in _required(importer, names).items()) or "false"


def _kept(importer: Importer, names: dict[str, str], columns: Sequence[str]) -> list[str]:
    """The file's columns that are typed: all but those the importer drops and never speaks of."""
    wanted, dropped = set(names.values()), set(importer.file.listed("drops"))
    return [column for column in columns if column in wanted or column not in dropped or quoted(column) in importer.file.text]


def _is_unused(name: str, importer: Importer, names: dict[str, str]) -> bool:
    """Whether a column the importer knows of is kept nowhere and spoken of by none of its statements."""
    dropped = importer.file.listed("drops")
    told = name in dropped or names[name] in dropped
    return told and quoted(name) not in importer.file.text and name not in _kinds(importer) and name not in importer.file.listed("required")


def _kinds(importer: Importer) -> dict[str, str]:
    return {name: kind for kind in ("time", "number", "flag", "json", "identifier") for name in importer.file.listed(kind)}


def _orders(importer: Importer, reading: Reading) -> dict[str, Reading]:
    return {name: replace(reading, dates=order) for name, order in (line.rsplit(" | ", 1) for line in importer.file.many("dates of"))}


def order_of(importer: Importer, name: str, reading: Reading) -> str:
    """The order in which the dates of a column are read."""
    return _orders(importer, reading).get(name, reading).dates


def _likeliest(cursor, raw: str | Straight, importer: Importer, names: dict[str, str], reading: Reading) -> dict[str, str | None]:
    """The likeliest format of each column of moments of a large table; a small one is read without asking."""
    if not isinstance(raw, Straight) or raw.rows < LARGE_ROWS:
        return {}
    orders = _orders(importer, reading)
    dates = {name: orders.get(name, reading).dates for name in importer.file.listed("time") if name in names}
    asked = {name: (importer.hash, name, order) for name, order in dates.items() if order in SEPARATED}
    unseen = [name for name in asked if _formats_seen.get(asked[name]) is None]
    if unseen:
        columns = ", ".join(quoted(names[name]) for name in unseen)
        cursor.execute(f"create or replace temp table sampled as select {columns} from {raw.sql} limit {SAMPLE_ROWS}", raw.values)
        for name in unseen:
            _formats_seen[asked[name]] = likeliest_format(cursor, quoted(names[name]), "sampled", dates[name])
    return {name: _formats_seen[one] for name, one in asked.items()}


_formats_seen: dict[tuple[str, str, str], str | None] = {}
"""The likeliest format by importer, column and order of dates: the files of one tool are alike, and a wrong guess costs time alone."""


def _typed(name: str, column: str | None, importer: Importer, reading: Reading, text_of: dict[str, str], likeliest: dict[str, str | None]) -> str:
    """SQL of one wanted column under the importer's name."""
    kind = _kinds(importer).get(name, "")
    if column is None:
        return f"cast(null as {({'time': 'timestamptz', 'number': 'double', 'flag': 'boolean'}).get(kind, 'varchar')}) as {quoted(name)}"
    text = text_of[column]
    typed = {
        "time": lambda: moment_sql(text, _orders(importer, reading).get(name, reading), likeliest.get(name)),
        "number": lambda: number_sql(text, reading.decimals),
        "flag": lambda: flag_sql(text),
        "json": lambda: f"case when json_valid({text}) then {text} end",
        "identifier": lambda: f"case when regexp_full_match({text}, '{DAMAGED}') then null else {text} end",
    }.get(kind)
    return f"{typed() if typed else text} as {quoted(name)}"


def _unread(cursor, listed: str, name: str, kind: str, column: str, is_required: bool) -> list[Issue]:
    code = "required_unreadable" if is_required else {"time": "unreadable_date", "number": "unreadable_number", "flag": "unreadable_flag", "json": "unreadable_json", "identifier": "damaged_identifier"}[kind]
    severity = "error" if kind == "identifier" or is_required else "warn"
    rows = cursor.sql(f"select row_no, told from ({listed}) where told is not null order by row_no limit {SHOWN_PER_KIND}").fetchall()
    issues = [Issue(severity, "required_damaged" if is_required and kind != "number" and re.fullmatch(DAMAGED, value) else code, row, column, value) for row, value in rows]
    if len(rows) == SHOWN_PER_KIND:
        n = cursor.sql(f"select count(told) from ({listed})").fetchall()[0][0]
        if n > SHOWN_PER_KIND:
            issues.append(Issue(severity, f"{code}_more", None, column, None, n - SHOWN_PER_KIND))
    return issues


def sort_rows(cursor, importer: Importer, names: dict[str, str], columns: Sequence[str]) -> tuple[list[Issue], dict[str, int], pl.DataFrame]:
    """Create `export`: the rows of `typed` that count. Return issues, rows left out by rule, and rows rejected.

    A row without a required value is rejected; a row for which an `excludes` condition holds is left out,
    and so is a row whose cells are all empty.
    """
    issues: list[Issue] = []
    excluded: dict[str, int] = {}
    beside = _Beside.of(importer, columns)
    empties = cursor.sql(f"select count(*) from typed_rows where {beside.empty}").fetchall()[0][0]
    if empties:
        excluded["empty_rows"] = empties
        issues.append(Issue("info", "empty_rows", n=empties))
    required, missing = _required(importer, names), _lacking(importer, names)
    rejected = cursor.sql(f"select row_no, {beside.rejected} as raw from typed_rows where {beside.rejected} is not null and not {beside.empty} order by row_no").pl()
    any_missing = rejected.height > 0
    for name, where in required.items() if any_missing else ():
        issues += _untold(cursor, name, where, names, importer, beside)
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


def _untold(cursor, name: str, where: str, names: dict[str, str], importer: Importer, beside: _Beside) -> list[Issue]:
    """The rows whose required cell holds nothing; those whose cell could not be read are told already."""
    place = next((place for place, check in enumerate(_checks(importer, names), 1) if check[0] == name), None)
    unread = f"{beside.unread}[{place}] is not null" if place else "false"
    rows = cursor.sql(f"select row_no from typed_rows where {quoted(name)} is null and {where} and not {beside.empty} and not coalesce({unread}, false) order by 1").fetchall()
    column = names[name]
    issues = [Issue("error", "required_missing", row, column, None) for (row,) in rows[:SHOWN_PER_KIND]]
    if len(rows) > SHOWN_PER_KIND:
        issues.append(Issue("error", "required_missing_more", None, column, None, len(rows) - SHOWN_PER_KIND))
    return issues


def _reported(cursor, rules: tuple[Rule, ...]) -> list[Issue]:
    issues = []
    for rule, n in _counted(cursor, rules, "typed"):
        if rule.condition == "true":
            issues.append(Issue("info", rule.code, None, None, None, 1, (), tuple(rule.says.items())))
            continue
        if not n:
            continue
        whole = _free("the row", cursor.sql("from typed limit 0").columns)
        rows = cursor.sql(f"select row_no, to_json({whole}), cast({rule.number} as bigint) from typed as {whole} where coalesce({rule.condition}, false) order by 1 limit {SHOWN_PER_KIND}").fetchall()
        for row, record, number in rows:
            detail = tuple((key, value) for key, value in json.loads(record).items() if isinstance(value, str | int | float))
            issues.append(Issue("warn", rule.code, row, None, None, number, detail, tuple(rule.says.items())))
        if n > SHOWN_PER_KIND:
            issues.append(Issue("warn", "more_like_this", n=n - SHOWN_PER_KIND))
    return issues


def _counted(cursor, rules: tuple[Rule, ...], source: str) -> list[tuple[Rule, int]]:
    """For how many rows each rule holds, found in one pass."""
    if not rules:
        return []
    held = ", ".join(f"coalesce({rule.condition}, false) as holds_{place}" for place, rule in enumerate(rules))
    counts = ", ".join(f"count(*) filter (where holds_{place})" for place in range(len(rules)))
    return list(zip(rules, cursor.sql(f"select {counts} from (select {held} from {source})").fetchall()[0], strict=True))


def noted(cursor, importer: Importer) -> list[Issue]:
    """One sentence for all rows of `export` a `notes` rule holds for, with their number; rules may speak of prepared tables."""
    return [Issue("info", rule.code, None, None, None, n, (), tuple(rule.says.items())) for rule, n in _counted(cursor, importer.rules("notes"), "export") if n]
