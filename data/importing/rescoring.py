"""Score the texts of a store again by the rules of today: what changed in them, and only what it touches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data import store
from data.importing import brand_scoring, scoring
from data.marts import renewing


def again(path: Path, progress: Callable[[str, int, int], None] | None = None, wait_seconds: float = 0) -> int:
    """Returns how many texts were scored again (topics alone are not counted). Raises StoreProblem where it cannot be written."""
    if not path.is_file():
        raise store.StoreProblem("store_missing", path=str(path))
    with store.writing(path, wait_seconds=wait_seconds) as connection:
        cursor = connection.cursor()
        n = scoring.score_texts(cursor, progress)
        brand_scoring.score_brand_texts(cursor)
        renewing.renew(cursor, renewing.Changes({"text_scores", "brand_text_scores"}), progress)
        cursor.close()
    return n
