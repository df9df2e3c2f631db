"""The DuckDB file, and the only module that opens it.

Reading: a connection that cannot write, reach files or the network, or load anything.
Writing: a copy beside, renamed into place when whole, so that a reader never sees half an import
and a killed import leaves the old store as it was.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import warnings
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
from filelock import FileLock, Timeout

from data import model, packing, second_names, starting
from data.quoting import literal, quoted

SHAPE = 1
"""Version of the store's shape; a store of a later one is refused, an earlier one is rebuilt."""

HASH = "cast(hash('Égards', timestamptz '2026-01-01 00:00:00+00', 1::bigint, null::varchar) >> 1 as varchar)"
"""SQL of what DuckDB's hash makes of these values: it may change with DuckDB's version, and keys of a store are made by it."""

DEFAULT_PATH = Path(__file__).parent / "egards.duckdb"
ZONE = "Europe/Paris"
"""Zone in which days and hours are told unless the setting `reporting_zone` says otherwise."""

DRAFT, DRAFT_DATABASE = ".draft.duckdb", "draft"
"""How the copy that an import writes to is called, after a dot and the store's own name; and what DuckDB calls it."""

SIGNATURE, SIGNATURE_AT = b"DUCK", 8
"""What a DuckDB file holds, and where."""

CORRUPT = "Corrupt database"
"""How DuckDB's word for a damaged file begins: it has no class of its own."""

CLONE = 0x40049409
"""Linux's request FICLONE, the same on every file system that has it."""

MEMORY_SHARE, MOST_MEMORY = "40%", "5 GiB"
"""Memory an import may take: this share of what DuckDB finds it may use, and no more than that; beyond, it works on disk beside the draft."""

LEAST_MARTS_MEMORY, MARTS_MEMORY_PER_ROW = 1024**3, 420
"""Memory the marts may take: so many bytes for each row of the draft's largest table, no less than a GiB and no more than the import."""

KEPT_STATEMENTS = 1_000
"""Statements kept as they were read, about 20 KB each: reading one again takes a fifth of a small answer."""

warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)  # the copy it warns of costs less than planning twice


