"""Bring exports in: read, recognise, type, map, merge, join persons. Each file is whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path

import duckdb

from data import marts, reading, store, workings
from data.feelings import ahead
from data.importing import (
    brand_scoring,
    cells,
    changing,
    ledger,
    mapping,
    merging,
    one_file,
    people,
    pipeline,
    recognising,
    refusing,
    scoring,
    watching,
)
from data.importing.cells import Issue
from data.importing.ledger import BatchReport, FileReport
from data.importing.recognising import recognise
from data.importing.settings import keep_settings, settings_of
from data.marts import renewing
from data.progress import Progress
from data.quoting import quoted


class _NothingCame(Exception):
    """No file was recognised that could take the place of the store there."""


def bring_in(
    paths: Iterable[Path],
    into: Path,
    *,
    importers: Path | None = None,
    settings: dict[str, str] | None = None,
    progress: Progress | None = None,
    wait_seconds: float = 0,
    afresh: bool = False,
) -> BatchReport:
    """Bring files, folders and archives into the store. A bad file is reported and the rest goes on.

    `importers` is a folder of the user's own, read beside the store's (see `recognising.own_folder`);
    `settings` are kept in the store (`zendesk.zone` …). `afresh`, the files make a store of their own in the place of
    the one there, as a company's own take that of the demonstration; where no file is recognised, it stays.
    Raises StoreProblem where the store itself cannot be written.
    """
    reports: list[FileReport] = []
    with contextlib.suppress(_NothingCame), workings.folder("bring") as workspace, store.writing(into, wait_seconds=wait_seconds, afresh=afresh) as connection:
        cursor = store.cursor_of(connection)
        store.refuse_other_keys(cursor, into)
        keep_settings(cursor, settings or {})
        own = tuple(folder for folder in (recognising.own_folder(into), importers) if folder is not None and folder.is_dir())
        for report in bring_each(cursor, paths, workspace, own, progress):
            reports.append(report)
        came = any(report.recognised and not report.already for report in reports)
        if afresh and not came:
            raise _NothingCame
        changed = came or bool(settings)
        if changed:
            finish(cursor, progress, reports, frozenset({"settings"} if settings else ()))
        cursor.close()
        return BatchReport(tuple(reports), changed)
    return BatchReport(tuple(reports), False)


def finish(
    cursor: duckdb.DuckDBPyConnection, progress: Progress | None = None, reports: Sequence[FileReport] | None = None, also: frozenset[str] = frozenset()
) -> None:
    """What follows from all records together: who is who, the persons, the marts.

    `reports` are of the files that, with the tables of `also`, alone changed the store since this was last done; None
    where anything may have changed.
    """
    tell = progress or (lambda *_: None)
    tell("persons", 0, 1)
    scored_with = scoring.scored_with(cursor)
    reassigned = _persons_and_scores(cursor, reports, progress)
    cursor.execute("checkpoint")  # tables that are written out are read with less work, and need not stay in memory
    if reports is None:
        marts.build(cursor, progress)
    else:
        changes = changing.changes(cursor, reports, reassigned, scoring.scored_with(cursor) != scored_with)
        changes.tables.update(also)
        renewing.renew(cursor, changes, progress)
    merging.forget_touched(cursor)
    cursor.execute("drop table customers_before")


def _persons_and_scores(cursor, reports: Sequence[FileReport] | None, progress: Progress | None) -> set[str]:
    """Who is who, and beside it, as neither reads the other, what the texts say; returns the tables with rows of another person."""
    lane = store.cursor_of(cursor)
    with contextlib.closing(lane), ThreadPoolExecutor(1) as beside:
        persons = beside.submit(_persons, cursor, reports)
        try:
            scoring.score_texts(lane, progress)
            brand_scoring.score_brand_texts(lane)
            while not persons.done():  # looks up now and then, to hear Ctrl-C
                wait((persons,), 0.25)
        except BaseException:
            while not persons.done():  # a statement that begins this moment has not heard the first word
                cursor.interrupt()
                wait((persons,), 0.05)
            raise
    reassigned = persons.result()
    scoring.follow_persons(cursor)
    return reassigned


def _persons(cursor, reports: Sequence[FileReport] | None) -> set[str]:
    cursor.execute(f"create or replace temp table customers_before as {changing.CUSTOMERS}")
    added = changing.only_added(reports)
    people.tell_apart(cursor, added)
    reassigned = people.assign_persons(cursor, added)
    merging.gather_customers(cursor)
    people.join_rates(cursor)
    return reassigned


def bring_each(cursor, paths: Iterable[Path], workspace: Path, importers: recognising.Folders, progress: Progress | None) -> Iterator[FileReport]:
    """Files brought in one after another; what follows from them together is left to `finish`."""
    lanes, settings = pipeline.Lanes(cursor), settings_of(cursor)
    tables = reading.open_exports(paths, workspace, known_headers=recognising.known_headers)
    prepared = lanes.prepared(pipeline.one_ahead(tables), lambda lane, table: _before_its_turn(lane, table, importers, settings))
    try:
        for number, (table, lane, mapped) in enumerate(pipeline.one_ahead(prepared)):
            if progress:
                progress(table.path, number, 0)
            if isinstance(table, reading.Unreadable):
                report = FileReport(table.path, issues=tuple(one_file.issue_of(remark) for remark in table.remarks))
            else:
                report = _bring_whole(lane, table, importers, settings, progress, mapped)
            lanes.give_back(lane)
            yield report
    finally:
        lanes.close()


def _before_its_turn(cursor, table: reading.TextTable | reading.Unreadable, importers: recognising.Folders, settings: dict[str, str]) -> one_file.Mapped | None:
    """The file mapped; None where that is left to the file's turn: a large one is told as it goes, and a failure where it counts."""
    if isinstance(table, reading.Unreadable) or table.size_bytes >= pipeline.AHEAD_BYTES:
        return None
    try:
        known = _recognised(table, importers, settings)
        if known.importer is None:
            return None
        identity = one_file.identity_of(table, known.importer, settings)
        if _version_in_store(cursor, identity.file_id) == identity.version:
            return None
        return one_file.mapped(cursor, table, known, identity, *_typed_anew(cursor, table, known, identity.applied))
    except Exception:
        _drop_workings(cursor)
        return None


