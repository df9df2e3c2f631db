"""Each kind of chart says what its answer says: nothing hidden is drawn, nothing clipped is lost."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest

from pages.parts import charts, shape
from pages.parts.charts import colours, svg
from pages.parts.words import words
from queries.certainty import READ_AS
from tests import sample_answers as samples
from tests.gallery import texts
from tests.sample_answers import plain

FR, EN = words("fr"), words("en")


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


def test_an_event_late_in_the_last_period_stands_on_the_axis_that_tells_it():
    late = samples.weeks()[-1] + timedelta(days=6)
    without, chart = charts.line(samples.satisfied_by_week(), EN), charts.line(samples.satisfied_by_week(), EN, events=((late, "Strike"),))
    assert any("Strike" in note for note in chart.notes)
    assert without.figure["layout"]["xaxis"]["range"][1][:10] < late.isoformat() <= chart.figure["layout"]["xaxis"]["range"][1]


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


def test_a_thin_line_is_told_of_where_one_is_drawn_alone():
    is_told = lambda chart: any(note in (EN.say("note.interval_bar"), EN.say("note.interval_dot")) for note in chart.notes)
    bare = samples.share_row(0.5, 100, channel="email") | {"satisfied_share_low": 0.5, "satisfied_share_high": 0.5}  # an interval without length
    wide = samples.share_row(0.4, 100, channel="chat")
    for draw in (charts.bars, charts.dots):
        assert not is_told(draw(samples.answer([bare], grain="channel"), EN))
        assert is_told(draw(samples.answer([bare, wide], grain="channel"), EN))
        assert not is_told(draw(samples.answer([bare, wide], grain="channel"), EN, most=1)), "the row with one is left out"
    several = [bare | {"anxious_share": 0.3, "anxious_share_low": 0.2, "anxious_share_high": 0.4}]
    assert is_told(charts.dots(samples.answer(several, grain="channel"), EN, metrics=("satisfied_share", "anxious_share")))


def test_an_interval_that_its_dot_hides_is_told_of_as_such():
    short = samples.share_row(0.5, 100, channel="email") | {"satisfied_share_low": 0.499, "satisfied_share_high": 0.501}
    wide = samples.share_row(0.4, 100, channel="chat")
    assert EN.say("note.interval_dot") in charts.dots(samples.answer([short, wide], grain="channel"), EN).notes
    assert EN.say("note.interval_bar") in charts.bars(samples.answer([short, wide], grain="channel"), EN).notes
    assert EN.say("note.interval_bar") in charts.dots(samples.answer([wide], grain="channel"), EN).notes


def test_every_mark_of_a_wait_stands_on_the_axis_or_is_told_to_have_none():
    """Answered within the minute is 0, which no logarithmic axis has; nine in ten is not reached where many still wait."""
    rows = [samples.delay_row(middle, 100, channel=channel) | {"median_minutes_low": max(middle - 5, 0), "p90_minutes": middle * 5 or None}
            for channel, middle in (("chat", 0), ("email", 3), ("form", 2000))]  # fmt: skip
    for said in (EN, FR):
        drawn = charts.dots(samples.answer(rows, grain="channel"), said, metrics=("median_minutes", "p90_minutes"))
        low, high = drawn.figure["layout"]["xaxis"]["range"]
        assert drawn.figure["layout"]["xaxis"]["type"] == "log"
        placed = [x for trace in drawn.figure["data"] for x in trace["x"] if x is not None]
        assert all(x > 0 and low - 1e-9 <= math.log10(x) <= high + 1e-9 for x in placed)
        assert sum(len(trace["x"]) for trace in drawn.figure["data"] if trace["mode"] == "markers") == 3 + 2
        assert said.say("note.zero") in drawn.notes
        assert [note for note in drawn.notes if said.say("chart.not_reached") in note and said.named("channel", "chat") in note]
    assert EN.say("note.zero") not in charts.dots(samples.delay_by_channel(), EN).notes


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


def still_subscribed(**many):
    """Curves as they are read: of each group of `n`, half leave on the day `gone`, the others are watched 300 days longer."""
    rows = [
        row for name, (n, gone) in many.items() for row in (
            {"tercile": name, "days": gone, "n_ended": n // 2, "n_open": 0}, {"tercile": name, "days": gone + 300, "n_ended": 1, "n_open": n - n // 2 - 1})
    ]  # fmt: skip
    read = READ_AS["survival"](pl.DataFrame(rows), ["tercile"]).rename({f"still_waiting_share{end}": f"waiting_share{end}" for end in ("", "_low", "_high")})
    told = samples.answer(read.to_dicts(), grain="tercile", header="-- read as: survival\n", n=200)
    return replace(told, rows=told.rows.cast(dict.fromkeys([name for name in told.rows.columns if name.startswith("waiting_share")], pl.Float64)))


def test_a_curve_is_drawn_until_few_are_watched_and_says_until_when_and_why():
    answer = still_subscribed(low=(80, 100), high=(18, 50))
    drawn = charts.survival(answer, EN)
    stops = "Drawn as long as 10 or more are still watched: most written to until 50 days and least written to until 400 days."
    assert stops in map(plain, drawn.notes) and stops in plain(drawn.alt)
    assert "Tracé tant qu'il en reste au moins 10 à suivre" in plain(" ".join(charts.survival(answer, FR).notes))
    ends = sorted(trace["x"][-1] for trace in drawn.figure["data"] if trace["mode"] == "lines")
    assert ends == [50, 400] and answer.rows.filter(tercile="high")["days"].max() == 50
    alone = charts.survival(still_subscribed(low=(80, 100)), EN)
    assert "Drawn until 400 days: beyond, fewer than 10 are still watched." in map(plain, alone.notes)


def test_a_group_too_small_for_a_curve_is_named_and_an_answer_of_such_groups_says_so():
    drawn = charts.survival(still_subscribed(low=(80, 100), high=(8, 50)), EN)
    assert "Too few for a curve, fewer than 10: most written to." in drawn.notes and len([trace for trace in drawn.figure["data"] if trace["mode"] == "lines"]) == 1
    few = charts.survival(still_subscribed(low=(8, 100), high=(8, 50)), EN)
    assert few.is_empty and few.alt == few.figure["data"][0]["text"][0] == "Too few for a curve: fewer than 10 in each."


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
