"""Two groups side by side: what is looked for, how many times, and how the difference and its interval are drawn."""

from dataclasses import replace

import plotly.graph_objects as go
import polars as pl
import pytest

from pages.parts import charts
from pages.parts.charts.contrast import FINE, THICK
from pages.parts.words import words
from queries import ask
from queries.differences import set_side_by_side
from tests.journey_steps import EVER, a_path


def funnels(given):
    """Of 400 even people who ordered 240 asked, of 400 odd ones 160; the answer came to half of each."""
    rows = []
    for segment, asked in (("even", 240), ("odd", 160)):
        for place in range(400):
            steps = [(0, "order"), *([(1, "ask")] if place < asked else []), *([(2, "answer")] if place < asked // 2 else [])]
            rows += a_path(f"{segment}{place}", *steps, segment=segment)
    rows += a_path("late", (60, "end of the data"))
    given.fill(journey_steps=rows)
    sides = [ask("journey_funnel", EVER.narrowed("segment", name), given, stage_1="order", stage_2="ask", stage_3="answer") for name in ("even", "odd")]
    return set_side_by_side(*sides, "share_of_first", (("Even", "Pairs"), ("Odd", "Impairs")))


def test_the_first_stage_of_a_funnel_is_no_difference_looked_for(given):
    found = funnels(given)
    assert found.rows.select("stage_no", "stage").rows() == [(2, "ask"), (3, "answer")]
    # Newcombe by hand for 240/400 and 160/400: Wilson 0.5513 to 0.6468 and 0.3532 to 0.4487; 0.2 - sqrt(0.0487^2 + 0.0487^2), 0.2 + sqrt(0.0468^2 + 0.0468^2)
    assert found.rows.row(0, named=True)["share_difference"] == pytest.approx(0.2)
    assert (found.rows["share_difference_low"][0], found.rows["share_difference_high"][0]) == pytest.approx((0.1312, 0.2662), abs=1e-3)


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("fr", "dark")])
def test_a_difference_is_a_bar_as_long_as_its_interval_thick_where_it_stands(given, language, theme):
    found = funnels(given)
    chance = found.rows.with_columns(pl.when(pl.col("stage_no") == 3).then(pl.lit("same")).otherwise("share_verdict").alias("share_verdict"))
    chart = charts.contrast(replace(found, rows=chance), words(language), theme, by="stage")
    go.Figure(chart.figure)
    right = [mark for mark in chart.figure["data"] if mark.get("xaxis") == "x2"]
    bars = {mark["line"]["width"]: mark["x"] for mark in right if mark["mode"] == "lines"}
    for place, width in ((0, THICK), (1, FINE)):
        assert bars[width] == [chance["share_difference_low"][place], chance["share_difference_high"][place], None]
    middles = next(mark for mark in right if mark["mode"] == "markers")
    assert middles["x"] == chance["share_difference"].to_list()
    interval = words(language).interval(chance["share_difference_low"][0], chance["share_difference_high"][0], "points")
    assert interval in middles["hovertext"][0] and interval in chart.alt
    said = [note["text"] for note in chart.figure["layout"]["annotations"] if note.get("x") == 1]
    # and for 120/400 and 80/400: Wilson 0.2571 to 0.3466 and 0.1637 to 0.2420; 0.1 - sqrt(0.0429^2 + 0.0420^2), 0.1 + sqrt(0.0466^2 + 0.0363^2)
    assert said[1:] == ["<b>+20</b>", {"en": "13.1 to 26.6", "fr": "13,1 à 26,6"}[language], "+10", {"en": "4 to 15.9", "fr": "4 à 15,9"}[language]]


def test_a_hidden_difference_is_neither_drawn_nor_told(given):
    found = funnels(given)
    names = [name for name in found.rows.columns if name.startswith(("first_", "second_", "share_"))]
    hidden = found.rows.with_columns(pl.when(pl.col("stage_no") == 3).then(None).otherwise(name).alias(name) for name in names).with_columns((pl.col("stage_no") == 3).alias("is_hidden"))
    chart = charts.contrast(replace(found, rows=hidden), words("en"), by="stage")
    assert len(next(mark for mark in chart.figure["data"] if mark.get("xaxis") == "x2" and mark["mode"] == "markers")["x"]) == 1
    assert words("en").say("chart.hidden") in [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert words("en").say("alt.hidden", n=1) in chart.alt
