"""Two answers to one question, of two scopes, set side by side: the difference of a share with Newcombe's interval."""

from __future__ import annotations

import numpy as np
import polars as pl

from queries import Answer, catalogue
from queries.catalogue import Column
from queries.certainty.comparison import HIGHER, LOWER, after_all_looks, change
from queries.certainty.intervals import Interval, wilson
from queries.certainty.suppression import THIN

FLAGS = ("is_hidden", "is_thin")
STANDING = (HIGHER, LOWER)


def set_side_by_side(first: Answer, second: Answer, metric: str, names: tuple[tuple[str, str], tuple[str, str]]) -> Answer:
    """The rows of both by grain: n (the larger), first_share, second_share, share_difference with bounds, share_verdict.

    `metric` is a share of the count beside it (`<metric>_n`), else of the answer's n. Where the question takes that count
    for its n, all rows share it and a row that one answer lacks counts nobody of it; where each row has its own, such a row
    is unknown. A row hidden in either is hidden; that which the question's header says is the whole of the others (`whole of: column =
    value`, the first stage of a funnel) is left out: it cannot differ. Those whose difference stands come first, the largest on top. Verdicts
    (higher, lower, same, unknown) are those that stand after all rows looked at (Benjamini-Hochberg). `names`: what each side is called, (English, French).
    """
    grain = list(first.question.listed("grain"))
    sides = [_side(answer, metric, grain, name) for answer, name in ((first, "first"), (second, "second"))]
    rows = sides[0].join(sides[1], on=grain, how="full", coalesce=True, nulls_equal=True)
    wholes = [rows[f"{name}_whole"].fill_null(_whole(answer, metric)).to_numpy().astype(float) for name, answer in (("first", first), ("second", second))]
    hidden = (rows["first_hidden"].fill_null(False) | rows["second_hidden"].fill_null(False)).to_numpy()
    counts, intervals = [], []
    for name, whole in zip(("first", "second"), wholes, strict=True):
        x = rows[f"{name}_x"].fill_null(0).to_numpy()
        intervals.append(wilson(np.where(hidden, np.nan, x), whole))
        counts.append(rows[f"{name}_n"].fill_null(0).to_numpy())
    found = after_all_looks(change(*intervals, *(np.nan_to_num(whole) for whole in wholes)))
    shown = rows.select(grain).with_columns(
        pl.Series("n", np.maximum(*counts) if rows.height else [], dtype=pl.Int64),
        *_bounded("first_share", intervals[0]),
        *_bounded("second_share", intervals[1]),
        *_bounded("share_difference", Interval(found.difference, found.low, found.high)),
        pl.Series("share_verdict", [str(verdict) for verdict in found.verdict], dtype=pl.String),
        pl.Series("is_hidden", hidden, dtype=pl.Boolean),
        pl.Series("is_thin", ~hidden & (np.maximum(*counts) < THIN) if rows.height else [], dtype=pl.Boolean),
    )
    emptied = [name for name in shown.columns if name not in (*grain, *FLAGS)]
    shown = shown.with_columns(pl.when("is_hidden").then(None).otherwise(pl.col(name)).alias(name) for name in emptied)
    stands = pl.col("share_verdict").is_in(STANDING)
    shown = shown.sort(["is_hidden", stands, pl.col("share_difference").abs(), *grain], descending=[False, True, True, *(False for _ in grain)], nulls_last=True)
    columns = {name: catalogue.column(name) for name in shown.columns}
    for name, label in zip(("first_share", "second_share"), names, strict=True):
        columns[name] = Column(name, "share", "neither", (("en", label[0]), ("fr", label[1])), columns[name].meanings)
    values = {f"first_{name}": value for name, value in first.values.items()} | {f"second_{name}": value for name, value in second.values.items()}
    statement = f"-- 1\n{first.statement}\n\n-- 2\n{second.statement}"
    until = min((answer.data_until for answer in (first, second) if answer.data_until), default=None)
    return Answer(first.question, first.scope, statement, values, shown, columns, None if None in (first.n, second.n) else first.n + second.n, until, first.sources, int(hidden.sum()))


def _side(answer: Answer, metric: str, grain: list[str], name: str) -> pl.DataFrame:
    column, _, value = answer.question.one("whole of", "").partition("=")
    rows = answer.rows.filter(pl.col(column.strip()).cast(pl.String) != value.strip()) if value else answer.rows
    hidden = pl.col("is_hidden") if "is_hidden" in rows.columns else pl.lit(False)
    whole = pl.col(f"{metric}_n") if f"{metric}_n" in rows.columns else pl.lit(answer.n)
    return rows.select(
        *grain, (pl.col(metric) * whole).round().alias(f"{name}_x"), whole.cast(pl.Float64).alias(f"{name}_whole"), pl.col("n").alias(f"{name}_n"), hidden.alias(f"{name}_hidden")
    )


def _whole(answer: Answer, metric: str) -> float:
    """What a row counts of where an answer lacks it: the whole all its rows share, unknown where each has its own."""
    if f"{metric}_n" not in answer.rows.columns:
        return float(answer.n or 0)
    found = answer.rows[f"{metric}_n"].drop_nulls()
    is_shared = answer.question.one("n", "") == f"{metric}_n"
    return float(found.max() or 0) if is_shared and len(found) else float("nan")


def _bounded(name: str, interval: Interval) -> list[pl.Series]:
    return [pl.Series(column, np.asarray(part, dtype=float), dtype=pl.Float64).fill_nan(None) for column, part in zip((name, f"{name}_low", f"{name}_high"), interval, strict=True)]
