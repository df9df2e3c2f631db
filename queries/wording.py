"""Sentences about questions for readers: the words stand in `queries/words.toml`, both languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def say(code: str, language: str, **detail: object) -> str:
    return WORDS[code][language].format(**detail)


class Wrong(ValueError):
    """What was asked cannot be: `told` says why and what comes nearest, in the reader's language."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(say(code, "en", **detail))
        self.code, self.detail = code, detail

    def told(self, language: str) -> str:
        return say(self.code, language, **self.detail)
