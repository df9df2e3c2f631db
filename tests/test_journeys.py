"""Journeys are cut, collapsed, followed and compared as a count made by hand finds, whatever the steps."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from queries import ask
from queries.differences import set_side_by_side
from queries.scope import Scope
from tests.journey_steps import EVER, LAWFUL, NAMES, START, as_rows, by_five, by_hand, long_short_and_recent, paths, steps, stops, unhidden


@LAWFUL
@drawn(steps, st.sampled_from([7, 30]), st.booleans())
def test_what_directly_follows_what_is_what_a_count_by_hand_finds(given, some, gap, collapse):
    rows = by_five(as_rows(some))
    given.empty().fill(journey_steps=rows)
    answer = ask("directly_follows", EVER, given, gap_minutes=gap * 1440, collapse=int(collapse))
    wanted = Counter(pair for journey in by_hand(rows, gap, collapse).values() for pair in zip(journey, journey[1:], strict=False))
    assert unhidden(answer, "source", "target", "times") == dict(wanted)


@LAWFUL
@drawn(
    steps,
    st.sampled_from([0, 1]),
    st.sampled_from([0, 1]),
    st.sampled_from(["directly_follows", "journey_sizes", "journey_flow", "journey_matrix", "effort_of_journeys"]),
    st.integers(0, 60),
    st.sampled_from([None, ("segment", "odd"), ("channel", "phone")]),
)
def test_the_usual_cut_kept_ready_gives_what_cutting_anew_gives(given, some, fine, collapse, question, begins, chosen):
    rows = [
        row | {"step_group": "ab" if row["step"] in "ab" else "c", "waited_minutes": 5.0, "channel": "phone" if row["place"] % 3 else "mail"}
        for row in by_five(as_rows(some))
    ]  # fmt: skip
    given.empty().fill(journey_steps=rows)
    scope = Scope(START.date() + timedelta(days=begins), EVER.end)
    scope = scope.narrowed(*chosen) if chosen else scope
    # leaving out a family that nobody has leaves nothing out, and cuts the journeys anew
    ready, anew = (ask(question, scope, given, fine=fine, collapse=collapse, left_out=left_out) for left_out in ("|", "|nobody|"))
    assert ready.rows.equals(anew.rows)


@LAWFUL
@drawn(steps, st.integers(0, 60), st.integers(1, 60), st.sampled_from([None, "mail"]))
def test_the_kinds_of_steps_are_those_of_five_people_each_counted_once(given, some, begins, days, channel):
    rows = [row | {"channel": "phone" if row["place"] % 3 else "mail"} for row in by_five(as_rows(some))]
    given.empty().fill(journey_steps=rows)
    scope = Scope(START.date() + timedelta(days=begins), START.date() + timedelta(days=begins + days))
    told = ask("step_kinds", scope.narrowed("channel", channel) if channel else scope, given).rows
    there = [(row["step"], row["customer_id"]) for row in rows if scope.start <= row["occurred_on"] < scope.end and row["channel"] == (channel or row["channel"])]
    times, people = Counter(step for step, _ in there), Counter(step for step, _ in set(there))
    assert {step: (n, of) for step, n, of in told.select("step", "times", "people").iter_rows()} == {step: (times[step], people[step]) for step in people}


def test_who_did_it_before_the_period_counts_in_it_once(given):
    # ten people go from a to b on days 0 and 1, 50 and 51, 100 and 101: from day 40 on, each of them twice
    given.fill(journey_steps=paths(10, *((day + late, step) for day in (0, 50, 100) for late, step in ((0, "a"), (1, "b")))))
    since = Scope(START.date() + timedelta(days=40), EVER.end)
    assert ask("directly_follows", since, given).rows.select("source", "target", "n", "times").rows() == [("a", "b", 10, 20)]
    assert sorted(ask("step_kinds", since, given).rows.select("step", "times", "people").rows()) == [("a", 20, 10), ("b", 20, 10)]


def test_a_silence_of_thirty_one_days_ends_a_journey_one_of_thirty_does_not(given):
    given.fill(journey_steps=paths(10, (0, "a"), (31, "b")) + paths(10, (0, "a"), (30, "b"), name="q"))
    assert [ask("journey_sizes", EVER, given, left_out=left_out).rows["journeys"].item() for left_out in ("|", "|nobody|")] == [30, 30]


@pytest.mark.parametrize("cut", [{}, {"fine": 1}, {"gap_minutes": 28_800}], ids=str)
@pytest.mark.parametrize("question", ["directly_follows", "journey_sizes", "journey_flow", "effort_by_step"])
def test_a_journey_belongs_whole_to_the_period_it_began_in(given, question, cut):
    # ten people go from a to b, on days 0 and 10: all of it belongs to the first five days, nothing to those after
    given.fill(journey_steps=[row | {"turns": 2} for row in paths(10, (0, "a"), (10, "b"))])
    ever, before, after = (ask(question, scope, given, **cut).rows for scope in (EVER, Scope(EVER.start, START.date() + timedelta(days=5)), Scope(START.date() + timedelta(days=5), EVER.end)))
    assert before.equals(ever)
    assert after.is_empty() or after["journeys"].to_list() == [None]


def test_a_filter_by_channel_cuts_journeys_among_its_own_steps(given):
    # a by mail on day 0, b by phone on day 20, c by mail on day 40: one journey, but by mail alone two, 40 days apart
    rows = [row | {"channel": "phone" if row["step"] == "b" else "mail"} for row in paths(10, (0, "a"), (20, "b"), (40, "c"))]
    given.fill(journey_steps=rows)
    assert ask("journey_sizes", EVER, given).rows["journeys"].to_list() == [10]
    assert ask("journey_sizes", EVER.narrowed("channel", "mail"), given).rows["journeys"].to_list() == [20]


@LAWFUL
@drawn(steps)
def test_every_column_of_the_matrix_holds_every_journey_where_a_count_by_hand_puts_it(given, some):
    rows = long_short_and_recent(some)
    given.empty().fill(journey_steps=rows)
    journeys = stops(rows)
    wanted = Counter(
        (steps[column - 1] if column <= len(steps) else stop, column) for steps, stop in journeys for column in range(1, min(8, max(len(steps) for steps, _ in journeys)) + 1)
    )
    answer = ask("journey_matrix", EVER, given)
    assert unhidden(answer, "what_step", "step_no", "journeys") == dict(wanted)
    for row in answer.rows.iter_rows(named=True):
        assert row["share_of_started"] == pytest.approx(wanted[row["what_step"], row["step_no"]] / len(journeys))


@LAWFUL
@drawn(steps)
def test_the_flow_has_the_links_a_count_by_hand_finds(given, some):
    rows = long_short_and_recent(some)
    given.empty().fill(journey_steps=rows)
    wanted = Counter((place, *pair) for steps, stop in stops(rows) for place, pair in enumerate(zip(steps, [*steps[1:], stop], strict=True), start=1) if place <= 5)
    assert unhidden(ask("journey_flow", EVER, given), "step_no", "source", "target", "journeys") == dict(wanted)


def through(rows, stages, within):
    """[n at each stage], told the slow way: people from their first such step, those watched for less than the time left out."""
    last, counted = max(row["occurred_at"] for row in rows), [0] * len(stages)
    for who in {row["customer_id"] for row in rows}:
        mine = [row for row in rows if row["customer_id"] == who]
        first = next((place for place, row in enumerate(mine) if row["step"] == stages[0]), None)
        if first is None or mine[first]["occurred_at"] + timedelta(days=within) > last:
            continue
        reached, until = 0, mine[first]["occurred_at"] + timedelta(days=within)
        for row in mine[first:]:
            if reached < len(stages) and row["step"] == stages[reached] and row["occurred_at"] <= until:
                reached += 1
        for stage in range(reached):
            counted[stage] += 1
    return counted


@LAWFUL
@drawn(steps, st.lists(st.sampled_from(NAMES), min_size=2, max_size=4), st.sampled_from([1, 10, 30]))
def test_a_funnel_counts_whom_a_count_by_hand_counts(given, some, stages, within):
    # and always: one who takes the whole time and one who takes a day more, for all steps or after the second; one begun just in time and one a day too late
    first, *others = stages
    more = [(7, first, 0), *((7, step, within) for step in others), (8, first, 0), *((8, step, within + 1) for step in others), (12, first, 0), *((12, step, within + (place > 0)) for place, step in enumerate(others)), (9, first, 200 - within), (10, first, 201 - within), (11, first, 200)]
    rows = by_five(as_rows([*some, *more]))
    given.empty().fill(journey_steps=rows)
    answer = ask("journey_funnel", EVER, given, within_days=within, **{"stage_3": "|"} | {f"stage_{place}": step for place, step in enumerate(stages, start=1)})
    assert answer.rows["n"].to_list() == through(rows, stages, within)


@LAWFUL
@drawn(steps.filter(bool))
def test_what_leaves_a_step_is_all_that_was_there(given, some):
    given.empty().fill(journey_steps=by_five(as_rows(some)))
    rows = ask("journey_flow", EVER, given).rows.to_dicts()
    for place, source in {(row["step_no"], row["source"]) for row in rows}:
        leaving = [row for row in rows if (row["step_no"], row["source"]) == (place, source)]
        arriving = [row for row in rows if (row["step_no"], row["target"]) == (place - 1, source)]
        assert sum(row["share_of_previous"] for row in leaving) == pytest.approx(1)
        assert place == 1 or sum(row["journeys"] for row in leaving) == sum(row["journeys"] for row in arriving)


@LAWFUL
@drawn(steps.filter(bool), st.data())
def test_two_adjoining_periods_hold_the_journeys_of_both(given, some, data):
    rows = by_five(as_rows(some))
    given.empty().fill(journey_steps=rows)
    middle = data.draw(st.sampled_from(sorted({row["occurred_on"] for row in rows})))  # some journey may begin on that very day
    parts = (Scope(date(2025, 1, 1), middle), Scope(middle, date(2027, 1, 1)), Scope(date(2025, 1, 1), date(2027, 1, 1)))
    first, second, both = (sum(ask("journey_sizes", scope, given).rows["journeys"].fill_null(0)) for scope in parts)
    assert first + second == both == len(by_hand(rows))


def without_repeats(rows):
    """The rows whose step is not that of the same person's row before."""
    return [row for before, row in zip([{}, *rows], rows, strict=False) if (before.get("customer_id"), before.get("step")) != (row["customer_id"], row["step"])]


