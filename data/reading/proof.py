"""Proof that a delimited file is regular, and how many rows it has, without cutting it into cells.

DuckDB reads a file that follows RFC 4180 right and fast, and some that do not follow it wrong in silence:
`1,"2"x,3` loses its x, and a fourth cell in a table of three is dropped. So a file goes to DuckDB as it is
only if each quote opens a cell after a delimiter or a line end, or closes one before a delimiter, a line
end or a quote, if lines end in \\n or \\r\\n, and if there are as many delimiters outside quotes as rows of
that width have. Its rows are then the line ends outside quotes, and DuckDB must find as many: as it passes
over rows with too few cells and blank lines, no row can have too many. Where cells hold line ends, several
threads may start amid one and take its text for rows; then the bytes of all cells must be as many too.

A large file is proved in parts, each as if a row began there: so it is if the part before ends outside quotes.

On the way it is seen whether all cells are plain: whoever types them need not clean each.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

CHUNK = 1 << 19
"""Bytes looked at together: they and what is marked in them stay in a core's own cache."""
PART_BYTES, SIDE_BY_SIDE = 64_000_000, 2
"""Bytes of a part of a large file, and how many parts are proved side by side, on as many threads."""
_LINE_FEED, _RETURN, _SPACE, _QUOTE, _APOSTROPHE = 10, 13, 32, 34, 39
_COMMA = 44
"""No byte beside a cell is higher, but for a higher delimiter, and no letter or digit is lower: a first, quick sieve."""


@dataclass(slots=True)
class Proof:
    """What was counted between two bytes of a file."""

    rows: int = 0
    delimiters: int = 0
    cell_bytes: int = 0  # bytes of all cells, without delimiters, line ends and quotes around them
    has_line_ends_in_cells: bool = False
    is_plain: bool = True  # surely ASCII alone, no cell that begins or ends with a space, none that begins with an apostrophe; in doubt, not


def prove_regular(file: Path, first_byte: int, end_byte: int, delimiter: str, quote: str, width: int) -> Proof | None:
    """The counts between two bytes of a UTF-8 file (no line end after the last), None where anything is doubtful."""
    if end_byte <= first_byte:
        return Proof(is_plain=False)
    proof = None
    if end_byte - first_byte > 2 * PART_BYTES and (cuts := _after_line_ends(file, first_byte, end_byte)):
        proof = _prove_in_parts(file, [first_byte, *cuts, end_byte], delimiter, quote)
    proof = proof or _prove(file, first_byte, end_byte, delimiter, quote)
    return proof if proof and proof.delimiters == proof.rows * (width - 1) else None


def _prove_in_parts(file: Path, ends: list[int], delimiter: str, quote: str) -> Proof | None:
    """The counts of parts that each end after a line end, proved side by side; None where one is doubtful, or ends within quotes.

    No more are begun than run at once: a doubt ends the work, and whoever breaks off does not wait for the rest of a large file.
    """
    spans, parts = list(pairwise(ends)), []
    with ThreadPoolExecutor(SIDE_BY_SIDE) as beside:
        for first in range(0, len(spans), SIDE_BY_SIDE):
            parts += beside.map(lambda part: _prove(file, *part, delimiter, quote), spans[first : first + SIDE_BY_SIDE])
            if not all(parts):
                return None
    return Proof(
        sum(part.rows for part in parts) - len(parts) + 1,  # of each part but the last, the row after its last line end is the next one's first
        sum(part.delimiters for part in parts),
        sum(part.cell_bytes for part in parts),
        any(part.has_line_ends_in_cells for part in parts),
        all(part.is_plain for part in parts),
    )


def _after_line_ends(file: Path, first_byte: int, end_byte: int) -> list[int]:
    """Places in the file, about `PART_BYTES` from each other, before which a line ends."""
    cuts = []
    with file.open("rb") as stream:
        for place in range(first_byte + PART_BYTES, end_byte - PART_BYTES, PART_BYTES):
            stream.seek(place)
            line = stream.readline(CHUNK)
            if line.endswith(b"\n"):
                cuts.append(place + len(line))
    return cuts


def _prove(file: Path, first_byte: int, end_byte: int, delimiter: str, quote: str) -> Proof | None:
    """The counts between two bytes, the first of which begins a row; None where anything is doubtful or the end is within quotes."""
    proof, inside, before, left = Proof(rows=1, cell_bytes=end_byte - first_byte), False, _LINE_FEED, end_byte - first_byte
    carried = b""
    with file.open("rb") as stream:
        stream.seek(first_byte)
        while left > 0:
            chunk = stream.read(min(CHUNK, left))
            if not chunk:
                return None
            left -= len(chunk)
            chunk, carried = (carried + chunk if carried else chunk), b""
            if left > 0 and chunk.endswith((b'"', b"\r")):
                kept = chunk.rstrip(b'"\r')
                chunk, carried = kept, chunk[len(kept) :]
                if not kept:
                    return None
            cells = np.frombuffer(chunk, np.uint8)
            has_returns = b"\r" in chunk
            if has_returns and not _returns_are_line_ends(cells):
                return None
            proof.is_plain = proof.is_plain and _is_plain(chunk, cells, before, ord(delimiter), left == 0 and not carried)
            if not quote or b'"' not in chunk:
                _count_plain(proof, chunk, cells, inside, delimiter)
            elif _count_quoted(proof, cells, inside, before, ord(delimiter), has_returns):
                inside = bool((inside + np.count_nonzero(cells == _QUOTE)) & 1)
            else:
                return None
            before = chunk[-1]
    return None if inside else proof


