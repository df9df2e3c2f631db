"""Reading: whatever a marketer drops becomes tables of text. No vendor is recognised here.

| module | does |
|---|---|
| tables | what is handed over: TextTable, Unreadable, Remark, LoadResult, Limits |
| files | files, folders, zip and gz → single files |
| kinds | what a file is, by its bytes; refuses what is no table |
| encodings | hash, encoding, UTF-8 copy |
| delimited, headers, rows, proof | CSV and its kin: dialect, header and footer, rows one by one, proof of clean quoting |
| json_records, xes, records | objects and events → one flat table |
| workbook, parquet | Excel and Parquet |
| normalised | the file DuckDB reads when the original is not clean |
| loading | into DuckDB, all text |

Sentences for the remarks stand in data/words/reading.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from data.reading import delimited, json_records, parquet, workbook, xes
from data.reading.encodings import as_utf8, examine, hash_of
from data.reading.files import Found, find, unreadable
from data.reading.kinds import text_kind
from data.reading.loading import Straight, load, load_first, straight
from data.reading.normalised import fresh_name
from data.reading.rows import text_of
from data.reading.tables import USUAL_LIMITS, KnownHeaders, Limits, LoadResult, Refused, Remark, TextTable, Unreadable, no_known_headers

__all__ = ["Limits", "LoadResult", "Remark", "Straight", "TextTable", "Unreadable", "load", "load_first", "open_exports", "straight"]


def open_exports(
    paths: Iterable[Path], workspace: Path, *, known_headers: KnownHeaders = no_known_headers, limits: Limits = USUAL_LIMITS
) -> Iterator[TextTable | Unreadable]:
    """One item per table found under the paths, or per file that is none; a bad file never stops the others.

    `workspace` is an existing folder for clean copies, kept until the tables are loaded. `known_headers`
    says how many cells of a line are headers somebody knows.
    """
    for found in find(paths, workspace, limits):
        if isinstance(found, Unreadable):
            yield found
        else:
            yield from _tables(found, workspace, known_headers, limits)


def _tables(found: Found, workspace: Path, known_headers: KnownHeaders, limits: Limits) -> Iterator[TextTable | Unreadable]:
    sha256 = None
    table = TextTable(
        found.path, found.file, found.kind, "", found.size_bytes, found.modified_at, "utf-8", None, "", 1, 0, (), (),
        workspace=workspace, limits=limits,
    )  # fmt: skip
    try:
        if found.kind == "text":
            with ThreadPoolExecutor(1) as beside:  # hashed on a thread of its own while the text is looked at
                digest = beside.submit(hash_of, found.file)
                facts = examine(found.file, found.head)
                text = replace(table, encoding=facts.encoding, remarks=facts.remarks)
                try:
                    described = _of_text(text, as_utf8(found.file, facts, fresh_name(workspace, "txt")), known_headers)
                finally:
                    sha256 = digest.result()
            yield replace(described, sha256=sha256)
            return
        sha256 = hash_of(found.file)
        table = replace(table, sha256=sha256)
        if found.kind == "xlsx":
            yield from workbook.describe_sheets(table, known_headers)
        else:
            yield parquet.describe(table)
    except (Refused, OSError, ValueError, RecursionError) as problem:
        yield unreadable(found.path, problem, found.size_bytes, sha256)


def _of_text(table: TextTable, file: Path, known_headers: KnownHeaders) -> TextTable:
    """A table from text: delimited, JSON, JavaScript or XES."""
    with text_of(file) as stream:
        kind = text_kind(stream.read(64 << 10).lstrip("\ufeff"))
    if kind == "xes":
        return xes.describe(replace(table, kind=kind))
    text = replace(table, kind=kind, file=file)
    describers: dict[str, Callable[[], TextTable]] = {
        "csv": lambda: delimited.describe(text, known_headers),
        "json": lambda: json_records.describe(text),
        "js": lambda: json_records.describe(text),
    }
    return describers[kind]()
