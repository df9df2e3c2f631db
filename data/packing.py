"""Tables of many rows: what thousands of them hold in common is held once.

A row of a table whose description lists `shared` columns stands in `packed.<table>`, with the number of the values it shares; these
stand in `packed.<table>_shared`, each set of them once. The view `<table>` shows the rows whole, by a join with these few: it is what
everybody reads. Writing fifteen million texts that all read `send` costs as much as writing as many that differ: of e-mail events,
half of what an import writes. Rows come in and go by this module; what is a row's own may be asked and changed where it stands
(`Table.stored`).
"""

from __future__ import annotations

import duckdb

from data import model

SHARED_NO = "shared_no"
"""The number of the values that a row shares with others."""


def shared(table: model.Table) -> str:
    """The table that holds what rows share."""
    return f"{table.stored}_shared"


def same(table: model.Table, left: str, right: str) -> str:
    """SQL of whether two rows share their values."""
    return " and ".join(f"{left}.{name} is not distinct from {right}.{name}" for name in table.shared)


def create(connection: duckdb.DuckDBPyConnection, table: model.Table) -> None:
    """Create a table of the model where it is not there yet; rows that an earlier version wrote one by one are packed."""
    if not table.shared:
        connection.execute(table.ddl())
        return
    connection.execute("create schema if not exists packed")
    connection.execute(table.ddl_of(table.stored, table.own_to_a_row, f"{SHARED_NO} integer"))
    connection.execute(table.ddl_of(shared(table), table.shared, f"{SHARED_NO} integer"))
    is_unpacked = connection.execute("select 1 from duckdb_tables() where database_name = current_database() and schema_name = 'main' and table_name = $name", {"name": table.name}).fetchall()
    if is_unpacked:
        insert(connection, table, table.name)
        connection.execute(f"drop table {table.name}")
    connection.execute(f"create view if not exists {table.name} as select {', '.join(table.names)} from {table.stored} join {shared(table)} using ({SHARED_NO})")


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
    own = ", ".join(f"n.{name}" for name in table.own_to_a_row)
    cursor.execute(f"insert into {table.stored} by name select {own}, s.{SHARED_NO} from {told} n join {shared(table)} s on {same(table, 'n', 's')}", values)


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