def _watched(cursor, table: reading.TextTable, progress: Progress | None, from_percent: int, to_percent: int, work: Callable):
    """The work, the percentage of the file done being told as it goes, where the file is large."""
    if progress is None or table.size_bytes < watching.LARGE_BYTES:
        return work()
    advance = watching.Advance(from_percent, to_percent)
    return watching.watched(cursor, work, lambda percent: progress(table.path, advance.after(percent), 100))


def _recognised(table: reading.TextTable, importers: recognising.Folders, settings: dict[str, str]) -> recognising.Recognised:
    chosen = settings.get(f"format.{recognising.headings_id(table.columns)}")
    return recognise(table.columns, table.path, table.kind, importers, chosen)


def _version_in_store(cursor, file_id: str) -> str | None:
    """By which version of its importer a file of this content was read before; None for a new one."""
    found = cursor.execute("select importer_hash from source_files where file_id = $file", {"file": file_id}).fetchall()
    return found[0][0] if found else None


def _bring_whole(
    cursor, table: reading.TextTable, importers: recognising.Folders, settings: dict[str, str], progress: Progress | None, before_its_turn: one_file.Mapped | None
) -> FileReport:
    """One file, wholly or not at all. The text table is loaded before the transaction: row numbers are told by it."""
    known = None
    try:
        known = _recognised(table, importers, settings)
        if known.importer is None:
            return replace(one_file.opened(table), issues=(*one_file.opened(table).issues, refusing.not_known(known, table)))
        identity = one_file.identity_of(table, known.importer, settings)
        before = _version_in_store(cursor, identity.file_id)
        if before == identity.version:
            return ledger.as_before(cursor, identity.file_id, table.path)
        if changing.SCORED & {target for _, target, _ in mapping.sections_of(known.importer, known.names)}:
            ahead.begin()
        typed = () if before_its_turn else _watched(cursor, table, progress, 0, 40, lambda: _typed_anew(cursor, table, known, identity.applied))
        cursor.execute("begin")
        try:
            untold = merging.remove_files(cursor, [identity.file_id]) if before is not None else frozenset()

            def work() -> FileReport:
                return one_file.keep(cursor, table, known, identity, before_its_turn or one_file.mapped(cursor, table, known, identity, *typed))

            report = replace(_watched(cursor, table, progress, 40, 100, work), untold=untold)
            cursor.execute("commit")
        except BaseException:
            cursor.execute("rollback")
            raise
        return report
    except (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException):
        raise
    except (duckdb.Error, recognising.WrongImporter, AssertionError) as problem:
        return FileReport(table.path, issues=(refusing.failed(problem, known.importer if known else None),))
    finally:
        _drop_workings(cursor)


def _typed_anew(cursor, table: reading.TextTable, known, applied: cells.Reading) -> tuple[reading.LoadResult, list[Issue]]:
    """The table's cells typed: straight from the file where it is clean, else from a table of their text."""
    source = reading.straight(table)
    if source is not None:
        unread = cells.type_cells(cursor, source, known.importer, known.names, applied, table.columns)
        if cursor.execute("select count(*) from typed_cells").fetchall()[0][0] == source.rows:
            return reading.LoadResult(source.rows, list(table.rejected)), unread
    try:
        loaded = reading.load(table, cursor, "raw", is_temporary=table.size_bytes < pipeline.AHEAD_BYTES)
        return loaded, cells.type_cells(cursor, "raw", known.importer, known.names, applied, table.columns)
    finally:
        cursor.execute("drop table if exists raw")


def _drop_workings(cursor) -> None:
    """Give back the memory of what was made on the way from a file to the store: every temp view and table of the cursor."""
    for kind, name in cursor.execute(
        """select 'view', view_name from duckdb_views() where temporary and not internal
           union all select 'table', table_name from duckdb_tables() where temporary order by 1 desc"""
    ).fetchall():
        cursor.execute(f"drop {kind} {quoted(name)}")
