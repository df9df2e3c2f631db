"""Message pressure: rates within people beside the raw ones, how messages are shared out, runs and windows."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from data import marts
from queries import ask
from queries.certainty.pressure import read_own_clicks, read_own_orders, read_raw_and_own
from queries.certainty.within import rate_ratio, within_strata
from queries.scope import Scope

EVER = Scope(date(2023, 7, 1), date(2026, 7, 1))


def test_with_equal_time_at_each_level_the_ratio_is_that_of_the_events():
    """Two people, one week at each of two levels: 6 and 3 clicks, 2 and 1. Conditional on 9 and 3 clicks, 8 fell at the first level and 4 at the second: half as many."""
    rates = within_strata(["a", "a", "b", "b"], [0, 1, 0, 1], [6, 3, 2, 1], [1, 1, 1, 1], 2)
    assert rates.ratio(1, 0).estimate == pytest.approx(0.5)


def test_one_person_with_unequal_time_has_the_ratio_of_their_own_rates():
    """4 clicks in 2 weeks, then 3 in 6: rates 2 and 0.5, ratio a quarter."""
    assert within_strata(["a", "a"], [0, 1], [4, 3], [2, 6], 2, clustered=False).ratio(1, 0).estimate == pytest.approx(0.25)


def test_the_model_based_interval_of_one_stratum_is_that_of_a_log_ratio_of_counts():
    """One stratum, equal times, 40 and 20 events: log 2 with variance 1/40 + 1/20 = 0.075, so 2 / exp(1.96 x 0.27386) = 1.1693."""
    found = within_strata(["a", "a"], [0, 1], [20, 40], [1, 1], 2, clustered=False).ratio(1, 0)
    assert (found.estimate, found.low) == (pytest.approx(2.0), pytest.approx(1.1693, abs=1e-3))


def test_levels_no_stratum_compares_are_not_told():
    """a has weeks at levels 0 and 1, b at 2 and 3: nobody links the two pairs."""
    rates = within_strata(["a", "a", "b", "b"], [0, 1, 2, 3], [5, 5, 5, 5], [1, 1, 1, 1], 4)
    assert np.isnan(rates.ratio(3, 0).estimate)
    assert rates.ratio(1, 0).estimate == pytest.approx(1.0)


@settings(max_examples=30, deadline=None)
@drawn(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 2), st.integers(0, 4), st.integers(1, 5)), min_size=1, max_size=40), st.integers(2, 9))
@example([(0, 0, 0, 4), (0, 2, 1, 5), (5, 0, 1, 1), (5, 1, 0, 1)], 2)  # all that 0 did was at level 2
def test_how_active_a_person_is_cancels_out(rows, times):
    """Giving one person's weeks another length changes no ratio, nor does the order of rows; the level others are told against may be another, and then others are told."""
    who, level, events, weeks = (np.array(column) for column in zip(*rows, strict=True))
    first = within_strata(who, level, events, weeks, 3).log
    other = within_strata(who[::-1], level[::-1], events[::-1], np.where(who == 0, weeks * times, weeks)[::-1], 3)
    told = ~np.isnan(first) & ~np.isnan(other.log) & (np.abs(first) < 5)
    assert np.allclose(first[told] - first[told][:1], other.log[told] - other.log[told][:1], atol=1e-5)


def test_the_exact_ratio_of_two_equal_counts_is_one_and_its_interval_symmetrical():
    found = rate_ratio(10, 1, 10, 1)
    assert float(found.estimate) == 1
    assert float(found.low * found.high) == pytest.approx(1)


def attached_and_distant():
    """Five attached people: a week at 1 message with 4 clicks, a week at 9 with 2. Five distant ones: four weeks at 1 without a click."""
    rows = []
    for person in range(5):
        rows += [(f"attached{person}", 1, 4), (f"attached{person}", 9, 2)] + [(f"distant{person}", 1, 0)] * 4
    weeks = {}
    return [
        {"customer_id": who, "week": date(2026, 1, 5 + 7 * (weeks.update({who: weeks.get(who, -1) + 1}) or weeks[who])), "weeks_since_row": 1 if weeks[who] else None, "pressure_28": pressure, "before_28": 0, "clicked": clicks, "orders": 0, "has_left": False}
        for who, pressure, clicks in rows
    ]  # fmt: skip


def test_the_raw_curve_rises_where_each_person_clicks_less(given):
    """Raw: 20 clicks in 25 weeks at 1 message, 10 in 5 weeks at 9: 2 / 0.8 = 2.5 times. Own: each clicks half as much, 0.5."""
    rows = ask("clicks_own_usual", EVER, given.fill(person_weeks=attached_and_distant())).rows
    told = {(row["messages"], row["view"]): row["rate_ratio"] for row in rows.to_dicts()}
    assert told[("9–10", "raw")] == pytest.approx(2.5)
    assert told[("9–10", "own")] == pytest.approx(0.5)
    assert told[("1–2", "own")] == 1


