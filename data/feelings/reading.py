"""The words of many texts, read a part at a time into one array: the compiled loops then go over what was read."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from data.feelings.phrases import MOST_STATES
from data.feelings.reader import SPARE_ROWS, read_texts
from data.feelings.tables import Tables
from data.feelings.texts import Buffer
from data.feelings.words import LONGEST_WORD, MEMORY

ROWS_AT_ONCE = 1 << 14  # words read before they are weighed: they stay in the processor's cache
MOST_HITS = 1 << 16
MOST_COUNTED = 4  # terms that count and end with the same word: one of each group


class Read(NamedTuple):
    """Texts first…after: the words of text i end before row ends[i] of `words`, and begin where those of the one before end."""

    first: int
    after: int
    words: np.ndarray
    ends: np.ndarray


def hit_arrays(longest: int) -> tuple[np.ndarray, ...]:
    """Arrays to find hits in, for texts of up to `longest` bytes: hits, states, following, judged."""
    most = min(4 * longest + 80, MOST_HITS)
    return np.zeros((most, 8), np.int32), np.zeros((MOST_STATES, 3), np.int32), np.zeros((MOST_STATES, 3), np.int32), np.zeros((most, 4))


def term_array(longest: int) -> np.ndarray:
    """Room for all terms that count in what `read` gives at once; memory is taken where it is written."""
    return np.empty((MOST_COUNTED * max(longest + SPARE_ROWS, ROWS_AT_ONCE), 8))


def read(buffer: Buffer, sides: np.ndarray, tables: Tables) -> Iterator[Read]:
    """All texts but those of side -1, in parts; sides that are UNDECIDED are decided on the way where their words can."""
    words = np.zeros((max(buffer.longest + SPARE_ROWS, ROWS_AT_ONCE), 8), np.int32)
    ends = np.zeros(sides.size, np.int64)
    letters, prefixes = np.zeros((7, 2 * LONGEST_WORD + 4), np.int32), np.zeros(2 * LONGEST_WORD + 4, np.uint64)
    memory = np.zeros((MEMORY, 4), np.int64)
    first = 0
    while first < sides.size:
        after = read_texts(buffer.text, buffer.bounds, first, sides, tables, words, ends, letters, prefixes, memory)
        yield Read(first, after, words, ends)
        first = after
