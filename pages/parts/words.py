"""What the interface says, in the reader's language; numbers and dates come with it (see formats.py).

The words stand in pages/words/*.toml, one table per phrase with both languages side by side:

    [customers]
    en = { one = "{n} customer", other = "{n} customers" }
    fr = { one = "{n} client", other = "{n} clients" }

`Words("fr").say("customers", n=3)`; `n` chooses the plural (CLDR rules). A dotted key reaches into tables
(`[filters.channel]` is "filters.channel"). Numbers given to a phrase are written in the reader's way.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from pages.parts.formats import DELAYS, HARD, JOINER, NARROW, Formats, is_missing

LANGUAGES = ("en", "fr")
FOLDER = Path(__file__).parent.parent / "words"

_BEFORE_HIGH = re.compile(r"[ \u00a0\u202f]([;!?%])")
_BEFORE_COLON = re.compile(r"[ \u202f](:)")
_WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_KEPT_HYPHEN = re.compile(r"\b(\w)-(?=\w)|-(?=(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|t)\b)")
_KEPT_SPAN = re.compile(r"(?<=\d)(\u2013)(?=\d)")
_FIELD = re.compile(r"\{(\w+)\}")
ALSO = {"tool": "source_system", "platform": "source_system", "linked_by": "source_system"}
"""Columns whose values are called as those of another."""
SEVERAL = ", "
"""Between tools that told one thing."""
_WEEK, _MONTH = ("week", "semaine"), ("month", "mois")


class MissingWord(KeyError):
    """A phrase, or a value a phrase needs, is not there; names the nearest that is."""

    def __str__(self) -> str:
        return self.args[0]


class Words(Formats):
    """One language's phrases and formats. Build it through `words(language)`, which keeps one of each."""

    def __init__(self, language: str, phrases: dict[str, dict] | None = None):
        if language not in LANGUAGES:
            raise MissingWord(f"no words for language {language!r}; there are: {', '.join(LANGUAGES)}")
        super().__init__(language)
        phrases = every_phrase() if phrases is None else phrases
        self._phrases = {key: self._prepared(both[language]) for key, both in phrases.items()}
        self._form = lru_cache(maxsize=4_096, typed=True)(self._plural)

    def _prepared(self, phrase):
        """The phrase as its parts, text and names of values by turns; those of each form where it has a plural."""
        if isinstance(phrase, dict):
            return {form: self._prepared(text) for form, text in phrase.items()}
        return tuple(_FIELD.split(self.typeset(phrase)))

    def say(self, key: str, **values) -> str:
        """The phrase of that name. Raises MissingWord for an unknown name or a value that was not given."""
        phrase = self._phrases.get(key)
        if phrase is None:
            raise MissingWord(f"no phrase {key!r} in pages/words{_nearest(key, self._phrases)}")
        if isinstance(phrase, dict):
            if "n" not in values:
                raise MissingWord(f"phrase {key!r} has a plural: give n")
            phrase = self._in_number(phrase, 0 if is_missing(values["n"]) else values["n"])
        if len(phrase) == 1:
            return phrase[0]
        try:
            return "".join([self._filled(values[part]) if place % 2 else part for place, part in enumerate(phrase)])
        except KeyError as missing:
            raise MissingWord(f"phrase {key!r} needs {missing.args[0]!r}{_nearest(missing.args[0], values)}") from None

    def _in_number(self, phrase: dict[str, tuple[str, ...]], n: float) -> tuple[str, ...]:
        """The form of that number. French says none as it says one: not where "one" is written out in letters."""
        form = phrase.get(self._form(n), phrase["other"])
        return form if n or "n" in form[1::2] else phrase["other"]

    def _filled(self, value) -> str:
        return value if isinstance(value, str) else self.value(value)

    def has(self, key: str) -> bool:
        return key in self._phrases

    def typeset(self, text: str) -> str:
        """French spacing: the space the author put before ; : ! ? %, inside « » and within a number never breaks."""
        if self.language != "fr":
            return text
        text = _WITHIN_NUMBER.sub(NARROW, text)
        text = _BEFORE_COLON.sub(HARD + r"\1", _BEFORE_HIGH.sub(NARROW + r"\1", text))
        return text.replace("« ", f"«{HARD}").replace(" »", f"{HARD}»")

    def unbroken(self, title: str) -> str:
        """A title whose lines never end within "e-mail", "font-ils" or "9–10"."""
        return _KEPT_SPAN.sub(f"{JOINER}\\1{JOINER}", _KEPT_HYPHEN.sub("\\1\N{NON-BREAKING HYPHEN}", title))

    def everything(self, filter_name: str) -> str:
        """What a filter says where nothing is chosen: all, in the gender of what it filters."""
        key = f"filter.all_of.{filter_name}"
        return self.say(key if self.has(key) else "filter.all")

    def of(self, sql_file, key: str) -> str:
        """The reader's words in a question's or metric's own header: `words.of(answer.question, "reading")`."""
        return self.typeset(sql_file.words(key, self.language))

    def label(self, column) -> str:
        """What a column of an answer is called."""
        return self.typeset(column.label(self.language))

    def meaning(self, column) -> str:
        """What a column of an answer stands for."""
        return self.typeset(column.meaning(self.language))

    def heading(self, answer, name: str) -> str:
        """What a column is called: its metric's label, else the phrase `columns.<name>`, else its name; `_sd` of what it is the deviation."""
        column = answer.columns.get(name)
        if column is not None and column.label(self.language) != name:
            return self.label(column)
        if name.endswith("_sd"):
            return self.say("columns.deviation", label=self.heading(answer, name.removesuffix("_sd")))
        return self.say(f"columns.{name}") if self.has(f"columns.{name}") else _spoken(name)

    def named(self, column: str, value) -> str:
        """A value of a grain or filter as readers know it: weeks as dates, codes by `names.<column>.<value>`."""
        if is_missing(value):
            return self.say("unknown")
        if isinstance(value, bool):
            return self.say("yes" if value else "no")
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            if "quarter" in column:
                return self.quarter(value)
            if column.startswith(_WEEK):
                return self.week(value)
            return self.month(value) if column.startswith(_MONTH) else self.date(value)
        if column == "lag_months":
            return self.say("lag.none" if not value else "lag.confidence_first" if value > 0 else "lag.texts_first", n=abs(value))
        if column == "weekday":
            return self.weekday(value)
        if column == "hour":
            return self.hour(value)
        if isinstance(value, int | float):
            return self.value(value, next((unit for unit in DELAYS if column.endswith(unit)), None))
        kind = ALSO.get(column, column)
        if kind == "source_system" and SEVERAL in value:
            return SEVERAL.join(self.named(kind, one) for one in value.split(SEVERAL))
        if kind == "country" and len(value) == 2:
            return self._countries.get(value, value)
        key = f"names.{kind}.{value}"
        return self.say(key) if self.has(key) else self._common_name(value)

    def _common_name(self, value: str) -> str:
        key = f"names.any.{value}"
        return self.say(key) if self.has(key) else str(value)


