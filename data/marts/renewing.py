"""Marts brought up to date after an import at the cost of what the import changed; the result is that of making all anew.

A mart is left alone where nothing it is made from changed: neither the tables an import touched, nor the marts between,
whose rows are compared with what they were, after an update of their statement too; one that a compiled pass makes tells itself of which weeks rows are others.
A header `renew: customer_id, campaign_id`, or `renew: week`, or a day, says that a row depends only on rows of its inputs with the
same values in these columns, of those an input has: such a mart is made anew for the values that changed alone. What a row takes from
all rows of an input, as the channels that any campaign uses, stands in a mart of its own without these columns, whose change makes all anew.
With `adds up: messages` its rows are counts over such values, which it need not have itself (see `adding.py`).
With `looks up: observed by source_system` it is left alone where of that mart or table only rows changed that none of its own names in this column: they say
something of a row, never whether there is one.
`renew: whole`, or no such header, makes the mart anew: the last day seen, a place among all, or an order of all rows is in each of
its rows, or it is small.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from importlib import import_module

import duckdb

from data import marts, model, packing
from data.marts import adding, partitions
from data.progress import Progress
from data.store import Store, bound_marts_memory

LARGEST_COMPARED = 3_000_000
"""Rows up to which a mart made anew is looked through for whose rows differ from what they were, to make those made from it in part; and
rows of a mart made in part up to which those that went and came are kept, for those that add up."""

ROWS = "rows"
LEFT, PART, WHOLE = "left", "part", "whole"

LARGEST_SHARE = 0.3
"""Share of a mart beyond which making all of it anew costs less than its parts."""


@dataclass
class Changes:
    """What an import changed: tables by name, of some the values of which columns (temp tables by their name, of that column, or
    of all columns by which marts are made in part as ROWS), and of some the only columns that have other values now.

    A table without such values may have changed in any row, one without such columns in any column. `rows`: the marts whose rows that
    went and came stand in the temp tables `<mart>_gone` and `<mart>_come`.
    """

    tables: set[str]
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    columns: dict[str, frozenset[str]] = field(default_factory=dict)
    rows: set[str] = field(default_factory=set)


def _stamp(name: str) -> str:
    return hashlib.sha256(marts.marts()[name].sql.encode()).hexdigest()[:16]


def note_made(cursor: duckdb.DuckDBPyConnection, names) -> None:
    """Keep with the store which statement each mart was made by, so that a changed statement makes it anew."""
    for name in names:
        cursor.execute("delete from store_info where name = $name", {"name": f"mart:{name}"})
        cursor.execute("insert into store_info values ($name, $stamp)", {"name": f"mart:{name}", "stamp": _stamp(name)})


def behind(opened: Store) -> tuple[str, ...]:
    """The marts that a store lacks, or that an earlier version made by another statement; none where nothing was brought yet."""
    if marts.FIRST not in opened.tables():
        return ()
    if "marts behind" not in opened.kept:
        known = dict(opened.rows("select name, value from store_info where name like 'mart:%'").iter_rows())
        opened.kept["marts behind"] = tuple(name for name in marts.marts() if name not in opened.tables() or known.get(f"mart:{name}") != _stamp(name))
    return opened.kept["marts behind"]


def unmade(cursor: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The marts that a draft broken off lacks, or made by another statement, and those that read them."""
    known, there = _noted(cursor), _there(cursor)
    found: set[str] = set()
    for name in marts.marts():
        if name not in there or known.get(f"mart:{name}") != _stamp(name) or marts.inputs(name) & found:
            found.add(name)
    return frozenset(found)


