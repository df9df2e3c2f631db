"""Charts of journeys: readable with many steps and long names, every column whole, names harmless, colours kept."""

import itertools
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from pages.parts import charts, shape
from pages.parts.charts import svg
from pages.parts.charts.chart import both_ends
from pages.parts.charts.colours import Worn, kept, palette, swatch
from pages.parts.charts.flow import LINE, THICK
from pages.parts.finding import finding
from pages.parts.journey_choices import FAMILIES, NO_STEP
from pages.parts.words import words
from queries import ask
from queries.patterns import expression, read
from queries.scope import Scope
from tests import sample_answers as samples
from tests.journey_steps import a_path

EVER = Scope(date(1990, 1, 1), date(2100, 1, 1))
START = datetime(2026, 1, 5, tzinfo=UTC)


def many(given, kinds=200, people=1200, length=60):
    """People with five steps each among many kinds with long names."""
    rows = []
    for person in range(people):
        for place in range(5):
            at = START + timedelta(days=place)
            step = f"<b>step {(person * 7 + place * 13) % kinds:03d}</b> ".ljust(length, "x")
            rows.append({
                "customer_id": f"p{person:04d}", "person_no": person + 1, "place": place + 1, "occurred_at": at, "occurred_on": at.date(), "step": step, "step_group": step, "direction": "in",
                "world": "screen", "channel": "web", "source_system": "test", "lot": 0,
            })  # fmt: skip
    frame = pl.DataFrame(rows)
    given.fill(journey_steps=rows[:1])
    given.connection.register("many_steps", frame)
    given.connection.execute("insert into journey_steps by name select * replace (cast(occurred_at as timestamptz) as occurred_at) from many_steps")
    given.connection.unregister("many_steps")
    return ask("journey_flow", EVER, given)


@pytest.fixture
def answer(given):
    return many(given)


def test_two_hundred_kinds_of_steps_leave_few_to_read(answer):
    chart = charts.flow(answer, words("fr"))
    columns = {}
    for place, step in chart.figure["data"][1]["customdata"]:
        columns.setdefault(place, []).append(step)
    assert max(len(steps) for steps in columns.values()) <= 6 + 4  # the largest six, other, end, running, too few
    labels = [note["text"] for note in chart.figure["layout"]["annotations"]]
    assert all("<b>step" not in label for label in labels), "a name is data, not markup"
    assert max(len(line) for label in labels for line in label.split("<br>")) < 60


@pytest.mark.parametrize("metric", ["share_of_started", "share_of_everyone"])
def test_every_column_holds_all_journeys(answer, metric):
    chart = charts.flow(answer, words("en"), metric=metric)
    nodes = chart.figure["data"][1]
    totals = {}
    for (place, _), text in zip(nodes["customdata"], nodes["hovertext"], strict=True):
        n = int("".join(sign for sign in text.rsplit("=", 1)[1] if sign.isdigit()))
        totals[place] = totals.get(place, 0) + n
    assert set(totals.values()) == {answer.n}


def test_links_stay_between_their_columns(answer):
    chart = charts.flow(answer, words("en"))
    for drawn in chart.figure["layout"]["shapes"]:
        if drawn["type"] == "rect":
            assert 0 <= drawn["y0"] <= drawn["y1"] <= 1.001


def test_an_answer_without_rows_is_a_quiet_sentence(given):
    given.fill()
    assert charts.flow(ask("journey_flow", EVER, given), words("en")).is_empty


def test_names_that_begin_alike_are_told_apart_and_do_not_cover_one_another(answer):
    layout = charts.flow(answer, words("en")).figure["layout"]
    named = [note for note in layout["annotations"] if note.get("xanchor") == "left" and note["showarrow"] is False and "yref" not in note]
    line = LINE / (layout["height"] - layout["margin"]["t"] - layout["margin"]["b"])
    for column in {note["x"] for note in named}:
        mine = sorted((note["y"], note["text"].count("<br>") + 1) for note in named if note["x"] == column)
        for (above, above_lines), (below, below_lines) in itertools.pairwise(mine):
            assert below - above >= line * (above_lines + below_lines) / 2 * 0.9