@cache
def words(language: str) -> Words:
    """The words of a language, made once."""
    return Words(language)


@cache
def every_phrase() -> dict[str, dict]:
    """Every phrase of pages/words/*.toml: dotted key -> {"en": …, "fr": …}."""
    found: dict[str, dict] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for key, phrase in read_phrases(path).items():
            if key in found:
                raise MissingWord(f"{path.name}: the phrase {key!r} already stands in another file")
            found[key] = phrase
    return found


def read_phrases(path: Path) -> dict[str, dict]:
    """One words file, flattened. Raises MissingWord where a phrase lacks a language or its plural's `other`."""
    found: dict[str, dict] = {}

    def walk(table: dict, under: str) -> None:
        for key, inner in table.items():
            name = f"{under}.{key}" if under else key
            if not isinstance(inner, dict):
                raise MissingWord(f"{path.name}: {name!r} must be a table with {', '.join(LANGUAGES)}")
            if set(inner) & set(LANGUAGES) and not any(isinstance(inner[x], dict) and "en" in inner[x] for x in inner):
                _check(path, name, inner)
                found[name] = inner
            else:
                walk(inner, name)

    walk(tomllib.loads(path.read_text(encoding="utf-8")), "")
    return found


def _check(path: Path, name: str, phrase: dict) -> None:
    for language in LANGUAGES:
        text = phrase.get(language)
        if not text or (isinstance(text, dict) and "other" not in text):
            raise MissingWord(f"{path.name}: {name!r} says nothing in {language!r}")


def _nearest(name: str, known) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _spoken(name: str) -> str:
    return name.replace("_", " ").strip().capitalize()
