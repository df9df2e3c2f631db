"""Answers that are read, not shown as they come: rows of durations become curves, percentiles and shares.

A question whose header says `read as: survival` (or another name of READ_AS in this package)
returns one row per grain and duration: the grain columns (maybe none), the duration in a column
named `minutes`, `seconds` or `days`, `n_ended` that ended then and `n_open` last seen open then.
Where nearly every case of a group has a duration of its own, it returns one row per grain instead, with lists of whole
durations: of those that ended in `minutes`, of those still open in `minutes_open`; sorting all cases in SQL costs more than all the rest.
Groups of fewer than five are hidden here, so these answers need no further suppression.
"""
from typing import NamedTuple

import numpy as np
import polars as pl

from queries.certainty import survival
from queries.certainty.columns import chosen, counted, emptied, marked, measured, numbers, put, taken
from queries.certainty.suppression import LEAST_WATCHED, THIN, hide

UNITS = ("minutes", "seconds", "days", "turns", "messages", "in_a_row", "share")
"""What a column may count up to an end: time, or words spoken; `share` is for quantiles of shares of whole cases."""
WAITS = {"minutes": (60, 240, 1440, 4320), "seconds": (20, 60, 180, 600), "days": (7, 28, 90, 180)}
QUANTILES = {"median": 0.5, "p75": 0.75, "p90": 0.9}
MOST_POINTS = 200
FLAGS = ("is_hidden", "is_thin")


def read_survival(rows, grain_columns):
    """Kaplan-Meier curves: grain, <unit>, n (at risk), still_waiting_share with _low and _high.

    Each starts at 0 with everyone and stops where fewer than ten remain at risk: beyond, its end would drop
    with each person. A group of fewer than ten has one row, without a share. At most 200 points a group, no
    further from the full curve than a line is wide.
    """
    unit = _unit(rows)

    def one(group):
        found = survival.curve(group[unit], group["n_ended"], group["n_open"])
        start = (1.0, survival.all_of(found.n), 1.0)
        lines = (found.share, found.low, found.high)
        return _points(unit, found.duration, found.at_risk, "still_waiting_share", start, lines)

    return _by_group(rows, grain_columns, _each(one), unit)


def read_quantiles(rows, grain_columns):
    """Per grain: n, n_open, and median, p75, p90 of the wait with bounds (null: not reached by those seen)."""
    unit = _unit(rows)

    def all_at_once(groups):
        found = survival.curves(groups.of_row, groups.size, *(groups.columns[name] for name in (unit, "n_ended", "n_open")))
        columns = {"n": (found.ended + found.censored).sum(axis=1), "n_open": found.censored.sum(axis=1)}
        values = survival.quantiles(found, tuple(QUANTILES.values()))
        for place, name in enumerate(QUANTILES):
            for column, line in zip(_with_bounds(f"{name}_{unit}"), values, strict=True):
                columns[column] = line[:, place]
        return columns, np.ones(groups.size, dtype=np.int64)

    return _by_group(rows, grain_columns, all_at_once, unit)


def read_still_waiting(rows, grain_columns, after=None):
    """Per grain and per wait of interest (1 h, 4 h, 24 h, 3 d): after_<unit>, n, share still waiting with bounds."""
    unit = _unit(rows)
    after = np.asarray(after if after is not None else WAITS[unit])

    def one(group):
        found = survival.curve(group[unit], group["n_ended"], group["n_open"])
        lines = survival.still_waiting(found, after)
        named = zip(_with_bounds("still_waiting_share"), lines, strict=True)
        return {f"after_{unit}": after, "n": np.full(len(after), found.n), **dict(named)}

    return _by_group(rows, grain_columns, _each(one), unit)


def read_competing(rows, grain_columns):
    """Ends that exclude one another: grain, ending, <unit>, n (at risk), ended_share with _low and _high.

    Instead of n_ended the rows carry one `n_<ending>` column per ending (n_answered, n_abandoned),
    and n_open. Curves start and stop as those of `survival`, with at most 200 points each.
    """
    unit = _unit(rows)
    names = [c for c in rows.columns if c.startswith("n_") and c != "n_open" and c not in grain_columns]

    def one(group):
        ends = {name.removeprefix("n_"): group[name] for name in names}
        duration, at_risk, found = survival.competing(group[unit], ends, group["n_open"])
        start = (0.0, 0.0, 1 - survival.all_of(at_risk[0] if len(at_risk) else 0))
        parts = []
        for ending, lines in found.items():
            points = _points(unit, duration, at_risk, "ended_share", start, lines)
            parts.append({"ending": np.full(len(points["n"]), ending), **points})
        return {column: np.concatenate([part[column] for part in parts]) for column in parts[0]}

    return _by_group(rows, grain_columns, _each(one), unit)


def _unit(rows):
    found = [unit for unit in UNITS if unit in rows.columns]
    if len(found) != 1:
        raise ValueError(f"a question read as durations needs one column among {', '.join(UNITS)}")
    return found[0]


def _with_bounds(name):
    return name, f"{name}_low", f"{name}_high"


def _points(unit, duration, at_risk, name, start, lines):
    """The points of one curve to show: from 0 with everyone, while ten are at risk, not more than needed; of fewer than ten, nothing is known at 0."""
    shown = int(np.count_nonzero(at_risk >= LEAST_WATCHED))
    n = at_risk[0] if len(at_risk) else 0
    duration, at_risk, lines = duration[:shown], at_risk[:shown], [line[:shown] for line in lines]
    if not shown or duration[0] > 0:
        duration, at_risk = np.append(0.0, duration), np.append(n, at_risk)
        lines = [np.append(first if shown else np.nan, line) for first, line in zip(start, lines, strict=True)]
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


