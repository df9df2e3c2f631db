"""Delimited text (CSV and its kin): which delimiter, where the header and the footer are, and the rows between."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from data.reading.headers import Header, find_header, usual_width
from data.reading.normalised import RowWriter, fresh_name
from data.reading.proof import prove_regular
from data.reading.rows import NO_DELIMITER, Row, lines_of, split_rows, text_of, unwrapped
from data.reading.tables import Body, KnownHeaders, Limits, Refused, Rejections, Remark, TextTable, unique_names

RAREST_IN_PROSE = ("\t", "|", ";", ",")
SAMPLE_CHARACTERS = 256 << 10
SAMPLE_ROWS = 200
TAIL_BYTES = 64 << 10
FOOTER_LINES = 12
LEAST_FIT = 0.3
"""Share of rows of one width below which a separator is none."""
_SEP_LINE = re.compile(r'"?sep=([ -~\t])"?\r?\n', re.IGNORECASE)


@dataclass(frozen=True)
class _Guess:
    delimiter: str
    quote: str
    rows: list[Row]
    header: Header
    fit: float  # share of the sample's rows that have the usual width


def describe(table: TextTable, known_headers: KnownHeaders) -> TextTable:
    """The table with everything that its text tells: `table.file` is UTF-8. Raises Refused, OSError."""
    file, limits = table.file, table.limits
    size = file.stat().st_size
    mark = 3 if table.encoding == "utf-8-sig" and _starts_with_mark(file) else 0
    sample, is_all = _sample(file, mark, limits)
    if not sample.strip():
        raise Refused("blank_file")
    told = _SEP_LINE.match(sample)
    guess = _best_guess(sample[told.end() :] if told else sample, is_all, told and told[1], known_headers, limits)
    header = guess.header
    if header.width > limits.columns:
        raise Refused("too_many_columns", n=header.width, limit=limits.columns)
    columns, remarks = unique_names(header.names)
    header_rows = _header_rows(guess.rows, header)
    above = guess.rows[: guess.rows.index(header_rows[-1]) + 1] if header_rows else guess.rows[: header.first]
    first_byte = mark + len((told[0] if told else "").encode()) + sum(len(row.text.encode()) for row in above)
    preamble = tuple(row.text.rstrip("\r\n") for row in guess.rows[: header.first] if not row.is_blank)
    footer, end_byte = _footer(file, first_byte, size, guess.delimiter, header.width)
    skip = (1 if told else 0) + sum(len(row.lines) for row in above)
    remarks += _told(bool(told), preamble, footer, header, len(header_rows))
    described = replace(
        table,
        delimiter=None if guess.delimiter == NO_DELIMITER else guess.delimiter,
        quote=guess.quote,
        header_rows=header.rows,
        skip_lines=(1 if told else 0) + sum(len(row.lines) for row in guess.rows[: header.first]),
        columns=columns,
        header_texts=tuple(tuple(row.cells or ()) for row in header_rows),
        preamble=preamble,
        footer=footer,
        remarks=(*table.remarks, *remarks),
        body=Body(first_byte, end_byte, skip),
    )
    plain = header.width > 1 and not footer and not any('"' in row.text and len(row.lines) > 1 for row in above)
    proof = prove_regular(file, first_byte, end_byte, guess.delimiter, guess.quote, header.width) if plain else None
    if proof is not None:
        told = {"rows": proof.rows, "cell_bytes": proof.cell_bytes, "has_line_ends_in_cells": proof.has_line_ends_in_cells, "is_plain": proof.is_plain}
        return replace(described, body=replace(described.body, **told))
    return rewrite(described)


def _starts_with_mark(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(3) == b"\xef\xbb\xbf"


def _sample(file: Path, first_byte: int, limits: Limits) -> tuple[str, bool]:
    """The beginning of the text, long enough for a few lines, and whether it is all of it."""
    with text_of(file, first_byte) as stream:
        text = stream.read(SAMPLE_CHARACTERS)
        while text.count("\n") + text.count("\r") < 3 and len(text) < limits.row_characters:
            more = stream.read(SAMPLE_CHARACTERS)
            if not more:
                return text, True
            text += more
        if len(text) >= limits.row_characters and text.count("\n") + text.count("\r") == 0:
            raise Refused("line_too_long", limit=limits.row_characters)
        return text, not stream.read(1)


def _best_guess(sample: str, is_all: bool, told: str | None, known_headers: KnownHeaders, limits: Limits) -> _Guess:
    tried = [(told, '"')] if told else [(delimiter, '"') for delimiter in RAREST_IN_PROSE] + [("\t", "")]
    guesses = [guess for delimiter, quote in tried if (guess := _guess(sample, is_all, delimiter, quote, known_headers, limits))]
    if told and guesses:
        return guesses[0]
    best = max((guess for guess in guesses if guess.header.width > 1 and guess.fit > LEAST_FIT), key=_likelihood, default=None)
    single = _guess(sample, is_all, NO_DELIMITER, '"', known_headers, limits)
    if best is None and single is None:
        raise Refused("no_table")
    return best if single is None or (best and best.header.known >= single.header.known) else single


def _likelihood(guess: _Guess) -> tuple:
    """Known headers first, then rows of one width, a header on the first line, and the separator rarest in prose."""
    above = any(not row.is_blank for row in guess.rows[: guess.header.first])
    return (guess.header.known, round(guess.fit, 1), not above, -RAREST_IN_PROSE.index(guess.delimiter), bool(guess.quote))


def _guess(sample: str, is_all: bool, delimiter: str, quote: str, known_headers: KnownHeaders, limits: Limits) -> _Guess | None:
    if delimiter != NO_DELIMITER and delimiter not in sample:
        return None
    if not quote and ('"' not in sample or re.search(r'(^|\t)"[^\t\n]*"(\t|\r?\n|$)', sample)):
        return None
    found = list(islice(split_rows(lines_of(io.StringIO(sample, newline=""), limits.row_characters), delimiter, quote, limits.row_characters), SAMPLE_ROWS + 1))
    if not is_all or len(found) > SAMPLE_ROWS:
        found = found[:-1] or found
    _unwrap(found, delimiter)
    cells = [row.cells if row.cells is not None and not row.is_blank else [] for row in found]
    header = find_header(cells, known_headers)
    if header is None:
        return None
    width = usual_width(cells[header.first :]) if header.width > 1 else 1
    filled = [index for index, row in enumerate(found) if not row.is_blank]
    fitting = [index for index in filled if index >= header.first and len(cells[index]) == width]
    if header.first > filled[0] and not header.known and (len(fitting) < 2 or _is_prose(sample, delimiter)):
        return None
    fit = len(fitting) / len(filled)
    return _Guess(delimiter, quote, found, header, fit * (1 if header.rows else 0.5))


def _unwrap(rows: list[Row], delimiter: str) -> None:
    """Take rows out of the one cell a spreadsheet put them in, where the first row has several cells for sure."""
    first = next((row for row in rows if row.cells is not None and not row.is_blank), None)
    if first is None or len(first.cells) < 2 and len(unwrapped(first, delimiter) or ()) < 2:
        return
    for row in rows:
        row.cells = unwrapped(row, delimiter) or row.cells


def _is_prose(sample: str, delimiter: str) -> bool:
    """Whether a space follows the delimiter wherever it stands, as in sentences."""
    return sample.count(delimiter) == sample.count(delimiter + " ")


def _header_rows(rows: list[Row], header: Header) -> list[Row]:
    """The header rows themselves, blank lines between them left out."""
    return [row for row in rows[header.first :] if row.cells and any(cell.strip() for cell in row.cells)][: header.rows]


def _footer(file: Path, first_byte: int, size: int, delimiter: str, width: int) -> tuple[tuple[str, ...], int]:
    """Lines at the end that are no rows ("Reporting period …"), and the byte after the last row's last character.

    A footer is the lines of one cell after a blank line, or of sentences; a row cut in its first cell is not one.
    """
    start = max(first_byte, size - TAIL_BYTES)
    with file.open("rb") as stream:
        stream.seek(start)
        tail = stream.read(size - start)
    end = start + len(tail.rstrip(b"\r\n"))
    if width == 1 or end <= first_byte:
        return (), max(end, first_byte)
    lines = tail[: end - start].splitlines(keepends=True)
    footer: list[bytes] = []
    kept, behind_blank, gap = len(lines), False, 0
    while kept > (1 if start > first_byte else 0) and len(footer) < FOOTER_LINES:
        line = lines[kept - 1]
        if not line.strip(b"\r\n "):
            gap += 1
        elif _is_lone_cell(line.decode("utf-8", "replace"), delimiter, width):
            footer.append(line)
            gap = 0
        else:
            break
        kept -= 1
        behind_blank = gap > 0
    sentences = all(b" " in line.strip() for line in footer) and tail.endswith((b"\n", b"\r"))
    if not footer or not (behind_blank or (sentences and width > 2)):
        return (), end
    body = b"".join(lines[:kept]).rstrip(b"\r\n")
    texts = tuple(line.decode("utf-8", "replace").strip() for line in reversed(footer))
    return texts, max(first_byte, start + len(body))


def _is_lone_cell(line: str, delimiter: str, width: int) -> bool:
    try:
        cells = next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        return False
    return len(cells) < width and not any(cells[1:]) and '"' not in cells[0]


def _told(sep: bool, preamble, footer, header: Header, header_rows: int) -> list[Remark]:
    told = [("sep_line", {})] if sep else []
    if preamble:
        told.append(("preamble_skipped", {"n": len(preamble), "text": " / ".join(preamble)}))
    if header_rows > 1:
        told.append(("several_header_rows", {"n": header_rows}))
    if footer:
        told.append(("footer_skipped", {"n": len(footer), "text": " / ".join(footer)}))
    remarks = [Remark(code, "info", detail=detail) for code, detail in told]
    if not header.rows:
        remarks.append(Remark("no_header", "warn", detail={"n": header.width}))
    return remarks


def rewrite(table: TextTable) -> TextTable:
    """The table with its rows split one by one into a clean file, the broken ones rejected. Raises OSError."""
    limits, width = table.limits, len(table.columns)
    rejections = Rejections(limits)
    blank = number = wrapped = 0
    next_line = table.body.skip_lines + 1
    delimiter = table.delimiter or NO_DELIMITER
    with text_of(table.file, table.body.first_byte, table.body.end_byte) as text, RowWriter(fresh_name(table.workspace, "csv")) as writer:
        for row in split_rows(lines_of(text, limits.row_characters), delimiter, table.quote, limits.row_characters, width):
            line, next_line = next_line, next_line + len(row.lines)
            if row.is_blank and (width > 1 or not row.cells):
                blank += 1
                continue
            number += 1
            wrapped += row.was_wrapped
            if row.wrong:
                rejections.add(row.wrong, number, row.text, line=line, lines=len(row.lines), limit=limits.row_characters)
            elif len(row.cells) == width:
                writer.write(number, row.cells)
            elif len(row.cells) > width and not any(row.cells[width:]):
                writer.write(number, row.cells[:width])
            else:
                code = "row_too_few_cells" if len(row.cells) < width else "row_too_many_cells"
                rejections.add(code, number, row.text, line=line, cells=len(row.cells), expected=width)
    counted = (("blank_lines_skipped", "info", blank), ("rows_unwrapped", "warn", wrapped))
    remarks = tuple(Remark(code, severity, detail={"n": n}) for code, severity, n in counted if n)
    return replace(
        table,
        file=writer.path,
        body=writer.body(),
        remarks=(*table.remarks, *remarks),
        rejected=tuple(rejections.described),
        rejected_rows=rejections.rows,
    )
