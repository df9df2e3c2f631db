"""The compiled VADER equals the library; `python -m tests.exactness 200000` does the same at length."""

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from data.feelings import vader
from tests.exactness import differences, fuzzed

PIECES = ["good", "GOOD", "bad", "not", "isn't", "but", "very", "so", "never", "no", "kind of", "least", "the bomb", "😀", "❤", "!", "??", " ", "\n", "\u00a0", "é", "(", ":)", "word"]  # fmt: skip


def test_the_library_and_the_compiled_pass_agree_on_fuzzed_texts():
    assert differences(fuzzed(1500, seed=3)) == []


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]))
def test_they_agree_on_any_sequence_of_pieces(pieces, gap):
    assert differences([gap.join(pieces)]) == []


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_they_agree_on_any_text(text):
    assert differences([text.encode("utf-8", "replace").decode()]) == []


def test_a_text_is_not_scored_unless_wanted():
    texts = pl.Series(["great", "great", None])
    found = vader.polarity_scores(texts, np.array([True, False, True]))
    assert found[0, 3] == 0.6249 and not found[1].any() and not found[2].any()


def test_rounding_is_pythons_even_at_a_tie():
    values = np.array([0.00125, 2.675, -0.0625, 0.12345, 0.99995, 1 / 3])
    assert vader.rounded(values, 4).tolist() == [round(float(v), 4) for v in values]
    assert vader.rounded(values, 3).tolist() == [round(float(v), 3) for v in values]