def test_a_name_too_long_keeps_its_beginning_and_its_end():
    assert both_ends("Refund of an article that came late, number 12", 16, 2) == ["Refund of an", "…late, number 12"]
    assert both_ends("Refund of an article that came late, number 12", 15) == ["Refund…mber 12"]
    assert both_ends("Refund", 16, 2) == ["Refund"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_two_families_of_steps_wear_the_same_whatever_stands_beside_them(theme):
    families = [family for group in FAMILIES for family in group]
    worn = {family: kept(family, theme, FAMILIES) for family in families}
    assert len(families) == 18 and len(set(worn.values())) == 18
    assert len({one.colour for one in worn.values()}) == len(FAMILIES) == 10
    theirs = kept("a step of their own", theme, FAMILIES)
    assert theirs not in worn.values() and theirs == kept("a step of their own", theme)
    assert len({swatch(one) for one in (*worn.values(), theirs)}) == 19


@pytest.mark.parametrize(("form", "shapes", "full"), [("full", 1, 1.0), ("half", 2, 0.5), ("core", 2, 0.34), ("ruled", 3, 0.66)])
def test_a_steps_bar_is_filled_as_its_square_is(answer, form, shapes, full):
    layout = charts.flow(answer, words("en"), wears=lambda step, theme: Worn("#123456", form)).figure["layout"]
    first = [drawn for drawn in layout["shapes"] if drawn["type"] == "rect" and "#123456" in (drawn["fillcolor"], drawn["line"]["color"])]
    mine = [drawn for drawn in first if (drawn["y0"], int(drawn["x0"])) == (first[0]["y0"], int(first[0]["x0"]))]
    assert len(mine) == shapes
    assert sum(drawn["x1"] - drawn["x0"] for drawn in mine if drawn["fillcolor"] == "#123456") / THICK == pytest.approx(full)


def test_flow_matrix_funnel_and_timeline_show_a_step_in_the_same_colour(given):
    rows = [row for person in range(20) for row in (
        {"customer_id": f"p{person}", "place": 1, "occurred_at": START, "occurred_on": START.date(), "step": "order", "step_group": "order", "direction": "in", "channel": "web"},
        {"customer_id": f"p{person}", "place": 2, "occurred_at": START + timedelta(days=1), "occurred_on": START.date() + timedelta(days=1), "step": "question", "step_group": "question", "direction": "in", "channel": "web"},
    )]  # fmt: skip
    given.fill(journey_steps=[*rows, *(rows[0] | {"customer_id": f"last{place}", "occurred_at": START + timedelta(days=200), "occurred_on": START.date() + timedelta(days=200)} for place in range(5))])
    wears = lambda step, theme: None if step in NO_STEP else kept(step, theme, FAMILIES)
    worn = wears("question", "light")
    wanted = worn.colour
    flow = charts.flow(ask("journey_flow", EVER, given), words("en"), wears=wears).figure["layout"]
    assert wanted in {drawn["fillcolor"] for drawn in flow["shapes"]}
    matrix = charts.heat(ask("journey_matrix", EVER, given), words("en"), metric="share_of_started", across="step_no", down="what_step", wears=wears)
    funnel = charts.bars(ask("journey_funnel", EVER, given, stage_1="order", stage_2="question"), words("en"), metric="share_of_first", by="stage", order="given", wears=wears)
    for chart in (matrix, funnel):
        assert any(text.startswith(f'<span style="color:{wanted}">') for text in chart.figure["layout"]["yaxis"]["ticktext"])
    told = ask("person_timeline", EVER, given, person="p1")
    lanes = charts.lanes(replace(told, rows=told.rows.with_columns(pl.lit(wanted).alias("paint"), pl.lit(worn.form).alias("form"))), words("en"), when="occurred_at", what="step", worn="paint", formed="form")
    assert {colour for mark in lanes.figure["data"] for colour in mark["marker"]["line"]["color"]} == {wanted}


def test_an_event_stands_beside_the_row_of_its_month_in_a_heat_map(given):
    months = [date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)]
    answer = samples.answer([{"month": month, "day_of_month": day, "n": 40} for month in months for day in (1, 2)], grain="month, day_of_month")
    drawn = charts.heat(answer, words("en"), metric="n", across="day_of_month", down="month", events=((date(2026, 4, 9), "Strike"), (date(2025, 1, 1), "Before")))
    flags = {note["y"]: note["text"] for note in drawn.figure["layout"]["annotations"] if note.get("xref") == "paper" and note.get("x") == 1}
    assert flags == {1: "A"}
    assert "Strike" in " ".join(drawn.notes) and "Before" not in " ".join(drawn.notes)


