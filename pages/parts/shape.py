"""What an answer holds, for those who draw, tell or export it.

An answer's rows are its grain columns, `n`, metric columns with `<metric>_low` and `<metric>_high`, and the flags
`is_hidden` (n below 5: values withheld), `is_thin` (n of 5 to 29; of texts, below 100) and `is_incomplete` (a period still running).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import polars as pl

from pages.parts.formats import is_missing
from queries.certainty import thin_below

FLAGS = ("is_hidden", "is_thin", "is_incomplete")
BOUNDS = ("_low", "_high")
COUNTS = ("n", "n_open")
IMPLIED = ("ending", "minutes", "seconds", "days", "after_minutes", "after_seconds", "after_days", "in_a_row")
"""Grain that comes with how an answer is read (curves over elapsed time, several endings), not from the question."""


class NothingToDraw(ValueError):
    """The answer lacks the columns a chart needs; says which it has."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of an answer seen through one metric; `key` holds the grain values, missing numbers are None."""

    key: tuple
    value: float | None
    low: float | None
    high: float | None
    n: int | None
    is_hidden: bool
    is_thin: bool
    is_incomplete: bool

    @property
    def is_shown(self) -> bool:
        return self.value is not None and not self.is_hidden

    @property
    def has_interval(self) -> bool:
        return self.low is not None and self.high is not None


def size(answer, words):
    """The n of an answer as it is written; in words where it is not told: fewer than five, or withheld so as not to give a hidden cell away."""
    if answer.n is not None:
        return answer.n
    return words.say("proof.few" if answer.is_few else "proof.withheld")


def few(answer) -> int:
    """Rows of fewer cases are marked as thin."""
    return thin_below(answer.question.one("read as", ""))


def person_code(person: str) -> str:
    """What stands for a person wherever they are named to a reader: the same in every list and on their page, and no part of their identifier."""
    return hashlib.sha256(person.encode()).hexdigest()[:8]


def grain(answer) -> tuple[str, ...]:
    """The columns that say what a row is about, in the question's order, then those its reading brought."""
    asked, there = answer.question.listed("grain"), answer.rows.columns
    return tuple(name for name in dict.fromkeys((*asked, *IMPLIED)) if name in there)


def metrics(answer) -> tuple[str, ...]:
    """The columns that hold measures: described in the answer, numeric, neither grain, count, bound nor flag."""
    skipped, kinds = {*grain(answer), *COUNTS, *FLAGS}, answer.rows.schema
    return tuple(
        name
        for name, kind in kinds.items()
        if name in answer.columns
        and name not in skipped
        and not (name.endswith((*BOUNDS, "_n")) and name.rsplit("_", 1)[0] in kinds)
        and kind.is_numeric()
    )


def measure(answer, metric: str | None = None) -> str:
    """The metric to draw: the one named, else the first; where there is none, `n`."""
    if metric is not None:
        if metric not in answer.rows.columns:
            raise NothingToDraw(f"{answer.question.name} has no column {metric!r}; it has {answer.rows.columns}")
        return metric
    found = metrics(answer)
    if found:
        return found[0]
    if "n" in answer.rows.columns:
        return "n"
    raise NothingToDraw(f"{answer.question.name} has nothing to measure; it has {answer.rows.columns}")


def unit_of(answer, metric: str) -> str | None:
    """The metric's unit; counts for `n`."""
    column = answer.columns.get(metric)
    return column.unit if column is not None and column.unit else ("count" if metric == "n" else None)


def better_of(answer, metric: str) -> str:
    """Which way is good: higher, lower or neither."""
    column = answer.columns.get(metric)
    return (column.better if column is not None else None) or "neither"


def cells(answer, metric: str, key: tuple[str, ...] | None = None) -> list[Cell]:
    """Every row of the answer through one metric; `key` picks the grain columns, all by default."""
    names = grain(answer) if key is None else key
    rows, there = answer.rows, set(answer.rows.columns)
    count = len(rows)
    keys = list(zip(*(rows[name].to_list() for name in names), strict=True)) if names else [()] * count

    def column(name: str) -> list:
        if name not in there:
            return [None] * count
        return [None if is_missing(x) else x for x in rows[name].to_list()]

    flags = [[bool(x) for x in column(name)] for name in FLAGS]
    value, low, high, n = column(metric), column(f"{metric}_low"), column(f"{metric}_high"), column("n")
    return [Cell(*row) for row in zip(keys, value, low, high, n, *flags, strict=True)]


def time_column(answer) -> str | None:
    """The grain column that holds dates or moments, if any."""
    for name in grain(answer):
        if answer.rows.schema[name] in (pl.Date, pl.Datetime):
            return name
    return None


def other_grain(answer, *used: str | None) -> str | None:
    """The first grain column that is not yet used for an axis."""
    return next((name for name in grain(answer) if name not in used), None)


def last_day(scope) -> date:
    """The last day a scope covers; its `end` is the day after."""
    return date.fromordinal(scope.end.toordinal() - 1)
