"""Whether a text asks to speak to a human: by a phrase anywhere in it, or by being nothing but a word that asks.

What ships is `lexicons/requests.csv` (phrases, as in `tables`) and `requests_alone.csv` (whole messages of at most
LONGEST_ALONE characters, compared without accents, capitals or signs, whatever their language). A company adds and
leaves out: see `own_rules`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from data.feelings import own_rules
from data.feelings.own_rules import OwnPhrases
from data.feelings.rules import Rules
from data.feelings.tables import LANGUAGES, Row

HUMAN, LONGEST_ALONE = "human", 40


class Asking(NamedTuple):
    """The phrases that ask, compiled (None: no phrase is left), and the words that ask when they are all of a message."""

    phrases: Rules | None
    alone: frozenset[str]

    def met(self, texts: pl.Series, languages: pl.Series | str | None = None) -> pl.Series:
        """Whether each text asks for a human; null stays null."""
        texts = texts.cast(pl.String)
        said = pl.Series(self.phrases.bits(texts, languages) == 1) if self.phrases else pl.repeat(False, len(texts), eager=True)
        short = (texts.str.len_chars() <= LONGEST_ALONE).fill_null(False).arg_true()
        said = said.scatter(short, said.gather(short) | plain(texts.gather(short)).is_in(list(self.alone)))
        return pl.select(pl.when(texts.is_not_null()).then(said)).to_series().alias("asks_for_human")

    def spans(self, text: str, language: str) -> list[tuple[int, int]]:
        """Where a text asks: characters from and to, in reading order."""
        if len(text) <= LONGEST_ALONE and plain(pl.Series([text]))[0] in self.alone:
            return [(0, len(text))]
        return self.phrases.spans(text, language, HUMAN) if self.phrases else []


def plain(texts: pl.Series) -> pl.Series:
    """Letters without accents or capitals, and figures, one space between words."""
    bare = texts.cast(pl.String).str.to_lowercase().str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    return bare.str.replace_all(r"[^a-z0-9]+", " ").str.strip_chars()


def in_force(own: Iterable[OwnPhrases], where: str) -> list[tuple[str, str]]:
    """Language and phrase of all that ask: those that ship without those left out, then the company's own."""
    own = [one for one in own if one.where == where]
    gone = {(one.language, phrase) for one in own for phrase in one.left_out}
    kept = [(language, phrase) for language in LANGUAGES for phrase in own_rules.shipped_phrases(where, language) if (language, phrase) not in gone]
    return list(dict.fromkeys(kept + [(one.language, phrase) for one in own for phrase in one.words]))


@lru_cache(maxsize=8)
def asking_of(own: tuple[OwnPhrases, ...] = ()) -> Asking:
    """What asks for a human with these changes."""
    phrases = [Row(language, phrase, "rule", HUMAN, 1.0) for language, phrase in in_force(own, "anywhere")]
    words = plain(pl.Series([word for _, word in in_force(own, "alone")], dtype=pl.String))
    return Asking(Rules(phrases) if phrases else None, frozenset(words) - {""})


def version(own: tuple[OwnPhrases, ...]) -> str:
    """Eight digits that change with what asks for a human, shipped or the company's own."""
    return own_rules.fingerprint([in_force(own, where) for where in own_rules.WHERE])


def asks_for_human(texts: pl.Series, languages: pl.Series | str | None = None) -> pl.Series:
    """Whether each text asks to speak to a person, by what ships; null stays null."""
    return asking_of().met(texts, languages)
