"""Answers that are read, not shown as they come: rows of durations become curves, percentiles and shares.

A question whose header says `read as: survival` (or another name of READ_AS in this package)
returns one row per grain and duration: the grain columns (maybe none), the duration in a column
named `minutes`, `seconds` or `days`, `n_ended` that ended then and `n_open` last seen open then.
Groups of fewer than five are hidden here, so these answers need no further suppression.
"""
import numpy as np
import polars as pl

from queries.certainty import survival
from queries.certainty.suppression import FLOOR, THIN, hide

UNITS = ("minutes", "seconds", "days")
WAITS = {"minutes": (60, 240, 1440, 4320), "seconds": (20, 60, 180, 600), "days": (7, 28, 90, 180)}
QUANTILES = {"median": 0.5, "p75": 0.75, "p90": 0.9}
MOST_POINTS = 200


def read_survival(rows, grain_columns):
    """Kaplan-Meier curves: grain, <unit>, n (at risk), still_waiting_share with _low and _high.

    Each starts at 0 with everyone and stops where fewer than five remain at risk: beyond, a step
    is a person. At most 200 points a group, no further from the full curve than a line is wide.
    """
    unit = _unit(rows)

    def one(group):
        found = _curve(group, unit)
        start = (1.0, survival.all_of(found.n), 1.0)
        lines = (found.share, found.low, found.high)
        return _points(unit, found.duration, found.at_risk, "still_waiting_share", start, lines)

    return _by_group(rows, grain_columns, one, unit)


def read_quantiles(rows, grain_columns):
    """Per grain: n, n_open, and median, p75, p90 of the wait with bounds (null: not reached by those seen)."""
    unit = _unit(rows)

    def one(group):
        found = _curve(group, unit)
        columns = {"n": [found.n], "n_open": [found.censored.sum()]}
        values = survival.quantiles(found, tuple(QUANTILES.values()))
        for place, name in enumerate(QUANTILES):
            for column, line in zip(_with_bounds(f"{name}_{unit}"), values, strict=True):
                columns[column] = [line[place]]
        return columns

    return _by_group(rows, grain_columns, one, unit)


def read_still_waiting(rows, grain_columns, after=None):
    """Per grain and per wait of interest (1 h, 4 h, 24 h, 3 d): after_<unit>, n, share still waiting with bounds."""
    unit = _unit(rows)
    after = np.asarray(after if after is not None else WAITS[unit])

    def one(group):
        found = _curve(group, unit)
        lines = survival.still_waiting(found, after)
        named = zip(_with_bounds("still_waiting_share"), lines, strict=True)
        return {f"after_{unit}": after, "n": np.full(len(after), found.n), **dict(named)}

    return _by_group(rows, grain_columns, one, unit)


def read_competing(rows, grain_columns):
    """Ends that exclude one another: grain, ending, <unit>, n (at risk), ended_share with _low and _high.

    Instead of n_ended the rows carry one `n_<ending>` column per ending (n_answered, n_abandoned),
    and n_open. Curves start and stop as those of `survival`, with at most 200 points each.
    """
    unit = _unit(rows)
    names = [c for c in rows.columns if c.startswith("n_") and c != "n_open" and c not in grain_columns]

    def one(group):
        ends = {name.removeprefix("n_"): group[name].to_numpy() for name in names}
        duration, at_risk, found = survival.competing(group[unit].to_numpy(), ends, group["n_open"].to_numpy())
        start = (0.0, 0.0, 1 - survival.all_of(at_risk[0] if len(at_risk) else 0))
        parts = []
        for ending, lines in found.items():
            points = _points(unit, duration, at_risk, "ended_share", start, lines)
            parts.append({"ending": np.full(len(points["n"]), ending), **points})
        return {column: np.concatenate([part[column] for part in parts]) for column in parts[0]}

    return _by_group(rows, grain_columns, one, unit)


def _unit(rows):
    found = [unit for unit in UNITS if unit in rows.columns]
    if len(found) != 1:
        raise ValueError(f"a question read as durations needs one column among {', '.join(UNITS)}")
    return found[0]


def _with_bounds(name):
    return name, f"{name}_low", f"{name}_high"


def _curve(group, unit):
    return survival.curve(*(group[name].to_numpy() for name in (unit, "n_ended", "n_open")))


def _points(unit, duration, at_risk, name, start, lines):
    """The points of one curve to show: from 0 with everyone, while five are at risk, not more than needed."""
    shown = int(np.count_nonzero(at_risk >= FLOOR))
    n = at_risk[0] if len(at_risk) else 0
    duration, at_risk, lines = duration[:shown], at_risk[:shown], [line[:shown] for line in lines]
    if not shown or duration[0] > 0:
        duration, at_risk = np.append(0.0, duration), np.append(n, at_risk)
        lines = [np.append(first, line) for first, line in zip(start, lines, strict=True)]
    kept = _enough_points(lines)
    bounded = {column: line[kept] for column, line in zip(_with_bounds(name), lines, strict=True)}
    return {unit: duration[kept], "n": at_risk[kept], **bounded}


def _enough_points(lines, most=MOST_POINTS):
    """Places to keep of step lines: the first, the last, and each that brings one more even share of their movement.

    Movement is the largest step of any line, summed: between two kept places no line moves by more
    than 1 / (most - 2) of it, but for single jumps, whose two sides are both kept to that precision.
    """
    size = len(lines[0])
    if size <= most:
        return np.arange(size)
    moved = np.append(0.0, np.cumsum(np.max([np.abs(np.diff(line)) for line in lines], axis=0)))
    levels = moved[-1] * np.arange(1, most - 1) / (most - 2)
    places = np.searchsorted(moved, levels * (1 - 1e-12))
    return np.unique(np.concatenate([[0], np.minimum(places, size - 1), [size - 1]]))


def _by_group(rows, grain_columns, one, unit):
    """`one` applied to each group of rows, groups too small hidden: a hidden group is one row without figures."""
    grain_columns = list(grain_columns)
    counts = [c for c in rows.columns if c.startswith("n_") and c not in grain_columns]
    rows = rows.with_columns(pl.col(unit).cast(pl.Float64)).filter(pl.col(unit).is_not_null())
    size = pl.sum_horizontal(counts).sum().cast(pl.Int64).alias("n")
    if grain_columns:
        groups = rows.partition_by(grain_columns, maintain_order=True)
        sizes = rows.group_by(grain_columns, maintain_order=True).agg(size)
    else:
        groups, sizes = [rows], rows.select(size)
    sizes = hide(sizes, grain_columns, "n", [], thin=THIN)
    parts = []
    if rows.is_empty():  # the columns all the same
        groups, sizes = [rows], hide(pl.DataFrame({**{name: [None] for name in grain_columns}, "n": [0]}), [], "n")
    for group, size in zip(groups, sizes.iter_rows(named=True), strict=True):
        part = pl.DataFrame({
            name: pl.Series(values).cast(pl.Int64) if name.split("_")[0] == "n" else pl.Series(values)
            for name, values in one(group).items()
        })
        if size["is_hidden"]:
            part = part[:1].with_columns(pl.lit(None, dtype=kind).alias(name) for name, kind in part.schema.items())
        grain = [pl.lit(size[name], dtype=rows.schema[name]).alias(name) for name in grain_columns]
        flags = [pl.lit(size[name]).alias(name) for name in ("is_hidden", "is_thin")]
        parts.append(part.select(*grain, pl.all(), *flags))
    return pl.concat(parts)[: 0 if rows.is_empty() else None].with_columns(pl.selectors.float().fill_nan(None))
