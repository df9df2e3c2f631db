"""What holds for every chart: valid, described, in the reader's language, nothing hidden drawn, no markup from data."""

from __future__ import annotations

import json
from datetime import date

import plotly.graph_objects as go

from pages.parts import alt, charts
from pages.parts.charts import chart as parts
from pages.parts.charts import colours
from pages.parts.words import words
from tests import gallery
from tests import sample_answers as samples
from tests.gallery import texts

FR, EN = words("fr"), words("en")
GALLERY = {(language, theme): gallery.shown(language, theme) for language in ("en", "fr") for theme in ("light", "dark")}
EVERY = [chart for shown in GALLERY.values() for chart in shown]


def test_every_figure_is_valid_and_plain():
    for chart in GALLERY["en", "light"] + GALLERY["fr", "dark"]:
        json.dumps(chart.figure, allow_nan=False)
        go.Figure(chart.figure)  # raises on any attribute that Plotly does not know


def test_every_figure_holds_a_trace():
    for chart in EVERY:
        assert chart.figure["data"]  # Streamlit refuses a figure without any


def test_every_figure_stands_on_the_page_s_background_still_and_stable():
    for (_, theme), drawn in GALLERY.items():
        for chart in drawn:
            assert chart.figure["layout"]["paper_bgcolor"] == chart.figure["layout"]["plot_bgcolor"] == colours.THEMES[theme].background
    for chart in EVERY:
        layout = chart.figure["layout"]
        assert layout["dragmode"] is False and layout["uirevision"] and layout["height"] >= 40
        for name, part in layout.items():
            if name.startswith(("xaxis", "yaxis")):
                assert part["fixedrange"] is True
    assert charts.CONFIG["displayModeBar"] is False


def test_every_chart_describes_itself_within_four_hundred_characters():
    for chart in EVERY:
        assert 20 <= len(chart.alt) <= alt.LONGEST
        assert chart.title
        assert "{" not in chart.alt + "".join(chart.notes)


def test_french_charts_have_decimal_commas_and_french_months():
    for chart in GALLERY["fr", "light"]:
        for text in [*texts(chart.figure), chart.alt, *chart.notes]:
            assert not any(f"{n}%" in str(text) for n in range(10)), text
            assert " Feb" not in str(text) and "week of" not in str(text)
        for name, part in chart.figure["layout"].items():
            if name.startswith(("xaxis", "yaxis")) and part.get("visible", True) and part.get("showticklabels", True):
                assert part["tickmode"] == "array", (chart.title, name)  # nothing is left to Plotly's own locale


def test_text_from_data_is_never_read_as_markup():
    for chart in EVERY:
        for text in texts(chart.figure):
            assert "<b>Odd" not in str(text) and "<Spring>" not in str(text) and "<b>parcel" not in str(text)
    assert parts.escaped('<a href="x">&') == '&lt;a href="x"&gt;&amp;'


def test_hidden_values_are_nowhere_in_a_figure():
    rows = [samples.share_row(0.5, 100, channel="email"), samples.hidden(channel="letter") | {"satisfied_share": 0.987654}]
    answer = samples.answer(rows, grain="channel")
    for draw in (charts.bars, charts.dots):
        drawn = draw(answer, EN)
        assert "0.987" not in json.dumps(drawn.figure) and "98.8" not in drawn.alt + json.dumps(drawn.figure)
        assert any("hidden: fewer than 5" in str(text) for text in texts(drawn.figure))
        assert any("hidden" in note for note in drawn.notes) and "hidden" in drawn.alt


def test_no_figure_holds_more_than_two_thousand_points():
    rows = [samples.share_row(0.5, 100, day=date(1990, 1, 1) + i * (date(1990, 1, 2) - date(1990, 1, 1)), channel=channel)
            for channel in ("email", "chat") for i in range(4000)]  # fmt: skip
    drawn = charts.line(samples.answer(rows, grain="day, channel"), EN)
    assert sum(len(trace["x"]) for trace in drawn.figure["data"] if trace["mode"] == "lines+markers") <= parts.MOST_POINTS


def test_the_same_answer_draws_the_same_figure():
    assert charts.line(samples.satisfied_by_week(), FR) == charts.line(samples.satisfied_by_week(), FR)
