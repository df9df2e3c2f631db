"""The name and value of each curve in the margin, beside where it ends, so that no legend is needed."""

from __future__ import annotations

from typing import NamedTuple

from pages.parts.charts.chart import SIZE, broken, pixels, spread_apart
from pages.parts.charts.colours import Palette, legible

LONGEST_NAME, LONGEST_LINE, MOST_WITH_VALUES = 15, 18, 4
LINE_HEIGHT, WIDEST = 17, 140


class Ending(NamedTuple):
    """Where a curve ends: its name and value as written ("" where there is none), its height 0–1, its colour: the curve's own."""

    name: str
    value: str
    place: float
    colour: str


def endings(ends: list[Ending], tall: float, colours: Palette) -> tuple[list[dict], int]:
    """Annotations for the right margin of a chart `tall` pixels high, moved apart where they would touch, and the
    pixels they want. With more than four curves the values are left out: the names alone then fit."""
    texts = [_text(end, len(ends) <= MOST_WITH_VALUES) for end in ends]
    gap = LINE_HEIGHT * max((text.count("<br>") + 1 for text in texts), default=1)
    lowest = (gap - LINE_HEIGHT) / 2  # a label of several lines stands above the axis's own
    moved = spread_apart([end.place * tall for end in ends], gap, min(lowest, tall), tall)
    labels = [
        {
            "text": text, "x": 1, "xref": "paper", "xanchor": "left", "xshift": 6, "y": 0, "yref": "paper",
            "yshift": place, "yanchor": "middle", "align": "left", "showarrow": False,
            "font": {"size": SIZE, "color": legible(end.colour, colours)},
        }
        for end, text, place in zip(ends, texts, moved, strict=True)
    ]  # fmt: skip
    widest = max((pixels(text.replace("<b>", "").replace("</b>", "")) for text in texts), default=0)
    return labels, min(WIDEST, int(widest) + 16)


def _text(end: Ending, with_value: bool) -> str:
    if not end.name:
        return f"<b>{end.value}</b>"
    has_value = with_value and end.value
    name = broken(end.name, LONGEST_NAME, 2 if with_value and len(end.name) > LONGEST_NAME else 1)
    if not has_value:
        return name
    apart = "<br>" if "<br>" not in name and len(name) + len(end.value) > LONGEST_LINE else " "
    return f"{name}{apart}<b>{end.value}</b>"
