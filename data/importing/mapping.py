"""From `export` to rows of the canonical tables: one SELECT per table, then keys, identities and provenance."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

import duckdb

from data import model, packing
from data.importing import joining, people
from data.importing.cells import SHOWN_PER_KIND, Issue
from data.importing.recognising import WHO, Importer, WrongImporter
from data.quoting import literal, quoted

SHARE_NO = "share_no"
"""The number, within a file, of what several of its rows share."""

_HELD = {"integer": ("tinyint", "smallint", "integer"), "bigint": ("tinyint", "smallint", "integer", "bigint", "uinteger"), "double": ()}
"""Types whose every value a numeric type of the model holds."""


@dataclass(frozen=True)
class Origin:
    """Where the rows of one file come from."""

    file_id: str
    system: str
    instance: str
    rank: int


def key_sql(table: str, value: str, system: str = "$system", instance: str = "$instance") -> str:
    """SQL of the key a record has in every import: a hash of the tool, its account, the table and its own id.

    Records that no tool numbers (`composed`) are many, and nothing refers to them: theirs is a number, DuckDB's own hash, a
    twelfth of the work of MD5 and two thirds of its room. It holds within one store alone, which knows by which hash it was
    filled (see `store.refuse_other_keys`).
    """
    return f"case when {value} is null then null else {_hashed(table, value, system, instance)} end"


def _hashed(table: str, value: str, system: str, instance: str) -> str:
    """SQL of the key of a record whose own id is known. `value` stands in it once: what stands twice is worked out for every row."""
    if model.tables()[table].is_composed:
        return f"cast(hash('{table}', {system}, {instance}, {value}) >> 1 as bigint)"
    return f"left(md5(concat_ws('|', '{table}', {system}, {instance}, cast({value} as varchar))), 16)"


def _refuse_strangers(importer: Importer, table: model.Table, columns: list[str]) -> None:
    allowed = {*table.names, *(f"who_{kind}" for kind in WHO), "row_no"}
    for column in columns:
        if column not in allowed:
            near = difflib.get_close_matches(column, sorted(allowed), n=1)
            told = {"file": importer.file.path, "table": table.name, "given": column}
            raise WrongImporter("importer_gives_near", **told, nearest=near[0]) if near else WrongImporter("importer_gives", **told)
    if "row_no" not in columns:
        raise WrongImporter("importer_no_row_no", file=importer.file.path, table=table.name)


def sections_of(importer: Importer, names: dict[str, str]) -> list[tuple[str, str, str]]:
    """(role, target, SQL) of each statement; a canonical file's own columns give its only one."""
    if importer.recognition != "canonical":
        return [(section.role, section.target, section.sql) for section in importer.file.sections]
    table = importer.format.removeprefix("canonical_")
    types = model.tables()[table].types
    chosen = ["row_no"]
    for name in names:
        if name == "customer_id":
            if "who_crm_id" not in names:
                chosen.append(f"{quoted(name)} as who_crm_id")
        elif types.get(name, "").endswith("[]"):
            chosen.append(f"[trim(x) for x in string_split(trim({quoted(name)}, '[]'), ';') if trim(x) <> ''] as {quoted(name)}")
        elif types.get(name) == "json":
            chosen.append(f"case when json_valid({quoted(name)}) then cast({quoted(name)} as json) else to_json({quoted(name)}) end as {quoted(name)}")
        else:
            chosen.append(quoted(name))
    return [("fills", table, f"select {', '.join(chosen)} from export")]


@dataclass(frozen=True)
class Filled:
    """The rows given to each table, in the order the importer fills them, the numbers its columns cannot hold, and whom the rows name."""

    rows: dict[str, int]
    issues: list[Issue]
    persons: list[people.Persons]


