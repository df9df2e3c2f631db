"""Rules that say what a text is about: topics, kinds of messages. No weights.

The rules are `lexicons/topics.csv` and `message_kinds.csv` (language, term, construct "rule", facet = the name of the
rule, weight ignored); a user may edit them or pass rows of their own. Wishes to speak to a human are in `asking`.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import polars as pl

from data.feelings.adding import match_texts
from data.feelings.lexicon import read_rows
from data.feelings.phrases import BLOCKED, CONSTRUCT, FACET, FROM, RULE, TO
from data.feelings.reading import hit_arrays, read
from data.feelings.tables import LANGUAGES, Row, Tables, build
from data.feelings.texts import LONGEST_TEXT, buffer_of
from data.feelings.words import START, STOP


class Rules:
    """Named rules, compiled; at most 60 names."""

    def __init__(self, rows: Iterable[Row]) -> None:
        rows = [*rows, *(row for row in read_rows("context") if row.construct.startswith("class:"))]
        self.names = tuple(dict.fromkeys(row.facet for row in rows if row.construct == "rule"))
        if len(self.names) > 60:
            raise ValueError("at most 60 rules")
        numbers = {("rule", name): at for at, name in enumerate(self.names)} | {("idiom", ""): 61}
        self.tables: Tables = build(rows, numbers)

    def bits(self, texts: pl.Series, languages: pl.Series | str | None = None) -> np.ndarray:
        """Per text the bits of the rules it meets; an unknown language is read with both sets of rules."""
        texts = texts.cast(pl.String)
        buffer, sides, met = buffer_of(texts), _sides(languages, len(texts)), np.zeros(len(texts), np.int64)
        work = hit_arrays(buffer.longest)
        for part in read(buffer, np.zeros_like(sides), self.tables):
            match_texts(part.first, part.after, sides, self.tables, part.words, part.ends, work, met)
        return met

    def spans(self, text: str, language: str, name: str) -> list[tuple[int, int]]:
        """Where one rule is met in a text: characters from and to, in reading order."""
        data = text.encode("utf-8", "replace")
        if name not in self.names or language not in LANGUAGES or not data or len(data) > LONGEST_TEXT:
            return []
        buffer, number = buffer_of(pl.Series([data.decode("utf-8")])), self.names.index(name)
        sides, work = np.array([LANGUAGES.index(language)], np.int8), hit_arrays(buffer.longest)
        (part,) = read(buffer, sides, self.tables)
        found, hits = part.words, work[0]
        k = match_texts(0, 1, sides, self.tables, found, part.ends, work, np.zeros(1, np.int64))
        characters = np.concatenate([[0], np.cumsum((np.frombuffer(data, np.uint8) & 0xC0) != 0x80)])
        ours = [
            h for h in range(k) if not hits[h, BLOCKED] and hits[h, CONSTRUCT] == RULE and hits[h, FACET] == number
        ]
        return sorted({(int(characters[found[hits[h, FROM], START]]), int(characters[found[hits[h, TO], STOP]])) for h in ours})

    def names_of(self, texts: pl.Series, languages: pl.Series | str | None = None) -> pl.Series:
        """Per text the list of names it meets, in the order of the file; null stays null."""
        met = self.bits(texts, languages)
        distinct, inverse = np.unique(met, return_inverse=True)
        lists = [[name for at, name in enumerate(self.names) if value >> at & 1] for value in distinct.tolist()]
        found = pl.Series("rules", lists, pl.List(pl.String)).gather(inverse)
        return pl.select(pl.when(texts.is_not_null()).then(found)).to_series()


def _sides(languages: pl.Series | str | None, n: int) -> np.ndarray:
    if languages is None or isinstance(languages, str):
        side = LANGUAGES.index(languages) if languages in LANGUAGES else -1
        return np.full(n, side, np.int8)
    codes = languages.cast(pl.String).str.head(2).str.to_lowercase()
    return codes.replace_strict({"en": 0, "fr": 1}, default=-1).fill_null(-1).to_numpy().astype(np.int8)


@cache
def shipped(name: str) -> Rules:
    """The rules of one file of lexicons/."""
    return Rules(read_rows(name))


def topics(texts: pl.Series | str, language: pl.Series | str | None = None) -> pl.Series | list[str]:
    """What each text is about: a list of topics per text (one list for one text)."""
    return _lists("topics", texts, language)


def message_kinds(texts: pl.Series | str, language: pl.Series | str | None = None) -> pl.Series | list[str]:
    """What a brand's message is for: promotion, brand, education, service, community, transactional."""
    return _lists("message_kinds", texts, language)


def _lists(name: str, texts: pl.Series | str, language: pl.Series | str | None):
    if isinstance(texts, str):
        return shipped(name).names_of(pl.Series([texts]), language).to_list()[0]
    return shipped(name).names_of(texts, language).alias(name)


def tables_of(rows: Sequence[Row]) -> Rules:
    """Rules from a user's own rows, in the format of the files."""
    return Rules(rows)
