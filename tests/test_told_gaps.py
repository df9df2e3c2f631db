"""Bounds of a difference, as tiles and sentences tell them."""

import pytest

from pages.parts.telling import told_gap
from pages.parts.words import words


@pytest.mark.parametrize(
    ("language", "low", "high", "unit", "told"),
    [
        ("en", 39, 129, "minutes", "+39 min to +2 h 9 min: why"),
        ("en", 20, 45, "minutes", "+20 to +45 min: why"),
        ("en", -0.022, 0.014, "share", "−2.2 to +1.4 points: why"),
        ("fr", 39, 129, "minutes", "+39 min à +2 h 09 : why"),
        ("fr", -0.022, 0.014, "share", "−2,2 points à +1,4 point : why"),
    ],
)
def test_the_unit_of_two_signed_bounds_is_said_once_only_where_it_is_the_whole_unit_of_both(language, low, high, unit, told):
    assert told_gap(words(language), low, high, unit, "why").replace("\u00a0", " ") == told
