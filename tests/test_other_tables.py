"""Paths through a table of two grain columns prove what the linear programme proves: which cells could count more."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.certainty import FLOOR, other_tables

pytestmark = pytest.mark.filterwarnings("error")
COUNTS = st.one_of(st.integers(1, 6), st.integers(1, 30))


def by_both(counts, width, hidden, unseen):
    """The places that could reach the floor, by paths and by programme; `counts` line by line, `unseen` (rows, columns) marked."""
    n = np.array(counts)
    lines = [np.arange(len(n)) // width, np.arange(len(n)) % width]
    cells = np.flatnonzero(hidden)
    given_ = (n, cells, lines, unseen, np.flatnonzero(n[cells] < FLOOR), FLOOR, None)
    return *(tuple(sorted(int(place) for place in told)) for told in other_tables._by_paths(*given_)), *(
        tuple(sorted(int(place) for place in told)) for told in other_tables._by_programme(*given_)
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_paths_and_programme_agree(data):
    width, height = data.draw(st.integers(2, 4)), data.draw(st.integers(2, 5))
    counts = data.draw(st.lists(COUNTS, min_size=width * height, max_size=width * height))
    hidden = np.array(counts) < FLOOR
    hidden |= np.array(data.draw(st.lists(st.booleans(), min_size=len(counts), max_size=len(counts))))
    unseen = [np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size))) for size in (height, width)]
    if hidden.any():
        shown, refuted, shown_too, refuted_too = by_both(counts, width, hidden, unseen)
        assert (shown, refuted) == (shown_too, refuted_too)


def test_a_cell_gains_along_several_paths_and_never_below_one():
    # 1 must gain 4. Its row can give 2 + 2, its column 3 + 1, and what they lose comes back where they cross.
    counts = [1, 3, 3, 4, 1, 1, 2, 1, 1]
    seen = [np.zeros(3, dtype=bool)] * 2
    assert 0 in by_both(counts, 3, np.ones(9, dtype=bool), seen)[0]
    # One person fewer in its row: 3 at most can be given to it.
    assert 0 in by_both([1, 3, 2, 4, 1, 1, 2, 1, 1], 3, np.ones(9, dtype=bool), seen)[1]


def test_what_lines_unseen_could_hold_counts_too():
    # Each row and column seen: 3 shares 4 with a 1 in its column. None seen but the total, 8: any of the four could be 5.
    hidden, seen, unseen = np.ones(4, dtype=bool), [np.zeros(2, dtype=bool)] * 2, [np.ones(2, dtype=bool)] * 2
    assert by_both([3, 3, 1, 1], 2, hidden, seen)[1] == (0, 1, 2, 3)
    assert by_both([3, 3, 1, 1], 2, hidden, unseen)[0] == (0, 1, 2, 3)
    # Of 6 in four cells one holds 3 at most; of 4 no answer tells the total.
    assert by_both([3, 1, 1, 1], 2, hidden, unseen)[1] == (0, 1, 2, 3)
    assert by_both([1, 1, 1, 1], 2, hidden, unseen)[0] == (0, 1, 2, 3)
