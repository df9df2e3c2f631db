"""Proof that a delimited file is well quoted, and how many rows it has, without cutting it into cells.

DuckDB reads a file that follows RFC 4180 right and fast, and some that do not follow it wrong in silence:
`1,"2"x,3` loses its x. So a file goes to DuckDB as it is only if each quote opens a cell after a
delimiter or a line end, or closes one before a delimiter, a line end or a quote, and lines end in
\\n or \\r\\n; then its rows are the line ends outside quotes, and DuckDB must find as many.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

CHUNK = 4 << 20
_LINE_FEED, _RETURN, _QUOTE = 10, 13, 34


def rows_if_well_quoted(file: Path, first_byte: int, end_byte: int, delimiter: str, quote: str) -> int | None:
    """Rows between two bytes of a UTF-8 file (no line ends after the last), None where the quoting is doubtful."""
    if end_byte <= first_byte:
        return 0
    rows, inside, before, left = 0, 0, _LINE_FEED, end_byte - first_byte
    carried = b""
    with file.open("rb") as stream:
        stream.seek(first_byte)
        while left > 0:
            chunk = stream.read(min(CHUNK, left))
            if not chunk:
                return None
            left -= len(chunk)
            chunk = carried + chunk
            carried = b""
            if left > 0:
                kept = chunk.rstrip(b'"\r')
                chunk, carried = kept, chunk[len(kept) :]
                if len(carried) > CHUNK:
                    return None
            if not chunk:
                continue
            if chunk.count(b"\r") != chunk.count(b"\r\n"):
                return None
            found = _chunk_rows(chunk, inside, before, ord(delimiter), bool(quote))
            if found is None:
                return None
            rows, inside, before = rows + found[0], found[1], chunk[-1]
    return None if inside else rows + 1


def _chunk_rows(chunk: bytes, inside: int, before: int, delimiter: int, quoted: bool) -> tuple[int, int] | None:
    """Line ends outside quotes and whether the chunk ends inside quotes; None at the first doubtful quote."""
    if not quoted or b'"' not in chunk:
        return (0 if inside else chunk.count(b"\n")), inside
    cells = np.frombuffer(chunk, np.uint8)
    quotes = np.flatnonzero(cells == _QUOTE)
    opening, closing = (quotes[1::2], quotes[0::2]) if inside else (quotes[0::2], quotes[1::2])
    previous = cells[opening - 1]
    if opening.size and opening[0] == 0:
        previous[0] = before
    if not _all_among(previous, (delimiter, _LINE_FEED, _QUOTE)):
        return None
    if closing.size and closing[-1] == cells.size - 1:
        closing = closing[:-1]
    if not _all_among(cells[closing + 1], (delimiter, _LINE_FEED, _RETURN, _QUOTE)):
        return None
    line_ends = np.flatnonzero(cells == _LINE_FEED)
    outside = (np.searchsorted(quotes, line_ends) + inside) & 1 == 0
    return int(outside.sum()), (inside + quotes.size) & 1


def _all_among(values: np.ndarray, allowed: tuple[int, ...]) -> bool:
    among = values == allowed[0]
    for value in allowed[1:]:
        among |= values == value
    return bool(among.all())
