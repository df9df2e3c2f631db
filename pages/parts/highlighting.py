"""A text with the words that counted marked: escaped letter by letter, so that nothing a customer wrote is read as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

LONGEST_SHOWN = 1_200
COLOURS = {"anxiety": "217, 119, 6", "trust": "22, 128, 90", "distrust": "190, 40, 60", "wait_and_see": "110, 90, 180", "pressure": "190, 40, 60", "condition": "110, 90, 180"}
"""Red, green and blue of each construct's mark; its name is in the tooltip and in the line beneath."""
TURNERS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x0, 0x9), 0xB, 0xC, *range(0xE, 0x20), 0x7F])
"""Signs that turn the direction of what follows them or control a terminal: left out, for a text must not rearrange the page."""


class Mark(NamedTuple):
    """Characters start…end count for a construct; `named` is what the tooltip says; a denied word is struck through."""

    start: int
    end: int
    construct: str
    named: str
    is_denied: bool = False


def highlighted(text: str, marks: Iterable[Mark], longest: int = LONGEST_SHOWN) -> str:
    """HTML of one text: every piece escaped, every mark around escaped letters; overlapping marks keep the first."""
    pieces, place = [], 0
    shown = text[:longest]
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        start, end = max(mark.start, 0), min(mark.end, len(shown))
        if start < place or start >= end or mark.construct not in COLOURS:
            continue
        pieces.append(_safe(shown[place:start]))
        struck = ";text-decoration:line-through" if mark.is_denied else ""
        style = f"background:rgba({COLOURS[mark.construct]},0.22);border-bottom:2px solid rgb({COLOURS[mark.construct]});color:inherit;border-radius:2px;padding:0 1px{struck}"
        pieces.append(f'<mark style="{style}" title="{_safe(mark.named)}">{_safe(shown[start:end])}</mark>')
        place = end
    pieces.append(_safe(shown[place:]))
    if len(text) > longest:
        pieces.append("…")
    return f'<p dir="auto" style="unicode-bidi:isolate;overflow-wrap:anywhere;white-space:pre-line;margin:0">{"".join(pieces)}</p>'


def _safe(text: str) -> str:
    text = re.sub(r" (?=[!?:;»])|(?<=«) ", "\N{NO-BREAK SPACE}", text)  # as French sets them: no sign begins a line
    return html.escape(text.translate(TURNERS).encode("utf-8", "replace").decode("utf-8"), quote=True)


def marks_of(terms, named: Callable[[str, str], str], shown: frozenset[str]) -> list[Mark]:
    """Marks of the terms of data.feelings.evidence whose construct is among those shown."""
    return [Mark(term.start, term.end, term.construct, named(term.construct, term.facet), term.negated) for term in terms if term.construct in shown]
