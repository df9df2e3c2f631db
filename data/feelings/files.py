"""Score a CSV or Parquet file: rows and order kept, the scores and the words that counted added as columns; slice by slice, so that a file may be longer than the memory."""

from __future__ import annotations

import csv
import difflib
import io
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from data.feelings.evidence import evidence_lines
from data.feelings.scoring import score_part
from data.reading.encodings import as_utf8, examine
from data.spreadsheet import as_texts

ADDED = (
    "language", "sentiment", "anxiety", "trust", "distrust", "wait_and_see", "pressure",
    "is_anxious", "is_trusting", "is_distrusting", "is_pressing", "evidence", "not_scored_because",
)  # fmt: skip
PARQUET, DELIMITED = (".parquet", ".pq"), (".csv", ".tsv", ".txt")
SEPARATORS = (",", ";", "\t", "|")
AT_ONCE = 20_000  # rows
HEAD_BYTES = 4096  # of a file, to know its encoding by
SAMPLE_CHARACTERS = 65_536  # of a file, to know its separator by


class BadFile(ValueError):
    """The file cannot be scored; `reason` is 'format', 'column', 'language', 'empty', 'broken', 'missing' or 'same', `detail` what was met."""

    def __init__(self, reason: str, detail: str, nearest: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason, self.detail, self.nearest = reason, detail, nearest


class Written(NamedTuple):
    """Rows of the file written, and those of them that were scored."""

    rows: int
    scored: int


@contextmanager
def opened(path: Path) -> Iterator[pl.LazyFrame]:
    """The rows of a CSV (comma, semicolon, tab or bar; in the encodings an import knows; every column as text) or Parquet file."""
    if not path.is_file():
        raise BadFile("missing", str(path))
    if path.suffix.lower() not in PARQUET + DELIMITED:
        raise BadFile("format", path.suffix or path.name)
    with ExitStack() as stack:
        try:
            if path.suffix.lower() in PARQUET:
                rows = pl.scan_parquet(path, glob=False)
            else:
                rows = _delimited(path, Path(stack.enter_context(tempfile.TemporaryDirectory())))
            rows.collect_schema()
        except (pl.exceptions.PolarsError, OSError) as problem:
            raise _broken(problem) from problem
        yield rows


def _broken(problem: Exception) -> BadFile:
    return BadFile("broken", str(problem).splitlines()[0][:200])


def _delimited(path: Path, folder: Path) -> pl.LazyFrame:
    """Decoded as an import would: a stray byte costs its own character, not the accents of the others."""
    with path.open("rb") as stream:
        facts = examine(path, stream.read(HEAD_BYTES))
    clean = as_utf8(path, facts, folder / "text")
    with clean.open(encoding="utf-8-sig", newline="") as stream:
        sample = stream.read(SAMPLE_CHARACTERS)
        if not sample.strip() and not any(line.strip() for line in stream):
            raise BadFile("empty", path.name)
    return pl.scan_csv(clean, separator=_separator(sample), infer_schema=False, glob=False)


def _slices(rows: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """All rows in order, AT_ONCE at a time."""
    try:
        yield from rows.collect_batches(chunk_size=AT_ONCE)
    except pl.exceptions.PolarsError as problem:
        raise _broken(problem) from problem


def _separator(sample: str) -> str:
    """The separator that cuts the first rows into most cells, the same number in each; where none cuts the headings, one that no text holds."""

    def cut(separator: str) -> tuple[float, int]:
        try:
            rows = [row for row, _ in zip(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), range(21), strict=False)]
        except csv.Error:
            return (0, 0)
        rows = [row for row in rows[: -1 if len(rows) > 2 else None] if row]
        width = len(rows[0]) if rows else 0
        return (sum(len(row) == width for row in rows) / max(len(rows), 1) if width > 1 else 0, width)

    best = max(SEPARATORS, key=cut)
    return best if cut(best)[1] > 1 else "\x1f"


@contextmanager
def writing(path: Path, empty: pl.DataFrame) -> Iterator[Callable[[pl.DataFrame], None]]:
    """What writes tables of the columns of `empty` one under another: Parquet as they are; CSV with lists as text, in UTF-8; wholly or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with ExitStack() as stack:
            if path.suffix.lower() in PARQUET:
                file = stack.enter_context(pq.ParquetWriter(draft, _as_arrow(empty).schema, compression="zstd"))
                yield lambda piece: file.write_table(_as_arrow(piece))
            else:
                stream, separator = stack.enter_context(draft.open("wb")), "\t" if path.suffix.lower() == ".tsv" else ","
                _plain(empty).write_csv(stream, separator=separator)
                yield lambda piece: _plain(piece).write_csv(stream, separator=separator, include_header=False)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _as_arrow(frame: pl.DataFrame) -> pa.Table:
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists and records as text, for a file that holds no others, and no text that a spreadsheet would run."""
    told = frame.with_columns(
        pl.col(name).cast(pl.List(pl.String), strict=False).list.join(", ") if isinstance(dtype, pl.List) else pl.col(name).struct.json_encode()
        for name, dtype in frame.schema.items()
        if dtype.is_nested()
    )
    return told.with_columns(as_texts(name) for name, dtype in told.schema.items() if dtype == pl.String)


def _check_column(names: Sequence[str], name: str, reason: str = "column") -> None:
    if name not in names:
        known = {column.casefold(): column for column in names}
        near = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0)
        raise BadFile(reason, name, known[near[0]] if near else "")


