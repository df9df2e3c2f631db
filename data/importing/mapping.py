"""From `export` to rows of the canonical tables: one SELECT per table, then keys, identities and provenance."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

import duckdb

from data import model
from data.importing import people
from data.importing.cells import quoted
from data.importing.recognising import WHO, Importer


class WrongImporter(ValueError):
    """An importer's SELECT gives a column its table does not have; says which, and the nearest it has."""


@dataclass(frozen=True)
class Origin:
    """Where the rows of one file come from."""

    file_id: str
    system: str
    instance: str
    rank: int


def key_sql(table: str, value: str, system: str = "$system", instance: str = "$instance") -> str:
    """SQL of the key a record has in every import: a hash of the tool, its account, the table and its own id."""
    return f"case when {value} is null then null else left(md5(concat_ws('|', '{table}', {system}, {instance}, cast({value} as varchar))), 16) end"


def _columns_of(cursor, name: str) -> list[str]:
    return [row[0] for row in cursor.sql(f"describe {name}").fetchall()]


def _refuse_strangers(importer: Importer, table: model.Table, columns: list[str]) -> None:
    allowed = {*table.names, *(f"who_{kind}" for kind in WHO), "row_no"}
    for column in columns:
        if column not in allowed:
            near = difflib.get_close_matches(column, sorted(allowed), n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise WrongImporter(f"{importer.file.path}: `fills: {table.name}` gives the column {column}, which the table does not have{hint}")
    if "row_no" not in columns:
        raise WrongImporter(f"{importer.file.path}: `fills: {table.name}` must give row_no, the row of the file")


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


def map_rows(cursor: duckdb.DuckDBPyConnection, importer: Importer, names: dict[str, str], origin: Origin, columns: tuple[str, ...]) -> dict[str, int]:
    """Run the importer's statements on `export`; leave one temp table `new_<table>` for each table filled.

    Returns the rows given to each table, in the order the importer fills them.
    """
    filled: dict[str, int] = {}
    leftover = _unmapped(importer, names, columns)
    for role, target, sql in sections_of(importer, names):
        if role == "prepares":
            cursor.execute(f"create or replace temp table {target} as {sql}")
            continue
        table = model.tables()[target]
        cursor.execute(f"create or replace temp table mapped as {sql}")
        given = _columns_of(cursor, "mapped")
        _refuse_strangers(importer, table, given)
        if table.about_a_person:
            people.name_persons(cursor, "mapped", given, origin.system, origin.instance, origin.file_id)
        first = not filled
        _complete(cursor, table, given, importer, origin, leftover if first else [])
        filled[target] = cursor.sql(f"select count(*) from new_{target}").fetchall()[0][0]
    return filled


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


def _complete(cursor, table: model.Table, given: list[str], importer: Importer, origin: Origin, leftover: list[str]) -> None:
    """Add to the temp table `new_<table>` the rows of `mapped` with keys hashed and provenance filled."""
    system = "coalesce(nullif(m.source_system, ''), $system)" if "source_system" in given else "$system"
    instance = "coalesce(nullif(m.source_instance, ''), $instance)" if "source_instance" in given else "$instance"
    own_key = table.key[0]
    source_id = f"cast(m.{own_key} as varchar)" if own_key in given else None
    if source_id is None:
        told = [name for name in given if name not in ("row_no", "person_key")]
        source_id = f"md5(cast(struct_pack({', '.join(f'{quoted(name)} := m.{quoted(name)}' for name in told)}) as varchar))"
    values = {}
    for column in table.columns:
        name = column.name
        if name in table.refers:
            told = f"m.{name}" if name in given else (source_id if name == own_key else None)
            values[name] = key_sql(table.refers[name], told, system, instance) if told else "null"
        elif name == "record_as_of":
            values[name] = "m.record_as_of" if name in given else "null"
        elif name in given and column.type == "json":
            values[name] = f"case when json_type(m.{name}) = 'OBJECT' then json_merge_patch('{{}}', m.{name}) else m.{name} end"
        elif name in given:
            values[name] = f"m.{quoted(name)}"
    person, join = people.key_of_row(given) if table.about_a_person else ("null", "")
    values |= {
        "person_key": person,
        "customer_id": person,
        "source_system": system,
        "source_instance": instance,
        "source_id": source_id,
        "file_id": "$file_id",
        "row_no": "m.row_no",
        "record_rank": "$rank",
    }
    if table.name == "customers":
        values |= {"customer_id": person, "source_id": person}
    if leftover:
        packed = ", ".join(f"{_text(name)}, e.{quoted(name)}" for name in leftover)
        rest = f"json_merge_patch('{{}}', json_object({packed}))"
        values["attributes"] = f"json_merge_patch(coalesce(m.attributes, '{{}}'), {rest})" if "attributes" in given else rest
    joins = join
    if leftover:
        joins += " left join export e on e.row_no = m.row_no"
    columns = [column for column in table.columns if column.name in values]
    listed = ", ".join(f"cast({values[column.name]} as {column.type}) as {column.name}" for column in columns)
    # made from its columns: DuckDB 2.0 loses the rows of an ordered insert larger than a row group into `create … as … limit 0`
    made = ", ".join(f"{column.name} {column.type}" for column in table.columns)
    cursor.execute(f"create temp table if not exists new_{table.name} ({made})")
    parameters = {"file_id": origin.file_id, "rank": origin.rank}
    statement = f"insert into new_{table.name} by name select {listed} from mapped m{joins}"
    parameters |= {name: value for name, value in (("system", origin.system), ("instance", origin.instance)) if f"${name}" in statement}
    cursor.execute(statement, parameters)
    if table.name == "customers":
        cursor.execute("delete from new_customers where person_key is null")


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
