"""Does one monthly series move with another, earlier or later? Correlations at lags, after what each carries by itself is taken out.

Both series lose their straight trend, then are filtered by the first-order autoregression of the first (pre-whitening, Box
& Jenkins 1970): two series that each drift slowly correlate by nature. Bounds by a bootstrap of blocks of six months; a
lag stands only beyond what the largest of all lags reaches when the blocks of the one are shuffled against the other.
"""
import numpy as np
import polars as pl

LEAST_MONTHS = 24
LAGS = tuple(range(-6, 7))
BLOCK, RESAMPLES, SEED = 6, 600, 20_260_101


def read_lags(rows, grain_columns):
    """Per lag_months (−6 to 6; positive: the confidence comes first): n (months compared), correlation with bounds, lag_verdict
    (with, against, chance). No row where fewer than 24 months in a row hold both series."""
    name = "lag_months"
    schema = {name: pl.Int64, "n": pl.Int64, "correlation": pl.Float64, "correlation_low": pl.Float64, "correlation_high": pl.Float64, "lag_verdict": pl.String, "is_hidden": pl.Boolean, "is_thin": pl.Boolean}
    confidence, felt = longest_run(rows)
    if len(confidence) < LEAST_MONTHS:
        return pl.DataFrame(schema=schema)
    x, y = whitened(confidence, felt)
    if not (x.std() > 1e-9 and y.std() > 1e-9):
        return pl.DataFrame(schema=schema)
    rng = np.random.default_rng(SEED)
    bar = _bar(x, y, rng)
    parts = []
    for lag in LAGS:
        first, second = shifted(x, y, lag)
        found = float(_correlations(first, second))
        places = _blocks(len(first), rng)
        low, high = np.nanquantile(_correlations(first[places], second[places]), (0.025, 0.975))
        verdict = "chance" if abs(found) <= bar else "with" if found > 0 else "against"
        parts.append({name: lag, "n": len(first), "correlation": found, "correlation_low": float(min(low, found)), "correlation_high": float(max(high, found)), "lag_verdict": verdict, "is_hidden": False, "is_thin": False})
    return pl.DataFrame(parts, schema=schema, orient="row")


def longest_run(rows):
    """(confidence, felt) of the longest run of consecutive months that hold both, as arrays in order."""
    whole = rows.drop_nulls(["month", "confidence", "felt"]).sort("month")
    if whole.is_empty():
        return np.zeros(0), np.zeros(0)
    months = [day.year * 12 + day.month for day in whole["month"].to_list()]
    starts = [0, *(place for place in range(1, len(months)) if months[place] != months[place - 1] + 1), len(months)]
    begin, end = max(zip(starts, starts[1:], strict=False), key=lambda run: run[1] - run[0])
    return tuple(whole[name].cast(pl.Float64).to_numpy()[begin:end] for name in ("confidence", "felt"))


def whitened(first, second):
    """Both series without their straight trend, filtered by the first-order autoregression of the first; one month shorter."""
    x, y = _detrended(first), _detrended(second)
    past = x[:-1] @ x[:-1]
    slope = float(np.clip(x[1:] @ x[:-1] / past, -0.99, 0.99)) if past > 0 else 0.0
    return x[1:] - slope * x[:-1], y[1:] - slope * y[:-1]


def shifted(x, y, lag):
    """The pairs (x at t − lag, y at t)."""
    if lag > 0:
        return x[:-lag], y[lag:]
    return (x[-lag:], y[:lag]) if lag < 0 else (x, y)


def _detrended(values):
    t = np.arange(len(values), dtype=float)
    return values - np.polyval(np.polyfit(t, values, 1), t)


def _correlations(x, y):
    """Correlation along the last axis; 0 where one does not vary."""
    x, y = (part - part.mean(axis=-1, keepdims=True) for part in (x, y))
    spread = np.sqrt((x**2).mean(axis=-1) * (y**2).mean(axis=-1))
    return np.where(spread > 1e-12, (x * y).mean(axis=-1) / np.where(spread > 1e-12, spread, 1), 0.0)


def _blocks(n, rng):
    """RESAMPLES rows of places of n months, drawn as whole blocks of six (Künsch 1989)."""
    starts = rng.integers(0, max(n - BLOCK, 0) + 1, size=(RESAMPLES, -(-n // BLOCK)))
    return (starts[:, :, None] + np.arange(BLOCK)).reshape(RESAMPLES, -1)[:, :n].clip(max=n - 1)


def _bar(x, y, rng):
    """What the largest |correlation| of all lags reaches in 95 of 100 draws where the two have nothing to do with each other."""
    others = x[_blocks(len(x), rng)]
    largest = np.zeros(RESAMPLES)
    for lag in LAGS:
        first, second = (others[:, : len(x) - lag], y[lag:]) if lag > 0 else (others[:, -lag:], y[: len(y) + lag])
        largest = np.maximum(largest, np.abs(_correlations(first, np.broadcast_to(second, first.shape))))
    return float(np.quantile(largest, 0.95))
