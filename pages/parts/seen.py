"""What a chart's title looks at: the answer's cells, or one part of a whole, or curves at one moment.

A question's header says which: `title of: column = value` and `title at: 1440`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pages.parts import shape
from pages.parts.formats import DELAYS
from pages.parts.shape import Cell
from queries.certainty import THIN
from queries.certainty.intervals import wilson


@dataclass(frozen=True, slots=True)
class Seen:
    """What a title looks at: cells over these grain columns, their unit, the time curves were taken at."""

    names: tuple[str, ...]
    cells: list[Cell]
    unit: str | None
    at: str = ""


def seen(answer, words, metric: str) -> Seen:
    """The answer's cells as its header asks to look at them: one part, one moment of curves."""
    names, unit = shape.grain(answer), shape.unit_of(answer, metric)
    cells, at = shape.cells(answer, metric), ""
    column, _, value = answer.question.one("title of", "").partition("=")
    column, value = column.strip(), value.strip()
    if column in names:
        place = names.index(column)
        names = names[:place] + names[place + 1 :]
        if metric == "n":
            cells, unit = _shares(cells, place, value, answer.n if not names else None), "share"
        else:
            cells = [replace(cell, key=without(cell.key, place)) for cell in cells if str(cell.key[place]) == value]
    moment = float(answer.question.one("title at", "nan"))
    elapsed = next((name for name in names if answer.rows.schema[name].is_numeric()), None)
    if moment == moment and elapsed is not None:
        place = names.index(elapsed)
        counted_in = shape.unit_of(answer, elapsed) or next((one for one in DELAYS if elapsed.endswith(one)), None)
        at = words.value(moment, counted_in)
        names = names[:place] + names[place + 1 :]
        cells = _at(cells, place, moment, counted_in == "share")
    return Seen(names, cells, unit, at)


def without(key: tuple, place: int) -> tuple:
    return key[:place] + key[place + 1 :]


def grouped(cells, place: int) -> dict[tuple, list[Cell]]:
    """Cells by all of their key but one column."""
    groups: dict[tuple, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(without(cell.key, place), []).append(cell)
    return groups


def _shares(cells, place: int, part: str, whole: int | None) -> list[Cell]:
    """The share a part has of each group's count; unknown where the group hides a part and its `whole` is not known either."""
    found = []
    for key, group in grouped(cells, place).items():
        is_incomplete, mine = any(cell.is_incomplete for cell in group), [cell for cell in group if str(cell.key[place]) == part]
        counted, is_whole = sum(cell.value or 0 for cell in group), all(cell.is_shown for cell in group)
        total = counted if is_whole else whole or 0
        if total < counted or total == 0 or not all(cell.is_shown for cell in mine):
            found.append(Cell(key, None, None, None, int(counted), False, False, is_incomplete))
            continue
        share, low, high = (float(x) for x in wilson(sum(cell.value for cell in mine), total))
        found.append(Cell(key, share, low, high, int(total), False, total < THIN, is_incomplete))
    return found


def _at(cells, place: int, moment: float, is_straight: bool) -> list[Cell]:
    """Each curve at one moment: its last step until then, or the height of the straight line between two points of a Lorenz
    curve, and so of its bounds. Unknown where the curve ends earlier, unless it ended at 0."""
    found = []
    for key, curve in grouped([cell for cell in cells if cell.key[place] is not None], place).items():
        curve.sort(key=lambda cell: cell.key[place])
        until = [cell for cell in curve if cell.key[place] <= moment + 1e-9]
        if not until:
            continue
        last = replace(until[-1], key=key)
        if is_straight and len(until) < len(curve):
            before, after = until[-1], curve[len(until)]
            part = (moment - before.key[place]) / (after.key[place] - before.key[place])
            bounds = {name: _between(getattr(before, name), getattr(after, name), part) for name in ("value", "low", "high")}
            last = replace(last, **bounds)
        is_followed = curve[-1].key[place] >= moment - 1e-9 or last.value == 0
        found.append(last if is_followed else replace(last, value=None, low=None, high=None))
    return found


def _between(one: float | None, other: float | None, part: float) -> float | None:
    return None if one is None or other is None else one + (other - one) * part