def test_a_level_of_fewer_than_five_people_is_hidden_in_both_views():
    rows = pl.DataFrame({"messages": ["1", "2", "2"], "step": [1, 2, 2], "customer_id": [None, None, "a"], "people": [40, 3, 1], "n_weeks": [80, 3, 1], "events": [10, 0, 2]})
    told = read_raw_and_own(rows, ["messages"])
    assert told.filter(pl.col("messages") == "2")["rate_ratio"].null_count() == 2
    assert told["is_hidden"].any()


def test_clicks_orders_and_saturation_are_one_statement(given):
    given.fill(person_weeks=attached_and_distant())
    assert len({ask(name, EVER, given).statement for name in ("clicks_own_usual", "orders_own_usual", "saturation_by_segment")}) == 1


def test_weeks_without_a_message_stand_beside_clicks_only_where_somebody_clicked_in_one():
    levels = [(1, step, name, 0, 0, 0, 0, 0) for step, name in ((0, "0"), (1, "1–2"), (2, "3–4"))]
    weeks = [(2, step, None, who, int(who < 9), 2, 0, 0) for step in range(3) for who in range(40)]
    persons = [(6, 0, None, who, 0, 0, 0, 0) for who in range(40)]
    names = ("part", "step", "name", "stratum", "people", "exposure", "events", "orders")
    told = lambda *deeds: pl.DataFrame([*levels, *weeks, *deeds, *persons], schema=names, orient="row").with_columns(messages_from=pl.lit(0))
    rows = told((3, 0, None, 7, 0, 0, 0, 1), (3, 1, None, 7, 0, 0, 9, 0))
    assert read_own_clicks(rows, ["messages"])["messages"].unique().sort().to_list() == ["1–2", "3–4"]
    assert read_own_orders(rows, ["messages"])["messages"].unique().sort().to_list() == ["0", "1–2", "3–4"]
    clicked = told((3, 0, None, 7, 0, 0, 1, 1), (3, 1, None, 7, 0, 0, 9, 0))
    assert read_own_clicks(clicked, ["messages"])["messages"].unique().sort().to_list() == ["0", "1–2", "3–4"]


def test_weeks_told_as_bits_begin_with_the_first_monday_of_a_period_and_people_are_met_once(given):
    """Six people receive a message in each of 130 weeks, over three stretches of 62 weeks; ten whole weeks begin in the 70 days after a Tuesday."""
    first = date(2023, 1, 2)
    weeks = [
        {"customer_id": f"p{who}", "week": first + timedelta(days=7 * week), "weeks_since_row": 1 if week else None, "messages": 1, "pressure_7": 1, "pressure_14": 2, "pressure_28": 4, "pressure_90": 13,
         "clicked": int(week == 100), "orders": 0, "before_28": 4, "has_left": False}
        for who in range(6) for week in range(130)
    ]  # fmt: skip
    given.fill(person_weeks=weeks)
    for begin in (7 * 60 + 1, 7 * 95 + 1, 7 * 105 + 1):
        scope = Scope(first + timedelta(days=begin), first + timedelta(days=begin + 70))
        answer = ask("orders_own_usual", scope, given)
        assert answer.n == 6
        assert [tuple(row.values()) for row in answer.rows.filter(pl.col("view") == "raw").select("messages", "n", "weeks").to_dicts()] == [("3–4", 6, 60)]
        concentration = ask("pressure_concentration", scope, given)
        told = given.rows(concentration.statement, concentration.values)
        assert told["n"].sum() == 6 and told["messages_share"].to_list() == pytest.approx([place / 6 for place in range(1, 7)])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@drawn(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 180), st.integers(0, 20), st.integers(0, 2), st.integers(0, 1)), min_size=1, max_size=60, unique_by=lambda row: row[:2]), st.integers(0, 1000), st.integers(1, 900))
