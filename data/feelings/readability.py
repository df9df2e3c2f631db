"""How easily a message reads: Flesch (English) or Kandel–Moles (French), sentence and word lengths, conditions.

Flesch 1948: 206.835 − 1.015·words/sentence − 84.6·syllables/word.
Kandel & Moles 1958: 207 − 1.015·words/sentence − 73.6·syllables/word.
Syllables are counted by groups of vowels, without any dictionary. Texts under 30 words have no reading.
"""

import re
from dataclasses import dataclass
from functools import cache

import polars as pl

from data.feelings.rules import Rules, shipped
from data.feelings.tables import folded

LEAST_WORDS = 30
LONG_WORD_SYLLABLES = 3
FORMULAS = {"en": (206.835, 1.015, 84.6), "fr": (207.0, 1.015, 73.6)}

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_SENTENCE = re.compile(r"[.!?…]+(?=\s|$)|\n+")
_URL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_VOWELS_EN, _VOWELS_FR = re.compile(r"[aeiouy]+"), re.compile(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+")
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’']", re.IGNORECASE)
_SPLIT_FR = re.compile(r"[éèêï](?=[aiouyàâôûéèê]|e(?!s?$))|(?<=[aeou])y(?=[aeéèiou])|[aeiou](?=[ïéèë])|(?<=[bcdfgptv][lr])[iu](?=[aeo])")
_SPLIT_EN = re.compile(r"i(?=a|o(?!u|n)|en[ct])|(?<=cr)e(?=a)|(?<=d)e(?=a$)|(?<=[dr])eo|ua|ui(?=ty)|[aeiou]ing$")
_ENGLISH = {"business": 2, "businesses": 3, "every": 2, "everything": 3, "something": 2, "people": 2, "area": 3, "being": 2}


@dataclass(frozen=True)
class Readability:
    """Reading figures of one message; `ease` rises with ease, about 0–100."""

    ease: float
    words: int
    sentences: int
    words_per_sentence: float
    syllables_per_word: float
    long_word_share: float
    conditions_per_100_words: float
    conditions: tuple[str, ...]


@cache
def syllables(word: str, language: str) -> int:
    """Spoken syllables of one word, at least one."""
    word = word.lower()
    if word[0].isdigit():
        return max(1, len(re.sub(r"\D", "", word)))
    return max(1, _french(word) if language == "fr" else _english(folded(word)))


def _french(word: str) -> int:
    word = re.sub(r"(?<=q)u|(?<=g)u(?=[eéèêiy])", "", _ELISION.sub("", word))
    count = 0
    for part in re.split(r"[-’']", word):
        groups = len(_VOWELS_FR.findall(part)) + len(_SPLIT_FR.findall(part))
        silent = re.search(r"(?<=[^aeiouyàâäéèêëîïôöùûü])(?:e|es|ent)$", part)
        if (
            silent
            and groups > 1
            and not (
                silent.group() == "ent"
                and re.search(r"(?:m|cl|d|qu|r|v|l|t|c|n)ent$", part)
                and not re.search(r"(?:ll|tt|rr|nn|rv|iv|ouv|ess|iss|rt|st)ent$", part)
            )
        ):
            groups -= 1
        count += groups
    return count


def _english(word: str) -> int:
    if word in _ENGLISH:
        return _ENGLISH[word]
    count = 0
    for part in re.split(r"[-’']", word):
        groups = len(_VOWELS_EN.findall(part)) + len(_SPLIT_EN.findall(part))
        if groups > 1 and re.search(r"[^aeiouy]e$|[^aeiouytd]ed$|[^aeiouyscxzg]es$", part) and not re.search(r"[^aeiouylr]le$", part):
            groups -= 1
        count += groups
    return count


@cache
def _condition_rules() -> Rules:
    return shipped("conditions")


def conditions_of(text: str, language: str) -> list[str]:
    """The conditions a message sets ("subject to", "sous réserve de", "minimum", an asterisk …), sentence by sentence."""
    pieces = [piece for piece in re.split(r"(?<=[.!?…;,])\s+|\n+", text) if piece.strip()]
    if not pieces:
        return []
    met = _condition_rules().bits(pl.Series(pieces), language)
    return [piece.strip() for piece, bits in zip(pieces, met.tolist(), strict=True) if bits]


def readability(text: str | None, language: str) -> Readability | None:
    """Figures of one message, or None under 30 words or in a language without a formula."""
    if not text or language not in FORMULAS:
        return None
    plain = _URL.sub(" ", text)
    words = _WORD.findall(plain)
    if language == "fr":
        words = [word for word in (_ELISION.sub("", word) for word in words) if word]
    if len(words) < LEAST_WORDS:
        return None
    sentences = max(1, sum(1 for part in _SENTENCE.split(plain) if _WORD.search(part)))
    counts = [syllables(word, language) for word in words]
    per_sentence, per_word = len(words) / sentences, sum(counts) / len(words)
    base, length, size = FORMULAS[language]
    conditions = conditions_of(plain, language)
    return Readability(
        ease=round(base - length * per_sentence - size * per_word, 1),
        words=len(words),
        sentences=sentences,
        words_per_sentence=round(per_sentence, 2),
        syllables_per_word=round(per_word, 3),
        long_word_share=round(sum(count >= LONG_WORD_SYLLABLES for count in counts) / len(words), 4),
        conditions_per_100_words=round(100 * len(conditions) / len(words), 2),
        conditions=tuple(conditions),
    )
