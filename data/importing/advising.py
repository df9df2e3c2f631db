"""Cells that could not be read as their tool writes them, and could if it wrote otherwise: what then to do.

Spreadsheets write dates and amounts in the order and with the mark of their own country: what fits no other order
tells that the rest of the column may be read wrong, without showing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.importing import cells
from data.importing.cells import Issue
from data.importing.moments import SEPARATED, Reading, moment_sql
from data.importing.recognising import Importer

SHOWN_COLUMNS = 6
MOST_TEXTS = 100_000
"""Unread texts of a column that are looked at: reading one in every way costs what reading ten cells does."""


def advice(cursor, importer: Importer, names: dict[str, str], columns: Sequence[str], applied: Reading, unread: Sequence[Issue]) -> list[Issue]:
    """One issue for all columns whose unread cells another order of dates, or another decimal mark, would read.

    `unread` are the cells told as unread.
    """
    told = {issue.column for issue in unread if issue.code in ("unreadable_date", "unreadable_number", "required_unreadable")}
    found: dict[tuple[str, str, str], list[tuple[str, int, str]]] = {}
    for name, kind, heading, texts in cells.unread_texts(importer, names, columns):
        if heading not in told:
            continue
        if kind == "time":
            was = cells.order_of(importer, name, applied)
            order, n, value = _other_order(cursor, texts, replace(applied, dates=was))
            code = "dates_other_order" if SEPARATED.get(was) else "dates_rewritten"
        elif kind == "number" and applied.decimals != cells.BY_COMMA:
            was, order = applied.decimals, "point" if applied.decimals == "comma" else "comma"
            code, (n, value) = "numbers_other_mark", _read(cursor, texts, cells.number_sql("told", order))
        else:
            continue
        if n:
            found.setdefault((code, was, order), []).append((heading, n, value))
    return [
        Issue("error" if code == "dates_other_order" else "warn", code, None, ", ".join(heading for heading, *_ in those[:SHOWN_COLUMNS]), those[0][2], sum(n for _, n, _ in those),
              (("tool", importer.tool), ("was", was), ("order", order)))
        for (code, was, order), those in found.items()
    ]  # fmt: skip


def _read(cursor, texts: str, sql: str) -> tuple[int, str | None]:
    """How many of the unread texts an expression of `told` reads, and one of them."""
    return cursor.sql(f"select count(*), min(told) from ({texts} limit {MOST_TEXTS}) where {sql} is not null").fetchall()[0]


def _other_order(cursor, texts: str, applied: Reading) -> tuple[str, int, str | None]:
    """The order by which most of the texts are dates (day before month where both will do), how many, and one of them that shows it."""
    by = {order: moment_sql("told", replace(applied, dates=order)) for order in ("day-first", "month-first") if order != applied.dates}
    read = {order: _read(cursor, texts, sql) for order, sql in by.items()}
    order = max(read, key=lambda one: read[one][0])
    n, value = read[order]
    others = [f"{sql} is null" for one, sql in by.items() if one != order]
    surely = _read(cursor, texts, f"case when {' and '.join(others)} then {by[order]} end")[1] if n and others else value
    return order, n, surely or value