def map_rows(cursor: duckdb.DuckDBPyConnection, importer: Importer, names: dict[str, str], origin: Origin, columns: tuple[str, ...]) -> Filled:
    """Run the importer's statements on `export`; leave for each table filled the relations `new_<table>`, its rows,
    and `told_<table>`, their keys and moments alone, which costs less to look at. Nothing is written into the store.
    """
    filled: dict[str, int] = {}
    issues: list[Issue] = []
    named: list[people.Persons] = []
    unread: dict[str, Issue] = {}
    leftover = _told_of(cursor, _unmapped(importer, names, columns))
    sections = sections_of(importer, names)
    for name, value in (("origin_file", origin.file_id), ("origin_system", origin.system), ("origin_instance", origin.instance)):
        cursor.execute(f"set variable {name} = $value", {"value": value})
    for role, target, sql in sections:
        if role == "prepares":
            cursor.execute(f"create or replace temp table {target} as {sql}")
            continue
        table = model.tables()[target]
        given = _given(cursor, sql)
        if "phone_norm" in given and "who_phone" not in given:
            sql, given = f"select *, phone_norm as who_phone from ({sql})", [*given, "who_phone"]
        _refuse_strangers(importer, table, given)
        mapped = f"mapped_{target}"
        keys = _keys(table, given)
        repeated = _repeated(table, given)
        hashed = "".join(f", {sql_of} as {quoted('key ' + name)}" for name, sql_of in keys.items() if name not in repeated)
        is_spent = table.is_composed or table.key[0] in given  # else the record's identifier is a hash of all that is given
        spent = [name for name in keys if is_spent and name in given and name not in repeated and (table.is_composed or name != table.key[0])]
        who = [f"who_{kind}" for kind in WHO if f"who_{kind}" in given]
        is_packed = bool(who) and is_spent and "person_key" in table.sorted_by and not set(table.shared).isdisjoint(given)
        left = f"m.* exclude ({', '.join(map(quoted, spent))})" if spent else "m.*"
        persons_table = f"persons_{len(named)}"
        if is_packed:
            persons, of_person, of_records = _by_persons(cursor, table, given, sql, keys, origin, persons_table)
        else:
            cursor.execute(f"create or replace temp table {mapped} as select {left}{hashed} from ({sql}) m")
            persons = people.name_persons(cursor, mapped, persons_table, given, origin.system, origin.instance) if table.about_a_person else None
            of_person, of_records = persons.join if persons else "", _key_each(cursor, table, given)
        if persons:
            named.append(persons)
            for issue in people.unread_identities(cursor, persons):
                unread[issue.code] = max(unread.get(issue.code, issue), issue, key=lambda one: one.n)
        issues += _beyond(cursor, table, mapped)
        if importer.recognition != "exact":  # the project's own importers tell what they do not know in their tool's words
            issues += _unknown_words(cursor, table, f"(select m.*, k.* exclude ({SHARE_NO}) from {mapped} m{of_records})" if is_packed else mapped)
        first = not filled
        several = [other for _, other, _ in sections].count(target) > 1
        _complete(cursor, table, given, keys, origin, leftover if first else [], several, of_person, of_records, is_packed)
        filled[target], numbered = cursor.sql(f"select count(*), count(row_no) from told_{target}").fetchall()[0]
        if numbered < filled[target]:
            raise WrongImporter("importer_rows_unnumbered", file=importer.file.path, table=target, n=filled[target] - numbered)
    return Filled(filled, [*issues, *unread.values()], named)


def _by_persons(cursor, table: model.Table, given: list[str], sql: str, keys: dict[str, str], origin: Origin, persons_table: str) -> tuple[people.Persons, str, str]:
    """Create `mapped_<table>` in the order of its persons, so that the rows of one person stand together. What names a person,
    and what many rows share, the longest of a row, are left behind before the rows are sorted: a number stands for each.

    Returns the persons, and the joins of a row with its person and with what it shares by these numbers.
    """
    rows, own = f"rows_{table.name}", table.key[0]
    hashed = {name: sql_of for name, sql_of in keys.items() if name not in table.shared}
    cursor.execute(f"create or replace temp view {rows} as {sql}")
    persons = people.name_persons(cursor, rows, persons_table, given, origin.system, origin.instance)
    left = [name for name in given if name in hashed or name in table.shared or name.removeprefix("who_") in WHO]
    order = ", ".join("person_no" if name == "person_key" else f"m.{quoted(name)}" for name in table.sorted_by if name in given or name == "person_key")
    joins = persons.join + _share(cursor, table, rows, given, keys, origin)
    of_cell = [key_sql(table.name, f"m.{own}", _source("system", given), _source("instance", given))] if own in given else []
    for key in (*of_cell, hashed[own]):
        made = "".join(f", {sql_of} as {quoted('key ' + name)}" for name, sql_of in (hashed | {own: key}).items())
        cursor.execute(
            f"""create or replace temp table mapped_{table.name} as
                select m.* exclude ({", ".join(map(quoted, left))}){made}, k.{SHARE_NO}, p.rowid as person_no from {rows} m{joins} order by {order}"""
        )
        unnamed, strange = cursor.execute(f"select count(*) filter ({quoted('key ' + own)} is null), count(*) filter ({SHARE_NO} is null) from mapped_{table.name}").fetchall()[0]
        if strange:
            raise WrongImporter("importer_gives_otherwise", table=table.name)
        if not unnamed:
            break  # that some row has no identifier is rare, and to hash all it tells means to work it all out
    cursor.execute(f"drop view {rows}")
    return persons, f" left join {persons.table} p on p.rowid = m.person_no", f" left join {shares(table)} k on k.{SHARE_NO} = m.{SHARE_NO}"


