"""The lifetime model: closed where the data are thin, right on purchases simulated from its own story."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from queries import lifetime

TRUE = lifetime.Fit(r=0.8, alpha=60.0, a=0.9, b=2.5, log_likelihood=0.0)


def simulated(n, days, later, seed=7):
    """Repeats, recency, days observed, and repeats of the `later` days, by the model's own story told step by step."""
    draw = np.random.default_rng(seed)
    rows = []
    for _ in range(n):
        rate, leaves = draw.gamma(TRUE.r, 1 / TRUE.alpha), draw.beta(TRUE.a, TRUE.b)
        at, moments = 0.0, []
        while draw.random() > leaves:  # one may leave after any purchase, the first included
            at += draw.exponential(1 / rate)
            if at > days + later:
                break
            moments.append(at)
        seen = [moment for moment in moments if moment <= days]
        rows.append((len(seen), seen[-1] if seen else 0.0, float(days), len(moments) - len(seen)))
    return np.array(rows).T


def test_the_parameters_of_a_simulated_company_are_found_again():
    x, tx, t, _ = simulated(12_000, 500, 0)
    found = lifetime.fit(x, tx, t)
    assert found.r == pytest.approx(TRUE.r, rel=0.15)
    assert found.alpha == pytest.approx(TRUE.alpha, rel=0.2)
    assert found.a / (found.a + found.b) == pytest.approx(TRUE.a / (TRUE.a + TRUE.b), abs=0.04)


def test_what_is_expected_is_what_the_simulated_company_then_buys():
    x, tx, t, later = simulated(12_000, 400, 200, seed=3)
    expected = lifetime.expected(TRUE, x, tx, t, 200)
    assert expected.sum() == pytest.approx(later.sum(), rel=0.05)
    for least, most in ((0, 0), (1, 2), (3, 6)):  # and so it is for those who bought rarely and often
        mine = (x >= least) & (x <= most)
        assert expected[mine].mean() == pytest.approx(later[mine].mean(), rel=0.15)


def test_someone_seen_once_is_not_taken_for_surely_active():
    just_now, long_ago = lifetime.still_active(TRUE, [0, 0], [0, 0], [1, 600])
    assert long_ago < just_now < 1


def test_the_likelihood_of_everything_that_may_happen_is_one():
    # over one period, the chances of 0, 1, 2 … repeats sum to 1: density of each recency integrated numerically
    t = 30.0
    total = np.exp(lifetime._log_likelihood((TRUE.r, TRUE.alpha, TRUE.a, TRUE.b), 0.0, 0.0, t))
    grid = (np.arange(4_000) + 0.5) / 4_000 * t
    for x in range(1, 60):
        # the x - 1 earlier purchases may stand anywhere before the last: tx^(x-1) / (x-1)! orders of them
        log_ways = (x - 1) * np.log(grid) - np.sum(np.log(np.arange(1, x))) if x > 1 else np.zeros_like(grid)
        chance = lifetime._log_likelihood((TRUE.r, TRUE.alpha, TRUE.a, TRUE.b), float(x), grid, t)
        total += np.mean(np.exp(log_ways + chance)) * t
    assert total == pytest.approx(1, abs=2e-3)


def histories(n=600, repeats=3, days=400, last=date(2026, 6, 30)):
    return pl.DataFrame({
        "customer_id": [f"c{place}" for place in range(n)], "repeats": [repeats] * n, "recency_days": [days // 2] * n, "observed_days": [days] * n,
        "held_out": [1] * n, "mean_value": [10.0] * n, "first_on": [last - timedelta(days=days)] * n, "recent_on": [last] * n,
    })  # fmt: skip


@pytest.mark.parametrize(
    ("told", "end", "reasons"),
    [
        (histories(), date(2026, 7, 1), ()),
        (histories(n=499), date(2026, 7, 1), ("few_buyers",)),
        (histories(days=179), date(2026, 7, 1), ("short_history",)),
        (histories(), date(2026, 8, 1), ("no_recent_order",)),  # the last order is 32 days old
        (histories(repeats=1), date(2026, 7, 1), ("few_repeaters",)),
    ],
)
def test_no_lifetime_value_is_told_where_the_data_cannot_carry_it(told, end, reasons):
    assert lifetime.gate(told, end).reasons == reasons


def test_nothing_is_told_of_an_empty_store():
    assert not lifetime.gate(histories().head(0), date(2026, 7, 1)).is_open


def test_bands_of_fewer_than_five_are_hidden():
    x, tx, t, later = simulated(800, 300, 100)
    rows = pl.DataFrame({"repeats": x.astype(int), "recency_days": tx, "observed_days": t, "held_out": later})
    few = rows.filter(pl.col("repeats") == 2).head(4)
    found = lifetime.calibration(pl.concat([rows.filter(pl.col("repeats") != 2), few]), 100)
    row = found.filter(found["repeat_band"] == "2").row(0, named=True)
    assert row["is_hidden"] and row["n"] is None and row["expected_orders"] is None
    # of all buyers less the bands shown, four would be left: the smallest of the others is hidden beside them
    told = {name: int(((x >= least) & (x <= most)).sum()) for name, least, most in (("0", 0, 0), ("1", 1, 1), ("3", 3, 3), ("4_to_6", 4, 6), ("7_or_more", 7, 10_000))}
    assert set(found.filter("is_hidden")["repeat_band"]) == {"2", min((n, name) for name, n in told.items() if n)[1]}


def test_a_model_that_misses_the_days_held_out_is_found_amiss():
    """Ten people of each band: foreseen 10 × 0.5 + 10 × 2 = 25, seen 10 × 1 + 10 × 2 = 30: a sixth too few. A hidden band counts for nothing."""
    bands = pl.DataFrame({"n": [10, 10, None], "expected_orders": [0.5, 2.0, None], "actual_orders": [1.0, 2.0, None], "is_hidden": [False, False, True]})
    assert lifetime.amiss(bands) == pytest.approx(-1 / 6)
    assert abs(lifetime.amiss(bands)) > lifetime.MOST_AMISS
    assert lifetime.amiss(bands.with_columns(actual_orders=pl.lit(0.0))) is None
