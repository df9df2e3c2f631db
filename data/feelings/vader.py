"""VADER's four numbers for many English texts at once, equal to the vaderSentiment library.

The tables come from the installed library (lexicon, emoji, boosters, negations, special cases), read only.
With another version than the one the compiled pass copies, the library itself does the work, slowly.
"""

import string
import sys
from functools import cache
from importlib.metadata import version

import numpy as np
import polars as pl

from data.feelings.tables import stored
from data.feelings.texts import Buffer, buffer_of
from data.feelings.vader_pass import IN_LEXICON, NEGATES, polarity
from data.feelings.vader_words import (
    LOWER_BIT,
    LOWER_OR_TITLE,
    PRIME,
    PUNCTUATION_BIT,
    SPACE,
    SPACE_BIT,
    UPPER,
    UPPER_BIT,
    WIDE_BIT,
    hash_bytes,
)

COPIED_VERSION = "3.3.2"
KEYS = ("neg", "neu", "pos", "compound")
DECIMALS = (3, 3, 3, 4)
NAMED = ("", "no", "or", "nor", "so", "this", "never", "without", "doubt", "least", "at", "very", "but", "kind", "of")
HIGHEST_CASED = 0x20000


@cache
def library():
    """The library's analyser, for the tables and for other versions."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def _cases() -> np.ndarray:
    found = np.zeros(HIGHEST_CASED, np.uint8)
    for code in range(HIGHEST_CASED):
        character = chr(code)
        if character.isspace():
            found[code] = SPACE
        elif character.isupper():
            found[code] = UPPER
        elif character.islower() or character.istitle():
            found[code] = LOWER_OR_TITLE
    return found


def _bits(cases: np.ndarray) -> np.ndarray:
    """The same for a byte: WIDE_BIT from 0x80 on."""
    found = np.full(256, WIDE_BIT, np.uint8)
    for byte in range(128):
        found[byte] = {SPACE: SPACE_BIT, UPPER: UPPER_BIT, LOWER_OR_TITLE: LOWER_BIT}.get(int(cases[byte]), 0)
        if chr(byte) in string.punctuation:
            found[byte] = PUNCTUATION_BIT
    return found


def _key(word: str) -> np.uint64:
    data = np.frombuffer(word.encode("utf-8"), np.uint8).copy()  # one kind of array: what cannot be written to is another
    return np.uint64(hash_bytes(data, 0, data.size))


@cache
def _tables() -> tuple:
    """Everything the compiled pass reads, as arrays."""
    from vaderSentiment import vaderSentiment as source

    lexicon, emojis = library().lexicon, library().emojis
    phrases = [*source.SPECIAL_CASES, *(b for b in source.BOOSTER_DICT if " " in b)]
    names = list(dict.fromkeys([*NAMED, *(word for phrase in phrases for word in phrase.split())]))
    if len(names) > 63:
        raise ValueError("too many named words for a packed phrase")
    words = list(dict.fromkeys([*lexicon, *source.BOOSTER_DICT, *source.NEGATE, *names[1:]]))
    words = [word for word in words if word == word.lower() and " " not in word]
    keys, values = stored(((_key(word), at) for at, word in enumerate(words)), len(words))
    kinds = [IN_LEXICON * (w in lexicon) | NEGATES * (w in source.NEGATE or "n't" in w) for w in words]

    def packed(pairs):
        rows = [(_pack(phrase.split(), names), len(phrase.split()), value) for phrase, value in pairs if " " in phrase]
        return np.array(rows, np.float64)

    cases = _cases()
    glyphs = [glyph for glyph in emojis if len(glyph) == 1]
    texts = [emojis[glyph].encode("utf-8") for glyph in glyphs]
    with np.errstate(over="ignore"):
        emoji_keys, emoji_values = stored(((np.uint64(ord(g)) * PRIME, at) for at, g in enumerate(glyphs)), len(glyphs))
    return (
        keys, values,
        np.array([lexicon.get(w, 0.0) for w in words]),
        np.array([source.BOOSTER_DICT.get(w, 0.0) for w in words]),
        np.array(kinds, np.uint8),
        np.array([names.index(w) if w in names else 0 for w in words], np.int64),
        packed(source.SPECIAL_CASES.items()), packed(source.BOOSTER_DICT.items()), _bits(cases), cases,
        emoji_keys, emoji_values,
        np.concatenate([[0], np.cumsum([len(t) for t in texts])]).astype(np.int64),
        np.frombuffer(b"".join(texts), np.uint8),
        max(len(t) for t in texts),
    )  # fmt: skip


def _pack(words: list[str], names: list[str]) -> int:
    key = 0
    for word in words:
        key = key * 64 + names.index(word)
    return key


def _copied() -> bool:
    """Whether the compiled pass knows the installed library."""
    return version("vaderSentiment") == COPIED_VERSION and string.punctuation == "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def rounded(values: np.ndarray, decimals: int) -> np.ndarray:
    """Python's round(x, decimals) of many numbers: by scaling, and by round itself near a tie."""
    scaled = values * 10**decimals
    found = np.rint(scaled) / 10**decimals
    for at in np.flatnonzero(np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6):
        found[at] = round(float(values[at]), decimals)
    return found


def polarity_scores(texts: pl.Series, wanted: np.ndarray | None = None) -> np.ndarray:
    """[n, 4] of neg, neu, pos, compound as the library gives them; zeros for texts that are not wanted."""
    wanted = np.ones(len(texts), bool) if wanted is None else wanted
    scores = _scores(buffer_of(texts), wanted)
    for column, decimals in enumerate(DECIMALS):
        scores[:, column] = rounded(scores[:, column], decimals)
    return scores


def _scores(buffer: Buffer, wanted: np.ndarray) -> np.ndarray:
    """The same for a buffer, before rounding."""
    out = np.zeros((wanted.size, 4))
    if not _copied():
        for at in np.flatnonzero(wanted):
            data = buffer.text[buffer.bounds[at] : buffer.bounds[at + 1]]
            scores = library().polarity_scores(data.tobytes().decode("utf-8"))
            out[at] = [scores[key] for key in KEYS]
        return out
    first, room = 0, 2 * buffer.longest
    while first < wanted.size:
        work = np.zeros(room, np.uint8), np.zeros(room + 1, np.uint8), np.zeros(room + 1, np.int32), np.zeros(room + 1)
        first, room = polarity(buffer.text, buffer.bounds, first, wanted, _tables(), sys.version_info >= (3, 12), work, out)
    return out


def compounds(buffer: Buffer, wanted: np.ndarray) -> np.ndarray:
    """The compound of the wanted texts of a buffer, 0 elsewhere."""
    return rounded(_scores(buffer, wanted)[:, -1], DECIMALS[-1])