def _share(cursor, table: model.Table, rows: str, given: list[str], keys: dict[str, str], origin: Origin) -> str:
    """Make the temp table `shared_<table>` of what the rows of a view have in common, each set of it once and numbered; return the join of a row with it."""
    told = [name for name in table.shared if name in given]
    values = _values(table, given, origin) | {name: keys[name] for name in told if name in keys}
    made = ", ".join(f"cast({values.get(name, 'null')} as {table.types[name]}) as {name}" for name in table.shared)
    raw = ", ".join(f"m.{name} as {quoted('told ' + name)}" for name in told)
    cursor.execute(
        f"""create or replace temp table {shares(table)} as
            select cast(row_number() over () as integer) as {SHARE_NO}, cast(null as integer) as {packing.SHARED_NO}, {made}, {raw}
            from (select distinct {", ".join(told)} from {rows}) m"""
    )
    return joining.found_in(cursor, shares(table), "k", {name: quoted("told " + name) for name in told})[1]


def shares(table: model.Table) -> str:
    """The temp table of what rows of a file have in common."""
    return f"shared_{table.name}"


def is_there(cursor, view: str) -> bool:
    """Whether there is such a temporary view."""
    return bool(cursor.execute("select 1 from duckdb_views() where temporary and view_name = $name", {"name": view}).fetchall())


def _key_each(cursor, table: model.Table, given: list[str]) -> str:
    """Make a temp table of each reference's values in `mapped_<table>`, with the key of each; return the joins of a row with them."""
    keys, joins = _keys(table, given), ""
    for name in _repeated(table, given):
        cursor.execute(
            f"""create or replace temp table {_keyed(table, name)} as
                select {name}, {keys[name]} as key from (select distinct {name} from mapped_{table.name} where {name} is not null) m"""
        )
        joins += f" left join {_keyed(table, name)} {quoted('of ' + name)} on {quoted('of ' + name)}.{name} = m.{name}"
    return joins


def _is_numeric(kind: str) -> bool:
    return kind in _HELD or kind.startswith("decimal")


def _beyond(cursor, table: model.Table, mapped: str) -> list[Issue]:
    """The numbers that no cell of their column can hold, by the row of the file: they are left empty."""
    types = {name: kind.lower() for name, kind, *_ in cursor.execute(f"describe {mapped}").fetchall()}
    narrowed = [name for name, kind in types.items() if _is_numeric(table.types.get(name, "")) and kind not in (table.types[name], *_HELD.get(table.types[name], ()))]
    if not narrowed:
        return []
    lost = {name: f"{quoted(name)} is not null and try_cast({quoted(name)} as {table.types[name]}) is null" for name in narrowed}
    counts = cursor.execute(f"select {', '.join(f'count(distinct (row_no, {quoted(name)})) filter (where {condition})' for name, condition in lost.items())} from {mapped}").fetchall()[0]
    issues, detail = [], (("table", table.name),)
    for name, n in zip(narrowed, counts, strict=True):
        if n:
            written = f"regexp_replace(cast({quoted(name)} as varchar), '\\.0$', '')"
            rows = cursor.execute(f"select distinct row_no, {written} from {mapped} where {lost[name]} order by all limit {SHOWN_PER_KIND}").fetchall()
            issues += [Issue("warn", "beyond", row, name, value, 1, detail) for row, value in rows]
        if n > SHOWN_PER_KIND:
            issues.append(Issue("warn", "beyond_more", None, name, None, n - SHOWN_PER_KIND, detail))
    return issues


def _unknown_words(cursor, table: model.Table, mapped: str) -> list[Issue]:
    """What a column holds and no question knows, each word with the first row that has it: it is kept, and counts nowhere."""
    issues, there = [], _given(cursor, f"from {mapped}")
    for name, words in table.words.items():
        if name not in there:
            continue
        told = f"regexp_replace(cast({quoted(name)} as varchar), '\\.0$', '')"
        rows = cursor.execute(
            f"select min(row_no), {told} as word, count(*) from {mapped} where {told} not in (select unnest($words)) group by word order by 1, word limit {SHOWN_PER_KIND}", {"words": list(words)}
        ).fetchall()
        for row, word, n in rows:
            near = difflib.get_close_matches(word.strip().lower(), words, n=1, cutoff=0.6)
            detail = (("table", table.name), ("words", ", ".join(words)), *([("nearest", near[0])] if near else []))
            issues.append(Issue("warn", "nearly_a_word" if near else "unknown_word", row, name, word, n, detail))
    return issues