def _as_text(column: pl.Series) -> pl.Series:
    try:
        return column.cast(pl.String)
    except pl.exceptions.PolarsError as problem:
        raise _broken(problem) from problem


def _with_scores(piece: pl.DataFrame, text: str, language: str | None, brand_words: Sequence[str]) -> pl.DataFrame:
    """The rows with the columns ADDED; `language` is a column's name or a code."""
    texts, terms = _as_text(piece[text]), []
    scores = score_part(texts, _as_text(piece[language]) if language in piece.columns else language, brand_words, terms)
    scores = scores.with_columns(evidence_lines(texts, terms)).rename({"refused": "not_scored_because"})
    return piece.drop(ADDED, strict=False).with_columns(scores.select(ADDED).get_columns())


def score_file(
    source: Path | str,
    out: Path | str,
    *,
    text: str,
    language: str | None = None,
    brand_words: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    """Score column `text` of `source` into `out`. `language` is a column's name, 'fr', 'en' or None (detected).

    Columns the file already has under an added name are replaced; a file of the name `out` is, once the work is done.
    Raises BadFile when a file or a column cannot be used.
    """
    source, out = Path(source), Path(out)
    if out.suffix.lower() not in PARQUET + DELIMITED:
        raise BadFile("format", out.suffix or out.name)
    if not out.absolute().parent.is_dir():
        raise BadFile("missing", str(out.parent))
    with opened(source) as rows:
        if out.exists() and out.samefile(source):
            raise BadFile("same", str(out))
        schema = rows.collect_schema()
        _check_column(schema.names(), text)
        if language not in (None, "fr", "en"):
            _check_column(schema.names(), language, "language")
        of, done, scored = _length(rows), 0, 0
        empty = _with_scores(pl.DataFrame(schema=schema), text, language, brand_words)
        with writing(out, empty) as write:
            for piece in _slices(rows):
                found = _with_scores(piece, text, language, brand_words)
                write(found)
                done, scored = done + found.height, scored + found["not_scored_because"].null_count()
                if progress is not None:
                    progress(done, of)
    return Written(done, scored)


def _length(rows: pl.LazyFrame) -> int:
    try:
        return rows.select(pl.len()).collect().item()
    except pl.exceptions.PolarsError as problem:
        raise _broken(problem) from problem
