"""Medians about journeys stand between two of the values in their order, never nearer than the binomial distribution allows; means count each person once."""

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from scipy.stats import binom

from queries import ask
from tests.journey_steps import EVER, a_path


def ranks_around_the_median(n):
    """Ranks (from 1) of the sorted values between which the median of n lies at 95 %, by the binomial distribution."""
    return int(binom.ppf(0.025, n, 0.5)), int(binom.ppf(0.975, n, 0.5)) + 1


def hundredths(given, n):
    """n people with a journey of one step and another, i hundredths of a day apart for the i-th."""
    given.fill(journey_steps=[row for place in range(1, n + 1) for row in a_path(f"p{place:03d}", (0, "a"), (place / 100, "b"))])


@pytest.mark.parametrize(("question", "name"), [("directly_follows", "median_days_between"), ("journey_sizes", "median_journey_days")])
@pytest.mark.parametrize("n", [9, 20, 101])
def test_the_bounds_of_a_median_are_those_of_its_ranks_or_one_further(given, question, name, n):
    hundredths(given, n)
    row = ask(question, EVER, given).rows.row(0, named=True)
    low, high = ranks_around_the_median(n)
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
    low, high = ranks_around_the_median(20)
    for question, name in (("effort_by_step", "median_waited_minutes"), ("effort_of_journeys", "median_waited_in_all_minutes")):
        row = ask(question, EVER, given).rows.row(0, named=True)
        assert row[f"{name}_low"] in (low - 1, low) and row[f"{name}_high"] in (high, high + 1), question


def test_the_mean_of_what_people_write_counts_each_of_them_once(given):
    """Five people write at a, calm, then at b; Ana does so twice and is full of joy (1) and worry at b, the four others are neutral. Of six texts at b the mean is 2/6.
    Each person less 1/3 a text: 4/3 and four times -1/3, squares 20/9; error sqrt(5/4 x 20/9) / 6 = 0.277778, Student's quantile 2.776445 (4): -0.437901 to 1.104568.
    As six texts, normally: sd 0.516398, -0.0799 to 0.7466. The change from a to b, and what follows a step on a screen, are the same figures.
    Anxious, a third: worth 0.222222 / 0.277778^2 x (1.959964 / 2.776445)^2 = 1.435231 texts; Wilson 0.034548 to 0.874788."""
    rows = []
    for name, days, tone in (("ana", (0, 1, 100, 101), 1.0), *((name, (0, 1), 0.0) for name in ("bo", "cleo", "dan", "eve"))):
        for place, day in enumerate(days, start=1):
            at = datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=day)
            step, felt = ("b", tone) if place % 2 == 0 else ("a", 0.0)
            rows.append({
                "customer_id": name, "place": place, "occurred_at": at, "occurred_on": at.date(), "step": step, "step_group": step, "direction": "in", "world": "screen", "channel": "web",
                "source_system": "test", "sentiment": felt, "is_anxious": felt == 1.0,
            })  # fmt: skip
    given.fill(journey_steps=rows)
    bounds = pytest.approx((1 / 3, -0.437901, 1.104568), abs=1e-6)
    at_b = ask("feeling_by_step", EVER, given).rows.filter(pl.col("what_step") == "b").row(0, named=True)
    assert (at_b["n"], at_b["texts"]) == (5, 6) and tuple(at_b[f"mean_sentiment{part}"] for part in ("", "_low", "_high")) == bounds
    assert tuple(at_b[f"share_anxious{part}"] for part in ("", "_low", "_high")) == pytest.approx((1 / 3, 0.034548, 0.874788), abs=5e-6)
    (after,) = ask("feeling_by_world", EVER, given).rows.iter_rows(named=True)
    assert (after["n"], after["times"]) == (5, 6) and tuple(after[f"mean_sentiment{part}"] for part in ("", "_low", "_high")) == bounds
    (change,) = ask("feeling_breaks", EVER, given).rows.iter_rows(named=True)
    assert (change["n"], change["times"]) == (5, 6) and tuple(change[f"mean_change{part}"] for part in ("", "_low", "_high")) == bounds
