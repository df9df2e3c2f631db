"""Which words counted in a text, for what, and how much: the spans a page highlights, and for many texts one line each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa

from data.feelings.adding import BEGINS, COUNTED, DENIED, ENDS, MEANT, OF, POINTS, WRITTEN
from data.feelings.language import SCORED, detected
from data.feelings.lexicon import FACETS
from data.feelings.scoring import masked, weighed
from data.feelings.tables import CONSTRUCTS
from data.feelings.texts import LONGEST_TEXT, Buffer, buffer_of

SHOWN = ("anxiety", "trust", "distrust", "wait_and_see", "pressure")  # constructs a line of evidence tells
MOST_TERMS = 100  # of a line


@dataclass(frozen=True)
class Evidence:
    """One term that counted: characters start…end of the text, its construct and facet, its points."""

    start: int
    end: int
    word: str
    construct: str  # what it counts for, after negation: a denied "worried" counts for trust
    facet: str
    weight: float
    negated: bool


def evidence(text: str, language: str | None = None, *, brand_words: Sequence[str] = ()) -> list[Evidence]:
    """The terms that gave points to one text, in reading order; none for a language that is not scored."""
    if not text:
        return []
    language = (language or detected(text))[:2].lower()
    data = text.encode("utf-8", "replace")
    if language not in SCORED or len(data) > LONGEST_TEXT:
        return []
    counted: list[np.ndarray] = []
    weighed(buffer_of(masked(pl.Series([data.decode("utf-8")]), brand_words)), np.array([SCORED.index(language)], np.int8), counted)
    characters = np.cumsum((np.frombuffer(data, np.uint8) & 0xC0) != 0x80)  # up to and with each byte
    terms = []
    for term in np.concatenate(counted):
        first, last, facet = int(term[BEGINS]), int(term[ENDS]), int(term[MEANT])
        start = int(characters[first - 1]) if first else 0
        word = data[first:last].decode("utf-8", "replace")
        named = FACETS[facet][1] if term[COUNTED] == term[WRITTEN] and facet < len(FACETS) else ""
        terms.append(Evidence(start, start + len(word), word, CONSTRUCTS[int(term[COUNTED])], named, round(float(term[POINTS]), 3), bool(term[DENIED])))
    return sorted(terms, key=lambda term: (term.start, -term.end, term.construct))


def evidence_lines(texts: pl.Series, terms: Sequence[np.ndarray]) -> pl.Series:
    """Per text the words that counted, as `construct: word (+points)`, strongest first, each once; null where none did.

    `terms` are those of `scoring.score_part` for these texts.
    """
    counted = np.concatenate([*terms, np.empty((0, 8))])
    counted = counted[np.isin(counted[:, COUNTED], [CONSTRUCTS.index(name) for name in SHOWN])]
    of, begins, ends, construct = (counted[:, column].astype(np.int64) for column in (OF, BEGINS, ENDS, COUNTED))
    distinct, which = np.unique(counted[:, POINTS], return_inverse=True)
    points = [round(value, 3) for value in distinct.tolist()]
    rows = pl.DataFrame({
        "text": of, "begins": begins, "ends": ends,
        "construct": pl.Series(CONSTRUCTS, dtype=pl.String).gather(construct),
        "word": _pieces(buffer_of(texts), of, begins, ends),
        "points": pl.Series([f"{value:+.1f}" for value in points], dtype=pl.String).gather(which),
        "strength": np.abs(np.array(points, np.float64))[which],
    })  # fmt: skip
    # in reading order, then by strength, as `evidence` tells the terms of one text
    rows = rows.sort("text", "strength", "begins", "ends", "construct", descending=[False, True, False, True, False], maintain_order=True)
    told = rows.select("text", told=pl.format("{}: {} ({})", "construct", "word", "points")).unique(keep="first", maintain_order=True)
    lines = told.group_by("text", maintain_order=True).agg(pl.col("told").head(MOST_TERMS).str.join("; "))
    return pl.Series("evidence", [None], pl.String).new_from_index(0, len(texts)).scatter(lines["text"], lines["told"])


def _pieces(buffer: Buffer, of: np.ndarray, begins: np.ndarray, ends: np.ndarray) -> pl.Series:
    """Bytes begins…ends of text of[i], as strings: one array for all, so that a long text is not copied for each of its words."""
    lengths = ends - begins
    after = np.cumsum(lengths)
    places = np.repeat(buffer.bounds[of] + begins - (after - lengths), lengths) + np.arange(after[-1] if after.size else 0)
    offsets = np.concatenate([np.zeros(1, np.int64), after])
    cut = pa.LargeBinaryArray.from_buffers(pa.large_binary(), of.size, [None, pa.py_buffer(offsets), pa.py_buffer(buffer.text[places])])
    return pl.Series("word", cut).cast(pl.String)
