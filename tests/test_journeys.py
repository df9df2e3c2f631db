"""Journeys: cut, collapsed, followed and compared as the definitions say, and equal to a count made by hand."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from pages.parts import shape
from pages.parts.journey_extra import still_runs
from pages.parts.words import words
from queries import ask
from queries.differences import set_side_by_side
from queries.scope import Scope

EVER = Scope(date(1990, 1, 1), date(2100, 1, 1))
LAWFUL = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
START = datetime(2026, 1, 5, tzinfo=UTC)
NAMES = "abc"

steps = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from(NAMES), st.integers(0, 90)),
    max_size=40,
)
"""(person, step, day)"""


def as_rows(drawn_steps):
    """Rows of the mart: each person's steps in order of time."""
    rows = []
    for person in sorted({one[0] for one in drawn_steps}):
        mine = sorted((day, place, step) for place, (who, step, day) in enumerate(drawn_steps) if who == person)
        for place, (day, _, step) in enumerate(mine, start=1):
            at = START + timedelta(days=day)
            rows.append({
                "customer_id": f"p{person}", "place": place, "occurred_at": at, "occurred_on": at.date(), "step": step, "step_group": step, "direction": "in",
                "world": "screen", "channel": "web", "source_system": "test", "segment": "even" if person % 2 == 0 else "odd",
            })  # fmt: skip
    return rows


def by_five(rows):
    """Five people take the same steps, so that nothing is too small to be told."""
    return sorted((row | {"customer_id": f"{row['customer_id']}-{twin}"} for row in rows for twin in range(5)), key=lambda row: (row["customer_id"], row["place"]))


def by_hand(rows, gap_days=30, collapse=True):
    """{(customer, first day): [steps]}: the journeys, told the slow way."""
    found, last = {}, {}
    for row in rows:
        who, at = row["customer_id"], row["occurred_at"]
        before = last.get(who)
        if before is None or at - before[0] > timedelta(days=gap_days):
            key = (who, at)
            found[key] = [row["step"]]
        else:
            key = before[1]
            if not collapse or found[key][-1] != row["step"]:
                found[key].append(row["step"])
        last[who] = (at, key)
    return found


def unhidden(answer, *names):
    return {tuple(row[name] for name in names[:-1]): row[names[-1]] for row in answer.rows.iter_rows(named=True) if not row["is_hidden"]}


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


def stops(rows):
    """[(steps, "end" or "open")]: each journey and whether the data end before a silence has ended it."""
    last = max(row["occurred_at"] for row in rows)
    journeys = by_hand(rows)
    begun = sorted(journeys)
    found = []
    for who, at in begun:
        until = min((other for one, other in begun if one == who and other > at), default=None)
        mine = [row["occurred_at"] for row in rows if row["customer_id"] == who and row["occurred_at"] >= at and (until is None or row["occurred_at"] < until)]
        found.append((journeys[who, at], "open" if max(mine) + timedelta(days=30) >= last else "end"))
    return found


def long_short_and_recent(some):
    """The steps drawn, and with them always a journey of three steps, one of one, and one that still runs."""
    more = [*some, (7, "a", 0), (7, "b", 1), (7, "c", 2), (8, "a", 0), (9, "b", 200)]
    return by_five(as_rows(more))


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


def a_path(person, *told, segment="even"):
    """Rows of one person from (day, step) pairs."""
    rows = []
    for place, (day, step) in enumerate(told, start=1):
        at = START + timedelta(days=day)
        rows.append({
            "customer_id": person, "place": place, "occurred_at": at, "occurred_on": at.date(), "step": step, "step_group": step, "direction": "in",
            "world": "screen", "channel": "web", "source_system": "test", "segment": segment,
        })  # fmt: skip
    return rows


def paths(n, *told, name="p"):
    return [row for place in range(n) for row in a_path(f"{name}{place}", *told)]


