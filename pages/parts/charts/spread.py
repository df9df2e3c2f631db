"""How values are spread, and how unequally something is shared."""

from __future__ import annotations

import itertools

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.chart import (
    HOVER,
    SIZE,
    SMALL,
    Chart,
    axis_title,
    caption,
    escaped,
    frame,
    hover,
    measure_axis,
    note_on_cells,
    nothing,
    shortened,
)  # fmt: skip
from pages.parts.charts.colours import fade, palette
from pages.parts.finding import finding

HEIGHT, TOP, BOTTOM, LEFT = 280, 34, 46, 54


def histogram(answer, words, theme="light", *, metric=None, bins=None, bin_unit=None, marks=(), height=HEIGHT):
    """Columns side by side over the lower bounds of equal bins (`bins`, a numeric grain column).

    `marks` are (value, label) pairs, a median for instance, drawn as named lines; `bin_unit` is the unit of the bounds
    where the answer does not say. Bins in words ("under 1 h") are a case for `bars(order="given")`.
    """
    metric = shape.measure(answer, metric)
    bins = bins or next((name for name in shape.grain(answer) if answer.rows.schema[name].is_numeric()), None)
    if bins is None:
        raise shape.NothingToDraw(f"{answer.question.name} has no numeric bins: {shape.grain(answer)}")
    title = finding(answer, words, metric)
    cells = [cell for cell in shape.cells(answer, metric, (bins,)) if cell.key[0] is not None]
    cells.sort(key=lambda cell: cell.key[0])
    if not any(cell.is_shown for cell in cells):
        return nothing(answer, words, theme, title)
    unit, bin_unit = shape.unit_of(answer, metric), bin_unit or shape.unit_of(answer, bins)
    starts = [cell.key[0] for cell in cells]
    width = min((b - a for a, b in itertools.pairwise(starts)), default=1)
    up = scales.scale(words, [cell.value for cell in cells if cell.is_shown], unit, ticks=4)
    across = scales.scale(words, [starts[0], starts[-1] + width], bin_unit, zero=starts[0] >= 0 and starts[0] <= width)
    colours = palette(theme)
    name = lambda cell: words.span(cell.key[0], cell.key[0] + width, bin_unit)
    data = [
        {
            "type": "bar", "x": [start + width / 2 for start in starts], "width": width * 0.94,
            "y": [cell.value if cell.is_shown else None for cell in cells],
            "marker": {"color": [colours.grey if cell.is_thin else colours.accent for cell in cells], "line": {"width": 0}},
            "hovertext": [hover(words, name(cell), unit, cell) for cell in cells], "hovertemplate": HOVER,
        }
    ]  # fmt: skip
    layout = frame(answer, theme, height=height, left=LEFT, right=14, top=TOP + (16 if marks else 0), bottom=BOTTOM)
    layout["xaxis"] = measure_axis(theme, across) | {"showgrid": False}
    layout["xaxis"]["range"] = [starts[0] - width * 0.1, starts[-1] + width * 1.1]
    layout["xaxis"]["title"] = {"text": escaped(words.heading(answer, bins)), "standoff": 8,
                                "font": {"size": SMALL, "color": colours.muted}}  # fmt: skip
    layout["yaxis"] = measure_axis(theme, up)
    layout["annotations"].append(caption(escaped(shortened(axis_title(answer, words, metric), 52)), theme, left=LEFT,
                                         up=26 if marks else 12))  # fmt: skip
    for value, label in marks:
        draw_mark(layout, words, theme, value, label, bin_unit)
    told = alt.of_groups(answer, words, "histogram", metric, cells, name)
    return Chart({"data": data, "layout": layout}, told, title, tuple(note_on_cells(answer, words, cells)))


