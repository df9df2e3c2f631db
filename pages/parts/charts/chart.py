"""What every chart shares: the Chart itself, its quiet frame, axes written by Words, hover texts and notes.

Figures are plain dicts in Plotly's grammar, complete in themselves: show them with `place`. Their
background is the page's, so that a picture saved from one can be read anywhere. All words in a figure are written beforehand (explicit
ticks, hover texts in `hovertext`): nothing depends on Plotly's locale. Text from data is escaped, since Plotly reads
tags in it.
"""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass
from functools import cached_property

from pages.parts import shape
from pages.parts.charts.colours import palette
from pages.parts.formats import DELAYS
from pages.parts.highlighting import TURNERS
from queries.certainty import THIN

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, sans-serif'
SIZE, SMALL = 13, 12
MOST_POINTS = 2_000
MOST_ROWS = 30
HOVER = "%{hovertext}<extra></extra>"


@dataclass(frozen=True)
class Chart:
    """A figure to draw, what it says to those who do not see it, its title, and notes on how to read its marks."""

    figure: dict
    alt: str
    title: str
    notes: tuple[str, ...] = ()
    is_empty: bool = False
    events: tuple[str, ...] = ()
    """Those of the notes that say which event each letter marks: the same under many charts of a page."""

    @cached_property
    def written(self) -> str:
        """The figure as JSON, written once for all who see it."""
        return json.dumps(self.figure, ensure_ascii=False, allow_nan=False)


def escaped(text) -> str:
    """Text from data, safe inside a figure: Plotly would read its tags, links included, and `%{…}` in templates."""
    return str(text).translate(TURNERS).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")


def shortened(text: str, width: int) -> str:
    """At most `width` characters, the cut shown by an ellipsis; the full text belongs in the hover."""
    text = " ".join(str(text).split())
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def wrapped(text: str, width: int, lines: int = 2) -> list[str]:
    """The text in at most `lines` lines of `width` characters, for HTML-like figure text; a word is never broken over
    two lines: what does not fit is cut with an ellipsis."""
    text = str(text)
    if len(text) <= width:
        return [text]
    found = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=True) or [""]
    if len(found) > lines:
        found = [*found[: lines - 1], " ".join(found[lines - 1 :])]
    return [shortened(line, width) for line in found]


def both_ends(text: str, width: int, lines: int = 1) -> list[str]:
    """The text in one or two lines of `width` characters; where it has no room, its beginning and its end, by which names
    that begin alike are told apart."""
    found = wrapped(text, width, lines)
    if all(line[-1:] != "…" for line in found) or text.endswith("…"):
        return found
    if lines == 1:
        tail = (width - 1) // 2
        return [f"{text[: width - 1 - tail].rstrip()}…{text[-tail:].lstrip()}"]
    return [shortened(wrapped(text, width, len(text))[0], width), f"…{text[1 - width :].lstrip()}"]


def broken(text: str, width: int, lines: int = 2) -> str:
    """`wrapped`, escaped and joined by the figure's line break."""
    return "<br>".join(escaped(line) for line in wrapped(text, width, lines))


def pixels(text: str, size: int = SIZE) -> float:
    """About how wide the longest line of a text is, in pixels."""
    return max((len(line) for line in str(text).split("<br>")), default=0) * size * 0.53


def frame(answer, theme: str, *, height: int, left=8, right=8, top=8, bottom=8, **more) -> dict:
    """The layout all charts start from; height and margins in pixels, `more` is added as it is."""
    colours = palette(theme)
    return {
        "height": int(height),
        "autosize": True,
        "margin": {"l": int(left), "r": int(right), "t": int(top), "b": int(bottom), "pad": 0},
        "paper_bgcolor": colours.background,
        "plot_bgcolor": colours.background,
        "colorway": list(colours.series),
        "font": {"family": FONT, "size": SIZE, "color": colours.ink},
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 30,
        "dragmode": False,
        "separators": ",\u202f",
        "uirevision": answer.question.name,
        "hoverlabel": {
            "bgcolor": colours.surface,
            "bordercolor": colours.axis,
            "font": {"family": FONT, "size": SIZE, "color": colours.ink},
            "align": "left",
            "namelength": -1,
        },
        "annotations": [],
        "shapes": [],
        **more,
    }


def axis(theme: str, **more) -> dict:
    """An axis without lines, its ticks muted; fixed, so that a finger on a phone scrolls the page, not the chart."""
    colours = palette(theme)
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "title": {"text": ""},
        "tickfont": {"family": FONT, "size": SMALL, "color": colours.muted},
        "gridcolor": colours.grid,
        "gridwidth": 1,
        "automargin": False,
        "tickangle": 0,
        "ticklabelstandoff": 4,
        **more,
    }


