"""Tables worked out from the canonical ones at import, so that a click reads few rows.

Each `<mart>.sql` says what it holds and gives one SELECT; `after: <mart>` names the marts it reads, `fills with: <table>`
the tables it stands or falls with, where its statement does not show it, `partitions: customer_id` (see `partitions.py`)
that it may be made for some persons at a time, `renew`, `adds up` and `looks up` how it is brought up to date (see `renewing.py` and `adding.py`), `stands as: view` that its rows are those of others told together: it takes no room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import duckdb

from data import model, packing, sqlfile, store
from data.marts import beside, partitions, renewing
from data.progress import Progress
from data.quoting import quoted
from data.store import bound_marts_memory

FOLDER = Path(__file__).parent
KEYS = frozenset({"holds", "after", "grain", "renew", "partitions", "gathers", "adds up", "looks up", "fills with", "stands as"})

COMPILED = {"person_weeks": "data.marts.pressure"}
"""Marts whose rows a compiled pass makes faster than their statement, which still says what they are: the module with its `make`,
imported when it is needed, as the compiler alone takes a tenth of the app's start."""

FIRST = "freshness"
"""The mart every other may read; made from what is here, not from a statement alone."""


@lru_cache(maxsize=1)
def marts() -> dict[str, sqlfile.SqlFile]:
    """Every mart by name, each after those it reads."""
    files = sqlfile.read_all(FOLDER, KEYS)
    order = TopologicalSorter({name: file.listed("after") for name, file in files.items()}).static_order()
    return {name: files[name] for name in order}


def read_by(file: sqlfile.SqlFile) -> frozenset[str]:
    """What a statement reads: the names after its `from` and `join`, of tables, marts and its own parts alike; of a packed table, its own."""
    return frozenset(re.findall(r"\b(?:from|join)\s+(?:packed\.)?(\w+)", file.sql))


def inputs(name: str) -> set[str]:
    """The tables, of the model and the ledger, and the marts that a mart's statement reads."""
    return set(read_by(marts()[name]) & {*model.tables(), *model.ledger(), *marts()[name].listed("after")})


@lru_cache(maxsize=1)
def lineage() -> dict[str, frozenset[str]]:
    """For each mart the canonical tables it is made from, through the marts between."""
    tables = frozenset(model.tables())
    found: dict[str, frozenset[str]] = {}
    for name, file in marts().items():
        direct = read_by(file) & tables
        for other in file.listed("after"):
            direct |= found[other]
        found[name] = frozenset(direct)
    return found


def channels_with_target() -> list[str]:
    """The channels that have a delay of their own, as the setting `target_minutes.<channel>`."""
    return re.findall(r"\('(\w+)', \d+\)", marts()["response_targets"].sql)


def needed(wanted: Iterable[str]) -> frozenset[str]:
    """These marts and all they are made from."""
    found: set[str] = set()
    left = [name for name in wanted if name in marts()]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left.extend(marts()[name].listed("after"))
    return frozenset(found)


def is_view(name: str) -> bool:
    """Whether a mart keeps no rows of its own."""
    return marts()[name].one("stands as", "table") == "view"


def drop(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    """Take a mart away, the table or view it is or that an earlier version made of it."""
    for (kind,) in cursor.execute("select 'table' from duckdb_tables() where not temporary and table_name = $name union all select 'view' from duckdb_views() where not temporary and view_name = $name", {"name": name}).fetchall():
        cursor.execute(f"drop {kind} {quoted(name)}")


def holds_rows(cursor: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether a mart stands in the store as a table, whatever this version makes of it."""
    return bool(cursor.execute("select 1 from duckdb_tables() where not temporary and table_name = $name", {"name": name}).fetchall())


def make(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make one mart anew from what it reads."""
    statement = marts()[name].sql
    if is_view(name) or not holds_rows(cursor, name):
        drop(cursor, name)  # DuckDB puts no table in the place of a view
    if is_view(name):
        cursor.execute(f"create view {name} as {statement}")
    elif name in COMPILED:
        import_module(COMPILED[name]).make(cursor, statement)
    elif marts()[name].has("partitions"):
        partitions.make(cursor, name, statement, inputs(name))
    else:
        cursor.execute(f"create or replace table {name} as {statement}")


def build(cursor: duckdb.DuckDBPyConnection, progress: Progress | None = None, only: frozenset[str] | None = None) -> None:
    """Make every mart anew from the canonical tables, or only those named (with what they need, see `needed`)."""
    bound_marts_memory(cursor)
    tell_freshness(cursor)
    made = {name: file for name, file in marts().items() if only is None or name in only}
    for number, name in enumerate(_begun(cursor, made)):
        if progress:
            progress(name, number, len(made))
    cursor.execute("drop table freshness_told")


def _begun(cursor: duckdb.DuckDBPyConnection, made: Iterable[str]) -> Iterator[str]:
    """Make each of these marts; gives its name when it is begun. What reads a temporary table of the cursor comes first."""
    at_once = [FIRST] if FIRST in made else []
    rest = [name for name in made if name not in at_once]
    is_small = store.rows_of_largest(cursor) <= beside.LARGEST_ROWS
    for name in at_once if is_small else made:
        yield name
        _make_noted(cursor, name)
    if is_small:
        yield from beside.make_each(cursor, {name: tuple(other for other in marts()[name].listed("after") if other in rest) for name in rest}, _make_noted)


def _make_noted(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    make(cursor, name)
    renewing.note_made(cursor, [name])


def tell_freshness(cursor: duckdb.DuckDBPyConnection) -> None:
    """Leave in the temp table `freshness_told` what each table, and each mart through its tables, tells of."""
    last_of = {name: "last_day(month)" if table.moment == "month" else table.moment for name, table in model.tables().items()}  # what tells of a month tells of all of it
    told = " union all ".join(
        f"select '{name}' as told_by, source_system, cast(sum(n) as bigint) as n, min(first_at) as first_at, max(last_at) as last_at from ({packing.lived(table)}) group by source_system"
        if table.shared
        else f"select '{name}' as told_by, source_system, count(*) as n, min(cast({table.moment} as timestamptz)) as first_at, max(cast({last_of[name]} as timestamptz)) as last_at from {name} group by source_system"
        for name, table in model.tables().items()
        if table.moment
    )
    cursor.execute(f"create or replace temp table table_freshness as {told}")
    made_from = [(name, name) for name in model.tables()] + [(mart, table) for mart, tables in lineage().items() for table in sorted(tables)]
    listed = ", ".join(f"('{mart}', '{table}')" for mart, table in made_from)
    cursor.execute(
        f"""create or replace temp table freshness_told as
            select mart, source_system, sum(n) as n, min(first_at) as first_at, max(case when last_at is not null then least(last_at, now()) end) as last_at
            from (values {listed}) as made(mart, told_by) join table_freshness using (told_by)
            where source_system is not null group by mart, source_system"""
    )