@LAWFUL
@drawn(steps)
def test_collapsing_twice_is_collapsing_once(given, some):
    rows = by_five(as_rows(some))  # and a whole life is one journey
    follows = lambda mart, collapse: unhidden(ask("directly_follows", EVER, given.empty().fill(journey_steps=mart), gap_minutes=10**8, collapse=collapse), "source", "target", "times")
    once = follows(rows, 1)
    assert once == follows(without_repeats(rows), 1) == follows(without_repeats(rows), 0)


@LAWFUL
@drawn(steps)
def test_a_group_does_not_differ_from_itself(given, some):
    given.empty().fill(journey_steps=as_rows(some))
    answer = ask("journey_matrix", EVER, given, fold_below=0, top=1000)
    rows = set_side_by_side(answer, answer, "share_of_started", (("a", "a"), ("b", "b"))).rows
    assert (rows["share_difference"].drop_nulls() == 0).all()
    assert set(rows["share_verdict"].drop_nulls()) <= {"same", "unknown"}


@LAWFUL
@drawn(steps)
def test_differences_are_those_of_the_two_shares_and_change_sign_with_the_sides(given, some):
    given.empty().fill(journey_steps=as_rows(some))
    sides = [ask("journey_matrix", EVER.narrowed("segment", name), given, fold_below=0, top=1000) for name in ("even", "odd")]
    names = (("a", "a"), ("b", "b"))
    there, back = set_side_by_side(*sides, "share_of_started", names).rows, set_side_by_side(*sides[::-1], "share_of_started", names).rows
    both = there.join(back, on=["what_step", "step_no"], suffix="_back")
    for row in both.iter_rows(named=True):
        if row["share_difference"] is not None:
            assert row["share_difference"] == pytest.approx(row["first_share"] - row["second_share"])
            assert row["share_difference"] == pytest.approx(-row["share_difference_back"])
            assert row["share_difference_low"] <= row["share_difference"] <= row["share_difference_high"]
