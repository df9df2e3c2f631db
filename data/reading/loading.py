"""A text table into DuckDB: every cell as text, empty ones unknown, rows in file order, none lost.

A file proved clean goes to DuckDB as it is. DuckDB may skip what it cannot read, so the rows it found are
compared with the rows proved; when they differ, Python splits the rows one by one and the bad are told.
"""

from __future__ import annotations

from data.reading.delimited import rewrite
from data.reading.parquet import text_expression
from data.reading.tables import LoadResult, TextTable

LEAST_BUFFER = 32_000_000


def load(table: TextTable, cursor, name: str) -> LoadResult:
    """Create (or replace) the table `name`: one VARCHAR column per `table.columns`.

    `rowid + 1` is the data row number, the first being 1; where rows were rejected, a BIGINT column `rowid`
    keeps the numbers. Raises duckdb.Error, and OSError where the workspace cannot be written.
    """
    if table.kind == "parquet":
        return _load_parquet(table, cursor, name)
    before = len(table.remarks)
    found = _copy(table, cursor, name)
    if found != table.body.rows and not table.body.numbered:
        table = rewrite(table)
        found = _copy(table, cursor, name)
    if found != table.body.rows:
        raise AssertionError(f"{table.path}: {table.body.rows} rows written, {found} loaded")
    return LoadResult(found + table.rejected_rows, list(table.rejected), table.rejected_rows, table.remarks[before:])


def _copy(table: TextTable, cursor, name: str) -> int:
    body = table.body
    cells = [f"c{position}" for position in range(1, len(table.columns) + 1)]
    chosen = [f"{cell} as {_quoted(column)}" for cell, column in zip(cells, table.columns, strict=True)]
    if table.rejected_rows:
        chosen.append("cast(c0 as bigint) - 1 as rowid")
    if body.rows == 0:
        typed = [f"{_quoted(column)} varchar" for column in table.columns] + (["rowid bigint"] if table.rejected_rows else [])
        cursor.execute(f"create or replace table {_quoted(name)} ({', '.join(typed)})")
        return 0
    read = ["c0", *cells] if body.numbered else cells
    longest = max(2_000_000, body.longest_bytes)
    cursor.execute(
        f"""create or replace table {_quoted(name)} as select {", ".join(chosen)} from read_csv(
            $file, columns = {{{", ".join(f"'{cell}': 'VARCHAR'" for cell in read)}}}, auto_detect = false, header = false,
            skip = {body.skip_lines}, delim = $delimiter, quote = $quote, escape = $quote, nullstr = '', compression = 'none',
            hive_partitioning = false, strict_mode = false, ignore_errors = true,
            max_line_size = {longest}, buffer_size = {max(LEAST_BUFFER, 2 * longest)})""",
        {
            "file": _no_pattern(str(table.file.absolute())),
            "delimiter": "," if body.numbered else table.delimiter,
            "quote": '"' if body.numbered else table.quote,
        },
    )
    return cursor.execute(f"select count(*) from {_quoted(name)}").fetchone()[0]


def _load_parquet(table: TextTable, cursor, name: str) -> LoadResult:
    chosen = [f"{text_expression(path, sort)} as {_quoted(column)}" for (path, sort), column in zip(table.sources, table.columns, strict=True)]
    file = _no_pattern(str(table.file.absolute()))
    cursor.execute(
        f"create or replace table {_quoted(name)} as select {', '.join(chosen)} from read_parquet($file, hive_partitioning = false)", {"file": file}
    )
    rows = cursor.execute(f"select count(*) from {_quoted(name)}").fetchone()[0]
    return LoadResult(rows, [])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _no_pattern(path: str) -> str:
    """A path in which * ? [ are characters like any other."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in path)
