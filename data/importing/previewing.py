"""A file tried in memory before it is brought in: the same reading, typing and mapping, in a store that is thrown away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from data import reading, store
from data.importing import cells, one_file, recognising, refusing
from data.importing.cells import Issue
from data.importing.ledger import FileReport
from data.importing.recognising import Importer, Recognised
from data.importing.settings import keep_settings
from data.quoting import quoted

MOST_TRIED, LEAST_TRIED, TRIED_CELLS = 2_000, 50, 100_000
"""Rows of a large file that are tried: the wider, the fewer."""
SHOWN_ROWS = 5
SAMPLED, LONGEST_SAMPLE = 100, 120


@dataclass(frozen=True)
class Preview:
    """What would become of a file: the report of the rows tried, how cells are read, and the first rows so read.

    `first_rows` has `row_no`, then a column for each of `headings`, the file's own that its importer knows; moments in UTC.
    `rows` is how many the file holds, where that is proved.
    """

    report: FileReport
    applied: cells.Reading | None = None
    headings: tuple[str, ...] = ()
    first_rows: pl.DataFrame = field(default_factory=pl.DataFrame)
    rows: int | None = None
    is_whole: bool = True


def opened(paths: Sequence[Path], workspace: Path) -> Iterator[reading.TextTable | reading.Unreadable]:
    """Every table the paths hold, to be recognised and tried; `workspace` is kept as long as they are."""
    return reading.open_exports(paths, workspace, known_headers=recognising.known_headers)


def unreadable(table: reading.Unreadable) -> FileReport:
    """The report of a file that holds no table."""
    return FileReport(table.path, issues=tuple(one_file.issue_of(remark) for remark in table.remarks))


def troubles(table: reading.TextTable) -> tuple[Issue, ...]:
    """What was wrong with a table's rows when it was opened, each row that could not be read told by its number."""
    return tuple(one_file.issue_of(remark) for remark in (*table.remarks, *table.rejected) if remark.severity != "info")


def has_no_row_left(table: reading.TextTable) -> bool:
    """All its rows were broken: there is nothing to say of its columns before it is mended."""
    return table.body.rows == 0 and table.rejected_rows > 0


def why(importer: Importer, columns: Sequence[str]) -> tuple[str, ...]:
    """The headings of the file by which the importer knew it."""
    names = importer.names_in(columns)
    return tuple(names[wanted.name] for wanted in importer.needs if wanted.name in names)


def preview(table: reading.TextTable, importer: Importer, settings: dict[str, str], rows: int | None = None) -> Preview:
    """Try a table with an importer and the store's settings. What cannot be read is in the report, as at the import."""
    known = Recognised(importer, importer.names_in(table.columns))
    with store.in_memory() as connection:
        cursor = connection.cursor()
        try:
            keep_settings(cursor, settings)
            identity = one_file.identity_of(table, importer, settings)
            loaded = reading.load_first(table, cursor, "raw", rows or _tried(table))
            is_whole = table.body.rows is None or loaded.rows >= table.body.rows + table.rejected_rows
            mapped = one_file.mapped(cursor, table, known, identity, loaded)
            report = one_file.keep(cursor, table, known, identity, mapped)
            return Preview(report, identity.applied, *_first_rows(cursor, known, table.columns), table.body.rows, is_whole)
        except (duckdb.Error, recognising.WrongImporter, AssertionError, OSError) as problem:
            failed = refusing.failed(problem, importer)
            return Preview(FileReport(table.path, importer.format, importer.tool, issues=(failed,)), rows=table.body.rows)
        finally:
            cursor.close()


def _tried(table: reading.TextTable) -> int:
    return min(MOST_TRIED, max(LEAST_TRIED, TRIED_CELLS // len(table.columns)))


def _first_rows(cursor: duckdb.DuckDBPyConnection, known: Recognised, columns: Sequence[str]) -> tuple[tuple[str, ...], pl.DataFrame]:
    place_of = {column: place for place, column in enumerate(columns)}
    order = sorted(known.names, key=lambda name: place_of[known.names[name]])
    chosen = ", ".join(["row_no", *(f"{quoted(name)} as c{place}" for place, name in enumerate(order))])
    rows = cursor.sql(f"select {chosen} from typed order by row_no limit {SHOWN_ROWS}").pl()
    return tuple(known.names[name] for name in order), rows


def samples(table: reading.TextTable) -> tuple[tuple[str, ...], ...]:
    """Some values of each column, different ones first seen first; empty cells left out, long ones cut."""
    with store.in_memory() as connection:
        cursor = connection.cursor()
        try:
            wanted = _tried(table)
            reading.load_first(table, cursor, "raw", wanted)
            chosen = ", ".join(quoted(column) for column in table.columns)
            rows = cursor.sql(f"select {chosen} from raw limit {wanted}").fetchall()
        finally:
            cursor.close()
    found = []
    for place in range(len(table.columns)):
        seen = dict.fromkeys(row[place][:LONGEST_SAMPLE].strip() for row in rows if row[place] and row[place].strip())
        found.append(tuple(seen)[:SAMPLED])
    return tuple(found)
