"""How often will buyers buy again? The modified BG/NBD model (Batislam, Denizel and Filiztekin 2007), fitted by maximum
likelihood, offered only where the data can carry it, and always beside what it would have foreseen of days already seen.

In it each person buys at a steady rate of their own until they leave, which they may do after any purchase, the first
included: someone seen once is not taken for surely active. Times are in days; a day with several orders counts once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

from queries.certainty.suppression import hide

LEAST_BUYERS, LEAST_DAYS, RECENT_DAYS, LEAST_REPEATS = 500, 180, 30, 2
LEAST_REPEATERS = 30
MOST_AMISS = 0.15
"""How far the orders foreseen for days already seen may be from those made, as a share of these."""
BANDS = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 6), (7, None))


class NotSettled(ValueError):
    """The search for the model's parameters ends nowhere on these purchases."""


@dataclass(frozen=True)
class Gate:
    """Whether a lifetime value may be told, and why not: few_buyers, short_history, no_recent_order, few_repeaters."""

    reasons: tuple[str, ...]
    buyers: int
    days: int

    @property
    def is_open(self) -> bool:
        return not self.reasons


@dataclass(frozen=True)
class Fit:
    """The four parameters: purchase rates are gamma(r, alpha), chances of leaving after a purchase beta(a, b)."""

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float


def gate(histories: pl.DataFrame, data_end: date) -> Gate:
    """The test of the data: 500 buyers, 180 days of history, an order in the last 30 days, 30 people with 3 orders."""
    if histories.is_empty():
        return Gate(("few_buyers",), 0, 0)
    last = histories["recent_on"].max()
    days = (last - histories["first_on"].min()).days
    checks = {
        "few_buyers": histories.height >= LEAST_BUYERS,
        "short_history": days >= LEAST_DAYS,
        "no_recent_order": (data_end - last).days <= RECENT_DAYS,
        "few_repeaters": histories.filter(pl.col("repeats") >= LEAST_REPEATS).height >= LEAST_REPEATERS,
    }
    return Gate(tuple(name for name, holds in checks.items() if not holds), histories.height, days)


def _log_likelihood(parameters, x, tx, t):
    r, alpha, a, b = parameters
    common = gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b)
    stayed = betaln(a, b + x + 1) - (r + x) * np.log(alpha + t)
    left = betaln(a + 1, b + x) - (r + x) * np.log(alpha + tx)
    return common + np.logaddexp(stayed, left)


def fit(x, tx, t) -> Fit:
    """Maximum likelihood from repeats x, recency tx and days observed t; identical histories are counted once.

    Raises NotSettled where the search ends nowhere.
    """
    told, counts = np.unique(np.column_stack([x, tx, t]).astype(float), axis=0, return_counts=True)
    x, tx, t = told.T
    unit = max(float(np.average(t, weights=counts)), 1.0)  # rates per mean time observed, so that all four are near 1

    def loss(logs):
        value = -np.average(_log_likelihood(np.exp(logs), x, tx / unit, t / unit), weights=counts)
        return value if np.isfinite(value) else 1e9

    starts = (np.zeros(4), np.array([-0.7, -0.7, -0.7, 0.7]), np.array([0.0, 0.7, 0.7, 0.0]))
    found = min((minimize(loss, start, method="L-BFGS-B", bounds=[(-9, 7)] * 4) for start in starts), key=lambda one: one.fun)
    if not np.isfinite(found.fun) or found.fun >= 1e8:
        raise NotSettled
    r, alpha, a, b = np.exp(found.x)
    return Fit(float(r), float(alpha * unit), float(a), float(b), float(-found.fun * counts.sum()))


def still_active(model: Fit, x, tx, t):
    """Chance that each person has not left, given what they did."""
    x, tx, t = (np.asarray(part, dtype=float) for part in (x, tx, t))
    return 1 / (1 + model.a / (model.b + x) * ((model.alpha + t) / (model.alpha + tx)) ** (model.r + x))


def expected(model: Fit, x, tx, t, days):
    """Expected days of purchase of each person over the next `days`."""
    x, tx, t = (np.asarray(part, dtype=float) for part in (x, tx, t))
    days = np.asarray(days, dtype=float)
    r, alpha, a, b = model.r, model.alpha, model.a, model.b
    a = a if abs(a - 1) > 1e-6 else a + 1e-5
    share = hyp2f1(r + x, b + x + 1, a + b + x, days / (alpha + t + days)) * ((alpha + t) / (alpha + t + days)) ** (r + x)
    return (a + b + x) / (a - 1) * (1 - share) * still_active(model, x, tx, t)


def calibration(held: pl.DataFrame, hold_days: int) -> pl.DataFrame:
    """What the model fitted before the days held out foresaw of them, against what was seen, by repeats before.

    Columns: repeat_band, n, expected_orders, actual_orders; bands of fewer than five people are hidden, and another where
    the number of all buyers would give one away.
    """
    x, tx, t = (held[name].to_numpy() for name in ("repeats", "recency_days", "observed_days"))
    foreseen = expected(fit(x, tx, t), x, tx, t, hold_days)
    rows = []
    for least, most in BANDS:
        mine = (x >= least) & (x <= (most if most is not None else np.inf))
        n = int(mine.sum())
        if n:
            band = f"{least}" if least == most else f"{least}_or_more" if most is None else f"{least}_to_{most}"
            rows.append({"repeat_band": band, "n": n, "expected_orders": float(foreseen[mine].mean()), "actual_orders": float(held["held_out"].to_numpy()[mine].mean())})
    schema = {"repeat_band": pl.String, "n": pl.Int64, "expected_orders": pl.Float64, "actual_orders": pl.Float64}
    return hide(pl.DataFrame(rows, schema=schema, orient="row"), ["repeat_band"], "n", ["expected_orders", "actual_orders"])


def amiss(bands: pl.DataFrame) -> float | None:
    """How far the orders foreseen are from those seen, over all bands shown: −0.2 is a fifth too few. None where none were seen."""
    shown = bands.filter(~pl.col("is_hidden"))
    foreseen, seen = (float((shown[name] * shown["n"]).sum()) for name in ("expected_orders", "actual_orders"))
    return foreseen / seen - 1 if seen else None


def outlook(histories: pl.DataFrame, days: int, earlier: pl.DataFrame | None = None) -> pl.DataFrame:
    """For each person: still_active_share, expected_orders and expected_value over the next `days`; seen_once flags those
    with a single purchase, of whom the model knows no rhythm. With `earlier`, the same people's histories as known before,
    still_active_before is the chance the same model gave then: its trend says more than its level."""
    x, tx, t = (histories[name].to_numpy() for name in ("repeats", "recency_days", "observed_days"))
    model = fit(x, tx, t)
    foreseen = expected(model, x, tx, t, days)
    told = histories.select("customer_id", "repeats", "recent_on")
    if earlier is not None:
        before = still_active(model, *(earlier[name].to_numpy() for name in ("repeats", "recency_days", "observed_days")))
        told = told.join(earlier.select("customer_id", pl.Series("still_active_before", before)), on="customer_id", how="left", maintain_order="left")
    return told.with_columns(
        pl.Series("still_active_share", still_active(model, x, tx, t)),
        pl.Series("expected_orders", foreseen),
        pl.Series("expected_value", foreseen * histories["mean_value"].fill_null(0).to_numpy()),
        pl.Series("seen_once", x == 0),
    )
