"""Tables of many rows: what thousands of them hold in common is held once.

A row of a table whose description lists `shared` columns stands in `packed.<table>`, with the number of the values it shares; these
stand in `packed.<table>_shared`, each set of them once. The view `<table>` shows the rows whole, by a join with these few: it is what
everybody reads. A moment stands there as whole seconds and what is beyond them, mostly nothing, and an identity only where it is not its
person's own: that takes a third less. Writing fifteen million texts that all read `send` costs as much as writing as many that differ: of e-mail events,
half of what an import writes. Rows come in and go by this module; what is a row's own may be asked and changed where it stands
(`Table.stored`).
"""

from __future__ import annotations

import duckdb

from data import model

SHARED_NO = "shared_no"
"""The number of the values that a row shares with others."""

PERSON = "person_key"
"""The column of the identity by which a row names its person."""


def shared(table: model.Table) -> str:
    """The table that holds what rows share."""
    return f"{table.stored}_shared"


def same(table: model.Table, left: str, right: str) -> str:
    """SQL of whether two rows share their values."""
    return " and ".join(f"{left}.{name} is not distinct from {right}.{name}" for name in table.shared)


def kept(table: model.Table, row: str = "") -> dict[str, str]:
    """SQL of what is kept of a row, by the column it stands in; `row` as the row is called, with its dot."""
    moment = f"epoch_us(cast({row}{table.moment} as {table.types[table.moment]}))"
    return {
        **{name: f"{row}{name}" for name in table.own_to_a_row if name not in (PERSON, table.moment)},
        PERSON: f"nullif({row}{PERSON}, {row}customer_id)",
        f"{table.moment}_s": f"{moment} // 1000000",
        f"{table.moment}_us": f"cast({moment} % 1000000 as integer)",
    }


def _shown(table: model.Table) -> dict[str, str]:
    """SQL of the columns that are kept otherwise."""
    return {PERSON: f"coalesce({PERSON}, customer_id)", table.moment: f"make_timestamptz({table.moment}_s * 1000000 + {table.moment}_us)"}


def whole(table: model.Table, condition: str = "") -> str:
    """SELECT of the rows, whole, or of those alone whose shared values meet a condition: of others the number of what they share is read,
    and no more, where the view asked for a campaign reads all of every row."""
    told = _listed(dict(zip(table.names, table.names, strict=True)) | _shown(table))
    shares = f"(from {shared(table)} where {condition})" if condition else shared(table)
    return f"select {told} from {table.stored} join {shares} using ({SHARED_NO})"


def lived(table: model.Table) -> str:
    """SELECT of what rows share, and of those that share it how many there are (`n`), the first and the last moment (`first_at`, `last_at`): a moment is
    made of these two alone, not of each row's."""
    moment = f"{table.moment}_s * 1000000 + {table.moment}_us"
    each = f"select {SHARED_NO}, count(*) as n, min({moment}) as first_us, max({moment}) as last_us from {table.stored} group by {SHARED_NO}"
    return f"select s.*, n, make_timestamptz(first_us) as first_at, make_timestamptz(last_us) as last_at from ({each}) join {shared(table)} s using ({SHARED_NO})"


def create(connection: duckdb.DuckDBPyConnection, table: model.Table) -> None:
    """Create a table of the model where it is not there yet; rows that an earlier version wrote one by one, or kept whole, are packed."""
    if not table.shared:
        connection.execute(table.ddl())
        return
    connection.execute("create schema if not exists packed")
    kinds = table.types | {f"{table.moment}_s": "bigint", f"{table.moment}_us": "integer"}
    connection.execute(f"create table if not exists {table.stored} ({', '.join(f'{name} {kinds[name]}' for name in kept(table))}, {SHARED_NO} integer)")
    connection.execute(table.ddl_of(shared(table), table.shared, f"{SHARED_NO} integer"))
    if table.moment in {column[0] for column in connection.execute(f"select * from {table.stored} limit 0").description}:
        connection.execute(f"create or replace table {table.stored} as select {_listed(kept(table))}, {SHARED_NO} from {table.stored}")
        connection.execute(f"drop view {table.name}")
    is_unpacked = connection.execute("select 1 from duckdb_tables() where database_name = current_database() and schema_name = 'main' and table_name = $name", {"name": table.name}).fetchall()
    if is_unpacked:
        insert(connection, table, table.name)
        connection.execute(f"drop table {table.name}")
    connection.execute(f"create view if not exists {table.name} as {whole(table)}")