def _given(cursor, sql: str) -> list[str]:
    """The columns a statement gives; nothing of it is run."""
    return [column[0] for column in cursor.execute(f"select * from ({sql}) limit 0").description]


def _source(name: str, given: list[str]) -> str:
    """SQL of the tool or the account (`system`, `instance`) a row `m` comes from: as it tells, else the file's."""
    origin = f"getvariable('origin_{name}')"
    return f"coalesce(nullif(m.source_{name}, ''), {origin})" if f"source_{name}" in given else origin


def _keys(table: model.Table, given: list[str]) -> dict[str, str]:
    """SQL of the hashed keys of a row `m`, by column: its own and those of the records it refers to."""
    source = _source("system", given), _source("instance", given)
    keys = {name: key_sql(table.refers[name], f"m.{name}", *source) for name in table.refers if name in given}
    own = table.key[0]
    if own in table.refers:  # a row whose cell is empty is told apart by all it tells
        of_all_told = _hashed(table.name, _all_told(given), *source)
        keys[own] = f"coalesce({keys[own]}, {of_all_told})" if own in keys else of_all_told
    return keys


def _repeated(table: model.Table, given: list[str]) -> list[str]:
    """The given columns that refer to other records by one key for each of their values: hashed once for each, as many rows refer to one record."""
    if {"source_system", "source_instance"} & set(given):
        return []
    return [name for name in table.refers if name in given and name not in table.key]


def _keyed(table: model.Table, name: str) -> str:
    """The temp table of a reference's values and the key of each."""
    return f"keyed_{table.name}_{name}"


def _source_id(table: model.Table, given: list[str]) -> str:
    """SQL of the record's identifier in the tool; where it has none, all that is told of it, hashed."""
    return f"cast(m.{table.key[0]} as varchar)" if table.key[0] in given else _all_told(given)


def _all_told(given: list[str]) -> str:
    """SQL of the hash of all that a row tells."""
    told = [name for name in given if name not in ("row_no", "person_key")]
    return f"md5(cast(struct_pack({', '.join(f'{quoted(name)} := m.{quoted(name)}' for name in told)}) as varchar))"


def _unmapped(importer: Importer, names: dict[str, str], columns: tuple[str, ...]) -> list[str]:
    """Columns of the file that the importer's SQL never names and `-- drops:` does not leave out: they go to `attributes`."""
    body = importer.file.text
    if importer.file.has("questions") or importer.file.has("needs like"):
        return []
    if importer.recognition == "canonical":
        return [column for column in columns if column not in set(names.values())]
    spoken = {names[wanted.name] for wanted in importer.wanted if wanted.name in names and quoted(wanted.name) in body}
    wanted_by_file = {actual: name for name, actual in names.items()}
    dropped = set(importer.file.listed("drops"))
    return [wanted_by_file.get(column, column) for column in columns if column not in spoken and column not in dropped and quoted(column) not in body]


def _told_of(cursor, leftover: list[str]) -> list[str]:
    """Those of the columns in which any row tells something."""
    if not leftover:
        return []
    told = cursor.execute(f"select {', '.join(f'bool_or({quoted(name)} is not null)' for name in leftover)} from export").fetchall()[0]
    return [name for name, is_told in zip(leftover, told, strict=True) if is_told]


def _values(table: model.Table, given: list[str], origin: Origin) -> dict[str, str]:
    """SQL of the value of each column of a row `m` of the file, those that `given` tells and where it comes from; null for the keys of records."""
    values = {}
    for column in table.columns:
        name = column.name
        if name in table.refers:
            values[name] = "null"
        elif name in given and column.type == "json":
            values[name] = f"case when json_type(m.{name}) = 'OBJECT' then json_merge_patch('{{}}', m.{name}) else m.{name} end"
        elif name in given:
            values[name] = f"m.{quoted(name)}"
    return values | {
        "record_as_of": "m.record_as_of" if "record_as_of" in given else "null",
        "source_system": _source("system", given),
        "source_instance": _source("instance", given),
        "source_id": "null" if table.is_composed else _source_id(table, given),
        "file_id": "getvariable('origin_file')",
        "row_no": "m.row_no",
        "record_rank": str(origin.rank),
    }


