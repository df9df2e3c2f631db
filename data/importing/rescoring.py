"""Score the texts of a store again by the rules of today: what changed in them, and only what it touches."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data import store
from data.importing import brand_scoring, scoring
from data.marts import renewing
from data.progress import Progress


def again(path: Path, progress: Progress | None = None, wait_seconds: float = 0) -> int:
    """Returns how many texts were scored again (topics alone, or who asks for a human, are not counted).

    Raises StoreProblem where the store cannot be written.
    """
    if not path.is_file():
        raise store.StoreProblem("store_missing", path=str(path))
    with store.writing(path, wait_seconds=wait_seconds) as connection:
        cursor = store.cursor_of(connection)
        n, _ = up_to_date(cursor, progress)
        cursor.close()
    return n


def up_to_date(cursor: duckdb.DuckDBPyConnection, progress: Progress | None = None) -> tuple[int, dict[str, str]]:
    """Bring scores and marts to the rules and statements of today; how many texts were scored, and what was done with each mart."""
    before = scoring.scored_with(cursor)
    n = scoring.score_texts(cursor, progress)
    changes = renewing.Changes({"text_scores"})
    if not n:
        changes.columns["text_scores"] = scoring.found_anew(before, scoring.scored_with(cursor))
    if brand_scoring.score_brand_texts(cursor):
        changes.tables.add("brand_text_scores")
    return n, renewing.renew(cursor, changes, progress)
