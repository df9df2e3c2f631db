"""Small cells: no answer says anything about fewer than five people, nor lets it be worked out.

What is promised. A reader sees the cells left visible, the grand total and, for several grain columns,
the sums along each column with the others fixed; of these sums only those that an answer made of them
would show, for it hides its own small cells. A cell that counts nobody tells of nobody, so a zero stays
a zero, and a reader may know that each hidden cell counts at least one. Then for every cell that counts
1 to floor - 1 there is another table agreeing with all that is seen in which that cell counts `floor`
or more: it can neither be determined nor shown to be small. (Tables of whole numbers for one or two
grain columns; for three or more, of real numbers.)

Where nothing is left to hide the totals themselves give a cell away, and no choice of cells can help:
`margins_to_withhold` names those totals, and the promise holds once they are not shown. So it does
for tables too large to be audited.
"""
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import polars as pl

from queries.certainty.columns import emptied, marked, put
from queries.certainty.other_tables import could_reach

FLOOR = 5
THIN = 30
LEAST_WATCHED = 2 * FLOOR
"""Curves over elapsed time are told while so many are still watched: of fewer, the end of one moves the curve by more than a tenth."""
MOST_AUDITED = 3_000  # cells; a larger table of several grain columns is not audited, which takes seconds
MOST_SMALL = 700  # likewise, small cells


class Protection(NamedTuple):
    """Which cells are hidden, and which totals must not be shown: lines' labels per direction, and the grand total."""

    hidden: np.ndarray
    lines: list
    grand_total: bool


def hide(rows, grain_columns, n_column="n", value_columns=(), floor=FLOOR, thin=THIN):
    """Hide small cells: adds `is_hidden` and `is_thin`, and empties n and the values of hidden rows.

    A value with a count of its own (`csat` beside `csat_n`) is also hidden, with its bounds and that
    count, where its own count is small. `is_thin` marks visible rows with n below `thin`. A row whose
    n is unknown is hidden: what cannot be checked is not shown.
    """
    grain_columns, value_columns = list(grain_columns), list(value_columns)
    n = rows[n_column]
    hidden = _protection(rows, grain_columns, n_column, floor)[0].hidden
    own = {name: f"{name}_n" for name in value_columns if f"{name}_n" in rows.columns}
    hidden_values = dict.fromkeys([n_column, *value_columns, *own.values()], hidden)
    for name, count in own.items():
        also = hidden | _protection(rows, grain_columns, count, floor)[0].hidden
        bounds = (part for part in (f"{name}_low", f"{name}_high") if part in rows.columns)
        hidden_values |= dict.fromkeys([name, count, *bounds], also)
    flags = {"is_hidden": hidden, "is_thin": ~hidden & (_counts(n) < thin)}
    return put(rows, [
        *(emptied(rows[name], mask) for name, mask in hidden_values.items()),
        *(marked(name, mask) for name, mask in flags.items()),
    ])  # fmt: skip


def margins_to_withhold(rows, grain_columns, n_column="n", floor=FLOOR):
    """The totals that must not be shown beside these rows: one row per total, the grand total last.

    Call it on the rows before hiding, with one grain column at least. Columns: the grain columns, null
    where summed over (all null: the grand total). Empty when every total may be shown.
    """
    grain_columns = list(grain_columns)
    found, lines = _protection(rows, grain_columns, n_column, floor)
    varying = _varying(rows, grain_columns, n_column) if lines else []
    totals = [
        {name: None if name == varying[place] else rows[name][int(np.argmax(labels == label))] for name in grain_columns}
        for place, (labels, bad) in enumerate(zip(lines, found.lines, strict=True))
        for label in bad
    ]
    totals += [dict.fromkeys(grain_columns)] if found.grand_total else []
    return pl.DataFrame(totals, schema={name: rows.schema[name] for name in grain_columns}, orient="row")


def _protection(rows, grain_columns, n_column, floor):
    """The Protection of rows and their lines; no lines where nothing is small. Ties fall by the grain's values, so that the order of rows changes
    nothing and the totals of a table hide as they do in an answer made of them."""
    n = _counts(rows[n_column])
    if not ((n > 0) & (n < floor)).any():
        return Protection(np.zeros(len(n), dtype=bool), [], False), []
    lines = _lines(rows, grain_columns, n_column)
    if not grain_columns:
        return protect(n, lines, floor), lines
    order = rows.select(pl.struct(grain_columns).rank("ordinal").arg_sort()).to_series().to_numpy()
    found = protect(n[order], [labels[order] for labels in lines], floor)
    hidden = np.zeros(len(n), dtype=bool)
    hidden[order] = found.hidden
    return found._replace(hidden=hidden), lines


def _counts(n):
    """Counts as whole numbers; unknown or negative ones count as one person, so that they are hidden."""
    numbers = n.cast(pl.Float64, strict=False).to_numpy()
    return np.where(numbers >= 0, np.ceil(numbers), 1).astype(np.int64)


