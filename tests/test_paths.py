"""Paths from a start to an end chosen: counted as by hand, every column whole, and no small link given away by what is shown."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from scipy.optimize import linprog

from pages.parts import charts
from pages.parts.journey_choices import ANY
from pages.parts.journey_titles import flow_title, matrix_title
from pages.parts.words import words
from queries import ask
from queries.certainty import FLOOR
from queries.scope import Scope
from tests.journey_steps import EVER, LAWFUL, NAMES, a_path, long_short_and_recent, paths, steps, stops, unhidden

BEGINS, FINISHES = st.sampled_from([ANY, *NAMES]), st.sampled_from([ANY, *NAMES])


def paths_by_hand(rows, begin, finish):
    """[(steps looked at, where they stop)], told the slow way; journeys without the start, or that never come to the end, left out."""
    found = []
    for journey, stop in stops(rows):
        if begin != ANY and begin not in journey:
            continue
        path = journey if begin == ANY else journey[journey.index(begin):]
        if finish != ANY:
            if finish not in path[1:]:
                continue
            path, stop = path[: path.index(finish, 1)], finish
        found.append((path, stop))
    return found


@LAWFUL
@drawn(steps, BEGINS, FINISHES)
def test_the_flow_from_a_start_to_an_end_is_what_a_count_by_hand_finds(given, some, begin, finish):
    rows = long_short_and_recent(some)
    given.empty().fill(journey_steps=rows)
    answer, found = ask("journey_flow", EVER, given, begin=begin, finish=finish), paths_by_hand(rows, begin, finish)
    wanted = Counter((place, *pair) for path, stop in found for place, pair in enumerate(zip(path, [*path[1:], stop], strict=True), start=1) if place <= 5)
    assert unhidden(answer, "step_no", "source", "target", "journeys") == dict(wanted)
    assert answer.rows.is_empty() or (answer.rows["share_of_started_n"] == len(found)).all()


@LAWFUL
@drawn(steps, BEGINS, FINISHES)
def test_the_matrix_from_a_start_to_an_end_holds_each_path_where_a_count_by_hand_puts_it(given, some, begin, finish):
    rows = long_short_and_recent(some)
    given.empty().fill(journey_steps=rows)
    found = paths_by_hand(rows, begin, finish)
    last = min(8, max((len(path) + (finish != ANY) for path, _ in found), default=0))
    wanted = Counter((path[column - 1] if column <= len(path) else stop, column) for path, stop in found for column in range(1, last + 1))
    answer = ask("journey_matrix", EVER, given, begin=begin, finish=finish)
    assert unhidden(answer, "what_step", "step_no", "journeys") == dict(wanted)
    for column in range(1, last + 1):
        assert answer.rows.filter(answer.rows["step_no"] == column)["share_of_started"].sum() == pytest.approx(1)


@LAWFUL
@drawn(steps, BEGINS, st.sampled_from(NAMES))
def test_the_people_at_the_end_chosen_are_those_whose_path_comes_to_it(given, some, begin, finish):
    rows = long_short_and_recent(some)
    given.empty().fill(journey_steps=rows)
    found = ask("journey_people", EVER, given, begin=begin, finish=finish, at_step=finish).rows
    assert found["journeys"].sum() == len(paths_by_hand(rows, begin, finish))


@pytest.mark.parametrize("metric", ["share_of_started", "share_of_everyone"])
def test_every_column_of_a_flow_to_an_end_holds_all_journeys_and_the_arrived_stay(given, metric):
    # 20 go a-b-c, 10 a-c (and later to c again), 15 a-b-a-c, and 30 never come to c
    rows = paths(20, (0, "a"), (1, "b"), (2, "c")) + paths(10, (0, "a"), (1, "c"), (2, "b"), (3, "c"), name="q") + paths(15, (0, "a"), (1, "b"), (2, "a"), (3, "c"), name="r") + paths(30, (0, "a"), (1, "b"), name="s")
    answer = ask("journey_flow", EVER, given.fill(journey_steps=[*rows, *paths(5, (200, "a"), name="late")]), begin="a", finish="c")
    chart = charts.flow(answer, words("en"), metric=metric)
    nodes = chart.figure["data"][1]
    columns = {}
    for (place, step), told in zip(nodes["customdata"], nodes["hovertext"], strict=True):
        columns.setdefault(place, {})[step] = int(told.rpartition("\N{NO-BREAK SPACE}")[2])
    assert columns == {1: {"a": 45}, 2: {"c": 10, "b": 35}, 3: {"c": 30, "a": 15}, 4: {"c": 45}}
    labels = " ".join(note["text"] for note in chart.figure["layout"]["annotations"])
    assert "Arrived: c" in labels.replace("<br>", " ")
    assert flow_title(answer, words("en"), "a", "c") == "From “a” to “c”: 22.2% go straight there, 77.8% pass by “b” first"


@pytest.mark.parametrize(("language", "told"), [("en", "“c”: 0% of these journeys are there by their second step, 100% by the fifth"), ("fr", "« c » : 0 % de ces parcours y sont dès la deuxième étape, 100 % à la cinquième")])
def test_the_title_of_a_matrix_says_by_when_they_are_there(given, language, told):
    given.fill(journey_steps=paths(20, (0, "a"), (1, "b"), (2, "a"), (3, "c")) + paths(20, (0, "a"), (1, "c"), name="q") + paths(5, (200, "z"), name="late"))
    answer = ask("journey_matrix", EVER, given, begin="b", finish="c")
    assert matrix_title(answer, words(language), "c") == "" and matrix_title(ask("journey_matrix", EVER, given, finish="c"), words("en"), "c") == ""
    five = answer.rows.head(2).with_columns(what_step=np.array(["c", "c"]), step_no=np.array([2, 5]), share_of_started=np.array([0.0, 1.0]), is_hidden=np.array([False, False]))
    assert " ".join(matrix_title(replace(answer, rows=five), words(language), "c").split()) == told


@pytest.mark.parametrize("left_behind", [0, 3, 4, 5])
def test_nothing_is_told_where_it_would_tell_of_the_few_who_never_come_to_the_end(given, left_behind):
    given.fill(journey_steps=paths(30, (0, "a"), (1, "b")) + paths(left_behind, (0, "a"), (1, "d"), name="q") + paths(20, (0, "c"), name="r") + paths(9, (200, "z"), name="late"))
    for question in ("journey_flow", "journey_matrix"):
        answer = ask(question, EVER, given, begin="a", finish="b")
        is_told = left_behind in (0, 5)
        assert answer.n == (30 if is_told else None), question
        assert answer.rows["is_hidden"].all() is not is_told
        assert answer.rows["share_of_started_n"].drop_nulls().is_empty() is not is_told


def given_away(rows):
    """The hidden links that a reader can work out to be fewer than five from what is shown: all that start, and all that come to a step leave it."""
    hidden = [place for place, row in enumerate(rows) if row["is_hidden"]]
    signs, sums = [], []

    def told(coming, leaving, total):
        line = np.array([(place in coming) - (place in leaving) for place in hidden], dtype=float)
        if line.any():
            seen = lambda places: sum(rows[place]["journeys"] for place in places if not rows[place]["is_hidden"])
            signs.append(line)
            sums.append(total - seen(coming) + seen(leaving))

    started = [row["share_of_started_n"] for row in rows if row["share_of_started_n"] is not None]
    if started:
        told({place for place, row in enumerate(rows) if row["step_no"] == 1}, set(), started[0])
    for step_no, source in {(row["step_no"], row["source"]) for row in rows}:
        leaving = {place for place, row in enumerate(rows) if (row["step_no"], row["source"]) == (step_no, source)}
        sizes = [rows[place]["share_of_previous_n"] for place in leaving if rows[place]["share_of_previous_n"] is not None]
        if sizes:
            told(leaving, set(), sizes[0])
        if step_no > 1:
            told({place for place, row in enumerate(rows) if (row["step_no"], row["target"]) == (step_no - 1, source)}, leaving, 0)
    found = []
    for at, place in enumerate(hidden):
        most = linprog(-np.eye(len(hidden))[at], A_eq=np.array(signs) if signs else None, b_eq=sums or None, bounds=[(1, None)] * len(hidden), method="highs")
        assert most.status in (0, 3)
        if most.status == 0 and -most.fun < FLOOR - 1e-6:
            found.append(rows[place])
    return found


crowds = st.lists(st.tuples(st.lists(st.sampled_from("abcs"), min_size=1, max_size=5), st.integers(1, 20), st.booleans()), min_size=2, max_size=9)
"""(steps, people who take them, whether too recent to have ended)"""


@LAWFUL
@drawn(crowds, st.sampled_from([ANY, "s"]), st.sampled_from([ANY, "b"]), st.sampled_from([0, 5]))
def test_no_small_link_is_given_away_by_what_starts_or_by_what_stands_at_a_step(given, some, begin, finish, fold_below):
    rows = [row for place, (path, many, is_recent) in enumerate(some) for row in paths(many, *((3 * nth + 100 * is_recent, step) for nth, step in enumerate(path)), name=f"{place}-")]
    given.empty().fill(journey_steps=rows + paths(6, (115, "z"), name="last"))
    assert not given_away(ask("journey_flow", EVER, given, begin=begin, finish=finish, fold_below=fold_below).rows.to_dicts())


def test_a_flow_of_many_rare_steps_tells_the_size_of_its_steps_and_gives_none_of_them_away(given):
    # 40 go from a to b, 3 to each of 120 rare steps, and 30 to d
    rows = paths(40, (0, "a"), (1, "b"), (2, "c")) + paths(30, (0, "a"), (1, "d"), name="d")
    rows += [row for rare in range(120) for row in paths(1 + rare % 4, (0, "a"), (1, f"rare {rare}"), (2, "c"), name=f"{rare}-")]
    found = ask("journey_flow", EVER, given.fill(journey_steps=rows + paths(9, (200, "a"), name="last")), fold_below=0, top=1000).rows
    small = found.filter(pl.col("is_hidden"))
    assert small.filter(pl.col("step_no") == 1).height >= 120
    assert found.filter((pl.col("step_no") == 1) & (pl.col("target") == "b"))["share_of_previous_n"].to_list() == [40 + 30 + 300 + 9]
    assert not given_away(found.to_dicts())


def test_a_few_that_stop_right_after_the_start_are_told_among_the_others_of_the_next_step(given):
    # of 83 that start at s, 3 still run there: subtracted from what stands at a and b next, they would be known
    rows = paths(50, (0, "s"), (1, "a")) + paths(24, (0, "s"), (1, "b"), name="b") + paths(6, (0, "s"), (1, "c"), name="c") + paths(3, (195, "s"), name="late")
    found = ask("journey_flow", EVER, given.fill(journey_steps=rows + paths(9, (200, "z"), name="last")), begin="s")
    at_first = {row["target"]: row["journeys"] for row in found.rows.iter_rows(named=True) if row["step_no"] == 1}
    assert "open" not in at_first and at_first["other"] >= FLOOR
    assert not given_away(found.rows.to_dicts())


def test_a_few_that_stop_after_as_many_steps_cannot_be_read_off_two_columns_of_the_matrix(given):
    # 40 end after one step, 3 after two: 40 and 43 side by side would tell the 3
    given.fill(journey_steps=paths(40, (0, "a")) + paths(3, (0, "a"), (1, "b"), name="q") + paths(30, (0, "a"), (1, "b"), (2, "c"), name="r") + paths(9, (200, "z"), name="last"))
    rows = ask("journey_matrix", Scope(date(2026, 1, 1), date(2026, 3, 1)), given).rows
    ended = {row["step_no"]: row["journeys"] for row in rows.iter_rows(named=True) if row["what_step"] == "end" and not row["is_hidden"]}
    assert ended.get(3, 40) == ended.get(2, 40)


def test_differences_between_two_groups_follow_the_path_chosen(given):
    rows = [row for segment, n in (("even", 30), ("odd", 10)) for place in range(40) for row in a_path(f"{segment}{place}", (0, "a"), *([(1, "c")] if place < n else []), (2, "b"), segment=segment)]
    given.fill(journey_steps=rows + paths(9, (200, "z"), name="last"))
    told = [ask("journey_flow", EVER.narrowed("segment", name), given, begin="a", finish="b", fold_below=0, top=1000, columns=4).rows for name in ("even", "odd")]
    assert [unhidden_shares(rows)["c"] for rows in told] == [0.75, 0.25]


def unhidden_shares(rows):
    return {row["target"]: row["share_of_started"] for row in rows.iter_rows(named=True) if row["step_no"] == 1}


def test_a_name_that_holds_the_sign_between_steps_stays_one_step(given):
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    given.fill(web_events=[{"event_id": f"{case}-{hour}", "name": name, "occurred_at": at + timedelta(hours=hour), "case_ref": f"case {case}"} for case in range(9) for hour, name in enumerate(("sign␟up", "pay"))])
    rows = ask("journey_flow", EVER, given, columns=4).rows
    assert rows.select("step_no", "source", "target", "n").rows() == [(1, "sign up", "pay", 9), (2, "pay", "open", 9)]


def test_who_takes_a_link_on_two_paths_takes_it_as_one_person(given):
    """Six people go from a to b twice, once to end there and once to go on to c; with four more who go once, ten took it, in sixteen journeys."""
    given.empty().fill(journey_steps=[*paths(6, (0, "a"), (1, "b"), (100, "a"), (101, "b"), (102, "c")), *paths(4, (0, "a"), (1, "b"), (2, "c"), name="q")])
    rows = ask("journey_flow", EVER, given).rows
    link = rows.filter((rows["step_no"] == 1) & (rows["source"] == "a") & (rows["target"] == "b")).row(0, named=True)
    assert (link["n"], link["journeys"]) == (10, 16)
