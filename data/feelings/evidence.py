"""Which words counted in one text, for what, and how much: the spans a page highlights."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.feelings.adding import AS, SUMS, VALUE, weigh_words, workspace
from data.feelings.language import SCORED, detected
from data.feelings.lexicon import FACETS, scoring_tables
from data.feelings.phrases import BLOCKED, CUE, FROM, TO
from data.feelings.reader import read_words
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
    work = workspace(buffer.longest)
    found, hits, letters, prefixes, memory, judged = work[0], work[1], work[4], work[5], work[6], work[9]
    n, _, _ = read_words(buffer.text, buffer.bounds[0], buffer.bounds[1], tables, found, letters, prefixes, memory)
    k, _ = weigh_words(found, n, SCORED.index(language), tables, work, np.zeros(len(SUMS)))
    characters = np.cumsum((np.frombuffer(data, np.uint8) & 0xC0) != 0x80)  # up to and with each byte
    terms = []
    for h in range(k):
        if hits[h, BLOCKED] or judged[h, VALUE] == 0:
            continue
        cue = hits[h, CUE]
        first, last = int(found[hits[h, FROM], START]), int(found[hits[h, TO], STOP])
        start = int(characters[first - 1]) if first else 0
        word = data[first:last].decode("utf-8", "replace")
        written, counted = CONSTRUCTS[tables.cues.construct[cue]], CONSTRUCTS[int(judged[h, AS])]
        facet = FACETS[tables.cues.facet[cue]][1] if counted == written and tables.cues.facet[cue] < len(FACETS) else ""
        terms.append(Evidence(start, start + len(word), word, counted, facet, round(float(judged[h, VALUE]), 3), bool(judged[h, NEGATED])))
    return sorted(terms, key=lambda term: (term.start, -term.end, term.construct))
