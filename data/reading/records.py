"""Records with fields of their own (JSON objects, XES events) laid out as one table of text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from json.encoder import encode_basestring as quoted

from data.reading.normalised import RowWriter, fresh_name
from data.reading.tables import Refused, Rejections, TextTable, unique_names

DEEPEST = 20
"""Levels of nested objects that become dotted names; deeper ones stay JSON text."""


class Written(str):
    """A number as the file writes it: 4.50 stays 4.50, and 19 digits stay 19 digits."""

    __slots__ = ()


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


def _flatten_into(cells: dict[str, str], prefix: str, record: Mapping[str, object], level: int, text_of: Callable[[object], str] | None = None) -> None:
    text_of = text_of or cell_text
    for key, value in record.items():
        name = prefix + key
        if isinstance(value, dict) and level < DEEPEST:
            _flatten_into(cells, name + ".", value, level + 1, text_of)
            continue
        again = 2
        while name in cells:
            name, again = f"{prefix}{key} ({again})", again + 1
        cells[name] = text_of(value)


def _names_of(record: Mapping[str, object]) -> dict[str, str]:
    """The names `flatten` gives, at the cost of no text."""
    names: dict[str, str] = {}
    _flatten_into(names, "", record, 0, lambda _: "")
    return names


def cell_text(value: object) -> str:
    if isinstance(value, str):
        return value.replace("\0", "") if "\0" in value else str(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json_text(value)


def json_text(value: object) -> str:
    """JSON with the numbers as the file wrote them."""
    if isinstance(value, Written):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{quoted(key)}: {json_text(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([json_text(item) for item in value]) + "]"
    return json.dumps(value)


def lay_out(table: TextTable, read: Callable[[], Iterable[Mapping[str, object] | Broken]], if_all_broken: str) -> TextTable | None:
    """The table of all records; `read` is called twice: for the columns, then for the rows. None without records.

    Raises Refused where there are more columns than a table may have, or, with the code `if_all_broken`, no whole record.
    """
    limit = table.limits.columns
    names: dict[str, None] = {}
    rejections = Rejections(table.limits)
    number = 0
    for number, record in enumerate(read(), 1):
        if isinstance(record, Broken):
            rejections.add(record.code, number, record.text, **record.detail)
            continue
        names.update(_names_of(record))
        if len(names) > limit:
            raise Refused("too_many_columns", n=len(names), limit=limit)
    if not names:
        if rejections.rows:
            told = rejections.described[0]
            raise Refused(if_all_broken, n=rejections.rows, text=told.value, **told.detail)
        return None
    columns, remarks = unique_names(list(names))
    with RowWriter(fresh_name(table.workspace, "csv")) as writer:
        for row, cells in _rows(read()):
            writer.write(row, [cells.get(name, "") for name in names])
    return replace(
        table,
        file=writer.path,
        columns=columns,
        header_texts=(tuple(names),),
        remarks=(*table.remarks, *remarks),
        rejected=tuple(rejections.described),
        rejected_rows=rejections.rows,
        body=writer.body(),
    )


def _rows(records: Iterable[Mapping[str, object] | Broken]) -> Iterator[tuple[int, dict[str, str]]]:
    for number, record in enumerate(records, 1):
        if not isinstance(record, Broken):
            yield number, flatten(record)
