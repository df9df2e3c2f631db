"""The flow chart: readable with many steps and long names, every column whole, names harmless."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pages.parts import charts
from pages.parts.words import words
from queries import ask
from queries.scope import Scope

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
                "customer_id": f"p{person:04d}", "place": place + 1, "occurred_at": at, "occurred_on": at.date(), "step": step, "step_group": step, "direction": "in",
                "world": "screen", "channel": "web", "source_system": "test",
            })  # fmt: skip
    import polars as pl

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
    for shape in chart.figure["layout"]["shapes"]:
        if shape["type"] == "rect":
            assert 0 <= shape["y0"] <= shape["y1"] <= 1.001


def test_an_answer_without_rows_is_a_quiet_sentence(given):
    given.fill()
    assert charts.flow(ask("journey_flow", EVER, given), words("en")).is_empty
