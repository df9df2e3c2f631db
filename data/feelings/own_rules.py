"""What a company adds to the rules that ship: words of its topics, topics of its own, names that are no feelings, phrases
that ask for a human.

Kept as JSON in the folder beside the store: `topics.json`, one record per topic and language (`words` added,
`left_out` of those that ship), `names.json`, records with `names`, and `human_phrases.json`, one record per language and
place in a message (`where`). A record that cannot be used is left out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from data.feelings.lexicon import read_rows
from data.feelings.rules import Rules
from data.feelings.tables import LANGUAGES, Row, expansions

MOST_TOPICS, MOST_WORDS, MOST_NAMES, LONGEST_WORD, LONGEST_TOPIC = 50, 300, 500, 80, 40


class OwnTopic(NamedTuple):
    """What is added to one topic in one language, and which of its shipped words are left out."""

    topic: str
    language: str
    words: tuple[str, ...]
    left_out: tuple[str, ...] = ()


WHERE = {"anywhere": "requests", "alone": "requests_alone"}
"""Where in a message a phrase asks for a human, and the lexicon of those that ship: anywhere in it, or as all of it."""


class OwnPhrases(NamedTuple):
    """What is added in one language to the phrases that ask for a human, and which of those that ship are left out."""

    where: str
    language: str
    words: tuple[str, ...]
    left_out: tuple[str, ...] = ()


class OwnRules(NamedTuple):
    """Everything a company has changed."""

    topics: tuple[OwnTopic, ...] = ()
    names: tuple[str, ...] = ()
    human_phrases: tuple[OwnPhrases, ...] = ()

    @property
    def version(self) -> str:
        """Eight digits that change with the topics, those that ship and the company's own."""
        return fingerprint([sorted(map(list, self.topics)), shipped_topic_rules()])


def fingerprint(told: object) -> str:
    """Eight digits that change with what is told (anything JSON holds)."""
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:8]


def read(folder: Path | None) -> OwnRules:
    """What stands in a folder beside the store; nothing where there is none."""
    if folder is None:
        return OwnRules()
    topics = [_topic(record) for record in _records(folder / "topics.json")]
    names = [name for record in _records(folder / "names.json") for name in lines(record.get("names", record.get("name")))]
    known = [one for one in topics if one is not None and (one.words or one.left_out)]
    new = list(dict.fromkeys(one.topic for one in known if one.topic not in shipped_topics()))[: MOST_TOPICS - len(shipped_topics())]
    kept = tuple(one for one in known if one.topic in shipped_topics() or one.topic in new)
    phrases = [_phrases(record) for record in _records(folder / "human_phrases.json")]
    return OwnRules(
        kept,
        tuple(sorted({name for name in names if len(name) > 1})[:MOST_NAMES]),
        tuple(one for one in phrases if one is not None and (one.words or one.left_out)),
    )


def _records(path: Path) -> list[dict]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _clean(value: object, longest: int) -> str:
    return " ".join(value.split())[:longest] if isinstance(value, str) else ""


def _topic(record: dict) -> OwnTopic | None:
    topic = _clean(record.get("topic"), LONGEST_TOPIC)
    if not topic or record.get("language") not in LANGUAGES:
        return None
    words, left_out = (lines(record.get(name)) for name in ("words", "left_out"))
    return OwnTopic(topic, record["language"], tuple(word for word in words if is_word(word)), left_out)


def _phrases(record: dict) -> OwnPhrases | None:
    if record.get("where") not in WHERE or record.get("language") not in LANGUAGES:
        return None
    words, left_out = (lines(record.get(name)) for name in ("words", "left_out"))
    return OwnPhrases(record["where"], record["language"], tuple(word for word in words if asks(word, record["where"])), left_out)


def lines(told: object) -> tuple[str, ...]:
    """The words of a list, or of a text that holds one per line."""
    listed = told.splitlines() if isinstance(told, str) else told if isinstance(told, list) else ()
    return tuple(dict.fromkeys(word for word in (_clean(one, LONGEST_WORD) for one in listed) if word))[:MOST_WORDS]


def is_word(term: str) -> bool:
    """Whether a term can be used: words, `stem*`, `(one|other)`, `~` for a gap; a bare `*` or one letter's stem never is."""
    try:
        found = expansions(term)
    except (ValueError, IndexError):
        return False
    known = [word for phrase in found for choice in phrase for word in choice.split("|")]
    if "|" in re.sub(r"\([^()]*\)", "", term) or not all(known):
        return False
    return bool(known) and not any(word.startswith("<") and word != "<number>" or word.endswith("*") and len(word) < 3 for word in known)


def asks(phrase: str, where: str) -> bool:
    """Whether a phrase can be used: as a word of topics anywhere in a message; as all of a message, plain words alone."""
    return is_word(phrase) if where == "anywhere" else bool(re.search(r"\w", phrase)) and not re.search(r"[*~|()<>]", phrase)


@lru_cache(maxsize=4)
def shipped_phrases(where: str, language: str) -> tuple[str, ...]:
    """The phrases that ship and ask for a human in one language, in the order of their file."""
    return tuple(row.term for row in read_rows(WHERE[where]) if row.construct == "rule" and row.language == language)


@lru_cache(maxsize=1)
def shipped_topics() -> tuple[str, ...]:
    """The topics that ship, in the order of their file."""
    return tuple(dict.fromkeys(row.facet for row in read_rows("topics") if row.construct == "rule"))


@lru_cache(maxsize=1)
def shipped_topic_rules() -> str:
    """Eight digits that change with any line of the topics that ship."""
    return fingerprint(read_rows("topics"))


def shipped_words(topic: str, language: str) -> tuple[str, ...]:
    """The words that ship for a topic in one language."""
    return tuple(row.term for row in read_rows("topics") if row.construct == "rule" and row.facet == topic and row.language == language)


def rows_of(topics: Iterable[OwnTopic]) -> list[Row]:
    """The rules that ship with a company's changes: its words added, those it left out taken away."""
    topics = tuple(topics)
    gone = {(one.language, one.topic, word) for one in topics for word in one.left_out}
    kept = [row for row in read_rows("topics") if row.construct != "rule" or (row.language, row.facet, row.term) not in gone]
    return kept + [Row(one.language, word, "rule", one.topic, 1.0) for one in topics for word in one.words]


@lru_cache(maxsize=8)
def rules_of(topics: tuple[OwnTopic, ...]) -> Rules:
    """The compiled rules of these changes."""
    return Rules(rows_of(topics))
