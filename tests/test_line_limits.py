"""A limit drawn across a line chart is named where no event's flag stands."""

from datetime import date

import pytest
import sample_answers as samples

from pages.parts import charts
from pages.parts.words import words


@pytest.mark.parametrize("limit", [0.95, 1.0, 0.6])
def test_the_name_of_a_limit_hangs_from_it_inside_the_plot_and_the_flags_stand_over_the_plot(limit):
    chart = charts.line(samples.satisfied_by_week(), words("en"), limits=(limit,), events=((date(2026, 1, 6), "Sale"),))
    layout = chart.figure["layout"]
    (name,) = (note for note in layout["annotations"] if "limit" in str(note.get("text")))
    (flag,) = (note for note in layout["annotations"] if note.get("captureevents"))
    assert name["y"] <= layout["yaxis"]["range"][1] and (name["yanchor"], name.get("yshift", 0)) == ("top", 0)
    assert flag["y"] == 1 and flag["yref"] == "paper" and flag["yshift"] > 0