def test_the_latest_value_of_a_small_trend_stands_at_its_point_and_over_an_event_after_it():
    weeks = samples.satisfied_by_week()
    drawn = svg.trend(weeks, words("en"), shape.measure(weeks, None), marks=((weeks.scope.end - timedelta(days=1), "B"),))
    ((point, value, outline),) = re.findall(r'<circle cx="([\d.]+)"[^>]*/><text x="([\d.]+)" y="[\d.]+" font-size="11" ([^>]*)>', drawn)
    assert float(value) - float(point) == pytest.approx(7, abs=0.2)
    assert drawn.index('<line x1="') < drawn.index("<circle") and 'paint-order="stroke"' in outline


def test_the_letters_of_neighbouring_days_stand_side_by_side_over_a_small_trend():
    weeks = samples.satisfied_by_week()
    marks = tuple((weeks.scope.start + timedelta(days=day), letter) for day, letter in ((20, "A"), (21, "B"), (21, "C")))
    drawn = svg.trend(weeks, words("en"), shape.measure(weeks, None), marks=marks)
    places = [float(x) for x in re.findall(r'<text x="([\d.]+)" y="[\d.]+" font-size="8"', drawn)]
    assert len(places) == 3 and min(after - before for before, after in itertools.pairwise(places)) >= 7


@pytest.mark.parametrize(("better", "worst", "best"), [("higher", 0, 9), ("lower", 9, 0)])
def test_cells_on_both_sides_of_zero_are_shaded_from_bad_to_good_around_it(better, worst, best):
    rows = [{"source": source, "target": target, "change": value, "n": 40} for source, target, value in (("a", "b", -0.5), ("b", "a", 0.1), ("a", "a", -0.02), ("b", "b", 0.5))]
    answer = samples.answer(rows, grain="source, target")
    answer = replace(answer, columns=answer.columns | {"change": samples.Column("change", {"en": "Change"}, "score", better)})
    drawn = charts.heat(answer, words("en"), metric="change", across="target", down="source").figure["data"][0]
    shade = {value: drawn["z"][place // 2][place % 2] for place, value in enumerate((-0.02, -0.5, 0.1, 0.5))}
    ramp = drawn["colorscale"][::2]
    assert (ramp[0][1], ramp[-1][1]) == ((palette("light").diverging[worst], palette("light").diverging[best]))
    assert shade == {-0.5: 0, -0.02: 4, 0.1: 6, 0.5: 9}, "as far on either side of zero, whichever side reaches further"


@pytest.mark.parametrize(("running", "told"), [(60, "Follow the pattern: 66.7% in February 2026, no clear change since January 2026"), (0, "Follow the pattern: 66.7% in January 2026, 16.7% in March 2026")])
def test_a_month_whose_journeys_still_run_is_no_finding(given, running, told):
    # 40 of 60 follow a with b in January and in February; in March 10 of 60 do so far, and their last step is within 30 days of the end of the data, or long before it
    rows = [row for month, day, many in (("jan", 0, 40), ("feb", 31, 40), ("mar", 60, 10)) for place in range(60) for row in a_path(f"{month}{place:02}", (day, "a"), *([(day + 1, "b")] if place < many else []))]
    rows += a_path("late", (89 if running else 150, "z"))
    given.fill(journey_steps=rows)
    answer = ask("pattern_by_month", Scope(date(2026, 1, 1), date(2026, 4, 1)), given, fine=1, codes="a|b", expression=expression(read("a -> b", {"a": frozenset("a"), "b": frozenset("b")}), ["a", "b"]))
    assert answer.rows["is_incomplete"].to_list() == [False, False, running > 0]
    assert " ".join(finding(answer, words("en"), "share_of_everyone").split()) == told
