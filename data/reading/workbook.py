"""Excel workbooks: every visible sheet with data is a table, dates as ISO text, numbers without a false .0."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

import python_calamine as calamine

from data.reading.files import BROKEN_ZIP
from data.reading.headers import find_header
from data.reading.normalised import RowWriter, fresh_name, under_another_name
from data.reading.tables import KnownHeaders, Limits, Refused, Remark, TextTable, Unreadable, unique_names

PIECE = 1 << 20
FIRST_ROWS = 100
EXACT_ABOVE = 1e15
"""From here on a spreadsheet has lost digits: it keeps fifteen."""
_NO_RESULT = re.compile(
    rb"""<c\b(?![^<>]*\st=["']str)[^<>]*>\s*+<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*+(?:<v\s*+/>|<v>\s*+</v>)?+\s*+</c>"""
)
"""A cell whose formula no spreadsheet has worked out: it holds no value, nor the empty text that a formula may give."""
LONGEST_FORMULA = 10_000
_CELL = re.compile(rb"<(?:[^\s<>/:]*:)?c[\s/>]")
_NAMED_CELL = re.compile(rb"""<c r="([A-Z]{1,3})(\d{1,7})"(?=[\s/>])""")
"""A cell as spreadsheets write it; where one is written otherwise, or without its name, XML itself is asked where it stands."""
_CELL_NAME = re.compile(r"([A-Za-z]{1,9})(\d{1,9})")
LONGEST_TAG = 1 << 16


def describe_sheets(table: TextTable, known_headers: KnownHeaders) -> Iterator[TextTable | Unreadable]:
    """One table per visible sheet with data; its name follows the path where there are several. Raises Refused, OSError."""
    try:
        empty_formulas, errors = _looked_through(table.file, table.limits)
    except BROKEN_ZIP as problem:
        raise Refused("broken_workbook", reason=_reason(problem)) from problem
    # its ending decides how a workbook is read, and the user's name for it may say another
    book = _opened(table.file if table.file.suffix.lower() == ".xlsx" else under_another_name(table.file, table.workspace, "xlsx"))
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == calamine.SheetVisibleEnum.Visible]
    hidden = [sheet.name for sheet in sheets if sheet.name not in visible]
    remarks = (Remark("hidden_sheets", "info", value=", ".join(hidden), detail={"n": len(hidden)}),) if hidden else ()
    if empty_formulas:
        remarks += (Remark("formulas_without_result", "warn", detail={"n": empty_formulas}),)
    if errors:
        remarks += (Remark("cells_in_error", "warn", detail={"n": errors}),)
    nothing = True
    for name in visible:
        described = replace(table, remarks=remarks)
        if len(visible) > 1:
            own = hashlib.sha256(f"{table.sha256}/{name}".encode()).hexdigest()
            described = replace(described, path=f"{table.path}/{name}", sha256=own)
        try:
            made = _describe_sheet(described, book.get_sheet_by_name(name), known_headers)
        except Refused as problem:
            made = Unreadable(described.path, described.sha256, (problem.remark,), table.size_bytes)
        except (calamine.CalamineError, ValueError) as problem:
            remark = Refused("broken_workbook", reason=_reason(problem)).remark
            made = Unreadable(described.path, described.sha256, (remark,), table.size_bytes)
        if made is not None:
            nothing, remarks = False, ()
            yield made
    if nothing:
        raise Refused("no_records")


def _opened(file: Path) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_path(str(file))
    except (calamine.CalamineError, ValueError) as problem:
        if isinstance(problem, calamine.PasswordError):
            raise Refused("locked_workbook") from problem
        raise Refused("broken_workbook", reason=_reason(problem)) from problem


def _reason(problem: Exception) -> str:
    return (str(problem).splitlines() or [""])[0]


