"""The colours of every chart, in a light and a dark set.

Colour carries meaning and never carries it alone: series also differ by dash, marker or label. Each set keeps text
at 4.5:1 and marks at 3:1 against both of its backgrounds, and its series apart for readers who do not see red or
green (measured in tests/test_colours.py).
"""

import zlib
from dataclasses import dataclass
from functools import cache

SERIES_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid", "dash", "dot", "dashdot")
SERIES_MARKERS = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down", "star", "hexagon", "x", "pentagon")


@dataclass(frozen=True)
class Palette:
    """One theme's colours as #rrggbb; `sequential` runs from almost nothing to much, `diverging` from bad to good."""

    background: str
    surface: str
    ink: str
    muted: str
    grid: str
    axis: str
    accent: str
    grey: str
    good: str
    bad: str
    series: tuple[str, ...]
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]


LIGHT = Palette(
    background="#faf7f2",
    surface="#f1ece3",
    ink="#23272c",
    muted="#5a5f66",
    grid="#e4ddd1",
    axis="#8d867b",
    accent="#1b5e73",
    grey="#857f76",
    good="#0a4a4c",
    bad="#b3492c",
    series=("#1b5e73", "#9f8237", "#b7739b", "#2f2978", "#612006", "#32670c", "#675aaf", "#68735b", "#620e48", "#4e87d3"),
    sequential=(
        "#eef0ec", "#dbe5e5", "#c4d8db", "#a9c8cf", "#8bb6c1", "#6ca2b1", "#4d8ca0", "#33758c", "#1b5e73", "#0d4356",
    ),
    diverging=(
        "#8c2f19", "#b05238", "#cc7d63", "#e0ab97", "#ecd6ca", "#d2e0e1", "#a9c8cf", "#7badba", "#4588a0", "#1b5e73",
    ),
)  # fmt: skip

DARK = Palette(
    background="#17191c",
    surface="#212429",
    ink="#ece7df",
    muted="#aba69d",
    grid="#2e3237",
    axis="#7b7972",
    accent="#6cc3d5",
    grey="#918c84",
    good="#8fe0c6",
    bad="#f0937a",
    series=("#6cc3d5", "#b5820c", "#b65577", "#587dce", "#fa9d6b", "#8fe9bb", "#889ef6", "#fbd26b", "#b08f90", "#a9e0fe"),
    sequential=(
        "#20292e", "#22353d", "#24434d", "#27525f", "#2c6373", "#357587", "#42889b", "#549db0", "#6cb3c5", "#8fcddc",
    ),
    diverging=(
        "#f0937a", "#c8705a", "#9a5443", "#6d3e34", "#423230", "#25383f", "#28525f", "#357587", "#4f9db0", "#8fcddc",
    ),
)  # fmt: skip

THEMES = {"light": LIGHT, "dark": DARK}


def palette(theme: str) -> Palette:
    """The colours of "light" or "dark"; anything else (an unknown theme type) reads as light."""
    return THEMES.get(theme, LIGHT)


def fade(colour: str, alpha: float) -> str:
    """`colour` (#rrggbb) as a translucent CSS colour, for ribbons and bands behind the marks."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"


def assigned(names: list, theme: str) -> dict:
    """name -> (colour, dash, marker), by the names' sorted order, so that a filter or a sort by size repaints nothing.

    Beyond ten names colours repeat with another dash and marker: they stay told apart by form and label.
    """
    colours = palette(theme).series
    styles = {}
    for place, name in enumerate(sorted(set(names), key=lambda name: (name is None, str(name)))):
        turn = place // len(colours)
        style = (place + turn) % len(SERIES_DASHES)
        styles[name] = (colours[place % len(colours)], SERIES_DASHES[style], SERIES_MARKERS[style])
    return styles


@dataclass(frozen=True)
class Worn:
    """What a name wears in every chart: a colour, and the form of its square, by which those of one colour are told apart."""

    colour: str
    form: str = "full"


SQUARES = {"full": "■", "half": "◧", "core": "▣", "ruled": "▥"}
RULED = "ruled"
"""The form of names that are not ours, so that none of them passes for one that is."""


def kept(name: str, theme: str, known: tuple[tuple[str, ...], ...] = ()) -> Worn:
    """What a name wears, whatever stands beside it: by its place among the `known`, at most ten groups of names that share
    a colour, each with a form of its own; another's colour comes from its letters, and two of those may share one."""
    colours = palette(theme).series
    for colour, group in zip(colours, known, strict=False):
        if name in group:
            return Worn(colour, tuple(SQUARES)[group.index(name)])
    return Worn(colours[zlib.crc32(name.encode()) % len(colours)], RULED)


def swatch(worn: Worn | None) -> str:
    """A small square of the colour and form, to stand before a name in a figure's text; '' for none."""
    return f'<span style="color:{worn.colour}">{SQUARES[worn.form]}</span> ' if worn else ""


@cache
def legible(colour: str, colours: Palette) -> str:
    """The colour of a mark as text wears it: mixed with ink, no more than 4.5:1 against both backgrounds takes."""
    mixed = (_between(colour, colours.ink, part / 20) for part in range(21))
    return next(one for one in mixed if min(contrast(one, ground) for ground in (colours.background, colours.surface)) >= 4.5)


def _between(one: str, other: str, part: float) -> str:
    return "#" + "".join(f"{round(int(one[i : i + 2], 16) * (1 - part) + int(other[i : i + 2], 16) * part):02x}" for i in (1, 3, 5))


@cache
def readable_on(colour: str) -> str:
    """The ink that can be read (4.5:1) on a cell painted `colour`: ours or white, pure black on the middle tones."""
    inks = (LIGHT.ink, "#ffffff", "#000000")
    return next((ink for ink in inks if contrast(ink, colour) >= 4.5), "#000000")


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two #rrggbb colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of a #rrggbb colour (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