def test_weeks_told_as_bits_are_those_of_the_rows(given, rows, begin, days):
    """People, weeks, clicks and orders at each level, and each person's weeks, over several stretches of 62 weeks, for any period."""
    first = date(2023, 1, 2)
    scope = Scope(first + timedelta(days=begin), first + timedelta(days=begin + days))
    seen, weeks = {}, []
    for who, week, received, clicked, orders in sorted(rows):
        weeks.append({
            "customer_id": f"p{who}", "week": first + timedelta(days=7 * week), "weeks_since_row": week - seen[who] if who in seen else None, "segment": ("gold", None)[who % 2],
            "messages": received, "pressure_7": received, "pressure_28": received, "pressure_14": 0, "pressure_90": 0, "clicked": clicked, "orders": orders, "before_28": 0, "has_left": False,
        })  # fmt: skip
        seen[who] = week
    given.fill(person_weeks=weeks)
    rows_of = lambda answer: given.rows(answer.statement, answer.values)
    told, shares, drawn_told = (rows_of(ask(name, scope, given)) for name in ("clicks_own_usual", "pressure_concentration", "people_drawn"))
    inside = [row for row in weeks if scope.start <= row["week"] < scope.end]
    level = lambda row: min((row["pressure_28"] + 1) // 2, 8)
    wanted = {}
    for row in inside:
        cell = wanted.setdefault((row["segment"], level(row)), (set(), []))
        cell[0].add(row["customer_id"])
        cell[1].append(row)
    of_people = told.filter(pl.col("part") == 2).join(told.filter(pl.col("part") == 6).select("stratum", segment="name"), on="stratum")
    of_levels = of_people.group_by("segment", "step").agg(pl.sum("people", "exposure"))
    assert {row[:2]: row[2:] for row in of_levels.rows()} == {key: (len(people), len(found)) for key, (people, found) in wanted.items()}
    assert sorted(of_people.group_by("stratum", "step").agg(pl.sum("exposure"))["exposure"]) == sorted(
        sum(1 for row in inside if row["customer_id"] == who and level(row) == step) for who, step in {(row["customer_id"], level(row)) for row in inside}
    )  # fmt: skip
    assert sorted(told.filter(pl.col("part") == 3).select("step", "events", "orders").rows()) == sorted((level(row), row["clicked"], row["orders"]) for row in inside if row["clicked"] or row["orders"])
    people = {row["customer_id"] for row in inside}
    assert drawn_told["n"].item() == len(people)
    received = sorted(sum(row["messages"] for row in inside if row["customer_id"] == who) for who in people)
    halves = {row["people_share"]: row["messages_share"] for row in shares.to_dicts()}
    assert shares["n"].sum() == len(people) and all(
        share is None or share == pytest.approx(sum(received[: round(upto * len(people))]) / sum(received)) for upto, share in halves.items()
    )  # fmt: skip


def test_the_share_of_those_who_receive_least_has_the_interval_of_its_influence_function(given):
    """50 people receive 1 message, 50 receive 3: the first half has 50 of 200, a quarter. Each of the first weighs 0.75 x 1 - 0.5 x 1 = 0.25 message,
    each of the others 0.5 x 1 - 0.25 x 3 = -0.25: 100 x 0.0625 = 6.25, so the standard error is 2.5 / 200 = 0.0125, and 1.96 of it 0.0245."""
    weeks = [{"customer_id": f"p{who}", "week": date(2026, 1, 5), "messages": 1 if who < 50 else 3, "pressure_7": 1 if who < 50 else 3} for who in range(100)]
    rows = ask("pressure_concentration", EVER, given.fill(person_weeks=weeks)).rows.filter(pl.col("people_share") == 0.5).row(0, named=True)
    assert rows["messages_share"] == pytest.approx(0.25)
    assert (rows["messages_share_low"], rows["messages_share_high"]) == (pytest.approx(0.2255), pytest.approx(0.2745))


def test_a_draw_says_how_many_of_how_many(given):
    weeks = [{"customer_id": f"p{who:02}", "week": date(2026, 1, 5), "messages": 1} for who in range(12)]
    spells = [{"customer_id": f"p{who:02}", "spell": 1, "entered_on": date(2026, 1, 7), "watched_until_on": date(2026, 1, 9)} for who in range(12)]
    gone = [{"customer_id": "gone", "spell": 1, "entered_on": date(2025, 1, 1), "watched_until_on": date(2026, 1, 4)}]
    told = ask("people_drawn", EVER, given.fill(person_weeks=weeks, subscriptions=spells + gone))
    assert (told.n, told.rows["people_subscribed"][0]) == (12, 12)
    given.connection.execute("delete from own_people where customer_id >= 'p07'")
    for mart in ("pressure_weeks", "own_stretches"):
        marts.make(given.connection, mart)
    drawn_of = ask("people_drawn", EVER, given)
    assert (drawn_of.n, drawn_of.rows["people_subscribed"][0]) == (7, 12)
    assert ask("clicks_own_usual", EVER, given).n == 7


def test_a_count_of_contacts_gives_one_run_and_no_message(given):
    """A bank says: called four times, then said yes."""
    call = {"customer_id": "p", "direction": "out", "started_at": datetime(2026, 3, 2, tzinfo=UTC), "outcome": "answered", "attributes": '{"contacts_in_row": 4, "responded": true}'}
    given.fill(calls=[call])
    assert given.rows("select messages, is_over from mail_runs").rows() == [(4, True)]
    assert given.rows("select count(*) from sends").item() == 0
    given.connection.execute("delete from calls")


def test_a_click_ends_a_run_and_an_open_does_not(given):
    """Messages on 2, 3 and 4 March; the first is only opened, the second clicked on the 3rd: runs of two (over) and of one (still going)."""
    events = [{"customer_id": "p", "campaign_id": f"m{day}", "type": "send", "occurred_at": datetime(2026, 3, day, 9, tzinfo=UTC)} for day in (2, 3, 4)]
    events += [{"customer_id": "p", "campaign_id": "m2", "type": "open", "actor": "human", "occurred_at": datetime(2026, 3, 2, 10, tzinfo=UTC)}]
    events += [{"customer_id": "p", "campaign_id": "m3", "type": "click", "actor": "human", "occurred_at": datetime(2026, 3, 3, 10, tzinfo=UTC)}]
    given.fill(email_events=events)
    assert given.rows("select messages, is_over from mail_runs order by began_on").rows() == [(2, True), (1, False)]