def _noted(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(cursor.sql("select name, value from store_info where name like 'mart:%'").fetchall())


def _there(cursor: duckdb.DuckDBPyConnection) -> set[str]:
    listed = " union all ".join(f"select {kind}_name from duckdb_{kind}s() where not temporary and schema_name = 'main'" for kind in ("table", "view"))
    return {name for (name,) in cursor.sql(listed).fetchall()}


def _reads(name: str, table: str, changes: Changes) -> bool:
    """Whether a mart reads what changed of a table."""
    columns = changes.columns.get(table)
    return columns is None or any(re.search(rf"\b{column}\b", marts.marts()[name].sql) for column in columns)


def _looked_up(name: str) -> dict[str, str]:
    """The marts and tables that a mart looks up for each of its rows (`looks up: observed by source_system`), and by which column."""
    return dict(told.split(" by ") for told in marts.marts()[name].listed("looks up"))


def _concerns(cursor, name: str, source: str, changed: Changes) -> bool:
    """Whether a mart has a row that looks up what changed of a source; whatever changed, where it does not look it up row by row."""
    column = _looked_up(name).get(source)
    values = changed.values.get(source, {}).get(column)
    return values is None or _count(cursor, f"(from {name} where {column} in (from {values}))") > 0


def settings_read() -> tuple[str, ...]:
    """The settings that marts read: whole names, and beginnings of names that end with a dot."""
    named = (re.findall(r"\bname (?:=|like) (?:concat\()?'([\w.]+)%?'", file.sql) for file in marts.marts().values() if "settings" in marts.read_by(file))
    return tuple(sorted({name for names in named for name in names}))


def renew(cursor: duckdb.DuckDBPyConnection, changes: Changes, progress: Progress | None = None) -> dict[str, str]:
    """Bring every mart up to date; returns what was done with each: `left`, `part` or `whole`."""
    known, there = _noted(cursor), _there(cursor)
    if not known:
        marts.build(cursor, progress)
        return dict.fromkeys(marts.marts(), WHOLE)
    changed = Changes(set(changes.tables), {name: dict(values) for name, values in changes.values.items()}, dict(changes.columns))
    done: dict[str, str] = {}
    bound_marts_memory(cursor)
    marts.tell_freshness(cursor)
    for number, name in enumerate(marts.marts()):
        if progress:
            progress(name, number, len(marts.marts()))
        is_known = name in there and known.get(f"mart:{name}") == _stamp(name)
        touched = {source for source in marts.inputs(name) & changed.tables if _reads(name, source, changed) and (not is_known or _concerns(cursor, name, source, changed))}
        if is_known and not touched and name != marts.FIRST:
            done[name] = LEFT
            continue
        columns = marts.marts()[name].listed("renew")
        made = None
        if is_known and columns and columns != (WHOLE,):
            made = _by_adding(cursor, name, columns, changed) if marts.marts()[name].has("adds up") else _in_part(cursor, name, columns, touched, changed)
        if made:
            done[name] = made
            if made == PART:
                changed.tables.add(name)
            continue
        is_new = name not in there or (not is_known and name in marts.COMPILED)
        is_other = is_new or _made_anew_differs(cursor, name, changed)
        if is_other:
            changed.tables.add(name)
        if is_new:
            marts.make(cursor, name)
        done[name] = WHOLE if is_other or touched or not is_known else LEFT  # the first is made each time, to see whether it tells anything else
    cursor.execute("drop table freshness_told")
    for name in changed.rows:
        cursor.execute(f"drop table {name}_gone")
        cursor.execute(f"drop table {name}_come")
    _forget_gone(cursor)
    note_made(cursor, [name for name in done if done[name] == WHOLE])
    return done


def _forget_gone(cursor: duckdb.DuckDBPyConnection) -> None:
    """Take away the tables of marts that an earlier version made and this one does not know: nothing reads them, and nobody would be forgotten there."""
    for name in sorted({noted.removeprefix("mart:") for noted in _noted(cursor)} - set(marts.marts())):
        marts.drop(cursor, name)
        cursor.execute("delete from store_info where name = $name", {"name": f"mart:{name}"})


def _made_anew_differs(cursor, name: str, changed: Changes) -> bool:
    """Make a mart anew; say whether its rows are others than before, and leave the values by which they differ where a mart
    that reads it is made in part. Rows are compared by their hashes: a hundredth of the work of comparing them."""
    if name in marts.COMPILED:
        changed.values[name] = {"week": import_module(marts.COMPILED[name]).renew(cursor, marts.marts()[name].sql, LARGEST_SHARE)}
        return _count(cursor, changed.values[name]["week"]) > 0
    if marts.is_view(name) or not marts.holds_rows(cursor, name):
        marts.make(cursor, name)
        return True
    readers = [file.listed("renew") for file in marts.marts().values() if name in file.listed("after")]
    if not readers:
        marts.make(cursor, name)
        return True
    of = _told_columns(cursor, name) if _count(cursor, name) <= LARGEST_COMPARED else []
    if of:
        cursor.execute(f"create or replace temp table rows_before as {_hashed(of, name)}")
    before = _fingerprint(cursor, name)
    marts.make(cursor, name)
    now = _fingerprint(cursor, name)
    if now == before:
        return False
    if now[0] != before[0]:  # a statement that changed gives other columns
        return True
    if of and _count(cursor, name) <= LARGEST_COMPARED:
        _differences(cursor, of, _hashed(of, name), "from rows_before")
        changed.values[name] = _told_by_differences(cursor, name, of)
    return True


def _told_columns(cursor, name: str) -> list[str]:
    """The columns of a mart by whose values others that read it are made in part."""
    readers = [other for other, file in marts.marts().items() if name in file.listed("after")]
    wanted = {column for other in readers for column in marts.marts()[other].listed("renew")} - {WHOLE} | {_looked_up(other)[name] for other in readers if name in _looked_up(other)}
    return sorted((wanted | {"customer_id", "campaign_id"}) & partitions.columns(cursor, name)) if wanted else []


def _differences(cursor, of: list[str], now: str, before: str) -> None:
    """Create the temp table `differs` of the rows that one of two relations has, or has more often, by these columns and a hash:
    a hundredth of the work of comparing rows."""
    told, each = "".join(f"any_value({column}) as {column}, " for column in of), "".join(f"{column}, " for column in of)
    sides = f"select {each}row_hash, 1 as times from ({now}) union all select {each}row_hash, -1 from ({before})"
    cursor.execute(f"create or replace temp table differs as select {told}row_hash from ({sides}) group by row_hash having sum(times) <> 0")


def _hashed(of: list[str], source: str, beside: str = "") -> str:
    """SELECT of these columns and a hash of each row; of a column `beside` what the row is, which is no part of it, before them."""
    row, of = (f"* exclude ({beside})", [beside, *of]) if beside else ("*", of)
    return f"select {''.join(f'{column}, ' for column in of)}hash(*columns({row})) as row_hash from {source}"


def _told_by_differences(cursor, name: str, of: list[str]) -> dict[str, str]:
    """Temp tables of the values that the rows of `differs` have in each of these columns, as `Changes` has them."""
    told = {column: f"{name}_{column}_renewed" for column in of}
    for column, values in told.items():
        cursor.execute(f"create or replace temp table {values} as select distinct {column} from differs")
    return told


def _fingerprint(cursor, name: str) -> tuple:
    """What tells a mart from another of other columns (the first of it) or other rows, in whatever order they stand."""
    columns = [(column[0], str(column[1])) for column in cursor.execute(f"select * from {name} limit 0").description]
    return columns, *cursor.execute(f"select count(*), sum(hash(*columns(*))) from {name}").fetchall()[0]


def _in_part(cursor, name: str, columns: tuple[str, ...], touched: set[str], changed: Changes) -> str | None:
    """Make a mart anew for the values that changed, and put in the rows that differ; says what was done with it, None where these
    values are not known, or too many to pay."""
    sources = {source: _parted(cursor, source, columns) for source in marts.inputs(name) | {name}}
    whole = _tell_parts(cursor, name, columns, sources, touched, changed)
    if whole is None:
        return None
    parts = ", ".join(columns)
    equals, few = _equals(cursor, name, columns)
    views = {source: f"select t.* from {{all}} t semi join {name}_renewed p on {_same(sources[source], equals)} where true{few}" for source in whole}
    if marts.is_view(name):
        changed.values[name] = {columns[0] if len(columns) == 1 else ROWS: f"{name}_renewed"}
        return PART
    for source in whole:
        if source in model.tables() and model.tables()[source].shared:
            _put_aside(cursor, model.tables()[source], name, columns, _same(sources[source], equals))
            views[source] = f"from {source}_part"
    matching = " and ".join(f"t.{one} {equals} p.{one}" for one in columns)
    compiled = import_module(marts.COMPILED[name]) if name in marts.COMPILED else None
    with partitions.narrowed(cursor, views):
        if compiled:
            compiled.make_part(cursor)
        # a row may be of somebody else than the rows it is made from, as a case stands for nobody known: such a one did not change
        else:
            cursor.execute(f"create or replace temp table mart_now as select t.* from ({marts.marts()[name].sql}) t semi join {name}_renewed p on {matching}")
    told = _told_columns(cursor, name)
    of = [*dict.fromkeys([*columns, *told])]
    cursor.execute(f"create or replace temp table mart_before as {_hashed(of, f'(select t.rowid as at_place, t.* from {name} t semi join {name}_renewed p on {matching})', 'at_place')}")
    _differences(cursor, of, _hashed(of, "mart_now"), "from mart_before")
    is_other = _count(cursor, "differs") > 0
    if is_other:
        cursor.execute(f"create or replace temp table {name}_renewed as select distinct {parts} from differs")
        changed.values[name] = _told_by_differences(cursor, name, told) | ({ROWS: f"{name}_renewed"} if len(columns) > 1 else {})
        # rows that are as they were stay where they stand: a mart in the order of days remains so
        gone = "select at_place from mart_before semi join differs using (row_hash)"
        come = "select n.* exclude (row_hash) from (select *, hash(*columns(*)) as row_hash from mart_now) n semi join differs using (row_hash)"
        if name in adding.followed() and _count(cursor, "differs") <= LARGEST_COMPARED:
            cursor.execute(f"create or replace temp table {name}_gone as from {name} where rowid in ({gone})")
            cursor.execute(f"create or replace temp table {name}_come as {come}")
            changed.rows.add(name)
        cursor.execute(f"delete from {name} where rowid in ({gone})")
        cursor.execute(f"insert into {name} by name {come}")
        if compiled:
            compiled.note_other(cursor, changed.values[name]["week"])
    for source in whole:
        cursor.execute(f"drop table if exists temp.{source}_part")
    cursor.execute("drop table mart_now")
    cursor.execute("drop table mart_before")
    return PART if is_other else LEFT


def _put_aside(cursor, table: model.Table, name: str, columns: tuple[str, ...], same: str) -> None:
    """Create the temp table `<table>_part` of the rows of a packed table that are of the parts of a mart made anew: what is worked out of each
    row must not be worked out of those left out."""
    shared = " and ".join(f"{column} in (select {column} from {name}_renewed)" for column in columns if column in table.shared)
    cursor.execute(f"create or replace temp table {table.name}_part as select t.* from ({packing.whole(table, shared)}) t semi join {name}_renewed p on {same}")


def _by_adding(cursor, name: str, columns: tuple[str, ...], changed: Changes) -> str | None:
    """Bring a mart that adds up to date, as `_in_part` does; None also where it is not known which rows of what it is made from went and came."""
    sources = {source: _parted(cursor, source, columns) for source in adding.sources(name)}
    touched = sources.keys() & changed.tables
    is_told_otherwise = any(marts.is_view(view) and view not in changed.values for view in marts.inputs(name) & changed.tables & marts.marts().keys())
    if is_told_otherwise or not touched <= changed.rows:  # a view by another statement shows other rows of what is as it was
        return None
    whole = _tell_parts(cursor, name, columns, sources, touched, changed)
    if whole is None:
        return None
    equals, few = _equals(cursor, name, columns)
    # found by their place first: of all rows the columns that tell their part are read, not every one
    rows = {source: f"from {{all}} where rowid in (select t.rowid from {{all}} t semi join {name}_renewed p on {_same(sources[source], equals)} where true{few})" for source in whole}
    for source, of in sources.items():
        if of and source not in whole:
            own = ", ".join(of)  # whoever this changed of may have no row in those that have all these columns
            others = "".join(f" union select {own} from {other}" for other in (f"{source}_gone", f"{source}_come")) if source in touched else ""
            rows[source] = f"select t.* from {{all}} t semi join (select {own} from {name}_renewed{others}) p on {_same(of, 'is not distinct from')}"
    found = adding.add(cursor, name, rows, touched)
    if found:
        changed.values[name] = _told_by_differences(cursor, name, _told_columns(cursor, name))
    return found if found is None else PART if found else LEFT


def _tell_parts(cursor, name: str, columns: tuple[str, ...], sources: dict[str, dict[str, str]], touched: set[str], changed: Changes) -> list[str] | None:
    """Create the temp table `<name>_renewed` of the parts of a mart that follow from what changed of its sources; returns those sources that
    have all these columns, None where the parts are not known, or too many to pay."""
    whole = [source for source in sources if source != name and set(sources[source]) == set(columns)]
    known_from = [*whole, *({name} & sources.keys())]
    listed = []
    for source in touched:
        found = _parts_of(cursor, columns, sources, whole, known_from, source, changed.values.get(source, {}))
        if not found:
            return None
        listed += found
    parts, like = ", ".join(columns), known_from[-1]
    cursor.execute(f"create or replace temp table {name}_renewed as select distinct {parts} from ({' union all '.join(listed) or f'select {parts} from {like} where false'})")
    return whole if _are_few(cursor, f"{name}_renewed", like, columns) else None


def _equals(cursor, name: str, columns: tuple[str, ...]) -> tuple[str, str]:
    """SQL that compares a value with that of a part, and a condition beside it: where no part lacks a value, plain equality lets DuckDB pass
    over what holds none of these, and of the few campaigns of a day what rows share tells which to look at."""
    if _count(cursor, f"(from {name}_renewed where {' or '.join(f'{one} is null' for one in columns)})"):
        return "is not distinct from", ""
    return "=", "".join(f" and t.{one} in (select {one} from {name}_renewed)" for one in columns[1:])


def _same(expressions: dict[str, str], equals: str) -> str:
    """SQL of whether a row `t` of a source, of whose columns these expressions tell, is of the part `p`."""
    return " and ".join(f"{_qualified(expression, column)} {equals} p.{column}" for column, expression in expressions.items())


def _parts_of(cursor, columns: tuple[str, ...], sources: dict[str, dict[str, str]], whole: list[str], known_from: list[str], source: str, known: dict[str, str]) -> list[str]:
    """SELECTs of the parts of a mart that follow from what changed of a source; none where they cannot be told."""
    base, own = partitions.database(cursor), [column for column in columns if column in sources[source]]
    if own == [*columns] and len(own) == 1 and own[0] in known:
        return [f"select {own[0]} from {known[own[0]]}"]
    if len(own) == 1 and own[0] in known:
        return [_parts_with(base, other, sources[other], columns, sources[other][own[0]], f"select {own[0]} from {known[own[0]]}") for other in known_from]
    if own and ROWS in known:
        return [f"select {', '.join(columns)} from {known[ROWS]}"]
    if own:
        return []
    return [  # a source of campaigns, say, where persons are renewed: those whose rows elsewhere name these campaigns
        _parts_with(base, other, sources[other], columns, column, f"select {column} from {values}")
        for column, values in known.items() for other in whole if column in partitions.columns(cursor, other)
    ]  # fmt: skip


def _parts_with(base: str, source: str, expressions: dict[str, str], columns: tuple[str, ...], of: str, values: str) -> str:
    """SELECT of the parts whose rows in a source have one of these values in the column `of`."""
    table, parts = model.tables().get(source), ", ".join(f"{expressions[one]} as {one}" for one in columns)
    if table and of in table.shared:
        return f"select {parts} from ({packing.whole(table, f'{of} in ({values})')})"
    return f"select {parts} from {base}.{source} where {of} in ({values})"


def _are_few(cursor, parts: str, name: str, columns: tuple[str, ...]) -> bool:
    """Whether so many parts of a mart are few of all it has, about; of persons, of all there are: to make it anew all are looked at, though few may have a row."""
    few = _count(cursor, parts)
    if columns == ("customer_id",) and few <= LARGEST_SHARE * _count(cursor, "customers"):
        return True
    told = f"approx_count_distinct({columns[0]})" if len(columns) == 1 else "count(*)"
    return few <= LARGEST_SHARE * cursor.execute(f"select {told} from {name}").fetchall()[0][0]


def _qualified(expression: str, column: str) -> str:
    return re.sub(rf"\b({column}|person_key)\b", r"t.\1", expression)


def _parted(cursor, source: str, columns: tuple[str, ...]) -> dict[str, str]:
    """SQL of the parting columns that a table or mart has."""
    there = partitions.columns(cursor, source)
    return {column: partitions.person_of(cursor, source) if column == "customer_id" else column for column in columns if column in there}


def _count(cursor, name: str) -> int:
    return cursor.execute(f"select count(*) from {name}").fetchall()[0][0]
