"""Two moments compared: one slope for each group, named with its values at both ends."""

from __future__ import annotations

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.chart import (
    HOVER,
    SIZE,
    Chart,
    axis,
    axis_title,
    broken,
    caption,
    escaped,
    frame,
    hover,
    measure_axis,
    note_on_cells,
    nothing,
    pixels,
    shortened,
    spread_apart,
)  # fmt: skip
from pages.parts.charts.colours import assigned, legible, palette
from pages.parts.finding import finding

TOP, BOTTOM, MOST = 52, 12, 10


def slope(answer, words, theme="light", *, metric=None, by=None, when=None, order=None, highlight=None):
    """A line for each `by` group between the two values of `when` (in `order`, else as they come).

    `highlight` names the groups to colour; the others turn grey. At most ten groups, the largest.
    """
    metric = shape.measure(answer, metric)
    grain = shape.grain(answer)
    when = when or shape.time_column(answer) or grain[-1]
    by = by or next(name for name in grain if name != when)
    title = finding(answer, words, metric)
    cells = shape.cells(answer, metric, (by, when))
    moments = list(order) if order else list(dict.fromkeys(cell.key[1] for cell in cells))
    moments = moments if order or not shape.time_column(answer) else sorted(moments)
    if len(moments) < 2 or not any(cell.is_shown for cell in cells):
        return nothing(answer, words, theme, title)
    first, last = moments[0], moments[-1]
    unit = shape.unit_of(answer, metric)
    groups: dict = {}
    for cell in cells:
        if cell.key[1] in (first, last):
            groups.setdefault(cell.key[0], {})[cell.key[1]] = cell
    ranked = sorted(groups, key=lambda name: (-max(cell.n or 0 for cell in groups[name].values()), str(name)))
    kept = [name for name in ranked[:MOST] if any(cell.is_shown for cell in groups[name].values())]
    values = [cell.value for name in kept for cell in groups[name].values() if cell.is_shown]
    scale = scales.scale(words, values, unit, zero=False)
    tall = max(200, 40 * len(kept))
    colours, styles = palette(theme), assigned(kept, theme)
    data, sides = [], {first: [], last: []}
    for name in kept:
        bright = highlight is None or name in highlight
        colour = styles[name][0] if bright else colours.grey
        pair = [groups[name].get(moment) for moment in (first, last)]
        data.append(_stroke(words, by, when, unit, pair, colour, styles[name], bright, colours))
        for moment, cell in zip((first, last), pair, strict=True):
            if cell is not None and cell.is_shown:
                sides[moment].append((name, cell, colour))
    left_labels, left = _labels(words, colours, by, unit, sides[first], scale, tall, "left")
    right_labels, right = _labels(words, colours, by, unit, sides[last], scale, tall, "right")
    layout = frame(answer, theme, height=tall + TOP + BOTTOM, left=left, right=right, top=TOP, bottom=BOTTOM)
    layout["xaxis"] = axis(
        theme, range=[-0.06, 1.06], side="top", tickmode="array", tickvals=[0, 1],
        ticktext=[escaped(words.named(when, moment)) for moment in (first, last)],
        tickfont={"size": SIZE, "color": colours.ink},
    )  # fmt: skip
    layout["yaxis"] = measure_axis(theme, scale) | {"showgrid": False, "showticklabels": False}
    layout["shapes"] = [
        {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
         "line": {"color": colours.grid, "width": 1.5}} for x in (0, 1)
    ]  # fmt: skip
    label = escaped(shortened(axis_title(answer, words, metric), 52))
    layout["annotations"] = [caption(label, theme, left=left - 4, up=30), *left_labels, *right_labels]
    moved = [(name, groups[name][first], groups[name][last]) for name in kept if len(groups[name]) == 2]
    moved = [row for row in moved if row[1].is_shown and row[2].is_shown]
    moved.sort(key=lambda row: -abs(row[2].value - row[1].value))
    told = alt.told(
        words,
        alt.what(answer, words, "slope", metric, first=words.named(when, first), last=words.named(when, last)),
        *(words.say("alt.moved", name=shortened(words.named(by, name), 40), first=words.value(a.value, unit),
                    last=words.value(b.value, unit)) for name, a, b in moved[:3]),
        *alt.size(answer, words), *alt.gaps(words, cells),
    )  # fmt: skip
    return Chart({"data": data, "layout": layout}, told, title, tuple(note_on_cells(answer, words, cells)))


def _stroke(words, by, when, unit, pair, colour, style, bright, colours) -> dict:
    cells = [(x, cell) for x, cell in enumerate(pair) if cell is not None and cell.is_shown]
    thin = [cell.is_thin for _, cell in cells]
    return {
        "type": "scatter", "mode": "lines+markers", "x": [x for x, _ in cells], "y": [cell.value for _, cell in cells],
        "line": {"color": colour, "width": 2.25 if bright else 1.25, "dash": style[1]}, "cliponaxis": False,
        "marker": {"size": 8, "symbol": [f"{style[2]}-open" if open_ else style[2] for open_ in thin],
                   "color": [colours.grey if open_ else colour for open_ in thin]},
        "hovertext": [hover(words, f"{words.named(by, cell.key[0])} · {words.named(when, cell.key[1])}", unit, cell)
                      for _, cell in cells],
        "hovertemplate": HOVER,
    }  # fmt: skip


def _labels(words, colours, by, unit, ends, scale, tall, side) -> tuple[list[dict], int]:
    """Names and values beside one end, moved apart; the left end has the value only, the right its name too."""
    texts = []
    for name, cell, _ in ends:
        value = f"<b>{words.value(cell.value, unit)}</b>"
        texts.append(value if side == "left" else f"{value} {broken(words.named(by, name), 16, 1)}")
    moved = spread_apart([scale.place(cell.value) * tall for _, cell, _ in ends], 18, 0, tall)
    labels = [
        {"text": text, "xref": "paper", "x": 0 if side == "left" else 1, "xanchor": "right" if side == "left" else "left",
         "xshift": -4 if side == "left" else 4, "yref": "paper", "y": 0, "yshift": place, "yanchor": "middle",
         "showarrow": False, "font": {"size": SIZE, "color": legible(colour, colours)}}
        for (_, _, colour), text, place in zip(ends, texts, moved, strict=True)
    ]  # fmt: skip
    widest = max((pixels(text.replace("<b>", "").replace("</b>", "")) for text in texts), default=0)
    return labels, int(widest) + 14