def _varying(rows, grain_columns, n_column):
    """Grain columns that split the people counted: those with at least two values where somebody is."""
    some = rows.filter(pl.col(n_column).is_null() | (pl.col(n_column) != 0))
    return [name for name in grain_columns if some[name].n_unique() > 1]


def _lines(rows, grain_columns, n_column):
    """For each direction, the label of the line every cell lies on: cells whose sum is known."""
    varying = _varying(rows, grain_columns, n_column)
    if len(varying) < 2:
        return [np.zeros(len(rows), dtype=np.int64)]
    return [
        rows.select(pl.struct([other for other in varying if other != name]).rank("dense").cast(pl.Int64) - 1)
        .to_series().to_numpy()
        for name in varying
    ]


def protect(n, lines, floor=FLOOR):
    """Choose the cells to hide. `n`: whole counts; `lines`: per direction, one label (0, 1, …) per cell."""
    found = _protect(*(np.asarray(one, dtype=np.int64).tobytes() for one in (n, *lines)), floor=floor, most=(MOST_AUDITED, MOST_SMALL))
    return Protection(found.hidden.copy(), found.lines, found.grand_total)


@lru_cache(maxsize=256)
def _protect(counts, *labels, floor, most):
    """`protect`, told in bytes: an answer asks it of the same table several times, and the audit is the slow part of a click."""
    n, *lines = (np.frombuffer(one, dtype=np.int64) for one in (counts, *labels))
    secret = (n > 0) & (n < floor)
    hidden = secret.copy()
    if not secret.any():
        return Protection(hidden, [[] for _ in lines], False)
    if len(lines) == 1:
        alone = guarded = np.zeros(len(n), dtype=bool)
    else:
        unseen = [protect(np.bincount(labels, n), [np.zeros(labels.max() + 1, dtype=np.int64)], floor).hidden
                  for labels in lines]
        alone = np.logical_or.reduce([(np.bincount(labels, n > 0)[labels] == 1) & (n >= floor) for labels in lines])
        guarded = np.zeros(len(n), dtype=bool)
        if (n > 0).sum() <= most[0] and secret.sum() <= most[1]:
            guarded, _ = could_reach(n, n > 0, lines, unseen, secret, floor)
    _complete_lines(n, hidden, lines, alone, floor)
    unproven = guarded.copy()
    while unproven.any() and (~hidden & (n > 0)).any():
        proven, refuted = could_reach(n, hidden, lines, unseen, unproven, floor, at_most=20)
        unproven &= ~proven  # for good: hiding more only leaves more tables possible
        for cell in refuted:
            _hide_near(n, hidden, lines, alone, np.arange(len(n)) == cell)
        _complete_lines(n, hidden, lines, alone, floor)
    if len(lines) == 1:
        return Protection(hidden, [[]], bool(_open_lines(n, hidden, lines[0], floor).any()))
    lost = secret & ~guarded
    told = [np.flatnonzero((np.bincount(labels, lost) > 0) & ~out).tolist()
            for labels, out in zip(lines, unseen, strict=True)]
    return Protection(hidden, told, bool(lost.any()))


def _open_lines(n, hidden, labels, floor):
    """Lines where subtraction from the total says too much: some cell hidden there must be below floor, or is known."""
    size = labels.max() + 1
    cells, people = np.bincount(labels, hidden, size), np.bincount(labels, n * hidden, size)
    return (cells > 0) & ((cells < 2) | (people - (cells - 1) < floor))


def _complete_lines(n, hidden, lines, alone, floor):
    """Hide, in each line that says too much, the next smallest cell; again until nothing changes.

    Preferred are cells whose crossing lines already hide one, as those need no further cell; taken last are
    cells that are alone in a crossing line, as its total tells them.
    """
    changed = True
    while changed:
        changed = False
        for labels in lines:
            for label in np.flatnonzero(_open_lines(n, hidden, labels, floor)):
                candidates = np.flatnonzero((labels == label) & ~hidden & (n > 0))
                if len(candidates):
                    hidden[_cheapest(candidates, n, hidden, lines, alone)] = True
                    changed = True


def _cheapest(candidates, n, hidden, lines, alone):
    opened = np.zeros(len(candidates))
    for labels in lines:
        opened += np.bincount(labels, hidden)[labels[candidates]] == 0
    return candidates[np.lexsort((n[candidates], opened, alone[candidates]))[0]]


def _hide_near(n, hidden, lines, alone, cell):
    """Hide one more cell: on the lines of this one, else on a line that hides one already, else anywhere, if any."""
    visible = ~hidden & (n > 0)
    for sources in (cell, hidden, visible):
        near = visible & np.logical_or.reduce([np.bincount(labels, sources)[labels] > 0 for labels in lines])
        if near.any():
            hidden[_cheapest(np.flatnonzero(near), n, hidden, lines, alone)] = True
            return
