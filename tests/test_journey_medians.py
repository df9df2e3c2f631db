"""Medians about journeys stand between two of the values in their order, never nearer than the binomial distribution allows."""

import pytest

from queries import ask
from queries.certainty.intervals import order_ranks
from tests.test_journeys import EVER, a_path


def hundredths(given, n):
    """n people with a journey of one step and another, i hundredths of a day apart for the i-th."""
    given.fill(journey_steps=[row for place in range(1, n + 1) for row in a_path(f"p{place:03d}", (0, "a"), (place / 100, "b"))])


@pytest.mark.parametrize(("question", "name"), [("directly_follows", "median_days_between"), ("journey_sizes", "median_journey_days")])
@pytest.mark.parametrize("n", [9, 20, 101])
def test_the_bounds_of_a_median_are_those_of_its_ranks_or_one_further(given, question, name, n):
    hundredths(given, n)
    row = ask(question, EVER, given).rows.row(0, named=True)
    low, high = order_ranks(n, 0.5)
    found = [round(row[f"{name}{bound}"] * 100) for bound in ("_low", "_high")]
    assert found[0] in (low - 1, low) and found[1] in (high, high + 1)
    assert row[name] == pytest.approx((n + 1) / 200)


def test_so_few_values_bound_no_median(given):
    hundredths(given, 8)
    row = ask("journey_sizes", EVER, given).rows.row(0, named=True)
    assert (row["median_steps_low"], row["median_steps_high"], row["median_steps"]) == (None, None, 2)


def test_waits_are_ranked_among_those_that_waited(given):
    # 20 people wrote and waited 1 to 20 minutes, 20 more had two turns and no wait: the median is of the 20
    rows = [row | {"waited_minutes": float(place), "turns": 2} for place in range(1, 21) for row in a_path(f"p{place}", (0, "a"))]
    rows += [row | {"turns": 2} for place in range(20) for row in a_path(f"q{place}", (0, "a"))]
    given.fill(journey_steps=rows)
    low, high = order_ranks(20, 0.5)
    for question, name in (("effort_by_step", "median_waited_minutes"), ("effort_of_journeys", "median_waited_in_all_minutes")):
        row = ask(question, EVER, given).rows.row(0, named=True)
        assert row[f"{name}_low"] in (low - 1, low) and row[f"{name}_high"] in (high, high + 1), question
