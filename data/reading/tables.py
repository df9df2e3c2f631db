"""What reading hands over: text tables, files that could not be read, and remarks on both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

LONGEST_VALUE = 500
"""Characters of a rejected line kept in its remark."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a reader of the report should know; its sentence is in data/words/reading.toml."""

    code: str
    severity: str  # info | warn | error
    row: int | None = None  # data row, the first is 1
    column: str | None = None
    value: str | None = None
    detail: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a batch may ask of the machine; each limit ends in a refusal that names it."""

    unpacked_bytes: int = 50_000_000_000  # out of one archive, nested ones included
    unpacked_ratio: int = 250  # unpacked size over packed size; exports shrink 5 to 60 times
    ratio_matters_above_bytes: int = 50_000_000
    members: int = 10_000  # files in one archive, nested ones included
    depth: int = 2  # an archive in an archive, no deeper
    columns: int = 10_000
    row_characters: int = 16_000_000
    json_object_characters: int = 128_000_000
    workbook_bytes: int = 1_000_000_000  # a workbook's sheets, unpacked
    workbook_cells: int = 50_000_000  # rows times columns of a sheet, empty cells too
    remarks: int = 100_000  # rejected rows described one by one; the rest are counted


USUAL_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Body:
    """Where the data rows stand in a table's file, and how sure we are of their number."""

    first_byte: int = 0
    end_byte: int | None = None  # None: the end of the file
    skip_lines: int = 0  # lines before the first data row
    rows: int | None = None  # proved number of rows in the file; None: not proved
    cell_bytes: int | None = None  # proved number of bytes in all cells
    has_line_ends_in_cells: bool = False
    is_plain: bool = False  # proved that no cell begins or ends with a space or begins with an apostrophe, and that all are ASCII
    numbered: bool = False  # the first column is the data row number
    longest_bytes: int = 0  # longest row, when known


@dataclass(frozen=True)
class TextTable:
    """One table of text, as it was in a file the user dropped.

    `rejected` holds the rows found broken while the file was opened; loading adds its own.
    """

    path: str  # as the user knows it: "export.zip/Sent.csv"
    file: Path  # what DuckDB reads
    kind: str  # csv | ndjson | json | js | xlsx | parquet | xes
    sha256: str
    size_bytes: int
    modified_at: datetime | None
    encoding: str
    delimiter: str | None
    quote: str
    header_rows: int
    skip_lines: int
    columns: tuple[str, ...]
    header_texts: tuple[tuple[str, ...], ...]
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    wrapper: str | None = None  # {"reviews": [...]}: reviews
    rejected: tuple[Remark, ...] = ()
    rejected_rows: int = 0
    body: Body = Body()
    sources: tuple[tuple[tuple[str, ...], str], ...] = ()  # Parquet: where each column is, its sort
    workspace: Path | None = None
    limits: Limits = USUAL_LIMITS


@dataclass(frozen=True)
class Unreadable:
    """A file, or a part of one, that is not a table; the remarks say why and what to do."""

    path: str
    sha256: str | None
    remarks: tuple[Remark, ...]
    size_bytes: int | None = None


@dataclass(frozen=True)
class LoadResult:
    """What came of loading: `rows` seen = rows in the table + `rejected_rows`."""

    rows: int
    rejected: list[Remark]
    rejected_rows: int = 0
    remarks: tuple[Remark, ...] = ()


class Refused(Exception):
    """A file cannot be read; carries the remark that says so."""

    def __init__(self, code: str, **detail):
        super().__init__(code)
        self.remark = Remark(code, "error", detail=detail)


class Rejections:
    """Rejected rows: all counted, the first `Limits.remarks` described."""

    def __init__(self, limits: Limits):
        self.described: list[Remark] = []
        self.rows = 0
        self._limit = limits.remarks

    def add(self, code: str, row: int, text: str, **detail) -> None:
        self.rows += 1
        if self.rows <= self._limit:
            self.described.append(
                Remark(code, "error", row=row, value=text[:LONGEST_VALUE].rstrip("\r\n"), detail=detail)
            )
        elif self.rows == self._limit + 1:
            self.described.append(Remark("more_rows_rejected", "error", row=row, detail={"n": self._limit}))


KnownHeaders = Callable[[Sequence[str]], int]


def no_known_headers(cells: Sequence[str]) -> int:
    """The recogniser that knows nothing: every line scores 0."""
    return 0


def unique_names(cells: Sequence[str]) -> tuple[tuple[str, ...], list[Remark]]:
    """Column names as written, made unique whatever their case, and remarks on those changed.

    DuckDB names are the same in any case, and `rowid` is kept for the row number.
    """
    taken = {"rowid"}
    names, repeated, unnamed = [], [], []
    written = {cell.lower() for cell in cells}
    for position, cell in enumerate(cells, 1):
        cell = cell.replace("\0", "")
        name = base = cell if cell.strip() else f"column {position}"
        again = 2
        while name.lower() in taken or (name != cell and name.lower() in written):
            name, again = f"{base} ({again})", again + 1
        taken.add(name.lower())
        names.append(name)
        if not cell.strip():
            unnamed.append(name)
        elif name != cell:
            repeated.append(name)
    remarks = [Remark("repeated_column", "info", column=name) for name in repeated]
    if unnamed:
        remarks.append(
            Remark("unnamed_columns", "info", column=unnamed[0], detail={"n": len(unnamed), "names": ", ".join(unnamed[:5])})
        )
    return tuple(names), remarks
