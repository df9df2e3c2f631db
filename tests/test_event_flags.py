"""The letters of events over a chart of time: each at its date, none over another, even on a phone, nor over what is drawn or written."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pages.parts import charts
from pages.parts.charts.line import BOTTOM, FLAG_HEIGHT, FLAG_WIDTH, HEIGHT, NARROWEST, TOP
from pages.parts.words import words
from tests.sample_answers import satisfied_by_week, satisfied_by_week_and_channel, weeks

FLAG_REACHES = 10
"""Pixels from the middle of a letter to the edge of its frame: half of 14 for the letter, 2 of padding, 1 of border."""
BESIDE = {"center": 0, "right": -FLAG_WIDTH / 2, "left": FLAG_WIDTH / 2}
FIRST, DAYS = weeks()[0], (weeks()[-1] - weeks()[0]).days


def flags(answer, days):
    """(pixels from the left to its middle on a phone, pixels over the plot, letter, date) of each letter."""
    layout = charts.line(answer, words("fr"), events=tuple((FIRST + timedelta(days=day), f"event {day}") for day in days)).figure["layout"]
    width = NARROWEST - layout["margin"]["l"] - layout["margin"]["r"]
    start, end = (date.fromisoformat(bound[:10]) for bound in layout["xaxis"]["range"])
    return [
        ((date.fromisoformat(one["x"]) - start).days / (end - start).days * width + BESIDE[one["xanchor"]], one["yshift"], one["text"], one["x"])
        for one in layout["annotations"] if one.get("captureevents")
    ]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, DAYS), max_size=20), st.booleans())
@example([10, 14], False)
@example([10, 10, 10], True)
def test_no_letter_stands_over_another_on_a_phone(days, is_named_at_its_end):
    found = flags(satisfied_by_week_and_channel() if is_named_at_its_end else satisfied_by_week(), days)
    assert [letter for _, _, letter, _ in found] == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(days)])
    assert [day for *_, day in found] == [(FIRST + timedelta(days=day)).isoformat() for day in sorted(days)]
    for (x, y, *_), (other_x, other_y, *_) in itertools.combinations(found, 2):
        assert abs(x - other_x) >= FLAG_WIDTH - 2 or abs(y - other_y) >= FLAG_HEIGHT, found


def test_letters_far_apart_stand_in_one_row():
    assert len({y for _, y, *_ in flags(satisfied_by_week(), [0, DAYS // 2, DAYS])}) == 1


@pytest.mark.parametrize(("days", "rows"), [([30, 32], 1), ([30, 30], 1), ([0, 30, 32, DAYS], 1), ([30, 32, 34], 3), ([30, 32, 40], 2)])
def test_two_letters_alone_stand_at_both_sides_of_their_lines_and_more_above_each_other(days, rows):
    assert len({y for _, y, *_ in flags(satisfied_by_week(), days)}) == rows


@pytest.mark.parametrize("days", [[], [10], [10, 10, 10]])
def test_letters_stand_between_the_plot_and_the_title_of_its_axis_and_the_plot_keeps_its_size(days):
    layout = charts.line(satisfied_by_week(), words("fr"), events=tuple((FIRST + timedelta(days=day), f"event {day}") for day in days)).figure["layout"]
    letters = [one["yshift"] for one in layout["annotations"] if one.get("captureevents")]
    title = layout["annotations"][0]
    assert title["yanchor"] == "bottom" and (title["y"], title["yref"]) == (1, "paper")
    assert all(FLAG_REACHES - 1 <= up <= title["yshift"] - FLAG_REACHES for up in letters)
    assert layout["margin"]["t"] - title["yshift"] >= 15, "the title keeps its room"
    assert layout["height"] - layout["margin"]["t"] - layout["margin"]["b"] == HEIGHT - TOP - BOTTOM
