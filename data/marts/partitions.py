"""Marts made for some persons at a time, each statement reading its inputs through views that hold these persons' rows alone.

A header `partitions: customer_id` says that a row depends on rows of its inputs about the same person, whatever it reads of
all rows being named `main.<table>`. What is kept for every person while such a mart is made then fits in memory, however
many persons there are; rows of one partition stand in the order of the statement.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import duckdb

ROWS_AT_ONCE = 12_000_000
"""Rows of a mart's largest input that are worked on at a time."""

PERSON = "coalesce(customer_id, person_key)"
"""Whom a row of a table is about, where its mart falls back on the identity."""


def make(cursor: duckdb.DuckDBPyConnection, name: str, statement: str, inputs: set[str]) -> None:
    """Make a mart anew, in as many partitions as its inputs need."""
    persons = {source: person for source in inputs if (person := person_of(cursor, source))}
    most = max((cursor.execute(f"select count(*) from main.{source}").fetchall()[0][0] for source in persons), default=0)
    number = max(1, -(-most // ROWS_AT_ONCE))
    if number == 1:
        cursor.execute(f"create or replace table {name} as {statement}")
        return
    cursor.execute(f"create or replace table {name} as from ({statement}) limit 0")
    for place in range(number):
        with narrowed(cursor, {source: f"select * from {{all}} where hash({person}) % {number} = {place}" for source, person in persons.items()}):
            cursor.execute(f"insert into {name} {statement}")


@contextlib.contextmanager
def narrowed(cursor: duckdb.DuckDBPyConnection, views: dict[str, str]) -> Iterator[None]:
    """Temp views in the place of tables of the same names; `{all}` stands for the table itself."""
    base = database(cursor)
    made: list[str] = []
    try:
        for source, statement in views.items():
            cursor.execute(f"create temp view {source} as {statement.format(all=f'{base}.{source}')}")
            made.append(source)
        yield
    finally:
        for source in made:
            cursor.execute(f"drop view temp.{source}")


def database(cursor: duckdb.DuckDBPyConnection) -> str:
    """The name of the schema of tables in full, as `main` alone is also where temp views are."""
    return cursor.sql("select concat('\"', replace(current_database(), '\"', '\"\"'), '\".main')").fetchall()[0][0]


def person_of(cursor: duckdb.DuckDBPyConnection, source: str) -> str | None:
    """SQL of whom a row of a table is about; None for a table about nobody."""
    there = columns(cursor, source)
    if "customer_id" not in there:
        return None
    return PERSON if "person_key" in there else "customer_id"


def columns(cursor: duckdb.DuckDBPyConnection, name: str) -> set[str]:
    return {column[0] for column in cursor.execute(f"select * from main.{name} limit 0").description}