def test_a_journey_whose_last_step_is_recent_still_runs(given):
    # ten people wrote on day 0, ten on day 80; data end on day 80, a silence of 30 days ends a journey
    given.fill(journey_steps=paths(10, (0, "a"), name="old") + paths(10, (80, "a"), name="new"))
    found = unhidden(ask("journey_flow", EVER, given), "source", "target", "journeys")
    assert found == {("a", "end"): 10, ("a", "open"): 10}
    recent, gone_by = EVER, Scope(EVER.start, START.date())
    assert [still_runs(ask("journey_flow", scope, given)) for scope in (recent, gone_by)] == [True, False]


def test_the_three_denominators_are_all_journeys_those_from_the_start_and_those_just_before(given):
    # 20 journeys a-b, 10 journeys c: from a, everyone is 30, started 20, at the previous step 20
    given.fill(journey_steps=paths(20, (0, "a"), (1, "b")) + paths(10, (0, "c"), name="c") + a_path("last", (200, "z")))
    rows = ask("journey_flow", EVER, given, begin="a").rows
    row = rows.filter((rows["source"] == "a") & (rows["target"] == "b")).row(0, named=True)
    assert (row["share_of_everyone_n"], row["share_of_started_n"], row["share_of_previous_n"]) == (31, 20, 20)
    assert row["share_of_everyone"] == pytest.approx(20 / 31)
    assert row["share_of_started"] == 1


def test_a_step_before_an_end_is_compared_with_those_who_did_not_reach_it(given):
    # 10 people left after b, 10 did only a before leaving; of 40 others 10 had b, 30 had a. So b: 10/20 against 10/40 = 2
    rows = paths(10, (0, "b"), (10, "left"), name="x") + paths(10, (0, "a"), (10, "left"), name="y")
    rows += paths(10, (0, "b"), name="v") + paths(30, (0, "a"), name="w") + a_path("z", (300, "a"))
    given.fill(journey_steps=rows)
    answer = ask("journey_backwards", Scope(date(2026, 1, 1), date(2026, 3, 1)), given, ending="left", look_back_days=60)
    row = answer.rows.filter(answer.rows["what_step"] == "b").row(0, named=True)
    assert answer.n == 20
    assert (row["n"], row["share_ended"], row["share_other"]) == (10, 0.5, 0.25)
    assert row["lift"] == pytest.approx(2)
    assert row["lift_low"] < 2 < row["lift_high"]
    assert row["lift_at_equal_activity"] == pytest.approx(2)  # everybody had one step
    assert row["median_days_before"] == 10


def test_time_to_a_step_counts_those_who_never_get_there(given):
    # 10 people ordered and asked after 5 days; 10 ordered and were watched 100 days: half is not there after day 5
    given.fill(journey_steps=paths(10, (0, "order"), (5, "ask")) + paths(10, (0, "order"), name="q") + a_path("z", (100, "other")))
    rows = ask("time_between_steps", EVER, given, first_step="order", second_step="ask").rows
    assert rows.filter(rows["days"] == 5)["not_there_yet_share"].to_list() == [0.5]


@pytest.mark.parametrize(("gap_days", "between"), [(30, 5), (31, 5)])
def test_the_time_to_the_next_step_is_counted_from_the_first_of_the_repeats(given, gap_days, between):
    # a on days 0 and 2, then b on day 5: collapsed, b comes five days after a; each step counted, three days after the second a
    given.fill(journey_steps=paths(10, (0, "a"), (2, "a"), (5, "b")))
    for collapse, wanted in ((1, {("a", "b"): between}), (0, {("a", "a"): 2, ("a", "b"): 3})):
        assert unhidden(ask("directly_follows", EVER, given, gap_minutes=gap_days * 1440, collapse=collapse), "source", "target", "median_days_between") == wanted