class StoreProblem(Exception):
    """A store cannot be used; `code` names the sentence for readers, `detail` fills it."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


def _keep_to_itself(connection: duckdb.DuckDBPyConnection) -> None:
    """Moments are in UTC wherever the machine stands, and DuckDB loads nothing of its own accord."""
    connection.execute("set global TimeZone = 'UTC'")
    connection.execute("set autoinstall_known_extensions = false")
    connection.execute("set autoload_known_extensions = false")


def _lock_down(connection: duckdb.DuckDBPyConnection) -> None:
    """Neither files nor the network are reached, and no statement changes that."""
    _keep_to_itself(connection)
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


class Store:
    """A store opened for reading, by so many threads at once; answers stay those of the file as it was when opened."""

    def __init__(self, path: Path, asked_at_once: int = 1) -> None:
        if not path.is_file():
            raise StoreProblem("store_missing", path=str(path))
        _refuse_no_database(path)
        self.path = path
        self.version = version_of(path)
        link = second_names.second_name(path)
        try:
            os.link(path, link)
        except OSError:
            link = path
        try:
            self._connection = duckdb.connect(str(link), read_only=True)
        except duckdb.Error as problem:
            raise StoreProblem("store_unreadable", path=str(path), reason=_reason(problem, link, path)) from problem
        finally:
            if link != path:
                with contextlib.suppress(OSError):
                    os.unlink(link)
        _refuse_other_shapes(self._connection, path)
        # who asks works too: DuckDB adds only what leaves each of them a core, as a grouping that two share costs a fourth more than one's
        (cores,) = self._connection.execute("select cast(current_setting('threads') as integer)").fetchall()[0]
        self._connection.execute(f"set threads = {max(1, cores - asked_at_once + 1)}")
        _lock_down(self._connection)
        self._threads = threading.local()
        self._tables: dict[str, frozenset[str]] | None = None
        self.kept: dict[object, object] = {}
        """What was worked out once and holds as long as this store is open."""
        self._read = lru_cache(maxsize=KEPT_STATEMENTS)(partial(_read, self._connection))  # knows the connection alone: a store nobody holds is closed at once

    def rows(self, statement: str, values: dict[str, object] | None = None) -> pl.DataFrame:
        """The rows of one statement, on a cursor of its own (connections are not shared between threads)."""
        cursor = self._connection.cursor()
        try:
            # executed, not made a relation first: a relation is planned twice, which is half the time of a small answer
            return pl.from_arrow(cursor.execute(self._read(statement), values or None).to_arrow_table())
        finally:
            cursor.close()

    def batches(self, statement: str, values: dict[str, object] | None = None, size: int = 100_000) -> Iterator[pa.RecordBatch]:
        """The rows of one statement, `size` at a time, for what is larger than memory."""
        cursor = self._connection.cursor()
        try:
            yield from cursor.sql(statement, params=values or None).to_arrow_reader(size)
        finally:
            cursor.close()

    @property
    def is_demonstration(self) -> bool:
        """Whether the store holds the invented company, which may be made anew without asking."""
        if "is_demonstration" not in self.kept:
            self.kept["is_demonstration"] = not self.rows("select 1 from settings where name = 'company' and value = 'demonstration'").is_empty()
        return self.kept["is_demonstration"]

    @property
    def own_folder(self) -> Path:
        """Where what its users add stands: beside the store, so that a new import leaves it alone."""
        return self.path.with_suffix(".own")

    def tables(self) -> dict[str, frozenset[str]]:
        """Every table and view with its columns; asked once, as a store opened for reading does not change."""
        if self._tables is None:
            listed = self.rows("select table_name, list(column_name) as names from information_schema.columns where table_schema = 'main' group by all")
            self._tables = {name: frozenset(names) for name, names in listed.iter_rows()}
        return self._tables

    def close(self) -> None:
        self._connection.close()


def _read(connection: duckdb.DuckDBPyConnection, statement: str) -> duckdb.Statement | str:
    """A statement as DuckDB reads it, which any cursor may run; text of several is left as it is."""
    read = connection.extract_statements(statement)
    return read[0] if len(read) == 1 else statement


def _refuse_no_database(path: Path) -> None:
    with contextlib.suppress(OSError), path.open("rb") as file:
        if file.read(SIGNATURE_AT + len(SIGNATURE))[SIGNATURE_AT:] != SIGNATURE:
            raise StoreProblem("store_no_database", path=str(path))


def version_of(path: Path) -> str:
    """What changes when another file takes the store's place."""
    state = path.stat()
    return f"{state.st_ino}-{state.st_size}-{state.st_mtime_ns}"


