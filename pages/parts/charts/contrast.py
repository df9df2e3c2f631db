"""Two sides compared row by row: both their shares, and beside them the difference with its interval against zero."""

from __future__ import annotations

from dataclasses import replace

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.bars import row_name, rows_layout, whiskers
from pages.parts.charts.chart import HOVER, SIZE, SMALL, Chart, both_ends, broken, caption, escaped, hover, measure_axis, note_on_cells, nothing
from pages.parts.charts.colours import palette

SHARES, DIFFERENCE = (0.0, 0.58), (0.7, 1.0)
"""How much of the width each half takes."""
NAME = 30
ROW = 64
"""Pixels of a row: the interval written under a bar stands clear of the figure over the next one."""
THICK, FINE = 7, 2
"""Pixels of an interval that keeps off zero after all looks, and of one that does not."""


def contrast(answer, words, theme="light", *, by, standing=("higher", "lower")) -> Chart:
    """An answer of `set_side_by_side`, in its order: a hollow dot for the second side, a full one for the first, and at
    the right the difference in points as a bar as long as its 95 % interval.

    The bar is thick and coloured where `share_verdict` is among `standing`, thin and grey where it is not.
    """
    title = words.of(answer.question, "question")
    sides = {name: shape.cells(answer, name, (by,)) for name in ("second_share", "first_share")}
    gaps = shape.cells(answer, "share_difference", (by,))
    if not any(gap.is_shown for gap in gaps):
        return nothing(answer, words, theme, title)
    colours = palette(theme)
    stands = [verdict in standing for verdict in answer.rows["share_verdict"].to_list()]
    marks = [_key(words, answer, "second_share", "○", colours.muted), _key(words, answer, "first_share", "●", colours.accent)]
    names = [row_name(words, by, gap) for gap in gaps]
    layout, places = rows_layout(answer, words, theme, [both_ends(name, NAME)[0] for name in names], gaps, top=30 + 18 * len(marks), above=True, row=ROW)
    layout["margin"]["r"] = 14
    left = layout["margin"]["l"] - 4
    shares = [x for cells in sides.values() for cell in cells if cell.is_shown for x in (cell.value, cell.low, cell.high) if x is not None]
    reach = [x for gap in gaps if gap.is_shown for x in (gap.value, gap.low, gap.high) if x is not None]
    layout["xaxis"] = measure_axis(theme, scales.scale(words, shares, "share", zero=False, ticks=3), side="bottom", domain=list(SHARES))
    layout["xaxis2"] = measure_axis(theme, _points(words, reach), side="bottom", domain=list(DIFFERENCE), anchor="y")
    layout["shapes"].append({"type": "line", "xref": "x2", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": {"color": colours.axis, "width": 1.5}})
    layout["annotations"] += [caption(mark, theme, left=left, up=24 + 18 * place) | {"font": {"size": SIZE}} for place, mark in enumerate(reversed(marks))]
    layout["annotations"].append(caption("%", theme, left=left, up=6))
    layout["annotations"].append(caption(escaped(words.say("contrast.points")), theme, up=6) | {"x": 1, "xanchor": "right"})
    for gap, is_standing, place in zip(gaps, stands, places.at, strict=True):
        layout["annotations"] += _said(words, gap, is_standing, place, colours)
    data = [_joined(sides, places.at, colours.axis)]
    for name, hollow in (("second_share", True), ("first_share", False)):
        data += _dots(words, answer, name, names, sides[name], places.at, colours, hollow)
    for is_standing in (False, True):
        rows = [(gap, place) for gap, place, here in zip(gaps, places.at, stands, strict=True) if here == is_standing]
        bar = whiskers([gap for gap, _ in rows], [place for _, place in rows], colours.accent if is_standing else colours.grey, THICK if is_standing else FINE)
        data.append(bar | {"xaxis": "x2"})
    data.append(_middles(words, names, gaps, stands, places.at, colours))
    told = alt.told(
        words, alt.what(answer, words, "dots", "share_difference"),
        *(words.say("alt.difference", name=alt.shortened(name, alt.NAME), value=_value(words, gap)) for name, gap in zip(names, gaps, strict=True) if gap.is_shown),
        *alt.gaps(words, gaps),
    )  # fmt: skip
    return Chart({"data": data, "layout": layout}, told, title, (words.say("note.contrast"), *note_on_cells(answer, words, gaps)))


def _key(words, answer, name, mark, colour) -> str:
    return f'<span style="color:{colour}">{mark}</span> {broken(words.heading(answer, name), 50, 1)}'


def _value(words, gap) -> str:
    """A difference in points and its interval."""
    interval = words.interval(gap.low, gap.high, "points")
    return f"{words.signed(gap.value, 'share')} ({interval})" if interval else words.signed(gap.value, "share")


def _points(words, values):
    """The scale of the differences; its title says once that they are points."""
    scale = scales.scale(words, values, "points", ticks=3)
    return replace(scale, texts=tuple(words.number(round(mark * 100, 1)) for mark in scale.ticks))


def _said(words, gap, is_standing, place, colours) -> list[dict]:
    """The difference in figures at the right end of its row's name, bold where it stands; its interval under its bar."""
    at = {"xref": "paper", "x": 1, "xanchor": "right", "y": place, "showarrow": False, "borderpad": 0}
    if not gap.is_shown:
        text = words.say("chart.hidden" if gap.is_hidden else "chart.not_known")
        return [at | {"text": text, "yanchor": "middle", "font": {"size": SMALL, "color": colours.muted}}]
    text = words.signed(gap.value, "points_alone")
    ink = {"size": SIZE, "color": colours.ink if is_standing else colours.muted}
    told = [at | {"text": f"<b>{text}</b>" if is_standing else text, "yanchor": "bottom", "yshift": 9, "font": ink}]
    if gap.has_interval:
        span = words.span(gap.low, gap.high, "points_alone")
        told.append(at | {"text": span, "yanchor": "top", "yshift": -7, "bgcolor": colours.background, "font": {"size": SMALL - 1, "color": colours.muted}})
    return told


def _joined(sides, places, colour) -> dict:
    xs, ys = [], []
    for first, second, place in zip(sides["first_share"], sides["second_share"], places, strict=True):
        if first.is_shown and second.is_shown:
            xs += [first.value, second.value, None]
            ys += [place, place, None]
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip", "line": {"color": colour, "width": 1.25}}


def _dots(words, answer, side, names, cells, places, colours, hollow) -> list[dict]:
    colour, said = colours.muted if hollow else colours.accent, words.heading(answer, side)
    shown = [(name, cell, place) for name, cell, place in zip(names, cells, places, strict=True) if cell.is_shown]
    return [
        whiskers([cell for _, cell, _ in shown], [place for _, _, place in shown], colours.grey, 1.5),
        {
            "type": "scatter", "mode": "markers", "x": [cell.value for _, cell, _ in shown], "y": [place for _, _, place in shown], "cliponaxis": False,
            "marker": {"size": 11, "color": colours.background if hollow else [colours.grey if cell.is_thin else colour for _, cell, _ in shown],
                       "line": {"width": 2, "color": [colours.grey if cell.is_thin else colour for _, cell, _ in shown]}},
            "hovertext": [hover(words, f"{name} · {said}", "share", cell) for name, cell, _ in shown], "hovertemplate": HOVER,
        },
    ]  # fmt: skip


def _middles(words, names, gaps, stands, places, colours) -> dict:
    """The difference itself, a stroke across its interval, which says all when pointed at."""
    shown = [(name, gap, here, place) for name, gap, here, place in zip(names, gaps, stands, places, strict=True) if gap.is_shown]
    return {
        "type": "scatter", "mode": "markers", "xaxis": "x2", "x": [gap.value for _, gap, _, _ in shown], "y": [place for *_, place in shown], "cliponaxis": False,
        "marker": {"symbol": "line-ns-open", "size": 13, "line": {"width": 2}, "color": [colours.ink if here else colours.grey for _, _, here, _ in shown]},
        "hovertext": [f"<b>{broken(name, 48, 3)}</b><br>{_value(words, gap)}<br>{words.say('chart.n', n=gap.n)}" for name, gap, _, _ in shown], "hovertemplate": HOVER,
    }  # fmt: skip
