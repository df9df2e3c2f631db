"""Joins of the many rows of a file with a table of what they hold, each of it once."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb


def found_in(cursor: duckdb.DuckDBPyConnection, table: str, alias: str, columns: Mapping[str, str]) -> tuple[int, str]:
    """How many rows a table has, and the join of a row `m` with its row there: `columns` gives, for each of the row's columns that
    the table was made of, the column that holds it. A value unknown is a value like others.

    The join is by one hash, a fourth of the work, of the fewest columns that tell the table's rows apart: what follows from another
    column need not be worked out for every row. It is by the values themselves where two rows share a hash.
    """
    n = cursor.execute(f"select count(*) from {table}").fetchall()[0][0]
    telling = list(columns)
    if not _tell_apart(cursor, table, [columns[name] for name in telling], n):
        return n, f" left join {table} {alias} on " + " and ".join(f"{alias}.{column} is not distinct from m.{name}" for name, column in columns.items())
    for name in columns:
        rest = [other for other in telling if other != name]
        if rest and _tell_apart(cursor, table, [columns[other] for other in rest], n):
            telling = rest
    there, here = (", ".join(f"{of}.{column}" for column in named) for of, named in ((alias, [columns[name] for name in telling]), ("m", telling)))
    return n, f" left join {table} {alias} on hash({there}) = hash({here})"


def _tell_apart(cursor, table: str, columns: list[str], n: int) -> bool:
    """Whether each of the table's rows has a hash of these columns of its own."""
    return cursor.execute(f"select count(distinct hash({', '.join(columns)})) from {table}").fetchall()[0][0] == n
