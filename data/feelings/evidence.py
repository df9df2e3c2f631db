"""Which words counted in one text, for what, and how much: the spans a page highlights."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.feelings.adding import AS, SUMS, VALUE, weigh_texts
from data.feelings.language import SCORED, detected
from data.feelings.lexicon import FACETS, scoring_tables
from data.feelings.phrases import BLOCKED, CONSTRUCT, FACET, FROM, TO
from data.feelings.reading import hit_arrays, read
from data.feelings.scoring import masked
from data.feelings.tables import CONSTRUCTS
from data.feelings.texts import LONGEST_TEXT, buffer_of
from data.feelings.weighing import NEGATED
from data.feelings.words import START, STOP


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
    buffer = buffer_of(masked(pl.Series([data.decode("utf-8")]), brand_words))
    tables = scoring_tables()
    sides, work = np.array([SCORED.index(language)], np.int8), hit_arrays(buffer.longest)
    (part,) = read(buffer, sides, tables)
    found, (hits, _, _, judged) = part.words, work
    sums, facets, changed = np.zeros((1, len(SUMS))), np.zeros(1, np.int64), np.zeros(1, bool)
    k = weigh_texts(buffer.bounds, 0, 1, sides, tables, found, part.ends, work, sums, facets, buffer.text.copy(), changed)
    characters = np.cumsum((np.frombuffer(data, np.uint8) & 0xC0) != 0x80)  # up to and with each byte
    terms = []
    for h in range(k):
        if hits[h, BLOCKED] or judged[h, VALUE] == 0:
            continue
        first, last = int(found[hits[h, FROM], START]), int(found[hits[h, TO], STOP])
        start = int(characters[first - 1]) if first else 0
        word = data[first:last].decode("utf-8", "replace")
        written, counted = CONSTRUCTS[hits[h, CONSTRUCT]], CONSTRUCTS[int(judged[h, AS])]
        facet = FACETS[hits[h, FACET]][1] if counted == written and hits[h, FACET] < len(FACETS) else ""
        terms.append(Evidence(start, start + len(word), word, counted, facet, round(float(judged[h, VALUE]), 3), bool(judged[h, NEGATED])))
    return sorted(terms, key=lambda term: (term.start, -term.end, term.construct))
