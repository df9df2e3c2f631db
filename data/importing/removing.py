"""Taking files out of a store again, with everything that was derived from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from data import importing, store
from data.importing import merging


def take_out(path: Path, file_ids: Sequence[str], progress: importing.Progress | None = None) -> dict[str, int]:
    """Take files out; return the rows gone by table. The store is then what it would be had they never come.

    Raises StoreProblem where the store cannot be written; it is then as it was.
    """
    gone: dict[str, int] = {}
    with store.writing(path) as connection:
        cursor = connection.cursor()
        for number, file_id in enumerate(file_ids):
            if progress:
                progress(file_id, number, len(file_ids))
            for table, n in merging.remove_file(cursor, file_id).items():
                gone[table] = gone.get(table, 0) + n
        importing.finish(cursor, progress)
        cursor.close()
    return gone
