"""From the text of cells to moments, numbers, flags and identifiers, as an importer declares them.

A cell that cannot be read becomes unknown and is reported with its row, column and value; the row is kept
unless the column is required. ISO dates are always read; other orders only as declared for the tool.
"""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from data.importing.moments import SAMPLE_ROWS, SEPARATED, Reading, any_moment_sql, likeliest_format, usual_moment_sql, within_reason
from data.importing.recognising import Importer, unless
from data.quoting import literal, quoted
from data.reading import Straight

SHOWN_PER_KIND = 100
"""Issues of one kind in one column that are listed row by row; the rest are counted."""

WIDE_COLUMNS = 150
"""Columns from which looking for what expressions have in common costs more than it saves: its time grows with their square."""

LARGE_ROWS = 20_000
"""Rows from which looking for the likeliest format of dates pays."""


LARGEST_NUMBER = "1e16"
"""What amounts stay below; DuckDB holds NaN to be larger than any number."""

BY_COMMA = "either"
"""Of a file whose numbers have a decimal point, but whose texts are those of a tool that writes a comma."""

DAMAGED = r"\d([.,]\d+)?[Ee][+-]?\d+"
"""What a spreadsheet makes of a long identifier."""

TYPING = 7
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
        cleaned = f"case when {cleaned} in ({', '.join(literal(marker) for marker in missing)}) then null else {cleaned} end"
    return cleaned


def number_sql(text: str, decimals: str) -> str:
    """SQL that turns a text expression into a DOUBLE: spaces, currency signs and thousands separators aside.

    Infinity, "not a number" and what no amount can hold (18 digits, two of them decimals) are no numbers.
    """
    if decimals == BY_COMMA:
        return f"case when contains({text}, ',') then {number_sql(text, 'comma')} else {number_sql(text, 'point')} end"
    bare = f"regexp_replace({text}, '[\\s\\x{{00A0}}\\x{{202F}}€$£]|EUR|USD|GBP', '', 'g')"
    if decimals == "comma":
        bare = f"case when contains({bare}, '.') then case when regexp_full_match({bare}, '-?\\d{{1,3}}(\\.\\d{{3}})+(,\\d+)?') then replace({bare}, '.', '') end else {bare} end"
        read = f"coalesce(try_cast(replace({bare}, ',', '.') as double), {_out_of(text)})"
    else:
        bare = f"case when regexp_full_match({bare}, '-?\\d{{1,3}}(,\\d{{3}})+(\\.\\d+)?') then replace({bare}, ',', '') else {bare} end"
        read = f"coalesce(try_cast({text} as double), try_cast({bare} as double), {_out_of(text)})"
    return f"case when abs({read}) < {LARGEST_NUMBER} then {read} end"


def _out_of(text: str) -> str:
    """SQL of the grade of a text such as `4/5` or `17,5 / 20`."""
    grade = f"regexp_extract({text}, '^(\\d{{1,3}}([.,]\\d+)?) ?/ ?(5|10|20|100)$', 1)"
    return f"case when contains({text}, '/') then try_cast(replace(nullif({grade}, ''), ',', '.') as double) end"


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
    typed cell could not hold is kept beside it, in `typed_rows` (see `Beside`), as is the whole of a row that lacks
    what is required. Call it outside a transaction: in one, DuckDB numbers new rows otherwise.
    """
    source, values = (raw.sql, raw.values) if isinstance(raw, Straight) else (quoted(raw), {})
    beside, missing, kept = Beside.of(importer, columns), importer.file.listed("missing"), _kept(importer, names, columns)
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
    checks = checks_of(importer, names)
    texts = sorted({text_of[column] for _, _, column in checks})
    typed += texts
    moments = {quoted(name) for name, kind, _ in checks if kind == "time"}
    bounded = [f"{within_reason(name)} as {name}" if name in moments else name for name in held] + [beside.rejected, beside.empty, *texts]
    lost = [f"case when {quoted(name)} is null then {text_of[column]} end" for name, _, column in checks]
    unread = f"case when coalesce({', '.join(lost)}) is not null then [{', '.join(lost)}] end" if lost else "null"
    lacks = lacking(importer, names)
    noted = [beside.empty, f"{unread} as {beside.unread}", f"case when {lacks} then to_json({beside.rejected}) end as {beside.rejected}"]
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
                from (select {", ".join([*carried, *bounded])} from (select {", ".join([*carried, *typed])}
                from (select {", ".join([*(f"rowid + 1 as {name}" for name in carried), *cleaned])} from {source})))""",
            values,
        )
    finally:
        cursor.execute("set disabled_optimizers = 'in_clause'")
    _read_again(cursor, importer, reading, checks, beside, lacks)
    left = [f"case when {quoted(name)} is null then {beside.unread}[{place}] end" for place, (name, *_) in enumerate(checks, 1)]
    unread = f"case when {beside.unread} is not null and coalesce({', '.join(left)}) is not null then [{', '.join(left)}] end as {beside.unread}" if left else beside.unread
    row_no = "row_no" if carried else "rowid + 1 as row_no"
    cursor.execute(f"create or replace temp view typed_rows as select {row_no}, {', '.join([*listed, beside.empty, unread, beside.rejected])} from typed_cells")
    shown = [quoted(name) for name in is_held] + [quoted(column) for column in others]
    cursor.execute(f"create or replace temp view typed as select {', '.join(['row_no', *shown])} from typed_rows where not {beside.empty}")
    if not checks or not cursor.execute(f"select count({beside.unread}) from typed_rows where {beside.unread} is not null").fetchall()[0][0]:
        return []
    needed = required_of(importer, names)
    return [
        issue for place, check in enumerate(checks, 1) for is_needed in (True, False)
        for issue in _unread(cursor, f"select row_no, {beside.unread}[{place}] as told from typed_rows where {beside.unread} is not null and ({needed.get(check[0], 'false')}) = {is_needed}", *check, is_needed)
    ]  # fmt: skip


