"""Score a CSV or Parquet file: rows and order kept, the scores and the words that counted added as columns."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from data.feelings.evidence import evidence
from data.feelings.scoring import CHUNK, score_in_parts

ADDED = (
    "language", "sentiment", "compound", "anxiety", "trust", "distrust", "wait_and_see", "pressure",
    "is_anxious", "is_trusting", "is_distrusting", "is_pressing", "evidence", "refused",
)  # fmt: skip
SHOWN = ("anxiety", "trust", "distrust", "wait_and_see", "pressure")


class BadFile(ValueError):
    """The file cannot be scored; `reason` is 'format', 'column' or 'empty', `detail` what was met."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason, self.detail = reason, detail


def read_table(path: Path) -> pl.DataFrame:
    """A CSV (comma, semicolon or tab; UTF-8 or cp1252; every column as text) or Parquet file."""
    if path.suffix.lower() in (".parquet", ".pq"):
        return pl.read_parquet(path)
    if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
        raise BadFile("format", path.suffix)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    return pl.read_csv(io.BytesIO(text.encode("utf-8")), separator=separator, infer_schema=False)


def write_table(frame: pl.DataFrame, path: Path) -> None:
    """Parquet as it is; CSV with lists as text, in UTF-8."""
    if path.suffix.lower() in (".parquet", ".pq"):
        frame.write_parquet(path)
        return
    nested = [name for name, dtype in frame.schema.items() if dtype.is_nested()]
    frame = frame.with_columns(pl.col(name).cast(pl.List(pl.String), strict=False).list.join(", ") for name in nested)
    frame.write_csv(path, separator="\t" if path.suffix.lower() == ".tsv" else ",")


def evidence_text(text: str | None, language: str | None, brand_words: Sequence[str]) -> str | None:
    """The words that counted, as `construct: word (+points)`, strongest first; null when there is no cue."""
    if not text or language not in ("en", "fr"):
        return None
    terms = [term for term in evidence(text, language, brand_words=brand_words) if term.construct in SHOWN]
    terms.sort(key=lambda term: -abs(term.weight))
    return "; ".join(f"{term.construct}: {term.word} ({term.weight:+.1f})" for term in terms) or None


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

    Returns the table written. Columns the file already has under an added name are replaced.
    Raises BadFile when the format is unknown or the column is missing.
    """
    frame = read_table(Path(source))
    if text not in frame.columns:
        raise BadFile("column", text)
    declared: pl.Series | str | None = language
    if language is not None and language in frame.columns:
        declared = frame[language]
    elif language is not None and language not in ("fr", "en"):
        raise BadFile("column", language)
    texts = frame[text].cast(pl.String)
    parts = []
    for start, scores in score_in_parts(texts, declared, brand_words=brand_words, size=min(CHUNK, 20_000)):
        piece = texts.slice(start, scores.height)
        words = [evidence_text(*pair, brand_words) for pair in zip(piece, scores["language"], strict=True)]
        parts.append(scores.with_columns(pl.Series("evidence", words, pl.String)).select(ADDED))
        if progress is not None:
            progress(start + scores.height, frame.height)
    added = pl.concat(parts) if parts else pl.DataFrame(schema=dict.fromkeys(ADDED, pl.String))
    result = frame.with_columns(added.get_columns()) if frame.height else frame
    write_table(result, Path(out))
    return result
