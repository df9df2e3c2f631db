"""Texts as the compiled loops want them: one UTF-8 buffer and where each text begins."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import polars as pl

LONGEST_TEXT = 2_000_000  # bytes; a longer text is refused


class Buffer(NamedTuple):
    """n texts: `text[bounds[i]:bounds[i + 1]]` is the i-th; null and too long texts are empty."""

    text: np.ndarray
    bounds: np.ndarray
    longest: int


def buffer_of(texts: pl.Series) -> Buffer:
    """The bytes of a string column without copying one text at a time."""
    lengths = texts.str.len_bytes().fill_null(0)
    kept = texts.fill_null("") if lengths.max() is None or lengths.max() <= LONGEST_TEXT else texts.set(lengths > LONGEST_TEXT, "").fill_null("")
    lengths = kept.str.len_bytes().to_numpy()
    bounds = np.zeros(len(kept) + 1, np.int64)
    np.cumsum(lengths, out=bounds[1:])
    joined = kept.str.join("").item() if len(kept) else ""
    text = np.frombuffer(joined.encode("utf-8") + b"\0", np.uint8)
    return Buffer(text, bounds, int(lengths.max()) if len(kept) else 0)


def parts(n: int, size: int) -> Iterator[tuple[int, int]]:
    """(start, length) of pieces of at most `size` rows."""
    for start in range(0, n, size):
        yield start, min(size, n - start)