def draw_mark(layout, words, theme, value, label, unit) -> None:
    colours = palette(theme)
    layout["shapes"].append(
        {"type": "line", "x0": value, "x1": value, "yref": "paper", "y0": 0, "y1": 1,
         "line": {"color": colours.ink, "width": 1.25, "dash": "dash"}}
    )  # fmt: skip
    layout["annotations"].append(
        {"text": f"{escaped(label)} <b>{words.value(value, unit)}</b>", "x": value, "xanchor": "left", "xshift": 0,
         "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 2, "borderpad": 0, "showarrow": False,
         "font": {"size": SIZE, "color": colours.ink}}
    )  # fmt: skip


def lorenz(answer, words, theme="light", *, metric=None, across=None, top_share=0.1, height=320):
    """The cumulated share of something (`metric`) against the cumulated share of those who hold it (`across`), from the
    least to the most; the diagonal is equality, and the part of the top `top_share` is written on the curve.
    """
    metric = shape.measure(answer, metric)
    across = across or next(iter(shape.grain(answer)))
    title = finding(answer, words, metric)
    cells = sorted((cell for cell in shape.cells(answer, metric, (across,)) if cell.is_shown), key=lambda cell: cell.key[0])
    if len(cells) < 2:
        return nothing(answer, words, theme, title)
    colours = palette(theme)
    xs, ys = [cell.key[0] for cell in cells], [cell.value for cell in cells]
    xs, ys = ([0.0, *xs], [0.0, *ys]) if xs[0] > 0 else (xs, ys)
    held = 1 - _between(xs, ys, 1 - top_share)
    scale = scales.scale(words, [0.0, 1.0], "share", ticks=4)
    name = lambda x: words.value(x, "share")
    data = [
        {"type": "scatter", "mode": "lines", "x": [0, 1], "y": [0, 1], "hoverinfo": "skip",
         "line": {"color": colours.axis, "width": 1.25, "dash": "dash"}},
        {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": {"color": colours.accent, "width": 2.5},
         "fill": "tozeroy", "fillcolor": fade(colours.accent, 0.12),
         "hovertext": [f"<b>{name(x)}</b> → {name(y)}" for x, y in zip(xs, ys, strict=True)], "hovertemplate": HOVER},
        {"type": "scatter", "mode": "markers", "x": [1 - top_share], "y": [1 - held], "hoverinfo": "skip",
         "marker": {"color": colours.accent, "size": 9}},
    ]  # fmt: skip
    layout = frame(answer, theme, height=height, left=LEFT, right=24, top=TOP, bottom=BOTTOM)
    layout["xaxis"] = measure_axis(theme, scale)
    layout["xaxis"]["title"] = {"text": escaped(words.heading(answer, across)), "standoff": 8,
                                "font": {"size": SMALL, "color": colours.muted}}  # fmt: skip
    layout["yaxis"] = measure_axis(theme, scale)
    said = words.say("lorenz.top", top=words.share(top_share), held=words.share(round(held, 3)))
    layout["annotations"] += [
        caption(escaped(shortened(axis_title(answer, words, metric), 52)), theme, left=LEFT),
        {"text": f"<b>{said}</b>", "x": 1 - top_share, "y": 1 - held, "xanchor": "right", "yanchor": "middle",
         "xshift": -12, "yshift": 14, "showarrow": False, "bgcolor": fade(colours.background, 0.85), "borderpad": 1,
         "font": {"size": SIZE, "color": colours.ink}},
    ]  # fmt: skip
    half = words.say("alt.half", value=words.share(round(_between(xs, ys, 0.5), 3)))
    told = alt.told(words, alt.what(answer, words, "lorenz", metric), f"{said}.", half, *alt.size(answer, words))
    return Chart({"data": data, "layout": layout}, told, title, (words.say("note.equality"),))


def _between(xs, ys, x) -> float:
    """The curve's height at x, straight between its points."""
    for (x0, y0), (x1, y1) in zip(zip(xs, ys, strict=True), zip(xs[1:], ys[1:], strict=True), strict=False):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * ((x - x0) / (x1 - x0) if x1 > x0 else 1)
    return ys[-1]
