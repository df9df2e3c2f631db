"""People who reached an end against people who did not: how much more frequent each step was before it."""
import numpy as np
import polars as pl

from queries.certainty.comparison import benjamini_hochberg
from queries.certainty.intervals import log_ratio
from queries.certainty.suppression import FLOOR, THIN

LOOK = 0.05
"""Share of false findings accepted among all the steps looked at."""


def read_lift(rows, grain_columns):
    """Per grain: n, share_ended, share_other, lift with bounds (Katz), lift_at_equal_activity, stands.

    `rows` carry x_ended of of_ended and x_other of of_other (people), and expected_at_equal_activity (people of
    the ended who would have the step if they had it as often as others of like activity). Where a count or what
    is left of its whole is of 1 to 4 people, the row is hidden. `stands`: the lift differs from 1 after
    Benjamini-Hochberg over all rows shown; null where hidden. Those that stand first, the furthest from 1 on top.
    """
    x1, n1, x0, n0, expected = (
        rows[name].cast(pl.Float64).fill_null(0).to_numpy() for name in ("x_ended", "of_ended", "x_other", "of_other", "expected_at_equal_activity")
    )
    hidden = np.logical_or.reduce([(part > 0) & (part < FLOOR) for part in (x1, n1 - x1, x0, n0 - x0)])
    found = log_ratio(x1, n1, x0, n0)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.log(found.high / found.low) / (2 * 1.959964)
        distance = np.abs(np.log(found.estimate)) / spread
        equal = x1 / np.where(expected > 0, expected, np.nan)
    p = np.where(hidden | ~np.isfinite(distance), np.nan, _two_sided(distance))
    stands = np.nan_to_num(benjamini_hochberg(p), nan=1.0) < LOOK
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = x1 / n1, x0 / n0
    values = {
        "n": x1, "share_ended": shares[0], "share_other": shares[1], "lift": found.estimate, "lift_low": found.low, "lift_high": found.high,
        "lift_at_equal_activity": equal,
    }  # fmt: skip
    kept = [name for name in rows.columns if name in grain_columns or name.startswith(("median_", "mean_"))]
    read = rows.select(kept).with_columns(
        *(pl.Series(name, np.where(hidden, np.nan, value), dtype=pl.Float64).fill_nan(None) for name, value in values.items()),
        pl.Series("stands", stands, dtype=pl.Boolean), pl.Series("is_hidden", hidden, dtype=pl.Boolean), pl.Series("is_thin", ~hidden & (x1 + x0 < THIN), dtype=pl.Boolean),
    )  # fmt: skip
    emptied = [name for name in ("stands", *(name for name in kept if name not in grain_columns and not name.startswith("mean_steps")))]
    return (
        read.with_columns(pl.when("is_hidden").then(None).otherwise(pl.col(name)).alias(name) for name in emptied)
        .with_columns(pl.col("n").cast(pl.Int64))
        .sort(["is_hidden", "stands", pl.col("lift").log().abs(), *grain_columns], descending=[False, True, True, *(False for _ in grain_columns)], nulls_last=True)
    )


def _two_sided(distance):
    from scipy.special import ndtr

    return 2 * ndtr(-distance)
