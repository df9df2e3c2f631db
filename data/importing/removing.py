"""Taking files out of a store again, with everything that was derived from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from data import importing, model, store
from data.importing import merging


def take_out(path: Path, file_ids: Sequence[str], progress: importing.Progress | None = None) -> dict[str, int]:
    """Take files out; return by table how many records fewer there are. The store is then what it would be had they never come.

    Raises StoreProblem where the store cannot be written; it is then as it was.
    """
    with store.writing(path) as connection:
        cursor = store.cursor_of(connection)
        before = _counted(cursor)
        untold = merging.remove_files(cursor, file_ids, progress)
        importing.finish(cursor, progress, [importing.FileReport("", recognised=True, untold=untold)])
        after = _counted(cursor)
        cursor.close()
    return {table: n - after[table] for table, n in before.items() if n > after[table]}


def _counted(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many records each table holds: one that several files tell of is one."""
    return {name: cursor.sql(f"select count(*) from {table.stored}").fetchall()[0][0] for name, table in model.tables().items()}