def _read_again(cursor, importer: Importer, reading: Reading, checks: list[tuple[str, str, str]], beside: Beside, lacks: str) -> None:
    """Read the moments of `typed_cells` whose texts are none of the usual: each text once, those of all columns of one order together."""
    orders, places = _orders(importer, reading), {}
    for place, (name, kind, _) in enumerate(checks, 1):
        if kind == "time":
            places.setdefault(orders.get(name, reading), {})[place] = quoted(name)
    listed = {place: name for named in places.values() for place, name in named.items()}
    if not listed or not any(unread := cursor.execute(f"select {', '.join(f'count({beside.unread}[{place}])' for place in listed)} from typed_cells where {beside.unread} is not null").fetchall()[0]):
        return
    left = {place for place, n in zip(listed, unread, strict=True) if n}
    for order, named in places.items():
        asked = {place: name for place, name in named.items() if place in left}
        if not asked:
            continue
        texts = " union ".join(f"select {beside.unread}[{place}] as told from typed_cells where {beside.unread} is not null" for place in asked)
        # in two steps: what a filter asks of a column is worked out for it anew
        cursor.execute(f"create or replace temp table read_once as select told, {any_moment_sql('told', order)} as moment from ({texts})")
        cursor.execute(f"create or replace temp table read_again as select told, {within_reason('moment')} as moment from read_once where moment is not null")
        if cursor.execute("select count(*) from read_again").fetchall()[0][0]:
            for place, name in asked.items():
                cursor.execute(f"update typed_cells set {name} = moment from read_again where {beside.unread} is not null and told = {beside.unread}[{place}]")
    cursor.execute("drop table if exists temp.read_once")
    cursor.execute("drop table if exists temp.read_again")
    cursor.execute(f"update typed_cells set {beside.rejected} = null where {beside.rejected} is not null and not ({lacks})")


@dataclass(frozen=True)
class Beside:
    """Columns of `typed_rows` beside the cells, named as no column of the file: whether all cells are `empty`,
    the texts that could not be read (one for each of `checks_of`), and, as JSON, a row that is `rejected`."""

    empty: str
    unread: str
    rejected: str

    @classmethod
    def of(cls, importer: Importer, columns: Sequence[str]) -> Beside:
        return cls(*(_alias(name, importer, columns) for name in ("is empty", "unread", "rejected")))


def _alias(name: str, importer: Importer, columns: Sequence[str]) -> str:
    """A column name that neither the file nor the importer gives."""
    return free(name, (*columns, *(wanted.name for wanted in importer.wanted)))


def free(name: str, columns: Sequence[str]) -> str:
    """A name that none of the columns has, whatever its letters' case."""
    return _free_each([name], columns)[0]


def _free_each(names: Sequence[str], columns: Sequence[str]) -> list[str]:
    taken, found = {column.lower() for column in columns}, []
    for name in names:
        while name in taken:
            name += " "
        found.append(quoted(name))
    return found


def checks_of(importer: Importer, names: dict[str, str]) -> list[tuple[str, str, str]]:
    """The typed columns the file has: name, kind, the file's own heading."""
    kinds = _kinds(importer)
    return [(wanted.name, kinds[wanted.name], names[wanted.name]) for wanted in importer.wanted if wanted.name in names and wanted.name in kinds]


def unread_texts(importer: Importer, names: dict[str, str], columns: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """The typed columns the file has: name, kind, heading, and the SQL of their texts `told` that could not be read."""
    unread = Beside.of(importer, columns).unread
    return [(*check, f"select {unread}[{place}] as told from typed_rows where {unread}[{place}] is not null") for place, check in enumerate(checks_of(importer, names), 1)]


def required_of(importer: Importer, names: dict[str, str]) -> dict[str, str]:
    """The required columns the file has, each with SQL of where it is: everywhere, but where `required unless` lets it go."""
    found = {name: "true" for name in importer.file.listed("required") if name in names}
    for name, other, value in unless(importer.file.many("required unless")):
        if name in names and other in names:
            found[name] = f"lower({quoted(other)}) is distinct from {literal(value)}" if value else f"{quoted(other)} is null"
    return found


def lacking(importer: Importer, names: dict[str, str]) -> str:
    """SQL of whether a typed row lacks what is required."""
    return " or ".join(f"({quoted(name)} is null and {where})" for name, where in required_of(importer, names).items()) or "false"


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
        "time": lambda: usual_moment_sql(text, _orders(importer, reading).get(name, reading), likeliest.get(name)),
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