def test_a_funnel_leaves_out_those_who_have_not_had_the_time(given):
    # 20 ordered on day 0 of whom 10 asked on day 5; 10 more ordered on day 95 of 100: with 30 days given they do not count
    rows = paths(10, (0, "order"), (5, "ask"), name="x") + paths(10, (0, "order"), name="y") + paths(10, (95, "order"), name="late") + a_path("z", (100, "end of data"))
    given.fill(journey_steps=rows)
    answer = ask("journey_funnel", EVER, given, stage_1="order", stage_2="ask", within_days=30)
    assert answer.rows["n"].to_list() == [20, 10]
    assert answer.rows["share_of_first"].to_list() == [1, 0.5]
    assert answer.rows["median_days_between"].to_list() == [None, 5]


def test_an_end_may_be_any_of_several_steps(given):
    # 10 people left after b, 10 grumbled after b, 20 others never had b: both ends together count 20 people, all with b
    rows = paths(10, (0, "b"), (10, "left"), name="x") + paths(10, (0, "b"), (10, "grumbled"), name="y") + paths(20, (0, "a"), name="w") + a_path("z", (300, "a"))
    given.fill(journey_steps=rows)
    answer = ask("journey_backwards", Scope(date(2026, 1, 1), date(2026, 3, 1)), given, ending="left|grumbled", look_back_days=60)
    assert answer.n == 20
    assert answer.rows.filter(answer.rows["what_step"] == "b")["n"].to_list() == [20]
    assert ask("journey_people", EVER, given, at_step="left|grumbled", fine=1).n == 20


def test_the_people_of_a_funnels_bars_are_those_it_counts(given):
    # 20 ordered: 5 asked and were answered, 5 asked and were answered too late, 10 did neither
    rows = paths(5, (0, "order"), (2, "ask"), (3, "answer"), name="x") + paths(5, (0, "order"), (2, "ask"), (31, "answer"), name="y") + paths(10, (0, "order"), name="w") + a_path("z", (300, "order"))
    given.fill(journey_steps=rows)
    asked = {"stage_1": "order", "stage_2": "ask", "stage_3": "answer", "within_days": 30}
    assert ask("journey_funnel", EVER, given, **asked).rows["n"].to_list() == [20, 10, 5]
    behind = lambda stage, gone_on: {name[0] for name in ask("journey_funnel_people", EVER, given, **asked, at_stage_no=stage, has_gone_on=gone_on).rows["customer_id"]}
    assert (behind(2, 0), behind(2, 1), behind(3, 0), behind(3, 1)) == ({"w"}, {"x", "y"}, {"y"}, {"x"})


def test_a_share_of_each_rows_own_whole_is_compared_within_its_row(given):
    # even people: 20 of 40 texts at step a are anxious; odd ones 10 of 40; b was written at by the even ones alone
    def texts(n, anxious, step, segment, name):
        return [row | {"sentiment": 0.0, "is_anxious": place < anxious} for place in range(n) for row in a_path(f"{name}{place}", (0, step), segment=segment)]

    given.fill(journey_steps=texts(40, 20, "a", "even", "p") + texts(40, 10, "a", "odd", "q") + texts(50, 25, "b", "even", "r"))
    sides = [ask("feeling_by_step", EVER.narrowed("segment", name), given) for name in ("even", "odd")]
    rows = {row["what_step"]: row for row in set_side_by_side(*sides, "share_anxious", (("a", "a"), ("b", "b"))).rows.iter_rows(named=True)}
    assert (rows["a"]["first_share"], rows["a"]["second_share"], rows["a"]["share_verdict"]) == (0.5, 0.25, "higher")
    # Newcombe by hand: Wilson of 20/40 is 0.3520 to 0.6480, of 10/40 0.1419 to 0.4019; 0.25 - sqrt(0.148^2 + 0.1519^2), 0.25 + sqrt(0.148^2 + 0.1081^2)
    assert (rows["a"]["share_difference_low"], rows["a"]["share_difference_high"]) == pytest.approx((0.0379, 0.4333), abs=5e-4)
    assert (rows["b"]["second_share"], rows["b"]["share_verdict"]) == (None, "unknown")


