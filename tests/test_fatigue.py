"""Message pressure: rates within people, the line where more is too much, tests by chance, and the truth planted in the demonstration."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from data import marts
from data.demo.company import categories, moments
from data.demo.world import make_world
from queries import ask, planner
from queries.certainty.experiment_reading import read_test_arms, read_test_effects
from queries.certainty.pressure import LIKELY, REACHED, UNKNOWN, read_log_rank, read_own_clicks, read_own_orders, read_raw_and_own, read_runs, read_saturation
from queries.certainty.within import rate_ratio, within_strata
from queries.scope import Scope
from tests.conftest import an_empty_store

EVER = Scope(date(2023, 7, 1), date(2026, 7, 1))
NEEDED = marts.needed(name for name, file in marts.marts().items() if name == "person_weeks" or file.has("gathers"))


# Rates within strata


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


# Raw beside own


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
    levels = [(1, step, name, 0, 40, 80, 0, 0) for step, name in ((0, "0"), (1, "1–2"), (2, "3–4"))]
    weeks = [(2, step, None, 7, 0, 1, 0, 0) for step in (0, 1)]
    names = ("part", "step", "messages", "person_no", "people", "n_weeks", "clicked", "orders")
    told = lambda *deeds: pl.DataFrame([*levels, *weeks, *deeds], schema=names, orient="row")
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
    of_levels = {(row["segment"], row["step"]): (row["people"], row["n_weeks"]) for row in told.filter(pl.col("part") == 1).to_dicts()}
    assert of_levels == {key: (len(people), len(found)) for key, (people, found) in wanted.items()}
    assert sorted(told.filter(pl.col("part") == 2).group_by("person_no", "step").agg(pl.sum("n_weeks"))["n_weeks"]) == sorted(
        sum(1 for row in inside if row["customer_id"] == who and level(row) == step) for who, step in {(row["customer_id"], level(row)) for row in inside}
    )  # fmt: skip
    assert sorted(told.filter(pl.col("part") == 3).select("step", "clicked", "orders").rows()) == sorted((level(row), row["clicked"], row["orders"]) for row in inside if row["clicked"] or row["orders"])
    people = {row["customer_id"] for row in inside}
    assert drawn_told["n"].item() == len(people)
    received = sorted(sum(row["messages"] for row in inside if row["customer_id"] == who) for who in people)
    halves = {row["people_share"]: row["messages_share"] for row in shares.to_dicts()}
    assert shares["n"].sum() == len(people) and all(
        share is None or share == pytest.approx(sum(received[: round(upto * len(people))]) / sum(received)) for upto, share in halves.items()
    )  # fmt: skip


# The share-out of messages, and figures told from a draw


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


# Saturation


def saturation_rows(clicks_per_week, lost_per_thousand, people=200):
    """Each of `people` spends a week at each level; levels of 1, 3, 5… messages."""
    rows = []
    for step, (clicks, lost) in enumerate(zip(clicks_per_week, lost_per_thousand, strict=True), 1):
        rows += [(1, step, 2 * step - 1, 0, people, 0, 0, 0, 0)]
        rows += [line for who in range(people) for line in ((2, step, 0, who, 1, 0, 0, 0, 0), (3, step, 0, who, 0, clicks * (1 + who % 2), 0, 0, 0))]
        rows += [(4, step, 2 * step - 1, 0, 0, 0, 1, 1000, lost)]
    names = ("part", "step", "messages_from", "person_no", "n_weeks", "clicked", "stratum", "exposure", "events")
    return pl.DataFrame(rows, schema=names, orient="row").with_columns(segment=pl.lit("s"), segment_people=pl.lit(people))


def test_the_line_is_where_more_messages_bring_no_more_clicks():
    """Clicks a week 2, 4, 6, 6, 5 at 1, 3, 5, 7, 9 messages: from 7 on, together 5.5 a week against 6 at 5 messages. Departures as many per message throughout."""
    told = read_saturation(saturation_rows((2, 4, 6, 6, 5), (8,) * 5), ["segment"]).row(0, named=True)
    assert (told["saturates_from"], told["saturates_surely_from"], told["saturation_state"]) == (7, 7, REACHED)


def test_the_line_is_also_where_each_message_loses_more_people():
    """Clicks keep growing; departures per message are five times as many at 7 and 9 as at 1, 3 and 5."""
    told = read_saturation(saturation_rows((1, 2, 3, 4, 5), (8, 8, 8, 40, 40)), ["segment"]).row(0, named=True)
    assert (told["saturates_from"], told["saturates_surely_from"], told["saturation_state"]) == (7, 7, REACHED)


def test_a_later_fall_does_not_bring_the_line_forward():
    """Clicks 4, 6, 8, then 1, 1: all above 3 bring less than the 4 at one message, but 3 and 5 messages each bring more than the level below."""
    told = read_saturation(saturation_rows((4, 6, 8, 1, 1), (8,) * 5), ["segment"]).row(0, named=True)
    assert told["saturates_from"] == 7


def test_too_few_clicks_and_departures_draw_no_line():
    told = read_saturation(saturation_rows((0, 1, 0, 0, 0), (1, 0, 1, 0, 1), people=8), ["segment"]).row(0, named=True)
    assert (told["saturates_from"], told["saturates_surely_from"], told["saturation_state"]) == (None, None, UNKNOWN)


def test_every_state_has_its_words_in_both_languages():
    from pages.parts.words import words

    for language in ("en", "fr"):
        for state in (REACHED, LIKELY, UNKNOWN, "not_reached"):
            assert words(language).has(f"names.saturation_state.{state}")


# Log-rank and runs


def test_groups_that_leave_alike_are_not_told_apart_and_those_that_do_not_are():
    def rows(*ends):
        return pl.DataFrame(
            [(f"t{group}", float(day), n, 0, 0, 9) for group, days in enumerate(ends) for day, n in days] + [(f"t{group}", 100.0, 0, 50, 0, 9) for group in range(len(ends))],
            schema=("tercile", "days", "n_ended", "n_open", "messages_least", "messages_most"), orient="row",
        ).sort("tercile")  # fmt: skip

    same = read_log_rank(rows([(10, 5), (20, 5)], [(10, 5), (20, 5)]), ["tercile"])
    apart = read_log_rank(rows([(10, 5), (20, 5)], [(10, 25), (20, 20)]), ["tercile"])
    assert same["log_rank_p"][0] == pytest.approx(1)
    assert apart["log_rank_p"][0] < 0.001
    assert same["still_subscribed_share"][0] == pytest.approx(50 / 60)


def test_a_run_still_going_counts_as_unfinished():
    """Ten runs: six ended after 2 messages, four are at 5 and going: the median is 2, the ninth decile is not reached."""
    told = read_runs(pl.DataFrame({"messages": [2, 5], "n_ended": [6, 0], "n_open": [0, 4]}), []).row(0, named=True)
    assert (told["n"], told["n_open"], told["run_median"], told["run_p90"]) == (10, 4, 2.0, None)


# Tests by chance


def arms(left, bought, sizes=(2000, 2000), planned=(0.5, 0.5)):
    return pl.DataFrame(
        {
            "arm": ["as_now", "one_fewer"], "n_people": list(sizes), "planned_share": list(planned), "control_percent": [0, 0], "opt_outs": list(left), "clickers": [400, 400],
            "buyers": list(bought), "revenues": [[50.0] * bought[0], [50.0] * bought[1]],
        }
    )  # fmt: skip


def effects(rows):
    return {row["effect_on"]: row for row in read_test_effects(rows, ["arm", "effect_on"]).to_dicts()}


def test_fewer_departures_are_a_good_effect_and_the_harm_stands_beside_the_gain():
    """120 of 2,000 leave as now, 60 with one fewer: 30 fewer per 1,000, by Newcombe from 43 to 17 fewer. Buyers alike."""
    told = effects(arms((120, 60), (300, 300)))
    assert told["opt_outs"]["effect_per_1000"] == pytest.approx(-30)
    assert told["opt_outs"]["test_verdict"] == "positive"
    assert told["buyers"]["test_verdict"] == "none_at_mde" or told["buyers"]["verdict_because"] == "too_wide"


def test_arms_of_other_sizes_than_planned_get_no_verdict():
    told = effects(arms((120, 60), (300, 300), sizes=(2000, 1600)))
    assert {row["verdict_because"] for row in told.values()} == {"sample_ratio"}
    assert read_test_arms(arms((120, 60), (300, 300), sizes=(2000, 1600)), ["arm"])["sample_ratio_p"][0] < 0.001


def test_without_the_planned_split_there_is_no_verdict():
    told = effects(arms((120, 60), (300, 300), planned=(None, None)))
    assert {(row["test_verdict"], row["verdict_because"]) for row in told.values()} == {("unknown", "no_plan")}


def test_one_lucky_look_among_four_is_taken_back():
    """Departures 90 against 120 in 2,000: p about 0.035 alone, above 0.05/4 when four outcomes are looked at and the others show nothing."""
    told = effects(arms((120, 90), (300, 300)))
    assert (told["opt_outs"]["test_verdict"], told["opt_outs"]["verdict_because"]) == ("unknown", "many_looks")


# The demonstration


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
        connection.execute("insert into email_events by name select * from events")
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


# Planning, drawing, and the way back


def test_the_same_people_and_seed_draw_the_same_arms_in_any_order():
    people = [f"c{i}" for i in range(200)]
    first = planner.draw(people, "t", 7, 10, datetime(2026, 3, 1, tzinfo=UTC))
    assert first.equals(planner.draw(people[::-1], "t", 7, 10, datetime(2026, 3, 1, tzinfo=UTC)))
    assert not first["arm"].equals(planner.draw(people, "t", 8, 10, datetime(2026, 3, 1, tzinfo=UTC))["arm"])
    assert dict(first["arm"].value_counts().iter_rows()) == {"one_fewer": 20, "as_now": 160, "one_more": 20}


def test_a_plan_needs_more_people_for_a_smaller_change_and_fewer_when_it_lasts_longer():
    wide, narrow = planner.plans(0.02, 100_000, 10, 40), planner.plans(0.02, 100_000, 10, 10)
    assert all(small.needed_per_arm > large.needed_per_arm for small, large in zip(narrow, wide, strict=True))
    assert [plan.needed_per_arm for plan in wide] == sorted((plan.needed_per_arm for plan in wide), reverse=True)
    for plan in wide:
        assert plan.is_enough == (plan.power >= 0.8), "the size needed is the one that has the power asked for"


def test_nothing_to_find_or_nobody_to_draw_gives_no_size():
    assert {plan.needed_per_arm for plan in planner.plans(0.0, 1000, 10, 20)} == {None}
    assert {plan.needed_per_arm for plan in planner.plans(0.02, 5, 10, 20)} == {None}
    assert planner.draw([], "t", 1, 10, datetime(2026, 3, 1, tzinfo=UTC)).is_empty()


def test_a_drawn_list_comes_back_as_the_people_it_was_drawn_from(given):
    """The file names c1 by our own identifier, which on import is a CRM's: its arm is c1's all the same, with the planned share it carries."""
    given.fill(
        customers=[{"customer_id": "c1", "segment": "gold"}],
        email_events=[{"customer_id": "c1", "campaign_id": "m", "type": "send", "occurred_at": datetime(2026, 3, 20, tzinfo=UTC)}],
        customer_identities=[{"person_key": "k", "customer_id": "k", "id_type": "crm_id", "id_norm": "c1"}],
        experiment_arms=[{"customer_id": "k", "experiment_id": "t", "arm": "one_fewer", "assigned_at": datetime(2026, 3, 2, tzinfo=UTC), "attributes": '{"planned_share": "0.1"}'}],
    )
    told = given.rows("select distinct customer_id, arm, planned_share, segment from experiment_weeks").rows()
    assert told == [("c1", "one_fewer", 0.1, "gold")]


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
        store.connection.execute("insert into email_events by name select * from rows")
        build(store)
        found = store.rows("select customer_id, week, pressure_7, pressure_14, pressure_28, pressure_90, before_28 from person_weeks")
    for who, week, *windows, before in found.iter_rows():
        end = (week - first.date()).days + 6
        days = [day for person, day in sent if f"p{person}" == who]
        assert windows == [sum(end - length < day <= end for day in days) for length in (7, 14, 28, 90)]
        assert before == sum(end - 35 < day <= end - 7 for day in days)