def _listed(columns: dict[str, str]) -> str:
    return ", ".join(f"{sql} as {name}" for name, sql in columns.items())


def insert(cursor: duckdb.DuckDBPyConnection, table: model.Table, source: str, values: dict[str, object] | None = None) -> None:
    """Add the rows of `source`, a relation or a statement in brackets, whose columns are some of the table's. It is read twice where
    the table is packed, and must give the same rows both times."""
    if not table.shared:
        cursor.execute(f"insert into {table.name} by name from {source}", values)
        return
    given = {column[0] for column in cursor.execute(f"select * from {source} limit 0", values or None).description}
    missing = "".join(f", cast(null as {table.types[name]}) as {name}" for name in table.names if name not in given)
    told = f"(select *{missing} from {source})"
    number(cursor, table, told, values)
    cursor.execute(f"insert into {table.stored} by name select {_listed(kept(table, 'n.'))}, s.{SHARED_NO} from {told} n join {shared(table)} s on {same(table, 'n', 's')}", values)


def insert_numbered(cursor: duckdb.DuckDBPyConnection, table: model.Table, source: str) -> None:
    """Add the rows of `source`, whose columns are those of a row's own and the number of what it shares."""
    cursor.execute(f"insert into {table.stored} by name select {_listed(kept(table))}, {SHARED_NO} from {source}")


def number(cursor: duckdb.DuckDBPyConnection, table: model.Table, source: str, values: dict[str, object] | None = None) -> None:
    """Give each set of shared values of `source` that has none yet its number."""
    kept, listed = shared(table), ", ".join(table.shared)
    cursor.execute(
        f"""insert into {kept} by name
            select cast((select coalesce(max({SHARED_NO}), 0) from {kept}) + row_number() over () as integer) as {SHARED_NO}, *
            from (select distinct {listed} from {source}) n anti join {kept} s on {same(table, "n", "s")}""",
        values,
    )


def number_each(cursor: duckdb.DuckDBPyConnection, table: model.Table, shares: str) -> None:
    """Number each row of the table `shares`, which has the shared columns and one for the number."""
    number(cursor, table, shares)
    cursor.execute(f"update {shares} k set {SHARED_NO} = s.{SHARED_NO} from {shared(table)} s where {same(table, 'k', 's')}")


def delete(cursor: duckdb.DuckDBPyConnection, table: model.Table, condition: str, values: dict[str, object] | None = None) -> None:
    """Take out the rows `t` for which a condition holds, and what no row shares any longer."""
    if not table.shared:
        cursor.execute(f"delete from {table.name} t where {condition}", values)
        return
    (key,) = table.key
    cursor.execute(f"delete from {table.stored} where {key} in (select {key} from {table.name} t where {condition})", values)
    cursor.execute(f"delete from {shared(table)} where {SHARED_NO} not in (select distinct {SHARED_NO} from {table.stored})")


def name_persons(cursor: duckdb.DuckDBPyConnection, table: model.Table, persons: str) -> None:
    """Write into the rows whose person is another the one of their identity, as `persons` has it: `person_key`, `customer_id`."""
    own, more = (f"coalesce(t.{PERSON}, t.customer_id)", f", {PERSON} = nullif(i.{PERSON}, i.customer_id)") if table.shared else (f"t.{PERSON}", "")
    cursor.execute(f"update {table.stored} t set customer_id = i.customer_id{more} from {persons} i where i.{PERSON} = {own} and t.customer_id is distinct from i.customer_id")
