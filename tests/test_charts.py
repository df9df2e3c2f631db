"""Figures say what the answer says: nothing hidden is drawn, nothing clipped is lost, no colour is alone or too faint."""

from __future__ import annotations

import itertools
import json
import math
import tomllib
from datetime import date, timedelta
from pathlib import Path

import plotly.graph_objects as go
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.parts import alt, charts, shape
from pages.parts.charts import chart as parts
from pages.parts.charts import colours, svg
from pages.parts.charts import scale as scales
from pages.parts.finding import UnknownField, finding
from pages.parts.words import words
from tests import gallery
from tests import sample_answers as samples
from tests.sample_answers import plain

FR, EN = words("fr"), words("en")
GALLERY = {(language, theme): gallery.shown(language, theme) for language in ("en", "fr") for theme in ("light", "dark")}
EVERY = [chart for shown in GALLERY.values() for chart in shown]


def texts(figure) -> list[str]:
    """Every text a reader can see or point at in a figure."""
    found = [note["text"] for note in figure["layout"]["annotations"]]
    found += [note["hovertext"] for note in figure["layout"]["annotations"] if "hovertext" in note]
    for name, part in figure["layout"].items():
        if name.startswith(("xaxis", "yaxis")):
            found += [*part.get("ticktext", ()), part["title"]["text"]]
    for trace in figure["data"]:
        for held in (trace, trace.get("node", {}), trace.get("link", {})):
            for key in ("text", "hovertext", "customdata", "label"):
                values = held.get(key) or []
                found += itertools.chain.from_iterable(v if isinstance(v, list) else [v] for v in values)
    return found


# Colours


def test_text_stands_out_at_four_and_a_half_to_one_on_both_backgrounds():
    for theme in colours.THEMES.values():
        for ground in (theme.background, theme.surface):
            for ink in (theme.ink, theme.muted, theme.accent, theme.good, theme.bad):
                assert colours.contrast(ink, ground) >= 4.5, (ink, ground)


def test_marks_stand_out_at_three_to_one_on_both_backgrounds():
    for theme in colours.THEMES.values():
        for mark, ground in itertools.product((*theme.series, theme.grey, theme.axis), (theme.background, theme.surface)):
            assert colours.contrast(mark, ground) >= 3, (mark, ground, colours.contrast(mark, ground))


def test_contrast_is_that_of_the_guidelines():
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the well-known near miss


