"""Parquet: the columns of a file, structs opened to dotted names; DuckDB turns the values to text when loading."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from data.quoting import literal, quoted
from data.reading.tables import Refused, TextTable, unique_names

DEEPEST = 10


def describe(table: TextTable) -> TextTable:
    """The table with its columns, each with the path of fields it comes from and its sort. Raises Refused."""
    try:
        schema = pl.read_parquet_schema(table.file)
    except (pl.exceptions.PolarsError, OSError, ValueError) as problem:
        raise Refused("broken_parquet", reason=str(problem).splitlines()[0]) from problem
    sources: list[tuple[tuple[str, ...], str]] = []
    for name, kind in schema.items():
        _open(sources, (name,), kind)
    if not sources:
        raise Refused("no_records")
    if len(sources) > table.limits.columns:
        raise Refused("too_many_columns", n=len(sources), limit=table.limits.columns)
    names = [".".join(path) for path, _ in sources]
    columns, remarks = unique_names(names)
    return replace(
        table, columns=columns, header_texts=(tuple(names),), remarks=(*table.remarks, *remarks), sources=tuple(sources), body=replace(table.body, rows=None)
    )


def _open(sources: list[tuple[tuple[str, ...], str]], path: tuple[str, ...], kind: pl.DataType) -> None:
    if isinstance(kind, pl.Struct) and kind.fields and len(path) < DEEPEST:
        for field in kind.fields:
            _open(sources, (*path, field.name), field.dtype)
    elif isinstance(kind, pl.Datetime):
        sources.append((path, "moment" if kind.time_zone else "local_moment"))
    elif isinstance(kind, pl.List | pl.Array | pl.Struct):
        sources.append((path, "nested"))
    else:
        sources.append((path, "plain"))


def text_expression(path: tuple[str, ...], sort: str) -> str:
    """SQL for the text of a column: moments in ISO, with their offset where they have one; lists as JSON."""
    value = quoted(path[0])
    for field in path[1:]:
        value = f"struct_extract({value}, {literal(field)})"
    if sort == "moment":
        return f"replace(cast({value} at time zone 'UTC' as varchar), ' ', 'T') || '+00:00'"
    if sort == "local_moment":
        return f"replace(cast({value} as varchar), ' ', 'T')"
    if sort == "nested":
        return f"cast(to_json({value}) as varchar)"
    return f"nullif(cast({value} as varchar), '')"
