"""Message pressure week by week: windows of days counted message by message, and the truth planted in the demonstration."""

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from data import marts, model, packing
from data.demo.company import categories, moments
from data.demo.world import make_world
from queries import ask
from queries.certainty.pressure import LIKELY, REACHED
from queries.scope import Scope
from tests.conftest import an_empty_store

EVER = Scope(date(2023, 7, 1), date(2026, 7, 1))
NEEDED = marts.needed(name for name, file in marts.marts().items() if name == "person_weeks" or file.has("gathers"))


def build(store):
    """The marts these questions read, and no other: the whole company's take longer."""
    cursor = store.connection.cursor()
    marts.build(cursor, only=NEEDED)
    cursor.close()


def _fill_with_demo(connection, customers):
    """The mail and orders of the invented company straight into the tables, without its files."""
    world = make_world(20260630, customers)
    sends, campaigns, people = world.mailing.sends, world.mailing.campaigns, world.people
    when = lambda seconds: pl.Series(moments(seconds.to_numpy())).dt.replace_time_zone("UTC")
    who = pl.Series([f"c{i}" for i in range(len(people))])
    interests = categories()["id"]
    folk = people.select(customer_id=who, segment="segment", language="language", source_system=pl.lit("demo")).with_columns(interests=pl.Series([[interests[i]] for i in people["taste"]]))
    told = sends.with_columns(customer_id=who.gather(sends["who"]), campaign_id=campaigns["campaign_id"].cast(pl.String).gather(sends["campaign"]), row=pl.int_range(pl.len()))
    connection.register("folk", folk)
    connection.execute("insert into customers by name select * from folk")
    for kind, column, moment in (("send", None, "at"), ("delivered", "delivered", "at"), ("click", "clicked", None), ("unsubscribe", "left", "left_at"), ("complaint", "complained", "open_at")):
        rows = told.filter(column) if column else told
        events = rows.select("customer_id", "campaign_id", event_id=(pl.lit(kind) + pl.col("row").cast(pl.String)).hash() // 2, type=pl.lit(kind), actor=pl.lit("human"), source_system=pl.lit("demo"), n=pl.lit(1))
        events = events.with_columns(occurred_at=when(rows[moment]) if moment else pl.lit(None, dtype=pl.Datetime("us", "UTC")))
        connection.register("events", events)
        packing.insert(connection, model.tables()["email_events"], "events")
    for table in ("folk", "events"):
        connection.unregister(table)


@pytest.fixture(scope="module")
def demo():
    with an_empty_store() as store:
        _fill_with_demo(store.connection, 5000)
        build(store)
        yield store


def ratios(demo, name, scope=EVER):
    rows = ask(name, scope, demo).rows.to_dicts()
    column = next(iter(rows[0]))
    return {(row[column], row["view"]): row for row in rows}


def test_on_the_demo_the_raw_curve_says_more_is_better_and_each_person_says_it_is_not(demo):
    """Planted: for a given person, beyond eight messages in 28 days each brings fewer clicks; attached people receive more and click more."""
    told = ratios(demo, "clicks_own_usual")
    raw, own = told[("15+", "raw")]["rate_ratio"] / told[("7–8", "raw")]["rate_ratio"], told[("15+", "own")]["rate_ratio"] / told[("7–8", "own")]["rate_ratio"]
    assert raw > 1, "the raw curve goes on rising past eight messages"
    assert own < 1, "against themselves, people do not click more past eight messages"
    assert told[("15+", "raw")]["rate_ratio_low"] > told[("15+", "own")]["rate_ratio_high"], "the raw curve overstates what messages bring"


def test_on_the_demo_those_who_receive_more_seem_to_leave_less_yet_people_leave_when_they_receive_more_than_usual(demo):
    raw = {row["messages"]: row["opt_outs_per_1000_weeks"] for row in ask("opt_outs_by_pressure", EVER, demo).rows.to_dicts()}
    assert raw["7–8"] < raw["0"], "raw: fewer departures among the more written to"
    own = ratios(demo, "opt_outs_own_usual")
    assert own[("much_more", "own")]["rate_ratio"] > 1, "like with like: more departures at far more than the usual"


def test_on_the_demo_the_over_mailed_segment_is_found_past_its_line(demo):
    lines = {row["segment"]: row for row in ask("saturation_by_segment", EVER, demo).rows.to_dicts()}
    assert lines["gold"]["saturation_state"] in (REACHED, LIKELY)
    assert 7 <= lines["gold"]["saturates_from"] <= 11, "planted: eight messages"
    now = {row["segment"]: row["mean_pressure"] for row in ask("pressure_by_segment", EVER, demo).rows.to_dicts()}
    assert now["gold"] == max(now.values()) and now["gold"] > lines["gold"]["saturates_from"]


def test_ninety_days_are_ninety_and_not_thirteen_weeks(given):
    """The window of 90 days that ends on Sunday 31 May 2026 begins on Tuesday 3 March: a message of Monday 2 March is out of it, one of the 3rd is in."""
    days = [datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC), datetime(2026, 5, 31, 9, tzinfo=UTC)]
    given.fill(email_events=[{"customer_id": "p", "campaign_id": f"m{place}", "type": "send", "occurred_at": day} for place, day in enumerate(days)])
    last = given.rows("select pressure_90, pressure_28, pressure_7 from person_weeks order by week desc limit 1").rows()
    assert last == [(2, 1, 1)]


@settings(max_examples=8, deadline=None)
@drawn(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 200)), min_size=1, max_size=60))
def test_every_window_counts_the_messages_of_its_days(sent):
    """Running totals give what counting message by message gives."""
    first = datetime(2026, 1, 5, 9, tzinfo=UTC)
    with an_empty_store() as store:
        rows = [{"customer_id": f"p{who}", "campaign_id": f"m{place}", "event_id": place, "type": "send", "occurred_at": first + timedelta(days=day), "source_system": "t"} for place, (who, day) in enumerate(sent)]
        store.connection.register("rows", pl.DataFrame(rows))
        packing.insert(store.connection, model.tables()["email_events"], "rows")
        build(store)
        found = store.rows("select customer_id, week, pressure_7, pressure_14, pressure_28, pressure_90, before_28 from person_weeks")
    for who, week, *windows, before in found.iter_rows():
        end = (week - first.date()).days + 6
        days = [day for person, day in sent if f"p{person}" == who]
        assert windows == [sum(end - length < day <= end for day in days) for length in (7, 14, 28, 90)]
        assert before == sum(end - 35 < day <= end - 7 for day in days)