def test_what_precedes_an_end_is_compared_between_groups(given):
    # of 40 even people who left 30 had b before, of 40 odd ones 10
    rows = [row for segment, n in (("even", 30), ("odd", 10)) for place in range(40) for row in a_path(f"{segment}{place}", (0, "b" if place < n else "a"), (10, "left"), segment=segment)]
    rows += [row for segment in ("even", "odd") for place in range(20) for row in a_path(f"other {segment}{place}", (0, "a"), segment=segment)]
    given.fill(journey_steps=rows)
    sides = [ask("journey_backwards", EVER.narrowed("segment", name), given, ending="left") for name in ("even", "odd")]
    rows = set_side_by_side(*sides, "share_ended", (("a", "a"), ("b", "b"))).rows
    found = rows.filter(rows["what_step"] == "b").row(0, named=True)
    assert (found["what_step"], found["first_share"], found["second_share"], found["share_verdict"]) == ("b", 0.75, 0.25, "higher")


def test_steps_that_count_as_one_are_one(given):
    given.fill(journey_steps=paths(10, (0, "a"), (1, "b")))
    told = {"fine": 1, "counted_from": "|b", "counted_as": "|a"}
    assert ask("directly_follows", EVER, given, **told).n == 0
    assert ask("directly_follows", EVER, given, **told, collapse=0).rows["source"].to_list() == ["a"]


def test_contacts_of_every_table_become_steps_in_the_persons_order(given):
    # order, promise missed on the 6th, asked the 7th, answered the 12th (5 days later), delivered late the 8th, bad review the 13th, left the 14th
    at = lambda day, hour=9: datetime(2026, 1, day, hour, tzinfo=UTC)
    given.fill(
        orders=[{"order_id": "o", "customer_id": "c", "placed_at": at(1), "promised_on": date(2026, 1, 5), "delivered_on": date(2026, 1, 8), "total": 10, "status": "paid"}],
        tickets=[{"ticket_id": "t", "customer_id": "c", "created_at": at(7), "first_reply_at": at(12), "channel": "email", "category_raw": "Où est mon colis ?"}],
        reviews=[{"review_id": "r", "customer_id": "c", "created_at": at(13), "rating": 1, "rating_max": 5, "platform": "site"}],
        consents=[{"consent_id": "k", "customer_id": "c", "occurred_at": at(14), "purpose": "marketing", "channel": "email", "state": "withdrawn"}],
    )
    rows = given.rows("select step, place from journey_steps order by place")
    assert rows["step"].to_list() == ["order_first", "promise_missed", "question_ou_est_mon_colis", "delivery_late", "answer_late", "review_bad", "unsubscribe"]
    assert rows["place"].to_list() == list(range(1, 8))


def test_a_log_without_people_is_followed_by_its_cases(given):
    at = datetime(2026, 1, 1, tzinfo=UTC)
    given.fill(web_events=[{"event_id": f"{case}-{name}", "name": name, "occurred_at": at + timedelta(hours=hour), "case_ref": f"case {case}"} for case in range(5) for hour, name in enumerate(("in", "out"))])
    assert unhidden(ask("directly_follows", EVER, given), "source", "target", "times") == {("in", "out"): 5}


def test_a_customers_state_is_told_against_their_own_past(given):
    # quarters end on 1 April 2026; the 182 days before it begin on 1 October 2025, the 182 before on 2 April 2025
    orders = {
        "new": [(date(2026, 2, 1), 10)], "dormant": [(date(2025, 5, 1), 10)], "returned": [(date(2024, 6, 1), 10), (date(2026, 2, 1), 10)],
        "growing": [(date(2025, 5, 1), 10), (date(2026, 2, 1), 12.5)], "declining": [(date(2025, 5, 1), 10), (date(2026, 2, 1), 7.5)],
        "stable": [(date(2025, 5, 1), 10), (date(2026, 2, 1), 12.4)],
    }  # fmt: skip
    rows = [
        {"order_id": f"{who}{place}", "customer_id": who, "placed_at": datetime(day.year, day.month, day.day, 12, tzinfo=UTC), "total": total, "status": "paid"}
        for who, told in orders.items() for place, (day, total) in enumerate(told)
    ]  # fmt: skip
    rows.append({"order_id": "last", "customer_id": "else", "placed_at": datetime(2026, 3, 31, 12, tzinfo=UTC), "total": 1, "status": "paid"})
    given.fill(orders=rows)
    found = dict(given.rows("select customer_id, state from value_states where quarter = date '2026-01-01'").iter_rows())
    assert {who: found[who] for who in orders} == {who: who for who in orders}