def measure_axis(theme: str, scale, **more) -> dict:
    """An axis of values: light gridlines at the scale's ticks."""
    return axis(
        theme,
        type="log" if scale.is_log else "linear",
        range=scale.axis_range,
        showgrid=True,
        tickmode="array",
        tickvals=list(scale.ticks),
        ticktext=list(scale.texts),
        **more,
    )


def caption(text: str, theme: str, *, left: int = 0, up: int = 12) -> dict:
    """What the values are, set `up` pixels over the plot and `left` of it, where an axis title is easiest to read."""
    return {
        "text": text, "xref": "paper", "x": 0, "xanchor": "left", "xshift": -left, "yref": "paper", "y": 1,
        "yanchor": "bottom", "yshift": up, "showarrow": False, "align": "left", "borderpad": 0,
        "font": {"family": FONT, "size": SMALL, "color": palette(theme).muted},
    }  # fmt: skip


def axis_title(answer, words, metric: str) -> str:
    """The metric and its unit, as an axis title: "Part satisfaite, %"."""
    label = words.heading(answer, metric)
    unit = shape.unit_of(answer, metric)
    if unit in ("share", "days") and words.say(f"unit.{unit}").lower() not in label.lower():
        return words.say("chart.axis", label=label, unit=words.say(f"unit.{unit}"))
    return label


def hover(words, title: str, unit, cell) -> str:
    """What a mark says when pointed at: what it is, the value, its interval, n."""
    lines = [f"<b>{broken(title, 48, 3)}</b>", value_line(words, unit, cell)]
    if cell.n is not None:
        lines.append(words.say("chart.n", n=cell.n))
    return "<br>".join(lines)


def value_line(words, unit, cell) -> str:
    """The value and its interval, or why there is none."""
    if cell.is_hidden:
        return words.say("chart.hidden")
    if cell.value is None:
        return missing(words, unit, cell)
    text, interval = words.value(cell.value, unit), words.interval(cell.low, cell.high, unit)
    return f"{text} ({interval})" if interval else text


def missing(words, unit, cell) -> str:
    """Why a value that is not hidden is not there: it was not reached or, where it is a ratio, or no delay and n below 30, too few were counted."""
    is_too_few = unit == "ratio" or unit not in DELAYS and (cell.is_thin or (cell.n or 0) < THIN)
    return words.say("chart.not_known" if is_too_few else "chart.not_reached")


def note_on_cells(answer, words, cells, *, interval: str | None = None, drawn=None, marks_thin: bool = True) -> list[str]:
    """The notes that a set of cells calls for: intervals drawn, thin ones where the chart marks them, hidden and running ones.
    `drawn` are the cells whose intervals the chart draws, where they are others; one without length is not to be seen."""
    notes = []
    if interval and any(cell.is_shown and cell.has_interval and cell.high > cell.low for cell in (cells if drawn is None else drawn)):
        notes.append(words.say(interval))
    if marks_thin and any(cell.is_thin and cell.is_shown for cell in cells):
        notes.append(words.say("note.thin", n=shape.few(answer)))
    if any(cell.is_incomplete for cell in cells):
        notes.append(words.say("note.incomplete"))
    hidden = sum(cell.is_hidden for cell in cells)
    if hidden:
        notes.append(words.say("note.hidden", n=hidden))
    return notes


def nothing(answer, words, theme: str, title: str, why: str = "") -> Chart:
    """The chart of an answer without rows, or whose values are all hidden: one quiet sentence, `why` where another than these is the reason."""
    is_hidden = answer.is_few or "is_hidden" in answer.rows.columns and bool(answer.rows["is_hidden"].any())
    layout = frame(answer, theme, height=96)
    layout["xaxis"] = axis(theme, visible=False)
    layout["yaxis"] = axis(theme, visible=False)
    layout["xaxis"]["range"] = layout["yaxis"]["range"] = [0, 1]
    sentence = {
        "type": "scatter", "mode": "text", "x": [0], "y": [0.5], "text": [why or words.say("chart.all_hidden" if is_hidden else "chart.empty")], "hoverinfo": "skip",
        "textposition": "middle right", "cliponaxis": False,
        "textfont": {"size": SIZE, "color": palette(theme).muted},
    }  # fmt: skip
    return Chart({"data": [sentence], "layout": layout}, why or words.say("alt.empty"), title, is_empty=True)


def spread_apart(places: list[float], gap: float, low: float, high: float) -> list[float]:
    """The places moved as little as needed to stand `gap` apart within [low, high]; order is kept."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = [min(max(places[i], low), high) for i in order]
    for i in range(1, len(moved)):
        moved[i] = max(moved[i], moved[i - 1] + gap)
    over = moved[-1] - high if moved else 0
    if over > 0:
        moved[-1] = high
        for i in range(len(moved) - 2, -1, -1):
            moved[i] = min(moved[i], moved[i + 1] - gap)
    result = [0.0] * len(places)
    for place, i in zip(moved, order, strict=True):
        result[i] = place
    return result