def _is_plain(chunk: bytes, cells: np.ndarray, before: int, delimiter: int, is_last: bool) -> bool:
    """Whether no cell of a piece needs to be cleaned; `before` is the byte before it. Where in doubt, it is not."""
    around = (delimiter, _LINE_FEED, _RETURN, _QUOTE)
    if not chunk.isascii() or (before == _SPACE and chunk[0] in around) or (chunk[0] in (_SPACE, _APOSTROPHE) and before in around):
        return False
    if is_last and chunk[-1] == _SPACE:
        return False
    if b"'" in chunk:
        apostrophes = np.flatnonzero(cells == _APOSTROPHE)
        if _any_among(cells[apostrophes[apostrophes > 0] - 1], around):
            return False
    is_space, is_low = cells == _SPACE, cells <= _COMMA
    if delimiter > _COMMA:
        is_low |= cells == delimiter
    if not np.count_nonzero(is_space[1:] & is_low[:-1]) and not np.count_nonzero(is_space[:-1] & is_low[1:]):
        return True
    spaces = np.flatnonzero(is_space)
    return not _any_among(cells[spaces[spaces > 0] - 1], around) and not _any_among(cells[spaces[spaces < cells.size - 1] + 1], around)


def _count_plain(proof: Proof, chunk: bytes, cells: np.ndarray, inside: bool, delimiter: str) -> None:
    """Count a piece without quotes, all of it in cells' text or none."""
    line_ends = int(np.count_nonzero(cells == _LINE_FEED))
    if inside:
        proof.has_line_ends_in_cells |= line_ends > 0
        return
    delimiters = int(np.count_nonzero(cells == ord(delimiter)))
    proof.rows += line_ends
    proof.delimiters += delimiters
    proof.cell_bytes -= line_ends + delimiters + (chunk.count(b"\r") if b"\r" in chunk else 0)


def _count_quoted(proof: Proof, cells: np.ndarray, inside: bool, before: int, delimiter: int, has_returns: bool) -> bool:
    """Count a piece with quotes; False at the first doubtful one."""
    quotes = np.flatnonzero(cells == _QUOTE)
    first, n_quotes = 1 if inside else 0, quotes.size
    opening, closing = quotes[first::2], quotes[1 - first :: 2]
    previous = cells[opening - 1]
    if opening.size and opening[0] == 0:
        previous[0] = before
    following = cells[(closing[:-1] if closing.size and closing[-1] == cells.size - 1 else closing) + 1]
    if not _all_among(previous, (delimiter, _LINE_FEED, _QUOTE)) or not _all_among(following, (delimiter, _LINE_FEED, _RETURN, _QUOTE)):
        return False
    quotes = _around_text(quotes, first)
    is_line_end = cells == _LINE_FEED
    line_ends = _outside(is_line_end, quotes, first, inside)
    delimiters = _outside(cells == delimiter, quotes, first, inside)
    returns = _outside(cells == _RETURN, quotes, first, inside) if has_returns else 0
    proof.rows += line_ends
    proof.delimiters += delimiters
    proof.cell_bytes -= line_ends + returns + delimiters + n_quotes - int(np.count_nonzero(previous == _QUOTE))
    proof.has_line_ends_in_cells |= bool(np.count_nonzero(is_line_end) > line_ends)
    return True


def _around_text(quotes: np.ndarray, first: int) -> np.ndarray:
    """The quotes without those around empty cells, between which nothing stands."""
    last = first + (quotes.size - first) // 2 * 2
    pairs = quotes[first:last].reshape(-1, 2)
    return np.concatenate([quotes[:first], pairs[pairs[:, 1] - pairs[:, 0] > 1].ravel(), quotes[last:]])


def _outside(marked: np.ndarray, quotes: np.ndarray, first: int, inside: bool) -> int:
    """Marked bytes outside quotes: all, less those from an opening quote to the next."""
    everywhere = int(np.count_nonzero(marked))
    if not everywhere or not quotes.size:
        return everywhere
    from_each = np.add.reduceat(marked, quotes, dtype=np.int32)
    at_start = int(np.count_nonzero(marked[: quotes[0]])) if inside else 0
    return everywhere - int(from_each[first::2].sum()) - at_start


def _returns_are_line_ends(cells: np.ndarray) -> bool:
    returns = np.flatnonzero(cells == _RETURN)
    return bool(returns[-1] < cells.size - 1 and (cells[returns + 1] == _LINE_FEED).all())


def _all_among(values: np.ndarray, allowed: tuple[int, ...]) -> bool:
    return bool(_among(values, allowed).all())


def _any_among(values: np.ndarray, sought: tuple[int, ...]) -> bool:
    return bool(_among(values, sought).any())


def _among(values: np.ndarray, some: tuple[int, ...]) -> np.ndarray:
    among = values == some[0]
    for value in some[1:]:
        among |= values == value
    return among
