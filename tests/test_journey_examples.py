"""What each question on journeys answers, on a few people whose steps are told in the test."""

from datetime import date

import pytest

from pages.parts import shape
from pages.parts.journey_extra import still_runs
from pages.parts.words import words
from queries import ask
from queries.differences import set_side_by_side
from queries.scope import Scope
from tests.journey_steps import EVER, START, a_path, paths, unhidden


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
