"""A text table into DuckDB: every cell as text, empty ones unknown, rows in file order, none lost.

A file proved clean goes to DuckDB as it is. DuckDB may skip what it cannot read, so the rows it found are
compared with the rows proved; when they differ, Python splits the rows one by one and the bad are told.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.quoting import quoted
from data.reading.delimited import rewrite
from data.reading.parquet import text_expression
from data.reading.tables import LoadResult, TextTable

LONGEST_LINE = 2_000_000
SMALL_BYTES = 1_000_000
LEAST_BUFFER, LARGEST_BUFFER = 4096, 32_000_000
"""Bytes DuckDB reads at once: a small file needs no large buffer."""


@dataclass(frozen=True)
class Straight:
    """A relation of text columns read from the file as it is asked: its SQL, the parameters, the rows it must have, whether no cell needs to be cleaned."""

    sql: str
    values: dict[str, object]
    rows: int
    is_plain: bool = False


def load(table: TextTable, cursor, name: str, is_temporary: bool = False) -> LoadResult:
    """Create (or replace) the table `name`: one VARCHAR column per `table.columns`; a temporary one is not pressed, and seen by this cursor alone.

    `rowid + 1` is the data row number, the first being 1; where rows were rejected, a BIGINT column `rowid`
    keeps the numbers. Load outside a transaction, or commit before asking: until then DuckDB numbers otherwise.
    Raises duckdb.Error, and OSError where the workspace cannot be written.
    """
    if table.kind == "parquet":
        return _load_parquet(table, cursor, name, is_temporary)
    before = len(table.remarks)
    if not (_copied_whole(table, cursor, name, is_temporary) or table.body.numbered):
        table = rewrite(table)
        _copied_whole(table, cursor, name, is_temporary)
    found = _count(cursor, name)
    if found != table.body.rows:
        raise AssertionError(f"{table.path}: {table.body.rows} rows written, {found} loaded")
    return LoadResult(found + table.rejected_rows, list(table.rejected), table.rejected_rows, table.remarks[before:])


def load_first(table: TextTable, cursor, name: str, rows: int) -> LoadResult:
    """As `load`, but of a table with more rows only the first: for looking at a file before it is brought in.

    Nothing is proved of a table cut so; rows rejected further down are not told.
    """
    if table.body.rows is not None and table.body.rows <= rows or table.kind != "parquet" and table.file.stat().st_size <= SMALL_BYTES:
        return load(table, cursor, name)
    if table.kind == "parquet":
        return _load_parquet(table, cursor, name, limit=rows)
    _copy(table, cursor, name, parallel=False, limit=rows)
    found = _count(cursor, name)
    last = cursor.execute(f"select coalesce(max(rowid) + 1, 0) from {quoted(name)}").fetchall()[0][0]
    rejected = [remark for remark in table.rejected if remark.row is not None and remark.row <= last]
    return LoadResult(found + len(rejected), rejected, len(rejected))


def _copied_whole(table: TextTable, cursor, name: str, is_temporary: bool) -> bool:
    """Copy the rows and say whether they are as proved; by one thread where several lose their way in the cells."""
    body = table.body
    if not body.has_line_ends_in_cells:
        _copy(table, cursor, name, is_temporary)
        return _count(cursor, name) == body.rows
    if body.cell_bytes is not None:
        _copy(table, cursor, name, is_temporary)
        if _count(cursor, name) == body.rows and _cell_bytes(table, cursor, name) == body.cell_bytes:
            return True
    _copy(table, cursor, name, is_temporary, parallel=False)
    return _count(cursor, name) == body.rows and body.cell_bytes in (None, _cell_bytes(table, cursor, name))


def _count(cursor, name: str) -> int:
    return cursor.execute(f"select count(*) from {quoted(name)}").fetchall()[0][0]


def _cell_bytes(table: TextTable, cursor, name: str) -> int:
    summed = " + ".join(f"coalesce(sum(strlen({quoted(column)})), 0)" for column in table.columns)
    return int(cursor.execute(f"select {summed} from {quoted(name)}").fetchall()[0][0])


def _copy(table: TextTable, cursor, name: str, is_temporary: bool = False, parallel: bool = True, limit: int | None = None) -> None:
    body = table.body
    cells = [f"c{position}" for position in range(1, len(table.columns) + 1)]
    chosen = [f"{cell} as {quoted(column)}" for cell, column in zip(cells, table.columns, strict=True)]
    if table.rejected_rows:
        chosen.append("cast(c0 as bigint) - 1 as rowid")
    if body.rows == 0:
        typed = [f"{quoted(column)} varchar" for column in table.columns] + (["rowid bigint"] if table.rejected_rows else [])
        cursor.execute(f"{_create(name, is_temporary)} ({', '.join(typed)})")
        return
    told, values = _told_by_file(table, parallel)
    cursor.execute(f"{_create(name, is_temporary)} as select {', '.join(chosen)} from {told}{_first(limit)}", values)


def _told_by_file(table: TextTable, parallel: bool) -> tuple[str, dict[str, object]]:
    """SQL of the file's cells, c1, c2 … (after c0, the row number, where the file has it), and its parameters."""
    body = table.body
    read = [f"c{position}" for position in range(0 if body.numbered else 1, len(table.columns) + 1)]
    size = table.file.stat().st_size + LEAST_BUFFER
    longest = min(max(LONGEST_LINE, body.longest_bytes), size)
    buffer = max(2 * longest, min(LARGEST_BUFFER, size))
    sql = f"""read_csv(
        $file, columns = {{{", ".join(f"'{cell}': 'VARCHAR'" for cell in read)}}}, auto_detect = false, header = false,
        skip = {body.skip_lines}, delim = $delimiter, quote = $quote, escape = $quote, nullstr = '', compression = 'none',
        hive_partitioning = false, strict_mode = false, ignore_errors = true, parallel = {parallel},
        max_line_size = {longest}, buffer_size = {buffer})"""
    return sql, {
        "file": _no_pattern(str(table.file.absolute())),
        "delimiter": "," if body.numbered else table.delimiter,
        "quote": '"' if body.numbered else table.quote,
    }


def straight(table: TextTable) -> Straight | None:
    """The file itself as a relation, where DuckDB may read it as it is in one pass; None where `load` must look closer.

    Whoever reads it counts the rows: where they are not `rows`, what was read is void and `load` must be asked.
    """
    body = table.body
    if table.kind == "parquet" or not body.rows or table.rejected_rows or body.has_line_ends_in_cells:
        return None
    told, values = _told_by_file(table, parallel=True)
    cells = ", ".join(f"c{position} as {quoted(column)}" for position, column in enumerate(table.columns, 1))
    return Straight(f"(select {cells} from {told})", values, body.rows, body.is_plain)


def _first(rows: int | None) -> str:
    return "" if rows is None else f" limit {int(rows)}"


def _load_parquet(table: TextTable, cursor, name: str, is_temporary: bool = False, limit: int | None = None) -> LoadResult:
    chosen = [f"{text_expression(path, sort)} as {quoted(column)}" for (path, sort), column in zip(table.sources, table.columns, strict=True)]
    file = _no_pattern(str(table.file.absolute()))
    cursor.execute(
        f"{_create(name, is_temporary)} as select {', '.join(chosen)} from read_parquet($file, hive_partitioning = false){_first(limit)}", {"file": file}
    )
    return LoadResult(_count(cursor, name), [])


def _create(name: str, is_temporary: bool) -> str:
    return f"create or replace {'temp ' if is_temporary else ''}table {quoted(name)}"


def _no_pattern(path: str) -> str:
    """A path in which * ? [ are characters like any other."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in path)
