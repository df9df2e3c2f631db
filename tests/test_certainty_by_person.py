"""Intervals that count each person once: by hand, by laws, and by simulation of people who say the same again and again."""
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.certainty import attach_intervals
from queries.certainty import intervals as by

few = settings(max_examples=60, deadline=None)
shares = st.tuples(st.floats(0, 1), st.floats(0, 0.3), st.integers(2, 400), st.integers(1, 2000))


def error_of(part, size):
    """Cochran's error of a ratio of two sums over persons, as `person_error` has it."""
    rest, people = part - part.sum() / size.sum() * size, len(size)
    return np.sqrt(people / (people - 1) * (rest**2).sum()) / size.sum()


@few
@given(shares)
def test_a_share_by_person_stays_in_0_to_1_and_is_never_surer_than_as_many_independent_things(case):
    share, error, people, size = case
    found, alone = by.share_by_person(share, error, people, size), by.wilson(share * size, size)
    assert 0 <= found.low <= found.estimate <= found.high <= 1
    assert found.low <= alone.low + 1e-9 and found.high >= alone.high - 1e-9


@few
@given(shares)
def test_a_larger_error_never_narrows_a_share_s_interval(case):
    share, error, people, size = case
    near, far = by.share_by_person(share, error, people, size), by.share_by_person(share, 2 * error, people, size)
    assert far.high - far.low >= near.high - near.low - 1e-12


def test_where_all_are_so_each_person_counts_as_one():
    assert by.share_by_person(1.0, 0.0, 20, 5000).low == pytest.approx(float(by.wilson(20, 20).low))
    assert by.share_by_person(0.0, 0.0, 20, 5000).high == pytest.approx(float(by.wilson(0, 20).high))


def test_one_person_alone_has_no_bounds():
    for found in (by.share_by_person(0.5, np.nan, 1, 40), by.mean_by_person(2.0, np.nan, 1)):
        assert np.isnan([found.low, found.high]).all()


def test_one_value_per_person_gives_student_s_interval_of_the_mean():
    values = np.array([1.0, 4, 2, 2, 5])
    found = by.mean_by_person(values.mean(), error_of(values, np.ones(5)), 5)
    assert [float(part) for part in found] == pytest.approx([float(part) for part in by.mean_interval(values.mean(), values.std(ddof=1), 5)])


def test_nineteen_intervals_in_twenty_hold_the_truth_though_people_repeat_themselves():
    rng, people, kept, naive = np.random.default_rng(7), 60, 0, 0
    for _ in range(600):
        leaning = rng.beta(1.5, 0.5, people)  # 0.75 on average
        size = rng.integers(1, 40, people)
        part = rng.binomial(size, leaning)
        share = part.sum() / size.sum()
        found, alone = by.share_by_person(share, error_of(part, size), people, size.sum()), by.wilson(part.sum(), size.sum())
        kept += found.low <= 0.75 <= found.high
        naive += alone.low <= 0.75 <= alone.high
    assert 0.92 < kept / 600 < 0.98
    assert naive / 600 < 0.8, "as if each message came from somebody else, the interval is too narrow"


def test_bounds_by_person_are_attached_and_what_they_are_made_of_goes():
    rows = pl.DataFrame({"n": [100], "people": [30], "heard": [0.5], "heard_error": [0.1], "rise": [1.0], "rise_error": [0.2], "talk": [0.9], "talk_error": [0.01], "talk_size": [400]})
    found = attach_intervals(rows, {"heard": "wilson", "rise": "student", "talk": "wilson"})
    assert found.columns == ["n", "people", "heard", "rise", "talk", "heard_low", "heard_high", "rise_low", "rise_high", "talk_low", "talk_high"]
    told = found.row(0, named=True)
    assert told["heard_low"] == pytest.approx(float(by.share_by_person(0.5, 0.1, 30, 100).low))
    assert told["rise_high"] == pytest.approx(1 + 2.04523 * 0.2, abs=1e-4)
    assert told["talk_low"] == pytest.approx(float(by.share_by_person(0.9, 0.01, 30, 400).low))
