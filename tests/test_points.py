"""Differences in points: said with their sign, the unit once in the heading, the same in a table and over a bar."""

from dataclasses import replace

import polars as pl
import pytest

from pages.parts import charts, export
from pages.parts.charts.contrast import ROW
from pages.parts.words import words
from tests.test_differences_drawn import funnels


@pytest.mark.parametrize(
    ("language", "headings", "row"),
    [("fr", ["Écart (points)", "Écart, intervalle à 95 %"], ["+20", "13,1 à 26,6"]), ("en", ["Difference (points)", "Difference, 95% interval"], ["+20", "13.1 to 26.6"])],
)
def test_a_table_says_points_once_over_its_column(given, language, headings, row):
    told = export.table(funnels(given), words(language))
    said = [words(language).typeset(heading) for heading in headings]
    assert list(told.select(said).row(0)) == row


def test_a_fall_wears_its_sign_and_a_small_one_two_decimals():
    said = words("fr")
    assert [said.signed(gap, "points_alone") for gap in (-0.0897, -0.0004, 0.0, 0.02)] == ["−9", "−0,04", "0", "+2"]
    assert said.points(-0.0897) == "−9\u00a0points"


def test_the_csv_says_that_its_differences_are_fractions(given):
    text = export.csv_bytes(funnels(given), words("fr")).decode("utf-8-sig")
    assert "Écart (−1 à 1)" in text and "points" not in text


def test_an_interval_stands_nearer_to_its_own_bar_than_to_the_next_row(given):
    found = funnels(given)
    chart = charts.contrast(replace(found, rows=pl.concat([found.rows, found.rows])), words("fr"), "light", by="stage")
    layout = chart.figure["layout"]
    plot_px = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    low, high = layout["yaxis"]["range"]
    row_px = plot_px / (high - low)
    under, over = (next(abs(note["yshift"]) for note in layout["annotations"] if note.get("x") == 1 and note.get("yanchor") == side and "y" in note and note.get("yref") != "paper") for side in ("top", "bottom"))
    size = 18  # a line of text
    assert row_px - under - size - over - size > under and row_px > 0.8 * ROW