class Groups(NamedTuple):
    """Rows in groups: the group of each row (0, 1, … in order of appearance), how many groups, the first row of each, and the columns as floats."""

    of_row: np.ndarray
    size: int
    first: np.ndarray
    columns: dict


def _groups(rows, grain_columns, names):
    columns = {name: numbers(rows, name) for name in names}
    if not grain_columns or rows.is_empty():
        return Groups(np.zeros(rows.height, dtype=np.int64), 1, np.zeros(1, dtype=np.int64), columns)
    is_new = np.ones(rows.height, dtype=bool)
    is_new[1:] = np.logical_or.reduce([_differs(rows[name]) for name in grain_columns])
    first, of_row = np.flatnonzero(is_new), np.cumsum(is_new) - 1  # questions give a group's rows together: only where each begins needs to be looked at
    alike = taken(chosen(rows, grain_columns), first).select(pl.struct(grain_columns).rank("dense")).to_series().to_numpy()
    _, earliest, same = np.unique(alike, return_index=True, return_inverse=True)
    order = np.argsort(earliest)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return Groups(place[same][of_row], len(order), first[earliest[order]], columns)


def _listed(rows, unit, counts):
    """`_groups`, of rows with the durations of their cases in lists: of each group in order, how many ended and were open at each."""
    (ended, ended_at), (still, still_at) = ((rows[name].list.len().fill_null(0).to_numpy(), rows[name].explode().drop_nulls().to_numpy()) for name in (unit, f"{unit}_open"))
    group = np.repeat(np.tile(np.arange(rows.height), 2), np.concatenate([ended, still]))
    durations = np.concatenate([ended_at, still_at]).astype(np.int64)
    least = durations.min(initial=0)
    bits = int(durations.max(initial=0) - least).bit_length()
    cases = (group << bits | durations - least) << 1  # one number for group, duration and end: NumPy sorts those of a year in a thousandth of a second
    cases[len(ended_at) :] |= 1
    cases.sort()
    at = np.flatnonzero(np.diff(cases >> 1, prepend=-1))
    n = np.diff(at, append=len(cases))
    n_open = np.diff(np.append(0, np.cumsum(cases & 1))[np.append(at, len(cases))])
    columns = {unit: (cases[at] >> 1 & (1 << bits) - 1) + least, "n_ended": n - n_open, "n_open": n_open}
    return Groups(cases[at] >> bits + 1, max(rows.height, 1), np.arange(max(rows.height, 1)), {name: columns[name].astype(float) for name in (unit, *counts)})


def _differs(column):
    """For each value but the first, whether it is another than the one before."""
    return column.slice(1).ne_missing(column.slice(0, len(column) - 1)).to_numpy()


def _each(one):
    """A reading of one group's columns, as a reading of all groups: their columns joined, and how many rows each gave."""

    def all_of_them(groups):
        order = np.argsort(groups.of_row, kind="stable")
        bounds = np.cumsum(np.bincount(groups.of_row, minlength=groups.size))[:-1]
        split = {name: np.split(values[order], bounds) for name, values in groups.columns.items()}
        parts = [one({name: values[place] for name, values in split.items()}) for place in range(groups.size)]
        lengths = np.array([len(part["n"]) for part in parts], dtype=np.int64)
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}, lengths

    return all_of_them


def _by_group(rows, grain_columns, read, unit):
    """`read` applied to the groups of rows, groups too small hidden: a hidden group is one row without figures."""
    grain_columns = list(grain_columns)
    counts = [c for c in rows.columns if c.startswith("n_") and c not in grain_columns]
    is_listed = rows.schema[unit] == pl.List
    if rows[unit].null_count():
        rows = rows.filter(pl.any_horizontal(pl.col([unit, f"{unit}_open"] if is_listed else unit).is_not_null()))
    groups = _listed(rows, unit, counts) if is_listed else _groups(rows, grain_columns, (unit, *counts))
    columns, lengths = read(groups)
    if rows.is_empty():  # the columns all the same
        figures = [_column(name, values[:0]) for name, values in columns.items()]
        return put(rows.select(grain_columns), [*figures, *(marked(name, []) for name in FLAGS)])
    people = np.bincount(groups.of_row, sum(np.nan_to_num(groups.columns[name]) for name in counts), groups.size)
    told = taken(chosen(rows, grain_columns), groups.first) if grain_columns else pl.DataFrame()
    sizes = hide(put(told, [counted("n", people)]), grain_columns, "n", [], thin=THIN)
    hidden = sizes["is_hidden"].to_numpy()
    group = np.repeat(np.arange(groups.size), lengths)
    is_first = np.append(True, group[1:] != group[:-1])
    kept = is_first | ~hidden[group]
    grain = taken(sizes, group[kept])
    figures = [emptied(_column(name, values[kept]), hidden[group[kept]]) for name, values in columns.items()]
    return put(chosen(grain, grain_columns), [*figures, *(grain[name] for name in FLAGS)])


def _column(name, values):
    if name.split("_")[0] == "n":
        return counted(name, values)
    return measured(name, values) if values.dtype.kind == "f" else pl.Series(name, values)