def _complete(cursor, table: model.Table, given: list[str], keys: dict[str, str], origin: Origin, leftover: list[str], several: bool, of_person: str, of_records: str, is_packed: bool) -> None:
    """Make `new_<table>`, the rows of `mapped_<table>` with their keys, persons and provenance, and `told_<table>`.

    A view, so that rows are written once, into their table; a table where several statements fill it. `of_person` and `of_records`
    are the joins of a row with its person, and with the records it refers to or, where the table is packed, with what it shares.
    """
    values = _values(table, given, origin) | {name: f"m.{quoted('key ' + name)}" for name in keys}
    person, joins = "p.person_key" if of_person else "null", of_person + of_records
    if is_packed:
        values |= {name: f"k.{name}" for name in table.shared}
    else:
        values |= {name: f"{quoted('of ' + name)}.key" for name in _repeated(table, given)}
    if "phone_norm" in table.names and "who_phone" in given:
        values["phone_norm"] = "p.norm_phone"
    values |= {"person_key": person, "customer_id": person}
    if table.name == "customers":
        values |= {"source_id": person}
    if leftover:
        values["attributes"] = _attributes(leftover, "attributes" in given)
        any_left = f"coalesce({', '.join(f'cast({quoted(name)} as varchar)' for name in leftover)}) is not null"
        joins += f" left join (select row_no, {', '.join(map(quoted, leftover))} from export where {any_left}) e on e.row_no = m.row_no"
    listed = {column.name: f"{'try_cast' if _is_numeric(column.type) else 'cast'}({values[column.name]} as {column.type}) as {column.name}" for column in table.columns if column.name in values}
    listed |= {column.name: f"cast(null as {column.type}) as {column.name}" for column in table.columns if column.name not in values}
    rows = f"from mapped_{table.name} m{joins}"
    statement = f"select {', '.join(listed[name] for name in table.names)} {rows}"
    if table.name == "customers":
        statement = f"select * from ({statement}) where person_key is not null"
    new = f"new_{table.name}"
    told = list(dict.fromkeys([*table.key, *([table.moment] if table.moment else [])]))
    if not several and table.name != "customers":
        cursor.execute(f"create or replace temp view {new} as {statement}")
        own = ", ".join(f"cast({values.get(name, 'null')} as {table.types[name]}) as {name}" for name in told)
        cursor.execute(f"create or replace temp view told_{table.name} as select {own}, m.row_no from mapped_{table.name} m")
        if is_packed:
            cursor.execute(f"create or replace temp view packed_{table.name} as select {', '.join(listed[name] for name in table.own_to_a_row)}, k.{packing.SHARED_NO} {rows}")
        return
    # made from its columns: DuckDB 2.0 loses the rows of an ordered insert larger than a row group into `create … as … limit 0`
    made = ", ".join(f"{column.name} {column.type}" for column in table.columns)
    cursor.execute(f"create temp table if not exists {new} ({made})")
    cursor.execute(f"insert into {new} by name {statement}")
    cursor.execute(f"create or replace temp view told_{table.name} as select {', '.join(told)}, row_no from {new}")


def keep_only(cursor, table: model.Table, condition: str) -> None:
    """Leave in what was made of a file for a table the rows for which a condition on what is a row's own holds."""
    new = f"new_{table.name}"
    for view in (new, f"packed_{table.name}"):
        if is_there(cursor, view):
            cursor.execute(f"alter view {view} rename to all_{view}")
            cursor.execute(f"create temp view {view} as from all_{view} where {condition}")
    if not is_there(cursor, new):
        cursor.execute(f"delete from {new} where not ({condition})")
    columns = [name for name in dict.fromkeys([*table.key, table.moment, "row_no"]) if name]
    cursor.execute(f"create or replace temp view told_{table.name} as select {', '.join(columns)} from {new}")


def _attributes(leftover: list[str], has_own: bool) -> str:
    """SQL of the JSON object of a row's leftover cells, unknown ones left out: most rows have none, and JSON is slow."""
    packed = ", ".join(f"{literal(name)}, e.{quoted(name)}" for name in leftover)
    rest = f"case when coalesce({', '.join(f'cast(e.{quoted(name)} as varchar)' for name in leftover)}) is null then '{{}}' else json_merge_patch('{{}}', json_object({packed})) end"
    return f"json_merge_patch(coalesce(m.attributes, '{{}}'), {rest})" if has_own else rest
