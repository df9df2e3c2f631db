"""Rows of a list as cards: what stands on a phone for a table that would scroll sideways there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import streamlit.components.v2 as components

SCRIPT = Path(__file__).with_suffix(".js")


@dataclass(frozen=True)
class Card:
    """One row: what heads it, whether that opens something, its short values in one line, its long texts."""

    head: str
    opens: bool
    line: str
    texts: tuple[str, ...]


@cache
def _element():
    return components.component("cards", js=SCRIPT.read_text(encoding="utf-8"), isolate_styles=False)


def cards(key: str, told: Sequence[Card], note: str = "") -> int | None:
    """Show cards under a note, all as text; the place of the one that was just opened. One element for all: a browser works
    out each element of a page several times at every click, those of a computer's page that only a phone shows included."""
    data = json.dumps({"note": note, "cards": [asdict(one) for one in told]}, ensure_ascii=False).encode()
    return _element()(key=key, data=data, on_opened_change=lambda: None).opened