def _looked_through(file: Path, limits: Limits) -> tuple[int, int]:
    """How many formulas hold no result, and how many cells an error. Raises Refused where a workbook is too large: a few bytes can claim seventeen thousand
    million cells, which would take the memory and the program with it. Every part is looked through, as a workbook may call a sheet as it likes."""
    empty_formulas = errors = 0
    with zipfile.ZipFile(file) as archive:
        unpacked = sum(info.file_size for info in archive.infolist())
        if unpacked > limits.workbook_bytes:
            raise Refused("workbook_too_large", n=unpacked // 1_000_000, limit=limits.workbook_bytes // 1_000_000)
        left = limits.workbook_bytes
        for info in archive.infolist():
            is_sheet = info.filename.startswith("xl/worksheets/")
            rows = columns = cells = named = 0
            rest = held = b""
            holds_rows = False
            with archive.open(info) as stream:
                while piece := stream.read(PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise Refused("workbook_too_large", n=limits.workbook_bytes // 1_000_000, limit=limits.workbook_bytes // 1_000_000)
                    whole, opened, rest = (rest + piece).rpartition(b"<")
                    rest = (opened + rest)[: LONGEST_TAG + 1]
                    holds_rows = holds_rows or b"sheetData" in whole
                    found = _NAMED_CELL.findall(whole)
                    named, cells = named + len(found), cells + len(_CELL.findall(whole)) + (len(rest) > LONGEST_TAG)
                    for letters, digits in set(found):
                        rows, columns = max(rows, int(digits)), max(columns, _column_number(letters))
                    if not is_sheet:
                        continue
                    errors += whole.count(b' t="e"')
                    if b"<f" in held + piece:
                        empty_formulas += len(_NO_RESULT.findall(held + piece)) - len(_NO_RESULT.findall(held))
                    held = piece[-LONGEST_FORMULA:]
            if holds_rows and cells != named:
                with archive.open(info) as stream:
                    rows, columns = _extent(stream)
            if holds_rows and rows * columns > limits.workbook_cells:
                raise Refused("workbook_too_sparse", n=rows, columns=columns)
    return empty_formulas, errors


def _extent(stream) -> tuple[int, int]:
    """How many rows and columns the cells of a part reach, those without a name standing after the one before. Raises Refused where it is no XML."""
    rows = columns = row = column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal rows, columns, row, column
        kind, name = tag.rsplit(":", 1)[-1], attributes.get("r", "")
        if kind == "row" and name.isdecimal():
            row = int(name[:20]) - 1
        elif kind == "c":
            written = _CELL_NAME.fullmatch(name)
            if name and not written:
                raise Refused("broken_workbook", reason=name[:40])
            at, column = (int(written[2]), _column_number(written[1].encode()) - 1) if written else (row + 1, column)
            column += 1
            rows, columns = max(rows, at), max(columns, column)

    def end(tag: str) -> None:
        nonlocal row, column
        if tag.rsplit(":", 1)[-1] == "row":
            row, column = row + 1, 0

    def refuse(*_: object) -> None:
        raise Refused("xml_entities")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = start, end, refuse
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, LookupError) as problem:
        raise Refused("broken_workbook", reason=str(problem)) from problem
    return rows, columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _describe_sheet(table: TextTable, sheet: calamine.CalamineSheet, known_headers: KnownHeaders) -> TextTable | None:
    first: list[list[str]] = []
    damaged: dict[int, tuple[int, str]] = {}
    rows = ([_text(cell) for cell in row] for row in sheet.iter_rows())
    for row in rows:
        first.append(row)
        if len(first) >= FIRST_ROWS:
            break
    header = find_header([row if any(row) else [] for row in first], known_headers)
    if header is None:
        return None
    if header.width > table.limits.columns:
        raise Refused("too_many_columns", n=header.width, limit=table.limits.columns)
    filled = [index for index, row in enumerate(first) if index >= header.first and any(row)]
    heads = filled[: header.rows]
    begin = heads[-1] + 1 if heads else header.first
    columns, remarks = unique_names(header.names)
    preamble = tuple(" ".join(filter(None, row)) for row in first[: header.first] if any(row))
    if preamble:
        remarks.append(Remark("preamble_skipped", "info", detail={"n": len(preamble), "text": " / ".join(preamble)}))
    if header.rows > 1:
        remarks.append(Remark("several_header_rows", "info", detail={"n": header.rows}))
    if not header.rows:
        remarks.append(Remark("no_header", "warn", detail={"n": header.width}))
    with RowWriter(fresh_name(table.workspace, "csv")) as writer:
        number = blank = 0
        for row in itertools.chain(first[begin:], rows):
            if not any(row):
                blank += 1
                continue
            number += 1
            for position, cell in enumerate(row):
                if "e+" in cell and _is_damaged(cell) and position not in damaged:
                    damaged[position] = (number, cell)
            writer.write(number, row[: header.width])
    if blank:
        remarks.append(Remark("blank_lines_skipped", "info", detail={"n": blank}))
    for position, (row_no, cell) in damaged.items():
        name = columns[position] if position < len(columns) else None
        remarks.append(Remark("digits_lost", "warn", row=row_no, column=name, value=cell))
    return replace(
        table,
        file=writer.path,
        header_rows=header.rows,
        skip_lines=header.first,
        columns=columns,
        header_texts=tuple(tuple(first[index]) for index in heads),
        preamble=preamble,
        remarks=(*table.remarks, *remarks),
        body=writer.body(),
    )


def _is_damaged(cell: str) -> bool:
    return re.fullmatch(r"\d(\.\d+)?e\+\d+", cell) is not None


def _text(cell: object) -> str:
    """A cell as the sheet shows it, dates in ISO: 42.0 is 42, and beyond fifteen digits 1.2e+18 stays as it is."""
    if isinstance(cell, str):
        return cell.replace("\0", "") if "\0" in cell else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < EXACT_ABOVE else _scientific(cell)
    if isinstance(cell, datetime.timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _scientific(cell: float) -> str:
    return f"{cell:.15e}" if abs(cell) >= EXACT_ABOVE else repr(cell)
