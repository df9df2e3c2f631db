"""Sentences about data for readers: the words stand in `data/words/*.toml`, one table per code, both languages."""

from __future__ import annotations

import difflib
import locale
import os
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from data.sqlfile import LANGUAGES

FOLDER = Path(__file__).parent / "words"
SHOWN = 120
"""Characters of a value that a sentence shows."""

TOLD_BY = "told_by"
"""Of a remark's detail, the code of the phrase that gives its reason, filled with the same detail."""


class Whole(str):
    """Text that a sentence shows in full, however long."""


class _Told(dict):
    def __missing__(self, name: str) -> str:
        return "?"


@cache
def phrases() -> dict[str, dict[str, str]]:
    """Every phrase by code. Raises ValueError where one lacks a language."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for code, both in tomllib.loads(path.read_text(encoding="utf-8")).items():
            missing = [language for language in LANGUAGES if language not in both]
            if missing:
                raise ValueError(f"{path.name}: [{code}] lacks {', '.join(missing)}")
            found[code] = both
    return found


_CONTROLS = {code: "\ufffd" for code in (*range(0x00, 0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000))}


def harmless(text: str) -> str:
    """Text from outside for a terminal: the signs that would command it, or turn the direction of what follows, each shown as one that cannot."""
    return text.translate(_CONTROLS)


def say(code: str, language: str, **detail: object) -> str:
    """The phrase of that code, filled. Raises KeyError naming the nearest code."""
    known = phrases()
    if code not in known:
        near = difflib.get_close_matches(code, known, n=1)
        raise KeyError(f"no phrase {code!r} in data/words" + (f"; did you mean {near[0]!r}?" if near else ""))
    return _filled(known[code][language], detail, language)


def say_whole(code: str, language: str, **detail: object) -> str:
    """The phrase of that code, filled with values of any length."""
    return Whole(say(code, language, **{name: value if isinstance(value, int) else Whole(value) for name, value in detail.items()}))


def _filled(phrase: str, detail: dict[str, object], language: str) -> str:
    shown = {name: _shown(value, language) for name, value in detail.items()}
    return phrase.format_map(_Told(shown))


def _shown(value: object, language: str) -> object:
    if isinstance(value, str):
        return harmless(value if len(value) <= SHOWN or isinstance(value, Whole) else value[: SHOWN - 1] + "…")
    return str(value).replace(".", ",") if isinstance(value, float) and language == "fr" else value


def sentence(remark, language: str) -> str:
    """What a remark says to a reader: its own words where its importer gave some, else those of its code."""
    says = dict(getattr(remark, "says", ()) or ())
    detail = {"row": remark.row, "column": remark.column, "value": remark.value, "n": getattr(remark, "n", 1), **dict(remark.detail)}
    if TOLD_BY in detail:
        detail["reason"] = say_whole(str(detail[TOLD_BY]), language, **dict(remark.detail))
    if "was" in detail:
        detail["was"] = was_read(str(detail["was"]), language)
    if says:
        return _filled(says.get(language) or says["en"], detail, language)
    return say(remark.code, language, **detail)


def was_read(how: str, language: str) -> str:
    """An order of dates or a decimal mark in words; what is neither stays as it is."""
    return say(f"reading_{how}", language) if f"reading_{how}" in phrases() else how


def nearest(told: str, known: Iterable[str]) -> str:
    """The known word that comes nearest."""
    return (difflib.get_close_matches(told, known, n=1, cutoff=0) or ["—"])[0]


def reader_language() -> str:
    """The language of the terminal: LC_ALL, LC_MESSAGES or LANG, else the system's, else English."""
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "fr" if told.lower().startswith("fr") else "en"