def linear(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def seen(colour, eye):
    """OKLab coordinates of a colour as an eye sees it (Machado, Oliveira and Fernandes 2009, severity 1)."""
    matrix = {
        "all": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    }[eye]
    rgb = linear(colour)
    r, g, b = (max(0.0, sum(weight * c for weight, c in zip(row, rgb, strict=True))) for row in matrix)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def apart(one, other, eye):
    return sum((a - b) ** 2 for a, b in zip(seen(one, eye), seen(other, eye), strict=True)) ** 0.5


@pytest.mark.parametrize("eye", ["all", "no green", "no red"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_series_stay_apart_for_every_eye(theme, eye):
    # In OKLab 0.02 is just noticeable side by side: six series keep five times that, ten keep four.
    series = colours.THEMES[theme].series
    assert min(apart(a, b, eye) for a, b in itertools.combinations(series[:6], 2)) >= 0.10
    assert min(apart(a, b, eye) for a, b in itertools.combinations(series, 2)) >= 0.08


@pytest.mark.parametrize("eye", ["all", "no green", "no red"])
def test_good_and_bad_stay_apart_for_every_eye(eye):
    for theme in colours.THEMES.values():
        assert apart(theme.good, theme.bad, eye) >= 0.10


def test_shades_of_more_are_even_steps_in_one_direction():
    for theme in colours.THEMES.values():
        levels = [seen(shade, "all")[0] for shade in theme.sequential]
        assert levels in (sorted(levels), sorted(levels, reverse=True))
        assert all(colours.contrast(colours.readable_on(shade), shade) >= 4.5 for shade in theme.sequential)


def test_the_app_theme_has_the_charts_colours():
    settings_ = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))
    for name, theme in colours.THEMES.items():
        told = settings_["theme"][name]
        assert told["backgroundColor"] == theme.background
        assert told["secondaryBackgroundColor"] == theme.surface
        assert (told["textColor"], told["primaryColor"]) == (theme.ink, theme.accent)
        assert tuple(told["chartCategoricalColors"]) == theme.series
        assert tuple(told["chartSequentialColors"]) == theme.sequential
        assert tuple(told["chartDivergingColors"]) == theme.diverging
        for key, colour in told.items():
            if key.endswith("TextColor") or key == "linkColor":
                assert colours.contrast(colour, theme.background) >= 4.5, key


def test_the_app_reaches_no_other_host():
    text = Path(".streamlit/config.toml").read_text(encoding="utf-8")
    assert "http" not in text
    told = tomllib.loads(text)
    assert told["browser"]["gatherUsageStats"] is False
    assert told["client"]["showErrorLinks"] is False


def test_a_name_keeps_its_colour_whatever_the_order():
    names = ["phone", "chat", "email"]
    assert colours.assigned(names, "light") == colours.assigned(sorted(names), "light")


def test_no_two_of_thirty_names_look_the_same():
    styles = colours.assigned([f"name {i:02}" for i in range(30)], "dark")
    assert len(set(styles.values())) == 30


# Every chart


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


# Each kind


def strokes(chart):
    return [trace for trace in chart.figure["data"] if trace.get("mode") == "lines+markers"]


def test_a_line_breaks_where_a_value_is_hidden_and_dots_its_running_period():
    drawn = charts.line(samples.satisfied_by_week(), EN)
    running, solid = strokes(drawn)
    assert solid["y"][4] is None and solid["connectgaps"] is False
    assert running["line"]["dash"] == "dot" and len(running["x"]) == 2
    assert solid["x"][-1] == running["x"][0] == "2026-03-23"  # the running part hangs on the last complete week
    assert solid["marker"]["symbol"][8] == "circle-open"  # n = 17
    assert any(trace.get("fillpattern") for trace in drawn.figure["data"])
    assert any("not seen whole" in note for note in drawn.notes)


def test_a_first_week_cut_short_is_dotted_at_its_own_end():
    rows = [samples.share_row(0.5 + 0.02 * i, 100, week=week) for i, week in enumerate(samples.weeks(8))]
    rows[0] |= {"is_incomplete": True}
    rows[7] |= {"is_incomplete": True}
    drawn = charts.line(samples.answer(rows, grain="week"), EN)
    dotted = [trace["x"] for trace in strokes(drawn) if trace["line"]["dash"] == "dot"]
    assert dotted == [["2026-01-05", "2026-01-12"], ["2026-02-16", "2026-02-23"]]
    hatched = [trace for trace in drawn.figure["data"] if trace.get("fillpattern")]
    assert len(hatched) == 2 and hatched[0]["x"][1] < "2026-01-12" < hatched[1]["x"][0]


def test_the_ribbon_of_a_line_breaks_with_it():
    ribbon = next(trace for trace in charts.line(samples.satisfied_by_week(), EN).figure["data"] if trace.get("fill") == "toself"
                  and "fillpattern" not in trace)  # fmt: skip
    # Weeks 1-4, a gap, then 6-12 (the running one has its own interval and follows): polygons closed by a None each.
    assert ribbon["x"].count(None) == 2
    assert ribbon["x"].index(None) == 8  # four weeks there and back


def test_lines_are_named_at_their_ends_without_touching():
    drawn = charts.line(samples.satisfied_by_week_and_channel(), EN)
    names = [note for note in drawn.figure["layout"]["annotations"] if note.get("x") == 1]
    assert len(names) == 4
    places = sorted(note["yshift"] for note in names)
    assert all(after - before >= 16.9 for before, after in itertools.pairwise(places))
    assert len({(trace["line"]["color"], trace["line"]["dash"]) for trace in strokes(drawn) if trace["line"]["dash"] != "dot"}
               ) >= 3  # fmt: skip


def test_events_out_of_the_period_are_left_out():
    inside, outside = (date(2026, 2, 4), "Strike"), (date(2024, 2, 4), "Old")
    drawn = charts.line(samples.satisfied_by_week(), EN, events=(inside, outside))
    assert [note for note in drawn.notes if "Strike" in note] and not [note for note in drawn.notes if "Old" in note]


def test_bars_are_sorted_and_start_at_zero():
    drawn = charts.bars(samples.delay_by_channel(), EN)
    bar = drawn.figure["data"][0]
    shown = [x for x in bar["x"] if x is not None]
    assert shown == sorted(shown, reverse=True) and bar["x"][-1] is None
    assert drawn.figure["layout"]["xaxis"]["range"][0] == 0
    assert "n = 1,240" in plain(drawn.figure["layout"]["yaxis"]["ticktext"][0])
    assert bar["marker"]["color"][1] == colours.LIGHT.grey  # social: n = 22


def test_bars_in_the_given_order_keep_it():
    rows = [samples.share_row(value, 100, step=step) for step, value in (("first", 0.2), ("second", 0.9), ("third", 0.5))]
    drawn = charts.bars(samples.answer(rows, grain="step"), EN, order="given")
    assert drawn.figure["data"][0]["x"] == [0.2, 0.9, 0.5]


def test_a_sixty_character_name_is_shortened_beside_its_bar_and_whole_in_the_hover():
    name = "Refund not received after the announced delay of ten days"
    drawn = charts.bars(samples.satisfied_by_long_name(), EN)
    beside = [note["text"] for note in drawn.figure["layout"]["annotations"] if note["text"].startswith("Refund")]
    assert beside and "…" in beside[0]
    whole = [str(text).replace("<br>", " ") for text in drawn.figure["data"][0]["hovertext"]]
    assert any(name in text for text in whole)


def test_dots_join_before_and_after():
    drawn = charts.dots(samples.before_and_after(), EN, split="moment")
    joined = drawn.figure["data"][0]
    assert joined["mode"] == "lines" and joined["x"].count(None) == 4
    assert any("○" in note["text"] and "●" in note["text"] for note in drawn.figure["layout"]["annotations"])


def test_delays_that_differ_a_lot_get_a_logarithmic_axis_that_says_so():
    drawn = charts.dots(samples.delay_by_channel(), EN)
    assert drawn.figure["layout"]["xaxis"]["type"] == "log"
    assert any("logarithmic" in note for note in drawn.notes)
    assert charts.dots(samples.delay_by_channel(), EN, log=False).figure["layout"]["xaxis"]["type"] == "linear"


def test_curves_of_waiting_are_steps_that_never_rise():
    drawn = charts.survival(samples.still_waiting(), EN, marks=(60, 1440))
    curves = [trace for trace in drawn.figure["data"] if trace.get("line", {}).get("shape") == "hv"]
    assert len(curves) == 3
    for curve in curves:
        assert curve["y"] == sorted(curve["y"], reverse=True)
    assert {"1 h", "1 day"} <= set(map(plain, drawn.figure["layout"]["xaxis"]["ticktext"]))
    assert drawn.figure["layout"]["yaxis"]["range"] == [0, 1]


def test_a_heatmap_keeps_hours_and_weekdays_in_order_and_blanks_what_is_hidden():
    drawn = charts.heat(samples.messages_by_hour_and_weekday(), FR)
    heat = drawn.figure["data"][0]
    assert len(heat["z"]) == 7 and all(len(line) == 24 for line in heat["z"])
    assert heat["z"][0][0] is None and heat["z"][0][14] == 9  # 14 h on a Monday is the fullest shade
    assert drawn.figure["layout"]["yaxis"]["ticktext"][0] == "Lun."


def test_the_ink_of_a_heatmap_cell_can_be_read_on_it():
    for theme in ("light", "dark"):
        shades = colours.THEMES[theme].sequential
        drawn = charts.heat(samples.worry_by_reason_and_channel(), EN, theme)
        heat, writing = drawn.figure["data"]
        for x, y, text, ink in zip(*(writing[k] for k in ("x", "y", "text")), writing["textfont"]["color"], strict=True):
            if text != "·":
                assert colours.contrast(ink, shades[heat["z"][y][x]]) >= 4.5


def test_a_group_hidden_as_a_whole_has_its_row_in_a_heatmap_but_no_column():
    rows = [samples.share_row(0.5, 90, channel="email", after_minutes=60), samples.hidden(channel="letter", after_minutes=None)]
    drawn = charts.heat(samples.answer(rows, grain="channel"), EN)
    assert drawn.figure["layout"]["xaxis"]["ticktext"] == ["1\u00a0h"]
    assert any(text == "hidden: fewer than 5" for text in texts(drawn.figure))


def test_stacked_parts_of_a_bar_make_a_whole():
    drawn = charts.stacked(samples.reasons_by_channel(10), EN)
    for row in range(3):
        assert sum(trace["x"][row] or 0 for trace in drawn.figure["data"]) == pytest.approx(1)
    assert len(drawn.figure["data"]) == 8  # seven parts and the rest


@pytest.mark.parametrize("steps", [1, 3])
def test_a_flow_loses_nobody(steps):
    answer = samples.steps_after_contact(steps)
    drawn = charts.sankey(answer, EN)
    shown = answer.rows.filter(~pl.col("is_hidden"))["customers"].sum()
    assert sum(drawn.figure["data"][0]["link"]["value"]) == shown


def test_a_flow_keeps_few_nodes_a_step_with_other_and_end():
    drawn = charts.sankey(samples.steps_after_contact(1), EN, top=4)
    said = " ".join(map(str, drawn.figure["data"][0]["node"]["customdata"]))
    assert "Other" in said and "End" in said
    assert len(drawn.figure["data"][0]["node"]["label"]) == 5 + 4 + 2


def test_a_concentration_curve_tells_what_the_top_tenth_holds():
    # The curve is x to the power 3.2: the first nine tenths hold 0.9 ** 3.2 = 71.4 %, so the top tenth 28.6 %.
    drawn = charts.lorenz(samples.spending_shared(), EN)
    assert "28.6%" in drawn.alt


def parts_by_month(months):
    return samples.answer([{"month": month, "part": part, "n": 40} for month in months for part in ("yes", "no")], grain="month, part")


def test_an_event_stands_beside_the_bar_of_its_month_and_is_said():
    events = ((date(2026, 5, 31), "Price"), (date(2026, 2, 28), "Before"), (date(2026, 4, 1), "Strike"), (date(2026, 4, 30), "Law"))
    drawn = charts.stacked(parts_by_month([date(2026, month, 1) for month in (3, 4, 5)]), EN, metric="n", events=events)
    flags = {note["y"]: note["text"] for note in drawn.figure["layout"]["annotations"] if note.get("xref") == "paper" and note.get("x") == 1}
    assert flags == {-1.0: "A B", -2.0: "C"}
    assert "Price" in "".join(drawn.notes) and "Before" not in "".join(drawn.notes)
    assert "Price" in next(note["hovertext"] for note in drawn.figure["layout"]["annotations"] if note.get("text") == "C")


def test_the_small_vector_trend_has_an_event_after_its_last_point():
    weeks = samples.satisfied_by_week()
    marks = ((weeks.scope.start + timedelta(days=20), "A"), (weeks.scope.end - timedelta(days=1), "B"), (weeks.scope.end + timedelta(days=40), "C"))
    drawn = svg.trend(weeks, EN, shape.measure(weeks, None), marks=marks)
    assert drawn.count("stroke-dasharray") == 2 and ">B</text>" in drawn and ">C</text>" not in drawn


def test_months_beyond_what_a_chart_holds_are_the_oldest():
    named = charts.stacked(parts_by_month([date(2024 + at // 12, at % 12 + 1, 1) for at in range(14)]), EN, metric="n", most=12).figure["layout"]["yaxis"]["ticktext"]
    assert len(named) == 12 and "Mar 2024" in named[0].replace("March", "Mar") and "2025" in named[-1]


def test_slopes_are_named_with_both_values():
    drawn = charts.slope(samples.before_and_after(), EN)
    assert "chat: 50% then 66%." in drawn.alt
    assert len([note for note in drawn.figure["layout"]["annotations"] if note.get("xanchor") == "right"]) == 4


def test_a_persons_lanes_tell_who_spoke():
    drawn = charts.lanes(samples.life_of_a_person(), EN, what="said")
    email = next(trace for trace in drawn.figure["data"] if len(trace["x"]) == 22)
    assert colours.LIGHT.background in email["marker"]["color"]  # hollow: ours
    assert drawn.alt.startswith("Timeline, 32 events")


def test_a_histogram_says_its_bins_as_spans():
    drawn = charts.histogram(samples.replies_by_delay(), EN)
    assert "0–15 min" in plain(drawn.figure["data"][0]["hovertext"][0])


def test_an_answer_without_dates_is_refused_a_line():
    with pytest.raises(shape.NothingToDraw, match="no dates"):
        charts.line(samples.delay_by_channel(), EN)


def test_an_answer_whose_values_are_all_hidden_says_so_in_words():
    drawn = charts.line(samples.answer([samples.hidden(week=samples.weeks()[0])], grain="week"), FR)
    assert drawn.is_empty and any("Trop peu pour montrer" in text for text in texts(drawn.figure))


# Titles


def test_a_title_states_the_finding_when_the_numbers_carry_it():
    assert plain(finding(samples.delay_by_channel(), EN)) == "Chat answers fastest: median 12 min; e-mail slowest: 6 h 40 min"
    # social (n = 22) and letter (hidden) are never named


def test_a_title_claims_nothing_where_intervals_overlap():
    rows = [samples.share_row(0.50, 40, channel="email"), samples.share_row(0.52, 40, channel="chat")]
    header = "-- title.en: {best_label} is best\n-- title.fr: {best_label} est le meilleur\n"
    assert finding(samples.answer(rows, grain="channel", header=header), EN) == "How long do customers wait for a human?"


def test_a_title_with_an_unknown_field_names_the_nearest():
    header = "-- title.en: {bestt_label}\n-- title.fr: {bestt_label}\n"
    with pytest.raises(UnknownField, match="best_label"):
        finding(samples.answer([samples.share_row(0.5, 40, channel="email")], grain="channel", header=header), EN)


def test_a_name_breaks_between_words_and_never_inside_one():
    assert [parts.wrapped("en croissance", width) for width in (11, 7)] == [["en", "croissance"], ["en", "croiss…"]]


# Scales


@given(
    st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=20),
    st.sampled_from(["share", "count", "minutes", "days", "money", None]),
)
@settings(max_examples=60, deadline=None)
def test_a_scale_holds_all_its_values_between_few_round_ticks(values, unit):
    scale = scales.scale(EN, values, unit)
    assert scale.low <= min(values) and scale.high >= max(values) * 0.999999
    assert 2 <= len(scale.ticks) <= 9 and len(scale.ticks) == len(scale.texts)
    assert list(scale.ticks) == sorted(set(scale.ticks))


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_labels_moved_apart_never_touch_and_keep_their_order(places):
    moved = parts.spread_apart(places, 17, 0, 300)
    ranked = sorted(range(len(places)), key=lambda i: places[i])
    in_order = [moved[i] for i in ranked]
    assert all(after - before >= 16.99 for before, after in itertools.pairwise(in_order))
    if len(places) * 17 <= 300:
        assert all(-0.01 <= place <= 300.01 for place in moved)


def test_times_marked_on_an_axis_never_run_into_one_another_on_a_phone():
    drawn = charts.survival(samples.still_waiting(), EN, marks=(60, 240, 1440, 4320))
    axis = drawn.figure["layout"]["xaxis"]
    low, high = axis["range"]
    rows = {True: [], False: []}  # on the axis, or one line below
    for tick, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        rows[text.startswith("<br>")].append(((math.log10(tick) - low) / (high - low) * scales.PHONE, text[4:] if "<" in text else text))
    for row in rows.values():
        for (one, text), (other, more) in itertools.pairwise(row):
            assert other - one >= (len(text) + len(more)) * 3
    assert {"1 h", "4 h", "1 day", "3 days"} <= {plain(text) for row in rows.values() for _, text in row}
    assert len(drawn.figure["layout"]["shapes"]) == 4  # every mark keeps its line


def test_time_ticks_stand_on_the_data_and_say_each_year_once():
    ticks, said = scales.time_ticks(EN, samples.weeks(60, date(2025, 6, 2)), "week")
    assert len(ticks) <= 5 and ticks[0] == "2025-06-02"
    assert sum("2025" in text for text in said) == 1 and sum("2026" in text for text in said) == 1
