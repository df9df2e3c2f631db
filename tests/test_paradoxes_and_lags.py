"""Paradoxes over chance, and two monthly series beside each other."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from data import marts
from queries import ask
from queries.certainty.lags import longest_run, read_lags, shifted, whitened
from queries.certainty.paradox import read_paradox
from queries.scope import Scope


def people(tt, tf, ft, ff):
    return pl.DataFrame({"paradox": ["x"] * 4, "says": [True, True, False, False], "does": [True, False, True, False], "people": [tt, tf, ft, ff]})


def test_a_paradox_is_what_stands_beyond_independence():
    # 400 people; 160 say so, 150 do: by chance 160/400 x 150/400 = 0.15; 90 are both: 0.225, an excess of 0.075; odds 90 x 180 / (70 x 60) = 3.857
    found = read_paradox(people(90, 70, 60, 180), ["paradox"]).row(0, named=True)
    assert found["n"] == 400 and found["both"] == 90
    assert (found["paradox_share"], found["expected_share"], found["paradox_excess"]) == pytest.approx((0.225, 0.15, 0.075))
    assert found["paradox_odds"] == pytest.approx(16200 / 4200)
    assert 0 < found["paradox_excess_low"] < 0.075 < found["paradox_excess_high"] and found["paradox_verdict"] == "more"


def test_independence_shows_no_paradox_and_few_people_none_at_all():
    assert read_paradox(people(40, 60, 80, 120), ["paradox"])["paradox_verdict"][0] == "chance"
    few = read_paradox(people(30, 30, 20, 30), ["paradox"]).row(0, named=True)  # least expected: 60 x 50 / 110 = 27.3 and 50 x 50 / 110 = 22.7
    assert few["paradox_verdict"] != "unknown"
    fewer = read_paradox(people(20, 20, 20, 20 - 5), ["paradox"]).row(0, named=True)  # least expected: 35 x 35 / 75 = 16.3
    assert fewer["paradox_verdict"] == "unknown" and fewer["paradox_share"] is None and fewer["n"] == 75


def test_a_cell_of_fewer_than_five_people_is_hidden():
    found = read_paradox(people(3, 100, 100, 100), ["paradox"]).row(0, named=True)
    assert found["is_hidden"] and found["n"] is None and found["both"] is None


def months(n, confidence, felt):
    days = [date(2023 + place // 12, place % 12 + 1, 1) for place in range(n)]
    return pl.DataFrame({"month": days, "confidence": confidence, "felt": felt})


def test_under_24_months_nothing_is_computed():
    rng = np.random.default_rng(1)
    assert read_lags(months(23, rng.normal(size=23), rng.normal(size=23)), []).is_empty()
    assert read_lags(months(24, rng.normal(size=24), rng.normal(size=24)), []).height == 13


def test_a_gap_cuts_the_run():
    rows = months(36, np.arange(36.0), np.arange(36.0)).filter(pl.col("month") != date(2024, 3, 1))
    assert len(longest_run(rows)[0]) == 21  # months 16 to 36; the first run has 14


def test_a_series_that_follows_by_two_months_is_found_at_lag_two():
    rng = np.random.default_rng(3)
    noise = rng.normal(size=50)
    felt = -0.9 * np.roll(noise, 2) + rng.normal(size=50) * 0.2
    found = read_lags(months(48, noise[2:], felt[2:]), [])
    strongest = found.sort(pl.col("correlation").abs(), descending=True).row(0, named=True)
    assert strongest["lag_months"] == 2 and strongest["correlation"] < -0.7 and strongest["lag_verdict"] == "against"


def test_two_drifting_series_that_know_nothing_of_each_other_rarely_stand():
    rng = np.random.default_rng(11)
    stood = sum(read_lags(months(36, rng.normal(size=36).cumsum(), rng.normal(size=36).cumsum()), [])["lag_verdict"].ne("chance").any() for _ in range(12))
    assert stood <= 3


def test_a_positive_lag_puts_the_confidence_first():
    x, y = shifted(np.arange(5.0), np.arange(5.0) * 10, 2)
    assert x.tolist() == [0, 1, 2] and y.tolist() == [20, 30, 40]
    assert len(whitened(np.arange(5.0) ** 2, np.arange(5.0))[0]) == 4


def test_a_published_month_of_confidence_is_whole(given):
    given.fill(climate=[{"series": "s", "month": date(2025, month, 1), "value": 90.0, "vintage": date(2025, 7, 1)} for month in (4, 5, 6)])
    given.build(frozenset(marts.marts()))
    asked = ask("climate_by_month", Scope(date(2025, 4, 1), date(2025, 7, 1)), given, series="s")
    assert asked.rows["is_incomplete"].to_list() == [False, False, False]
