"""Score a CSV or Parquet file: rows and order kept, the scores and the words that counted added as columns."""

from __future__ import annotations

import csv
import difflib
import io
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from data.feelings.evidence import evidence
from data.feelings.scoring import CHUNK, SCHEMA, score_in_parts
from data.reading.encodings import as_utf8, examine

ADDED = (
    "language", "sentiment", "anxiety", "trust", "distrust", "wait_and_see", "pressure",
    "is_anxious", "is_trusting", "is_distrusting", "is_pressing", "evidence",
)  # fmt: skip
SHOWN = ("anxiety", "trust", "distrust", "wait_and_see", "pressure")
PARQUET, DELIMITED = (".parquet", ".pq"), (".csv", ".tsv", ".txt")
SEPARATORS = (",", ";", "\t", "|")
AT_ONCE, MOST_TERMS = 20_000, 100
HEAD_BYTES = 4096  # of a file, to know its encoding by


class BadFile(ValueError):
    """The file cannot be scored; `reason` is 'format', 'column', 'language', 'empty', 'broken', 'missing' or 'same', `detail` what was met."""

    def __init__(self, reason: str, detail: str, nearest: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason, self.detail, self.nearest = reason, detail, nearest


def read_table(path: Path) -> pl.DataFrame:
    """A CSV (comma, semicolon, tab or bar; in the encodings an import knows; every column as text) or Parquet file."""
    if not path.is_file():
        raise BadFile("missing", str(path))
    if path.suffix.lower() not in PARQUET + DELIMITED:
        raise BadFile("format", path.suffix or path.name)
    try:
        if path.suffix.lower() in PARQUET:
            return pl.read_parquet(path)
        text = _text_of(path)
        if not text.strip():
            raise BadFile("empty", path.name)
        return pl.read_csv(io.BytesIO(text.encode("utf-8")), separator=_separator(text), infer_schema=False)
    except (pl.exceptions.PolarsError, OSError) as problem:
        raise BadFile("broken", str(problem).splitlines()[0][:200]) from problem


def _text_of(path: Path) -> str:
    """The text of a file, decoded as an import would: a stray byte costs its own character, not the accents of the others."""
    with path.open("rb") as stream:
        facts = examine(path, stream.read(HEAD_BYTES))
    with tempfile.TemporaryDirectory() as folder:
        return as_utf8(path, facts, Path(folder) / "text").read_bytes().decode("utf-8-sig")


def _separator(text: str) -> str:
    """The separator that cuts the first rows into most cells, the same number in each; where none cuts the headings, one that no text holds."""
    sample = text[:65_536]

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


def write_table(frame: pl.DataFrame, path: Path) -> None:
    """Parquet as it is; CSV with lists as text, in UTF-8; wholly or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        if path.suffix.lower() in PARQUET:
            frame.write_parquet(draft)
        else:
            nested = [name for name, dtype in frame.schema.items() if dtype.is_nested()]
            plain = frame.with_columns(
                pl.col(name).cast(pl.List(pl.String), strict=False).list.join(", ")
                if isinstance(frame.schema[name], pl.List)
                else pl.col(name).struct.json_encode()
                for name in nested
            )
            plain.write_csv(draft, separator="\t" if path.suffix.lower() == ".tsv" else ",")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def evidence_text(text: str | None, language: str | None, brand_words: Sequence[str]) -> str | None:
    """The words that counted, as `construct: word (+points)`, strongest first, each once; null when there is no cue."""
    if not text or language not in ("en", "fr"):
        return None
    terms = [term for term in evidence(text, language, brand_words=brand_words) if term.construct in SHOWN]
    terms.sort(key=lambda term: -abs(term.weight))
    told = dict.fromkeys(f"{term.construct}: {term.word} ({term.weight:+.1f})" for term in terms)
    return "; ".join(list(told)[:MOST_TERMS]) or None


def _column(frame: pl.DataFrame, name: str, reason: str = "column") -> pl.Series:
    if name not in frame.columns:
        known = {column.casefold(): column for column in frame.columns}
        near = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0)
        raise BadFile(reason, name, known[near[0]] if near else "")
    try:
        return frame[name].cast(pl.String)
    except pl.exceptions.PolarsError as problem:
        raise BadFile("broken", str(problem).splitlines()[0][:200]) from problem


def score_file(
    source: Path | str,
    out: Path | str,
    *,
    text: str,
    language: str | None = None,
    brand_words: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> pl.DataFrame:
    """Score column `text` of `source` into `out`. `language` is a column's name, 'fr', 'en' or None (detected).

    Returns the table written. Columns the file already has under an added name are replaced; a file of the name
    `out` is, once the work is done. Raises BadFile when a file or a column cannot be used.
    """
    source, out = Path(source), Path(out)
    if out.suffix.lower() not in PARQUET + DELIMITED:
        raise BadFile("format", out.suffix or out.name)
    if not out.absolute().parent.is_dir():
        raise BadFile("missing", str(out.parent))
    frame = read_table(source)
    if out.exists() and out.samefile(source):
        raise BadFile("same", str(out))
    texts = _column(frame, text)
    declared: pl.Series | str | None = language
    if language is not None and (language in frame.columns or language not in ("fr", "en")):
        declared = _column(frame, language, "language")
    parts = []
    for start, scores in score_in_parts(texts, declared, brand_words=brand_words, size=min(CHUNK, AT_ONCE)):
        piece = texts.slice(start, scores.height)
        words = [evidence_text(*pair, brand_words) for pair in zip(piece, scores["language"], strict=True)]
        parts.append(scores.with_columns(pl.Series("evidence", words, pl.String)).select(ADDED))
        if progress is not None:
            progress(start + scores.height, frame.height)
    added = pl.concat(parts) if parts else pl.DataFrame(schema={name: SCHEMA.get(name, pl.String) for name in ADDED})
    result = frame.drop(ADDED, strict=False).with_columns(added.get_columns())
    write_table(result, out)
    return result
