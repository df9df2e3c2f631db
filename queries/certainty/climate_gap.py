"""What customers write minus what the climate alone would predict, month by month.

A straight line tells of each month, from the national confidence of that month (or of one some months before or after), what is felt in
all other months: a month never predicts itself. Its bounds are those of a new month beside that line (Student's), and of all months looked at
only those count as straying that stand after Benjamini and Hochberg.
"""
import numpy as np
import polars as pl

from queries.certainty.comparison import benjamini_hochberg
from queries.certainty.intervals import CONFIDENCE
from queries.certainty.lags import LEAST_MONTHS, longest_run

FLOATS = ("felt", "climate_predicted", "climate_gap", "climate_gap_low", "climate_gap_high")


def read_climate_gap(rows, grain_columns):
    """Per month: n (texts), felt, climate_predicted, climate_gap with bounds, gap_verdict (above, below, chance). Rows: month, felt, texts, confidence,
    lag_months. No row where fewer than 24 months in a row hold both, or where the confidence never moves."""
    schema = {"month": pl.Date, "n": pl.Int64, **dict.fromkeys(FLOATS, pl.Float64), "gap_verdict": pl.String, "is_hidden": pl.Boolean, "is_thin": pl.Boolean}
    lag = int(rows["lag_months"].max() or 0) if rows.height else 0
    months = rows.select(pl.col("month").cast(pl.Date), pl.col("felt").cast(pl.Float64), "texts")
    moved = rows.select(pl.col("month").cast(pl.Date).dt.offset_by(f"{lag}mo"), pl.col("confidence").cast(pl.Float64))
    both = months.drop_nulls("felt").join(moved.drop_nulls("confidence"), on="month").sort("month")
    if len(longest_run(both)[0]) < LEAST_MONTHS or not both["confidence"].std() > 1e-9:
        return pl.DataFrame(schema=schema)
    felt = both["felt"].to_numpy()
    predicted, error, freedom = left_out(both["confidence"].to_numpy(), felt)
    from scipy.special import stdtr, stdtrit

    gap, half = felt - predicted, stdtrit(freedom, (1 + CONFIDENCE) / 2) * error
    with np.errstate(divide="ignore", invalid="ignore"):
        p = benjamini_hochberg(2 * stdtr(freedom, -np.abs(gap / error)))
    verdict = np.where(p < 1 - CONFIDENCE, np.where(gap > 0, "above", "below"), "chance")
    told = {"felt": felt, "climate_predicted": predicted, "climate_gap": gap, "climate_gap_low": gap - half, "climate_gap_high": gap + half, "gap_verdict": verdict.tolist()}
    return pl.DataFrame({"month": both["month"], "n": both["texts"], **told, "is_hidden": [False] * len(felt), "is_thin": [False] * len(felt)}, schema=schema)


def left_out(x, y):
    """(what the line through all other points tells of each, the standard error of such a telling, its degrees of freedom)."""
    n = len(x)
    apart = x - x.mean()
    leverage = 1 / n + apart**2 / (apart @ apart)
    residual = y - y.mean() - apart * (apart @ y) / (apart @ apart)
    without = residual / (1 - leverage)  # the residual each point has to the line of the others
    squares = residual @ residual - residual * without  # of the others, around their own line
    spread = np.sqrt(np.maximum(squares, 0) / (n - 3))
    return y - without, spread / np.sqrt(1 - leverage), n - 3
