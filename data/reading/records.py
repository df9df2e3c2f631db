"""Records with fields of their own (JSON objects, XES events) laid out as one table of text."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from data.reading.normalised import RowWriter, fresh_name
from data.reading.tables import Body, Refused, Rejections, TextTable, unique_names

DEEPEST = 20
"""Levels of nested objects that become dotted names; deeper ones stay JSON text."""

AT_FIRST, AT_FIRST_CHARACTERS = 1_000, 16_000_000
"""Records, and characters of them, looked at before the first row is written: those of one file mostly have the same columns."""


class Written:
    """A number with decimals as the file writes it: 4.50 stays 4.50."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


@dataclass(frozen=True, slots=True)
class Broken:
    """What stands where a record should be."""

    code: str
    text: str
    detail: Mapping[str, object]


def flatten(record: Mapping[str, object]) -> dict[str, str]:
    """Cells by dotted name; arrays stay JSON text, true and false are written so, null is empty."""
    cells: dict[str, str] = {}
    _flatten_into(cells, "", record, 0)
    return cells


def _flatten_into(cells: dict[str, str], prefix: str, record: Mapping[str, object], level: int) -> None:
    for key, value in record.items():
        name = prefix + key
        if isinstance(value, dict) and level < DEEPEST:
            _flatten_into(cells, name + ".", value, level + 1)
            continue
        if name in cells:
            name = next(free for again in itertools.count(2) if (free := f"{prefix}{key} ({again})") not in cells)
        cells[name] = cell_text(value)


def cell_text(value: object) -> str:
    if isinstance(value, str):
        return value.replace("\0", "") if "\0" in value else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else json_text(value)


_encoded = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def json_text(value: object) -> str:
    """JSON with the numbers as the file wrote them."""
    try:
        return _encoded(value)
    except TypeError:  # a number with decimals stands in it, which the encoder does not know
        return _spelled(value)


def _spelled(value: object) -> str:
    if isinstance(value, Written):
        return value.text
    if isinstance(value, dict):
        return "{" + ", ".join([f"{_encoded(key)}: {_spelled(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([_spelled(item) for item in value]) + "]"
    return _encoded(value)


def lay_out(table: TextTable, read: Callable[[], Iterable[Mapping[str, object] | Broken]], if_all_broken: str) -> TextTable | None:
    """The table of all records; `read` is called again where a late record has columns of its own. None without records.

    Raises Refused where there are more columns than a table may have, or, with the code `if_all_broken`, no whole record.
    """
    names: dict[str, None] = {}
    rejections = Rejections(table.limits)
    rows = _rows(read(), names, rejections, table.limits.columns)
    first = _first(rows)
    expected = len(names)
    file, body = _written(table, itertools.chain(first, rows), names)
    if not names:
        if rejections.rows:
            told = rejections.described[0]
            raise Refused(if_all_broken, n=rejections.rows, text=told.value, **told.detail)
        return None
    if len(names) > expected:
        file.unlink()
        file, body = _written(table, _rows(read(), names, Rejections(table.limits), table.limits.columns), names)
    columns, remarks = unique_names(list(names))
    return replace(
        table,
        file=file,
        columns=columns,
        header_texts=(tuple(names),),
        remarks=(*table.remarks, *remarks),
        rejected=tuple(rejections.described),
        rejected_rows=rejections.rows,
        body=body,
    )


def _first(rows: Iterator[tuple[int, dict[str, str]]]) -> list[tuple[int, dict[str, str]]]:
    taken, characters = [], 0
    while len(taken) < AT_FIRST and characters < AT_FIRST_CHARACTERS and (row := next(rows, None)):
        taken.append(row)
        characters += sum(map(len, row[1].values()))
    return taken


def _rows(
    records: Iterable[Mapping[str, object] | Broken], names: dict[str, None], rejections: Rejections, limit: int
) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each whole record with its number; their names and what is broken are noted as they are met."""
    for number, record in enumerate(records, 1):
        if isinstance(record, Broken):
            rejections.add(record.code, number, record.text, **record.detail)
            continue
        cells = flatten(record)
        if not cells.keys() <= names.keys():
            names.update(dict.fromkeys(cells))
            if len(names) > limit:
                raise Refused("too_many_columns", n=len(names), limit=limit)
        yield number, cells


def _written(table: TextTable, rows: Iterable[tuple[int, dict[str, str]]], names: dict[str, None]) -> tuple[Path, Body]:
    """A file of the rows under the names known by now; it ends where another name is met, the rest being read all the same."""
    columns = list(names)
    with RowWriter(fresh_name(table.workspace, "csv")) as writer:
        for row, cells in rows:
            if len(names) == len(columns):
                writer.write(row, [cells.get(name, "") for name in columns])
    return writer.path, writer.body()
