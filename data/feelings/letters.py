"""What each character is for the reader of texts: letter, digit, space, quote, end of sentence, emoji …

Tables indexed by code point up to LIMIT; beyond it the ranges in `kind_beyond` decide.
"""

import unicodedata

import numpy as np

from data.feelings.compiled import inlined, inner

LIMIT = 0x3000
OTHER, LETTER, DIGIT, SPACE, APOSTROPHE, QUOTE, OPEN_QUOTE, CLOSE_QUOTE, END, CLAUSE, IGNORED, PICTURE = range(12)

_APOSTROPHES = "'’ʼ‘`´"
_CLAUSES = ",;:()[]–—"
_ENDS = ".!?…\n\r"


def _kind(code: int) -> int:
    character = chr(code)
    if character in _APOSTROPHES:
        return APOSTROPHE
    if character == '"':
        return QUOTE
    if character in "«“„":
        return OPEN_QUOTE
    if character in "»”":
        return CLOSE_QUOTE
    if character in _ENDS:
        return END
    if character in _CLAUSES:
        return CLAUSE
    category = unicodedata.category(character)
    if character.isspace():
        return SPACE
    if category in ("Cf", "Mn", "Me", "Sk") or code in (0xFE0E, 0xFE0F):
        return IGNORED
    if category[0] == "L" or category == "Mc":
        return LETTER
    if category == "Nd":
        return DIGIT
    if code >= 0x2190 and category in ("So", "Sm"):
        return PICTURE
    return OTHER


def _folded(code: int) -> str:
    special = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"}
    lower = chr(code).lower()
    if lower in special:
        return special[lower]
    return "".join(c for c in unicodedata.normalize("NFD", lower) if unicodedata.category(c) != "Mn") or lower


def _tables() -> tuple[np.ndarray, ...]:
    kind = np.zeros(LIMIT, np.uint8)
    lower = np.zeros(LIMIT, np.int32)
    fold = np.zeros((LIMIT, 2), np.int32)
    upper = np.zeros(LIMIT, np.bool_)
    for code in range(LIMIT):
        kind[code] = _kind(code)
        single = chr(code).lower()
        lower[code] = ord(single) if len(single) == 1 else code
        upper[code] = chr(code).isupper()
        for place, character in enumerate(_folded(code)[:2]):
            fold[code, place] = ord(character)
    return kind, lower, fold, upper


KIND, LOWER, FOLD, UPPER = _tables()


@inner
def kind_beyond(code):
    """The kind of a code point at or over LIMIT: pictures, ignorable marks, otherwise a letter."""
    if 0x1F3FB <= code <= 0x1F3FF or 0xFE00 <= code <= 0xFE0F or code >= 0xE0000 or code == 0xFEFF:
        return IGNORED
    if 0x1F000 <= code <= 0x1FAFF:
        return PICTURE
    if code == 0x3000:
        return SPACE
    if 0x3001 <= code <= 0x3002 or code == 0xFF01 or code == 0xFF1F:
        return END
    return LETTER


@inlined
def next_code(text, at, stop):
    """The code point at byte `at` of UTF-8 `text` and the byte after it (broken bytes give U+FFFD)."""
    first = text[at]
    if first < 0x80:
        return np.int64(first), at + 1
    if first >= 0xF0 and at + 3 < stop:
        return (
            ((np.int64(first) & 7) << 18) | ((np.int64(text[at + 1]) & 63) << 12) | ((np.int64(text[at + 2]) & 63) << 6) | (np.int64(text[at + 3]) & 63)
        ), at + 4
    if 0xE0 <= first < 0xF0 and at + 2 < stop:
        return (((np.int64(first) & 15) << 12) | ((np.int64(text[at + 1]) & 63) << 6) | (np.int64(text[at + 2]) & 63)), at + 3
    if 0xC0 <= first < 0xE0 and at + 1 < stop:
        return ((np.int64(first) & 31) << 6) | (np.int64(text[at + 1]) & 63), at + 2
    return np.int64(0xFFFD), at + 1
