"""Which exports would give an empty question something to count: the most telling of each tool, few."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from data import marts, model
from data.sqlfile import SqlFile
from queries import compose

if TYPE_CHECKING:
    from data.importing.recognising import Importer

MOST = 4
_IN_PASSING = 0.1
_BESIDE = frozenset({"customers", "holidays", "schedules", "annotations"})
"""Tables many marts read for a column or two: an export that fills these alone answers nothing."""


@lru_cache(maxsize=256)
def tables_of(question: SqlFile) -> dict[str, float]:
    """The tables a question needs filled, each with its weight: those its count rests on, and those read in passing."""
    told = question.listed("fills with")
    if told:
        return dict.fromkeys((one.partition(".")[0] for one in told), 1.0)
    found: dict[str, float] = {}
    for counted, _ in compose.counts(question):
        direct = _direct(counted)
        for table in marts.lineage().get(counted, frozenset({counted})):
            is_telling = table in direct and (table not in _BESIDE or direct <= _BESIDE)
            found[table] = max(found.get(table, 0.0), 1.0 if is_telling else _IN_PASSING)
    return found


def columns_of(question: SqlFile) -> dict[str, tuple[str, ...]]:
    """Of the tables a question is filled with, the columns it stands or falls with (`fills with: reviews.deleted_at`)."""
    told = [one.partition(".") for one in question.listed("fills with")]
    return {table: tuple(column for other, _, column in told if other == table) for table, _, column in told if column}


def _direct(counted: str) -> frozenset[str]:
    """The tables a mart says it is filled with, or its own statement reads; those of the marts it reads where it reads none itself."""
    tables, made = frozenset(model.tables()), marts.marts()
    if counted in tables:
        return frozenset({counted})
    if counted not in made:
        return frozenset()
    told = frozenset(made[counted].listed("fills with"))
    if told:
        return told
    read = marts.read_by(made[counted]) & tables
    telling = read - _BESIDE
    above = frozenset().union(*(_direct(other) for other in made[counted].listed("after")))
    return telling or (above - _BESIDE) or read


def exports(question: SqlFile, most: int = MOST) -> tuple[Importer, ...]:
    """The importers that the question names (`exports:`), else at most so many, one of each tool, those that fill most of what it rests on first."""
    from data.importing import recognising  # what brings files in is not loaded for pages that lack nothing

    named = question.listed("exports")
    if named:
        known = {importer.name: importer for importer in recognising.importers()}
        return tuple(known[name] for name in named)
    weights, columns = tables_of(question), columns_of(question)
    best: dict[str, tuple[float, str, Importer]] = {}
    for importer in recognising.importers():
        filled = {section.target for section in importer.file.sections if section.role == "fills" and _tells(section.sql, columns.get(section.target, ()))}
        score = sum(weights.get(table, 0.0) for table in filled)
        if importer.is_aggregate or not any(weights.get(table, 0.0) == 1.0 for table in filled):
            continue
        if importer.tool not in best or (score, best[importer.tool][1]) > (best[importer.tool][0], importer.name):
            best[importer.tool] = (score, importer.name, importer)
    ranked = sorted(best.values(), key=lambda one: (-one[0], one[1]))
    return tuple(importer for _, _, importer in ranked[:most])


def _tells(sql: str, columns: tuple[str, ...]) -> bool:
    """Whether a statement fills one of these columns; any statement does where none is asked for."""
    return not columns or any(re.search(rf"\bas {column}\b", sql) for column in columns)


def own_tables(question: SqlFile) -> tuple[str, ...]:
    """Tables the question rests on that a file with the table's own columns fills, where no tool's export does."""
    return tuple(sorted(name for name, weight in tables_of(question).items() if weight == 1.0))