def test_a_size_that_is_small_and_one_that_would_give_a_small_cell_away_are_told_apart(given):
    # 3 people together are few; of 2 and 3 both are hidden, and telling 5 would say that neither is five
    few = ask("directly_follows", EVER, given.fill(journey_steps=paths(3, (0, "a"), (1, "b"))))
    withheld = ask("directly_follows", EVER, given.empty().fill(journey_steps=paths(2, (0, "a"), (1, "b")) + paths(3, (0, "c"), (1, "d"), name="q")))
    assert (few.n, few.is_few, withheld.n, withheld.is_few) == (None, True, None, False)
    for language, told in (("en", ("fewer than 5", "withheld")), ("fr", ("moins de 5", "non donné"))):
        assert all(shape.size(answer, words(language)).startswith(start) for answer, start in zip((few, withheld), told, strict=True))


def test_a_small_link_of_one_step_hides_nothing_at_another(given):
    # at the second step 3 people go from d to b, which only what else leaves d could tell; the same links at the first step are told
    rows = [row for one in "cd" for two in "ab" for row in paths(30, (0, one), (1, two), name=one + two)]
    for (source, target), n in {("c", "a"): 10, ("c", "b"): 12, ("d", "a"): 11, ("d", "b"): 3}.items():
        rows += paths(n, (0, "e" if source == "c" else "f"), (1, source), (2, target), name=f"ef{source}{target}")
    found = ask("journey_flow", EVER, given.fill(journey_steps=rows + paths(9, (200, "z"), name="last")), fold_below=0, columns=2)
    hidden = found.rows.filter("is_hidden").select("step_no", "source", "target").rows()
    assert {one for one in hidden if one[0] == 2} == {(2, "d", "a"), (2, "d", "b")}
    assert found.rows.filter((found.rows["step_no"] == 1) & found.rows["source"].is_in(["c", "d"]))["n"].to_list() == [30, 30, 30, 30]


def test_steps_that_count_as_one_are_one_in_funnel_end_and_time_too(given):
    # 10 people ordered then wrote by chat after 2 days and left; 10 ordered then wrote by post after 4; 10 ordered only. Chat and post both count as "wrote"
    rows = paths(10, (0, "order"), (2, "chat"), (9, "left"), name="x") + paths(10, (0, "order"), (4, "post"), name="y") + paths(10, (0, "order"), name="z") + a_path("last", (300, "z"))
    given.fill(journey_steps=rows)
    told = {"counted_from": "|chat|post", "counted_as": "|wrote|wrote"}
    scope = Scope(date(2026, 1, 1), date(2026, 3, 1))
    assert ask("journey_funnel", scope, given, stage_1="order", stage_2="wrote", **told).rows["n"].to_list() == [30, 20]
    assert ask("journey_funnel_people", scope, given, stage_1="order", stage_2="wrote", at_stage_no=2, has_gone_on=1, **told).n == 20
    assert ask("journey_backwards", scope, given, ending="wrote", **told).n == 20
    before = {row["what_step"]: row for row in ask("journey_backwards", scope, given, ending="left", **told).rows.iter_rows(named=True)}
    assert (sorted(before), before["wrote"]["n"], before["wrote"]["share_other"]) == (["order", "wrote"], 10, pytest.approx(10 / 20))
    curve = ask("time_between_steps", scope, given, first_step="order", second_step="wrote", **told).rows
    assert curve.filter(curve["days"].is_in([2.0, 4.0]))["not_there_yet_share"].to_list() == pytest.approx([2 / 3, 1 / 3])
