"""Texts as the compiled loops want them: one UTF-8 buffer and where each text begins."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import polars as pl

from data.wording import say

LONGEST_TEXT = 2_000_000  # bytes; a longer text is refused
NOT_SCORED = ("empty", "too_long", "language")


def why_not_scored(language: str) -> dict[str, str]:
    """What each code of NOT_SCORED means, for a reader of that language."""
    return {code: say(f"not_scored_{code}", language, millions=LONGEST_TEXT // 1_000_000) for code in NOT_SCORED}


class Buffer(NamedTuple):
    """n texts: `text[bounds[i]:bounds[i + 1]]` is the i-th; null and too long texts are empty."""

    text: np.ndarray
    bounds: np.ndarray
    longest: int


def buffer_of(texts: pl.Series) -> Buffer:
    """The bytes of a string column without copying one text at a time."""
    lengths = texts.str.len_bytes()
    longest = lengths.max() or 0
    if longest > LONGEST_TEXT:
        texts = texts.set(lengths > LONGEST_TEXT, "")
        longest = LONGEST_TEXT
    column = texts.to_arrow(compat_level=pl.CompatLevel.oldest())
    _, offsets, data = column.buffers()
    bounds = np.frombuffer(offsets, np.int64)[column.offset : column.offset + len(texts) + 1]
    # copies can be written to, as the bytes a pass changes must be: each loop is compiled for one kind of array
    text = np.frombuffer(data, np.uint8).copy() if data is not None and data.size else np.zeros(1, np.uint8)
    return Buffer(text, bounds.copy(), int(longest))


def parts(n: int, size: int) -> Iterator[tuple[int, int]]:
    """(start, length) of pieces of at most `size` rows."""
    for start in range(0, n, size):
        yield start, min(size, n - start)