def _refuse_other_shapes(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        found = connection.execute("select value from store_info where name = 'shape'").fetchall()
    except duckdb.Error as problem:
        raise StoreProblem("store_foreign", path=str(path)) from problem
    told = str(found[0][0]) if found else "0"
    if not told.isdecimal():
        raise StoreProblem("store_foreign", path=str(path))
    shape = int(told)
    if shape > SHAPE:
        raise StoreProblem("store_from_the_future", path=str(path), found=shape, known=SHAPE)
    if shape < SHAPE:
        raise StoreProblem("store_from_the_past", path=str(path), found=shape, known=SHAPE)


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Every table of the model and the ledger, and `kept.*`: the records that several files tell of."""
    connection.execute("create schema if not exists kept")
    for table in model.tables().values():
        packing.create(connection, table)
        connection.execute(table.ddl("kept"))
    for table in model.ledger().values():
        connection.execute(table.ddl())
    connection.execute(
        f"insert into store_info select unnest(['shape', 'hash']), unnest([$shape, {HASH}]) where not exists (from store_info where name = 'shape')",
        {"shape": str(SHAPE)},
    )


def refuse_other_keys(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raises StoreProblem where the store's records were keyed by another hash than this DuckDB's: told again, they would stand twice."""
    if not connection.execute(f"select count(*) from store_info where name = 'hash' and value = {HASH}").fetchall()[0][0]:
        raise StoreProblem("store_keyed_otherwise", path=str(path))


@contextlib.contextmanager
def writing(path: Path, *, wait_seconds: float = 0, anew: bool = False, afresh: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a copy of the store that takes its place when the block ends well, else is thrown away.

    `anew` writes all that is left into a fresh file: what was deleted otherwise stays in the file's bytes until they are used again.
    `afresh` begins with an empty store, which takes the place of the one there.
    Raises StoreProblem('store_busy') where another import holds the store for longer than `wait_seconds`.
    """
    lock = FileLock(str(path) + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=wait_seconds)
    except Timeout as problem:
        raise StoreProblem("store_busy", path=str(path)) from problem
    except OSError as problem:
        raise StoreProblem("store_unwritable", path=str(path), reason=str(problem)) from problem
    draft = draft_of(path)
    connection = None
    try:
        _remove(draft)
        is_added_to = path.exists() and not afresh
        if is_added_to:
            _refuse_no_database(path)
            _copy(path, draft)
        connection = open_draft(draft)
        if is_added_to:
            _refuse_other_shapes(connection, path)
        else:
            connection.execute("set max_vacuum_tasks = 0")  # the rows of a file stay as they were put: packing them closer costs more than it gives
        create_tables(connection)
        yield connection
        connection.execute("checkpoint")
        if anew:
            connection.execute(f"attach {literal(str(_anew(draft)))} as anew (recovery_mode no_wal_writes)")
            connection.execute(f"copy from database {DRAFT_DATABASE} to anew")
            connection.execute("checkpoint anew")
        connection.close()
        connection = None
        if anew:
            os.replace(_anew(draft), draft)
        _write_through(draft)
        os.replace(draft, path)
        shutil.rmtree(_unfinished(draft), ignore_errors=True)
        second_names.remove_left(path)
    except (OSError, duckdb.IOException, duckdb.FatalException) as problem:
        raise StoreProblem("store_unwritable", path=str(path), reason=_reason(problem, draft, path)) from problem
    except duckdb.Error as problem:
        if CORRUPT in str(problem):
            raise StoreProblem("store_unreadable", path=str(path), reason=_reason(problem, draft, path)) from problem
        raise
    except RuntimeError as problem:
        if starting.is_stop(problem):
            raise KeyboardInterrupt from problem
        raise
    finally:
        if connection is not None:
            with contextlib.suppress(duckdb.Error):
                connection.close()
        _remove(draft)
        lock.release()


def _anew(draft: Path) -> Path:
    return draft.with_name(draft.name + ".anew")


def _reason(problem: Exception, private: Path, path: Path) -> str:
    """What went wrong, of the file as its user calls it."""
    return str(problem).splitlines()[0].replace(str(private), str(path)).rstrip(".!")


def draft_of(path: Path) -> Path:
    """Where the next version of a store is written until it is whole."""
    return path.with_name(f".{path.stem}{DRAFT}")


NO_BAR = "set enable_progress_bar_print = false"
"""Without it DuckDB draws a bar of its own amid what a notebook, or a program without a file, prints; each cursor wants it."""


def open_draft(draft: Path) -> duckdb.DuckDBPyConnection:
    """A connection that writes a draft, in bounded memory and without a log: what a broken-off import leaves is thrown away.

    Its cursors are got by `cursor_of`: one of DuckDB's own begins in an empty database in memory.
    """
    connection = duckdb.connect(":memory:")
    connection.execute(f"set temp_directory = {literal(str(draft.with_name(draft.name + '.tmp')))}")
    connection.execute(f"attach {literal(str(draft))} as {DRAFT_DATABASE} (recovery_mode no_wal_writes)")
    connection.execute(f"use {DRAFT_DATABASE}")
    _bound_memory(connection)
    _keep_to_itself(connection)
    connection.execute("set preserve_insertion_order = true")
    connection.execute("set wal_autocheckpoint = '1GB'")  # a draft is whole or thrown away: writing it out between files is for nobody,
    connection.execute("set fsync_mode = 'NONE'")  # and so is waiting for the disk before it is whole
    connection.execute(NO_BAR)
    return connection


def cursor_of(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Another cursor of the same store, in the same of its databases."""
    there = connection.execute("select current_database()").fetchall()[0][0]
    cursor = connection.cursor()
    cursor.execute(f"use {quoted(there)}")
    cursor.execute(NO_BAR)
    return cursor


def _write_through(file: Path) -> None:
    """Wait until the disk holds the file."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _copy(path: Path, draft: Path) -> None:
    """A copy of the file that shares its blocks until they change, where the file system can do so (Btrfs, XFS); else a plain one."""
    try:
        import fcntl

        with path.open("rb") as source, draft.open("wb") as target:
            fcntl.ioctl(target.fileno(), CLONE, source.fileno())
    except (ImportError, OSError):
        shutil.copyfile(path, draft)


def _bound_memory(connection: duckdb.DuckDBPyConnection) -> None:
    """Set the lesser of the two limits."""
    connection.execute(f"set memory_limit = '{MEMORY_SHARE}'")
    if _bytes(connection.execute("select current_setting('memory_limit')").fetchall()[0][0]) > _bytes(MOST_MEMORY):
        connection.execute(f"set memory_limit = '{MOST_MEMORY}'")


def bound_marts_memory(cursor: duckdb.DuckDBPyConnection) -> None:
    """Hold the marts of a draft to memory in proportion to its rows: given more, sorting a million texts takes more, for nothing;
    given less, numbering millions of e-mails takes twice the time."""
    if _draft_of(cursor) is None:
        return
    wanted = round(max(LEAST_MARTS_MEMORY, MARTS_MEMORY_PER_ROW * rows_of_largest(cursor)))
    if wanted < _bytes(cursor.execute("select current_setting('memory_limit')").fetchall()[0][0]):
        cursor.execute(f"set memory_limit = '{wanted}B'")


def rows_of_largest(cursor: duckdb.DuckDBPyConnection) -> int:
    """About how many rows the largest table has."""
    return cursor.execute("select coalesce(max(estimated_size), 0) from duckdb_tables() where not temporary").fetchall()[0][0]


def _bytes(told: str) -> float:
    """Bytes of a size as DuckDB tells it: `9.4 GiB`."""
    number, unit = told.split()
    return float(number) * 1024 ** ("bytes", "KiB", "MiB", "GiB", "TiB").index(unit)


def _draft_of(cursor: duckdb.DuckDBPyConnection) -> Path | None:
    told = cursor.execute("select path from duckdb_databases() where database_name = current_database()").fetchall()
    found = Path(told[0][0]) if told and told[0][0] else None
    return found if found is not None and found.name.endswith(DRAFT) else None


def own_folder_of(cursor: duckdb.DuckDBPyConnection) -> Path | None:
    """Where the users of the store that is being written keep what they add; None for a store in memory."""
    draft = _draft_of(cursor)
    return draft.with_name(draft.name[1:].removesuffix(DRAFT) + ".own") if draft else None


def unfinished_folder_of(cursor: duckdb.DuckDBPyConnection) -> Path | None:
    """Where long work on the store that is being written is kept as it goes, for the next import if this one is broken off."""
    draft = _draft_of(cursor)
    return _unfinished(draft) if draft else None


def _unfinished(draft: Path) -> Path:
    return draft.with_name(draft.name.removesuffix(DRAFT) + ".unfinished")


def _remove(draft: Path) -> None:
    shutil.rmtree(draft.with_name(draft.name + ".tmp"), ignore_errors=True)
    for leftover in (draft, draft.with_name(draft.name + ".wal"), _anew(draft)):
        with contextlib.suppress(FileNotFoundError):
            leftover.unlink()


@contextlib.contextmanager
def in_memory() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty store that lives as long as the block, for trying a file before bringing it in."""
    connection = duckdb.connect(":memory:")
    try:
        _keep_to_itself(connection)
        create_tables(connection)
        yield connection
    finally:
        connection.close()
