"""Paradoxes: what people say and what they then do, against what chance alone would put together.

Rows per paradox: `says` and `does` (true or false) and `people`. The paradox is the cell true, true. Excess: its share minus
what independence would give (the product of the margins); odds ratio with Woolf's interval; bounds of the excess by a
bootstrap of people.
"""
import numpy as np
import polars as pl

from queries.certainty.intervals import normal_width
from queries.certainty.suppression import FLOOR

LEAST_EXPECTED = 20
RESAMPLES, SEED = 2_000, 20_260_101


def read_paradox(rows, grain_columns):
    """Per grain: n (people), both (people in the paradox), paradox_share, expected_share, paradox_excess with bounds,
    paradox_odds with bounds, paradox_verdict (more, fewer, chance, unknown). Unknown, and empty, where fewer than 20 are
    expected in the cell or in its opposite; hidden where a cell holds 1 to 4 people."""
    rng, parts = np.random.default_rng(SEED), []
    groups = rows.partition_by(grain_columns, maintain_order=True) if grain_columns and not rows.is_empty() else [rows] if not rows.is_empty() else []
    for group in groups:
        cells = np.array([[_people(group, says, does) for does in (True, False)] for says in (True, False)], dtype=float)
        n = cells.sum()
        share, expected, excess = _excess(cells.reshape(1, 4))
        drawn = rng.multinomial(int(n), cells.ravel() / n, size=RESAMPLES) if n else np.zeros((1, 4))
        low, high = np.nanquantile(_excess(drawn)[2], (0.025, 0.975)) if n else (np.nan, np.nan)
        hidden = bool(((cells > 0) & (cells < FLOOR)).any())
        enough = n > 0 and _expected(cells).min() >= LEAST_EXPECTED
        odds = _odds(cells)
        verdict = "unknown" if not enough or hidden else "more" if low > 0 else "fewer" if high < 0 else "chance"
        found = {"both": cells[0, 0], "paradox_share": share[0], "expected_share": expected[0], "paradox_excess": excess[0], "paradox_excess_low": low, "paradox_excess_high": high,
                 "paradox_odds": odds[0], "paradox_odds_low": odds[1], "paradox_odds_high": odds[2]}  # fmt: skip
        shown = {name: float(value) if verdict != "unknown" else None for name, value in found.items()}
        parts.append({**{name: group[name][0] for name in grain_columns}, "n": None if hidden else int(n), **shown, "paradox_verdict": verdict, "is_hidden": hidden, "is_thin": False})
    floats = ("both", "paradox_share", "expected_share", "paradox_excess", "paradox_excess_low", "paradox_excess_high", "paradox_odds", "paradox_odds_low", "paradox_odds_high")
    schema = {**{name: rows.schema[name] for name in grain_columns}, "n": pl.Int64, **dict.fromkeys(floats, pl.Float64), "paradox_verdict": pl.String, "is_hidden": pl.Boolean, "is_thin": pl.Boolean}
    return pl.DataFrame(parts, schema=schema, orient="row").with_columns(pl.col("both").cast(pl.Int64))


def _people(group, says, does):
    return float(group.filter((pl.col("says") == says) & (pl.col("does") == does))["people"].sum() or 0)


def _excess(counts):
    """(share, share under independence, their difference) of the first of four cells (tt, tf, ft, ff), per row."""
    n = counts.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = counts[:, 0] / n
        expected = (counts[:, 0] + counts[:, 1]) / n * (counts[:, 0] + counts[:, 2]) / n
    return share, expected, share - expected


def _expected(cells):
    return np.outer(cells.sum(axis=1), cells.sum(axis=0)) / cells.sum()


def _odds(cells):
    """(odds ratio, low, high), half a person added to every cell where one is empty (Haldane 1955, Anscombe 1956)."""
    (a, b), (c, d) = cells if (cells > 0).all() else cells + 0.5
    ratio = a * d / (b * c)
    spread = normal_width() * np.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    return ratio, ratio * np.exp(-spread), ratio * np.exp(spread)
