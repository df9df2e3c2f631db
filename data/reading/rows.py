"""Delimited text cut into rows, one line of text at a time, so that a broken row costs that row and no other.

A row is what RFC 4180 says, and Python's csv module judges it strictly. What it refuses is tried once
more as tools write it that put a space before the quote; then it is a broken row. Where a quote that
never closes has swallowed the rows after it, those are given back and read again.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FIELD_LIMIT = 1 << 30
csv.field_size_limit(FIELD_LIMIT)
NO_DELIMITER = "\x1f"
"""Stands for the delimiter of a table with one column."""
MOST_LINES = 10_000
"""Lines of text that a broken row may have after it."""
NARROW = 5
"""Below this many columns a line of prose can pass for a row."""


class TooLong(Exception):
    """A row goes on beyond the limit."""


@dataclass(slots=True)
class Row:
    """One row: its cells, or the code of what is wrong with it; `lines` is the text it came from."""

    lines: list[str]
    cells: list[str] | None = None
    wrong: str | None = None
    was_wrapped: bool = False

    @property
    def text(self) -> str:
        return "".join(self.lines)

    @property
    def is_blank(self) -> bool:
        return self.cells is not None and len(self.cells) <= 1 and not self.text.strip()


class _Lines:
    """Lines of a text, with those of the present row remembered and a way to give some back."""

    def __init__(self, lines: Iterable[str], limit: int):
        self._lines = iter(lines)
        self._given_back: deque[str] = deque()
        self._limit = limit
        self._characters = 0
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._given_back.popleft() if self._given_back else next(self._lines)
        self.taken.append(line)
        self._characters += len(line)
        if self._characters > self._limit:
            raise TooLong
        return line

    def start_row(self) -> None:
        self.taken, self._characters = [], 0

    def give_back(self, lines: list[str]) -> None:
        self._given_back.extendleft(reversed(lines))


def lines_of(stream: io.TextIOBase, limit: int) -> Iterator[str]:
    """Lines with their ends as they are (\\n, \\r\\n, \\r); of one beyond the limit, just enough to see that it is."""
    while line := stream.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(("\n", "\r")):
            line = stream.readline(limit + 1)


def split_rows(lines: Iterable[str], delimiter: str, quote: str, limit: int, width: int | None = None) -> Iterator[Row]:
    """Every row of the text, blank ones too; `width` helps to find the next good row after a broken one."""
    source = _Lines(lines, limit)
    spelling = {"delimiter": delimiter, "strict": True, **({"quotechar": quote} if quote else {"quoting": csv.QUOTE_NONE})}
    reader = csv.reader(source, **spelling)
    broken: Row | None = None
    while True:
        source.start_row()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except TooLong:
            row = Row(source.taken, wrong="row_too_long")
        except csv.Error as error:
            row = Row(source.taken, wrong="row_cut" if "end of data" in str(error) else "row_quote")
        else:
            row = Row(source.taken, cells)
        if row.wrong or (width and len(row.cells) != width):
            row = _second_look(row, spelling, width) or row
        if row.wrong and len(row.lines) > 1 and not (row.wrong == "row_cut" and not _swallowed_rows(row, spelling, width)):
            source.give_back(row.lines[1:])
            row = Row(row.lines[:1], wrong="row_quote_open")
        if broken and width and len(broken.lines) < MOST_LINES and _continues(row, delimiter, width):
            broken.lines += row.lines
            continue
        if broken:
            yield broken
        broken = row if row.wrong else None
        if not broken:
            yield row
    if broken:
        yield broken


def _second_look(row: Row, spelling: dict, width: int | None) -> Row | None:
    """The row as meant by tools that write a space before the quote, or a whole row as one cell, if that makes it whole."""
    if width and row.cells is not None and (inner := unwrapped(row, spelling["delimiter"])) and len(inner) == width:
        return Row(row.lines, inner, was_wrapped=True)
    if width is None or len(row.lines) > 1 or row.wrong == "row_too_long" or ' "' not in row.lines[0]:
        return None
    try:
        cells = next(csv.reader(row.lines, **spelling, skipinitialspace=True))
    except csv.Error:
        return None
    return Row(row.lines, cells) if len(cells) == width else None


def unwrapped(row: Row, delimiter: str) -> list[str] | None:
    """The cells of a row that a spreadsheet took for one cell and quoted whole: `"1,""a, b"",c"`."""
    if row.cells is None or len(row.cells) != 1 or delimiter not in row.cells[0] or not row.text.startswith('"'):
        return None
    try:
        return next(csv.reader(row.cells[0].splitlines(keepends=True), delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        return None


def _swallowed_rows(row: Row, spelling: dict, width: int | None) -> bool:
    """Whether most lines after an open quote are rows of their own: then the quote was a stray one."""
    if width is None:
        return True
    if width < NARROW:
        return False
    following = [line for line in row.lines[1:] if line.strip()]
    whole = sum(_is_whole(line, spelling, width) for line in following)
    return whole * 2 > len(following)


def _is_whole(line: str, spelling: dict, width: int) -> bool:
    try:
        return len(next(csv.reader([line], **spelling))) == width
    except (csv.Error, StopIteration):
        return False


def _continues(row: Row, delimiter: str, width: int) -> bool:
    """After a broken row: whether this line is more of its text, and no row of its own."""
    if row.cells is not None:
        loose_quote = any('"' in cell for cell in row.cells) and '""' not in row.text
        return len(row.cells) < width or (len(row.cells) == width and loose_quote)
    return row.text.count(delimiter) + 1 < width


def text_of(file: Path, first_byte: int = 0, end_byte: int | None = None) -> io.TextIOWrapper:
    """The UTF-8 text of a file between two bytes, line ends as they are."""
    raw = file.open("rb")
    raw.seek(first_byte)
    if end_byte is not None:
        raw = _Part(raw, end_byte - first_byte)
    return io.TextIOWrapper(io.BufferedReader(raw, 1 << 20) if end_byte is not None else raw, encoding="utf-8", errors="replace", newline="")


class _Part(io.RawIOBase):
    """The next bytes of a stream, no more."""

    def __init__(self, stream: io.BufferedReader, n: int):
        self._stream, self._left = stream, n

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        read = self._stream.readinto(memoryview(buffer)[: max(0, min(len(buffer), self._left))]) if self._left > 0 else 0
        self._left -= read
        return read

    def close(self) -> None:
        self._stream.close()
        super().close()
