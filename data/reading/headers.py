"""Where the header of a table is: after how many lines, on how many rows, or nowhere.

The recogniser may know headers (`known_headers`); without it the first wide row of words is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.reading.tables import KnownHeaders

MOST_HEADER_ROWS = 3
_NUMBER_OR_DATE = re.compile(
    r"[-+(']?\s?[$€£]?\s?\d[\d\s.,:/\-+TZ\u00a0\u202f]*(e[-+]?\d+)?\s?([ap]\.?m\.?)?\)?\s?(%|€|\$|£|utc|z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(19|20)\d\d")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w+|https?://\S+")
_MISSING = frozenset({"", "-", "na", "n/a", "null", "none", "nan", "nil"})


def is_value(cell: str) -> bool:
    """A number, a date, an e-mail or a web address: what a column name seldom is."""
    cell = cell.strip()
    return bool(cell) and (_NUMBER_OR_DATE.fullmatch(cell) or _ADDRESS.fullmatch(cell)) is not None


def is_word(cell: str) -> bool:
    """What a column name is: something with a letter in it that is no value."""
    return any(map(str.isalpha, cell)) and cell.strip().casefold() not in _MISSING and not is_value(cell)


@dataclass(frozen=True)
class Header:
    """`first` is the index of the header row among the rows given; `rows` 0 where there is none."""

    first: int
    rows: int
    width: int
    names: tuple[str, ...]
    known: int = 0


def usual_width(rows: Sequence[Sequence[str]]) -> int:
    """The number of cells that most rows have, among rows of two cells or more; else 1."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 1
    most = max(widths.values())
    return max(width for width, n in widths.items() if n == most)


def find_header(rows: Sequence[Sequence[str]], known_headers: KnownHeaders) -> Header | None:
    """The header of rows of cells (blank rows are empty lists); None where no row holds anything."""
    filled = [index for index, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if not filled:
        return None
    width = usual_width(rows)
    first, known = _header_row(rows, filled, width, known_headers)
    below = [rows[index] for index in filled if index > first]
    if not known and _holds_values(rows[first], below, width):
        return Header(first, 0, width, ("",) * width)
    names = _fitted(rows[first], below, width)
    extra = _more_header_rows(below, len(names)) or _options_under(rows[first], below, known_headers if known > 1 else None)
    return Header(first, 1 + extra, len(names), names, known)


def _header_row(rows, filled: list[int], width: int, known_headers: KnownHeaders) -> tuple[int, int]:
    scores = {index: known_headers(rows[index]) for index in filled[:40]}
    best = max(scores, key=lambda index: (scores[index], -index))
    if scores[best] >= 2 or (scores[best] == 1 and len(rows[best]) == 1 == width):
        return best, scores[best]
    words = {index: len({cell.strip() for cell in rows[index] if is_word(cell)}) for index in filled[:40]}
    exact = [index for index in words if len(rows[index]) == width]
    near = [index for index in words if abs(len(rows[index]) - width) <= 1 and len(rows[index]) > 1]
    enough = max([1, *(0.5 * words[index] for index in exact)])
    first_exact = next((index for index in exact if words[index] >= enough), exact[0] if exact else filled[0])
    first_near = next((index for index in near if words[index] >= enough), first_exact)
    if first_near < first_exact and any(is_value(cell) for cell in rows[first_exact]) and not any(is_value(cell) for cell in rows[first_near]):
        return first_near, 0
    return first_exact, 0


def _value_columns(rows, width: int, at_least: int) -> list[int]:
    """Columns in which every filled cell is a value, in `at_least` rows or more."""
    found = []
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row) and row[column].strip().casefold() not in _MISSING]
        if len(cells) >= at_least and all(map(is_value, cells)):
            found.append(column)
    return found


def _holds_values(row, below, width: int) -> bool:
    """Whether the would-be header has values where the rows below have values: then it is a row as they are."""
    columns = _value_columns(below, width, 1)
    there = [row[column] for column in columns if column < len(row)]
    values = [cell for cell in there if is_value(cell) and not _YEAR.fullmatch(cell.strip())]
    return bool(columns) and len(values) * 2 > len(columns)


def _fitted(row, below, width: int) -> tuple[str, ...]:
    """The header's cells, without empty ones after the last column, with empty ones where most rows go on with text."""
    names = list(row)
    if len(names) > width and not any(name.strip() for name in names[width:]):
        return tuple(names[:width])
    going_on = sum(any(cell.strip() for cell in other[len(names) :]) for other in below)
    if len(names) < width and going_on * 2 > len(below):
        names += [""] * (width - len(names))
    return tuple(names)


def _more_header_rows(below, width: int) -> int:
    """Rows under the first header row that are headers too: machine ids as JSON, question texts, answer options."""
    for extra, row in enumerate(below[: MOST_HEADER_ROWS - 1], 1):
        cells = [cell.strip() for cell in row if cell.strip()]
        if cells and all(cell.startswith('{"') and cell.endswith("}") for cell in cells):
            return extra
    if len(below) < 3:
        return 0
    row, rest = below[0], below[1:]
    columns = _value_columns(rest, width, 2)
    if len(columns) < 2 or len(row) < width or any(is_value(row[column]) for column in columns):
        return 0
    if all(is_word(row[column]) for column in columns):
        return 1
    first_is_always_filled = all(other and other[0].strip() for other in rest if len(other) > 1)
    if not row[0].strip() and first_is_always_filled and any(is_word(cell) for cell in row):
        return 1
    return 0


def _options_under(row, below, known_headers: KnownHeaders | None) -> int:
    """1 where the first row under known headings names answer options: words alone, right of known headings it leaves blank and rows of data fill."""
    options = [place for place, cell in enumerate(below[0] if below else ()) if cell.strip()]
    if known_headers is None or not options or not all(is_word(below[0][place]) for place in options):
        return 0
    places = [place for place, cell in enumerate(row[: options[0]]) if cell.strip() and known_headers([cell])]
    return int(len(places) > 1 and all(any(place < len(other) and other[place].strip() for place in places) for other in below[1:]))
