"""A figure that fits in one glance: value, interval, change against another period, n; good and bad by its direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from pages.parts import current, frame
from pages.parts.formats import DELAYS
from pages.parts.telling import told_gap
from pages.parts.words import Words
from queries import Answer, catalogue
from queries.certainty import THIN
from queries.certainty.comparison import HIGHER, LOWER, SAME, Change, change
from queries.certainty.intervals import Interval
from queries.scope import OutOfReach, Scope


@dataclass(frozen=True)
class Figure:
    """One number of an answer with all that makes it honest."""

    answer: Answer
    metric: str
    value: float | None
    low: float | None
    high: float | None
    n: int | None

    @property
    def interval(self) -> Interval:
        return Interval(*(np.asarray([np.nan if part is None else part], dtype=float) for part in (self.value, self.low, self.high)))


def figure(name: str, metric: str, scope: Scope, row: dict | None = None, **own) -> Figure | None:
    """The number of a question that has one row, or of the row whose grain has these values; None without an answer or out of the filters' reach."""
    try:
        answer = current.answer(name, scope, **own)
    except OutOfReach:
        return None
    if answer is None or answer.is_empty:
        return None
    for told in answer.rows.iter_rows(named=True):
        if all(told[key] == value for key, value in (row or {}).items()):
            return Figure(answer, metric, told.get(metric), told.get(f"{metric}_low"), told.get(f"{metric}_high"), told.get(f"{metric}_n", told.get("n")))
    return None


def changed(now: Figure, before: Figure) -> Change:
    """The difference between two figures and whether chance suffices to explain it."""
    return change(now.interval, before.interval, now.n or 0, before.n or 0)


def tile(name: str, metric: str, scope: Scope, compared: Scope | None = None, *, label: str | None = None, row: dict | None = None, of_compared: dict | None = None, **own) -> Figure | None:
    """Draw one figure as a tile; `of_compared` are parameters for the scope it is compared with alone."""
    said = frame.reader_words()
    found = figure(name, metric, scope, row, **own)
    column = found.answer.columns[metric] if found else catalogue.column(metric)
    title = label or said.label(column)
    if found is None or found.value is None:
        st.metric(title, said.say("tile.not_known"), border=True, help=said.meaning(column) or None)
        is_not_reached = found is not None and column.unit in DELAYS and (found.n or 0) >= THIN  # of fewer, nobody can tell
        n = found.n if found else 0
        why = "tile.not_reached" if is_not_reached else "tile.no_case" if n == 0 else "tile.why_not_known"
        st.caption(" · ".join(part for part in (said.say("tile.n", n=n) if n else "", said.say(why)) if part))
        return found
    delta, colour, arrow, note = _change(said, found, figure(name, metric, compared, row, **own | (of_compared or {}))) if compared else (None, "off", "off", "")
    st.metric(title, said.value(found.value, column.unit), delta, delta_color=colour, delta_arrow=arrow, help=said.meaning(column) or None, border=True)
    proof = [said.interval(found.low, found.high, column.unit), said.say("tile.n", n=found.n) if found.n is not None else ""]
    st.caption("  \n".join(part for part in (" · ".join(one for one in proof if one), note) if part))
    return found


def _change(said: Words, now: Figure, before: Figure | None) -> tuple[str | None, str, str, str]:
    """(text, colour, arrow, note) of a tile's change; a change that chance can explain has neither colour nor arrow."""
    if before is None or before.value is None:
        return None, "off", "off", said.say("tile.nothing_to_compare")
    found = changed(now, before)
    unit, better = now.answer.columns[now.metric].unit, now.answer.columns[now.metric].better
    verdict = str(found.verdict[0])
    text = said.signed(float(found.difference[0]), unit)
    gap = lambda words: told_gap(said, float(found.low[0]), float(found.high[0]), unit, said.say(words))
    if None in (now.low, now.high, before.low, before.high):
        return text, "off", "off", said.say("tile.no_interval")
    if verdict not in (HIGHER, LOWER):
        if now.low is None and (now.n or 0) >= THIN:  # what has no interval, as a count of everything, is not judged by chance
            return text, "off", "off", ""
        return text, "off", "off", gap("tile.chance" if verdict == SAME else "pulse.stands.unknown")
    colour = {(HIGHER, "higher"): "green", (LOWER, "lower"): "green", (LOWER, "higher"): "red", (HIGHER, "lower"): "red"}.get((verdict, better), "off")
    return text, colour, "up" if verdict == HIGHER else "down", gap("tile.beyond")
