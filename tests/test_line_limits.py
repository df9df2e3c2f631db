"""A limit drawn across a line chart is named where no event's flag stands."""

from datetime import date

import pytest
import sample_answers as samples

from pages.parts import charts
from pages.parts.words import words

FLAG_REACHES = 10
"""Pixels of an event's flag below the top of the plot, on which it is centred: half of 14 for its letter, 4 of padding and 2 of border."""


@pytest.mark.parametrize("limit", [0.95, 1.0, 0.6])
def test_the_name_of_a_limit_begins_below_the_flags(limit):
    answer = samples.satisfied_by_week()
    chart = charts.line(answer, words("en"), limits=(limit,), events=((date(2026, 1, 6), "Sale"),))
    layout = chart.figure["layout"]
    (name,) = (note for note in layout["annotations"] if "limit" in str(note.get("text")))
    low, high = layout["yaxis"]["range"]
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    begins = (high - name["y"]) / (high - low) * plot - name["yshift"]
    assert begins >= FLAG_REACHES
    assert name["yshift"] == 0 or (high - name["y"]) / (high - low) * plot < FLAG_REACHES + 5, "only what stands at the top is moved"
