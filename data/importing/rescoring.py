"""Score the texts of a store again by the rules of today: what changed in them, and only what it touches."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from data import marts, store
from data.importing import brand_scoring, scoring


def again(path: Path, progress: Callable[[str, int, int], None] | None = None, wait_seconds: float = 0) -> int:
    """Returns how many texts were scored again (topics alone are not counted). Raises StoreProblem where it cannot be written."""
    if not path.is_file():
        raise store.StoreProblem("store_missing", path=str(path))
    with store.writing(path, wait_seconds=wait_seconds) as connection:
        cursor = connection.cursor()
        n = scoring.score_texts(cursor, progress)
        brand_scoring.score_brand_texts(cursor)
        marts.build(cursor, progress, only=_made_from_scores())
        cursor.close()
    return n


def _made_from_scores() -> frozenset[str]:
    """The marts that read scores, and those made from them."""
    found: set[str] = set()
    for name, file in marts.marts().items():
        if {"text_scores", "brand_text_scores"} & set(re.findall(r"\w+", file.sql)) or found & set(file.listed("after")):
            found.add(name)
    return frozenset(found)
