"""How much buyers lean on promotions: how many people placed so many orders, so many of them on promotion.

Of one person a few orders say little. A beta-binomial fitted to all of them by maximum likelihood (empirical Bayes) says how much people differ:
each is then told by (orders on promotion + a) / (orders + a + b), the chance that an order of theirs is on one.
"""
from functools import lru_cache

import numpy as np
import polars as pl

from queries.certainty.attaching import attach_intervals
from queries.certainty.suppression import hide

CLASSES = ("never", "mixed", "mostly", "only")
BOUNDS = (0.2, 0.5, 0.8)
"""Under one order in five, under half, half or more, four in five or more."""
ONE_ORDER, NO_ORDER = "one_order", "no_order"
"""One order tells of a person only what is fitted to all others."""
LEAST_PEOPLE = 30
"""People with two orders or more: fewer cannot say how much people differ."""


def read_habits(rows, grain_columns):
    """Per quarter and class: n people, share_of_customers of those with two orders or more, and a and b as fitted to everybody. Rows: orders, on_deal, people."""
    fitted = _fit_of(rows, (("orders", "on_deal"),))
    told = rows if fitted else rows.clear()
    told = told.with_columns(_classes(told, "orders", "on_deal", fitted).alias("habit"))
    counted = told.group_by("quarter", "habit").agg(n=pl.col("people").sum().cast(pl.Int64))
    every = told.select("quarter").unique().join(pl.DataFrame({"habit": CLASSES}), how="cross")
    counted = every.join(counted, on=("quarter", "habit"), how="left").with_columns(pl.col("n").fill_null(0))
    return _shared(counted, "quarter", "share_of_customers", ["quarter", "habit"], fitted)


def read_habit_moves(rows, grain_columns):
    """Per class of the year before and of the year after (or one_order, no_order): n people, share_of_habit_before. Rows: orders_before, on_deal_before,
    orders, on_deal, people."""
    fitted = _fit_of(rows, (("orders_before", "on_deal_before"), ("orders", "on_deal")))
    told = (rows if fitted else rows.clear()).filter(pl.col("orders_before") > 1)
    told = told.with_columns(
        _classes(told, "orders_before", "on_deal_before", fitted).alias("habit_before"),
        _classes(told, "orders", "on_deal", fitted).alias("habit"),
    )
    counted = told.group_by("habit_before", "habit").agg(n=pl.col("people").sum().cast(pl.Int64))
    every = told.select("habit_before").unique().join(pl.DataFrame({"habit": (*CLASSES, ONE_ORDER, NO_ORDER)}), how="cross")
    counted = every.join(counted, on=("habit_before", "habit"), how="left").with_columns(pl.col("n").fill_null(0))
    return _shared(counted, "habit_before", "share_of_habit_before", ["habit_before", "habit"], fitted)


def _shared(counted, whole, share, grain, fitted):
    """Each class's share of its whole, with its interval; small cells hidden; rows in the order of the classes."""
    order = {name: place for place, name in enumerate((*CLASSES, ONE_ORDER, NO_ORDER))}
    places = [pl.col(name).replace_strict(order, return_dtype=pl.Int64) if name.startswith("habit") else pl.col(name) for name in grain]
    counted = counted.sort(*places).with_columns(pl.col("n").sum().over(whole).alias(f"{share}_n"))
    a, b = fitted or (None, None)
    counted = counted.with_columns((pl.col("n") / pl.col(f"{share}_n")).alias(share), pl.lit(a, dtype=pl.Float64).alias("fitted_a"), pl.lit(b, dtype=pl.Float64).alias("fitted_b"))
    told = attach_intervals(counted.select(*grain, "n", share, f"{share}_n", "fitted_a", "fitted_b"), {share: "wilson"})
    return hide(told, grain, "n", [share, f"{share}_low", f"{share}_high"])


def _classes(rows, orders, on_deal, fitted):
    a, b = fitted or (1.0, 1.0)
    n, k = (rows[name].fill_null(0).to_numpy() for name in (orders, on_deal))
    leaning = np.array(CLASSES)[np.searchsorted(BOUNDS, (k + a) / (n + a + b), side="right")]
    return pl.Series(np.where(n == 0, NO_ORDER, np.where(n == 1, ONE_ORDER, leaning)).tolist(), dtype=pl.String)


def _fit_of(rows, pairs):
    """(a, b) fitted to the people of each pair of columns together; None where too few have two orders."""
    counts: dict = {}
    for orders, on_deal in pairs:
        for n, k, people in rows.select(orders, on_deal, "people").iter_rows():
            if n:
                counts[(n, k)] = counts.get((n, k), 0) + people
    if sum(people for (n, _), people in counts.items() if n > 1) < LEAST_PEOPLE:
        return None
    return fit(tuple(sorted((n, k, people) for (n, k), people in counts.items())))


@lru_cache(maxsize=64)
def fit(counts):
    """(a, b) of the beta-binomial likeliest for `counts`: (orders, on promotion, people) each. People who differ by chance alone
    would have a and b grow without end: together they stay under a thousand or so, which is the same."""
    from scipy.optimize import minimize
    from scipy.special import betaln

    n, k, people = (np.array(part, dtype=float) for part in zip(*counts, strict=True))

    def loss(told):
        mean, size = 1 / (1 + np.exp(-told[0])), np.exp(told[1])
        a, b = mean * size, (1 - mean) * size
        return -np.average(betaln(k + a, n - k + b) - betaln(a, b), weights=people)

    usual = np.clip(np.average(k / n, weights=people * n), 1e-3, 1 - 1e-3)
    found = minimize(loss, (np.log(usual / (1 - usual)), 0.5), method="L-BFGS-B", bounds=((-9, 9), (-4, 7)))
    mean, size = 1 / (1 + np.exp(-found.x[0])), np.exp(found.x[1])
    return float(mean * size), float((1 - mean) * size)
