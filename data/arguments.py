"""The parser of every command line: it speaks the reader's language, and tells the nearest known word where one is misspelt."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from data.wording import nearest, phrases, say

ARGPARSE = "argparse_"
"""How the codes begin of what argparse itself says; their English is argparse's own text."""


class Parser(argparse.ArgumentParser):
    """A parser whose commands, options and mistakes are told in one language."""

    def __init__(self, *args, language: str, **kwargs) -> None:
        self.language = language
        speak(language)
        super().__init__(*args, **kwargs)

    def error(self, message: str) -> None:
        speak(self.language)
        super().error(message)

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None):
        speak(self.language)
        options, left = super().parse_known_args(args, namespace)
        if left:
            options_here = [name for name in self._option_string_actions if name.startswith("--")]
            unknown = next((told for told in left if told.startswith("-")), None)
            code, given = ("argument_unknown", unknown) if unknown else ("argument_too_many", left[0])
            self.error(say(code, self.language, given=given, nearest=nearest(given.partition("=")[0], options_here)))
        return options, left

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            known = list(action.choices)
            raise argparse.ArgumentError(action, say("argument_no_choice", self.language, given=value, nearest=nearest(str(value), known), known=", ".join(known)))


def speak(language: str) -> None:
    """Let argparse say what it says itself in this language: it asks gettext's functions, by these names, for every sentence of its own."""
    said = _said(language)
    argparse._ = lambda text: said.get(text, text)
    argparse.ngettext = lambda one, many, n: said.get(one if n == 1 else many, one if n == 1 else many)


@cache
def _said(language: str) -> dict[str, str]:
    return {both["en"]: both[language] for code, both in phrases().items() if code.startswith(ARGPARSE)}


def day_in(language: str):
    """The type of an argument that is a day."""

    def day(told: str) -> date:
        try:
            return date.fromisoformat(told)
        except ValueError as problem:
            raise argparse.ArgumentTypeError(say("argument_no_day", language, given=told)) from problem

    return day


def path_in(language: str):
    """The type of an argument that is a path: an empty one, as a shell gives for a variable that is not set, would be this very folder."""

    def path(told: str) -> Path:
        if not told.strip():
            raise argparse.ArgumentTypeError(say("argument_no_path", language))
        return Path(told)

    return path


def number_in(language: str, least: int, most: int):
    """The type of an argument that is a whole number between two others."""

    def number(told: str) -> int:
        if not (told.isascii() and told.isdigit() and least <= int(told) <= most):
            raise argparse.ArgumentTypeError(say("argument_no_number", language, given=told, least=least, most=most))
        return int(told)

    return number
