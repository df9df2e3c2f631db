"""A measure compared among groups: horizontal bars, sorted, each with its interval, value and n."""

from __future__ import annotations

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.chart import (
    HOVER,
    MOST_ROWS,
    SIZE,
    SMALL,
    Chart,
    axis,
    axis_title,
    broken,
    caption,
    escaped,
    frame,
    hover,
    measure_axis,
    missing,
    note_on_cells,
    nothing,
    pixels,
    shortened,
    wrapped,
)  # fmt: skip
from pages.parts.charts.colours import palette, swatch
from pages.parts.finding import finding

SHORT_NAME, LONG_NAME = 15, 46
BESIDE, ABOVE = 42, 52
"""Pixels for each row: names beside the bars when all are short, else over them, so that a phone has room for both."""


def bars(answer, words, theme="light", *, metric=None, by=None, order="value", target=None, most=MOST_ROWS, wears=None):
    """One bar for each group; `order` is "value" (largest first) or "given" (the answer's order, for scales and steps).

    Groups with n below 30 are grey; those below 5 keep their row, which says that the value is hidden. `wears`, where
    names have a colour of their own, gives it for (name, theme); it stands before the name.
    """
    metric = shape.measure(answer, metric)
    by = by or shape.other_grain(answer)
    title = finding(answer, words, metric)
    cells = shape.cells(answer, metric, (by,) if by else ())
    if all(cell.is_hidden for cell in cells):
        return nothing(answer, words, theme, title)
    unit = shape.unit_of(answer, metric)
    rows = ranked(cells, order)
    left_out = max(0, len(rows) - most)
    rows = rows[:most]
    values = [x for cell in rows for x in (cell.value, cell.high, cell.low) if x is not None]
    names = [row_name(words, by, cell) for cell in rows]
    layout, places = rows_layout(answer, words, theme, names, rows, top=30 if target is None else 48, worn=worn(rows, wears, theme))
    texts = [row_value(words, cell, unit) for cell in rows]
    room = max((pixels(text) for text in texts), default=0) / 250
    scale = scales.scale(words, [*values, *([target] if target else [])], unit, ticks=4, headroom=min(0.5, room))
    layout["xaxis"] = measure_axis(theme, scale, side="bottom")
    layout["annotations"].append(caption(escaped(shortened(axis_title(answer, words, metric), 52)), theme,
                                         left=layout["margin"]["l"] - 4, up=6 if target is None else 24))  # fmt: skip
    colours = palette(theme)
    hovers = [hover(words, row_name(words, by, cell), unit, cell) for cell in rows]
    data = [
        {
            "type": "bar", "orientation": "h", "width": 18 / places.row, "y": places.at,
            "x": [cell.value if cell.is_shown else None for cell in rows],
            "marker": {"color": [bar_colour(cell, colours) for cell in rows], "line": {"width": 0},
                       "pattern": {"shape": ["/" if cell.is_incomplete else "" for cell in rows], "size": 6,
                                   "fgcolor": colours.background, "solidity": 0.35}},
            "hovertext": hovers, "hovertemplate": HOVER,
        },
        whiskers(rows, places.at, colours.ink, 1.5),
        {
            "type": "scatter", "mode": "text", "y": places.at, "x": [row_end(cell) for cell in rows],
            "text": [f" {text}" for text in texts], "textposition": "middle right", "cliponaxis": False,
            "textfont": {"size": SIZE, "color": [colours.ink if cell.is_shown else colours.muted for cell in rows]},
            "hovertext": hovers, "hovertemplate": HOVER,
        },
    ]  # fmt: skip
    notes = note_on_cells(answer, words, rows, interval="note.interval_bar")
    if left_out:
        notes.append(words.say("note.left_out", n=left_out))
    if target is not None:
        mark_target(layout, words, theme, target, unit)
    told = alt.of_groups(answer, words, "bars", metric, cells, lambda cell: row_name(words, by, cell))
    return Chart({"data": data, "layout": layout}, told, title, tuple(notes))


def ranked(cells, order: str):
    """Rows from the top: by value, the largest first, those without a value last; or as they came."""
    if order == "given":
        return list(cells)
    return sorted(cells, key=lambda cell: (not cell.is_shown, -(cell.value or 0), str(cell.key)))


def row_name(words, by, cell) -> str:
    return words.named(by, cell.key[0]) if by else words.say("chart.all")


def worn(cells, wears, theme) -> list[str]:
    """What stands before each row's name: a square of the colour the name wears, where it wears one."""
    return [swatch(wears(cell.key[0], theme)) if wears and cell.key else "" for cell in cells]


def row_value(words, cell, unit) -> str:
    """What stands at the end of a row: its value, or why there is none."""
    if cell.is_hidden:
        return words.say("chart.hidden")
    return words.value(cell.value, unit) if cell.value is not None else missing(words, unit, cell)


def row_end(cell) -> float:
    return max(x for x in (0, cell.value, cell.high) if x is not None) if cell.is_shown else 0


def bar_colour(cell, colours) -> str:
    return colours.grey if cell.is_thin else colours.accent


def whiskers(rows, places, colour, width, at=lambda value: value) -> dict:
    """The intervals of all rows as one trace of thin lines; `at` says where on the axis a value stands."""
    xs, ys = [], []
    for cell, place in zip(rows, places, strict=True):
        if cell.is_shown and cell.has_interval:
            xs += [at(cell.low), at(cell.high), None]
            ys += [place, place, None]
    return {
        "type": "scatter", "mode": "lines", "x": xs, "y": ys, "connectgaps": False, "hoverinfo": "skip",
        "line": {"color": colour, "width": width},
    }  # fmt: skip


class Places:
    """Where rows stand: `at` on the vertical axis, `row` pixels each."""

    def __init__(self, count: int, row: int):
        self.at = [-float(i) for i in range(count)]
        self.row = row


def rows_layout(answer, words, theme, names, rows, *, top=30, bottom=30, extra=0, worn=(), above=False, row=0) -> tuple[dict, Places]:
    """The frame of a chart of rows, each named with its n: beside its mark when names are short, else, or always with `above`, over it; `row` pixels each where they hold more than a name and a mark."""
    colours = palette(theme)
    beside = not above and all(len(name) <= SHORT_NAME for name in names)
    sizes = [words.say("chart.n", n=cell.n) if cell.n is not None else "" for cell in rows]
    places = Places(len(rows), row or (BESIDE if beside else ABOVE))
    worn = worn or [""] * len(rows)
    small = f'<span style="font-size:{SMALL - 1}px;color:{colours.muted}">'
    left = 16
    axis_y = axis(theme, range=[-(len(rows) - 0.5), 0.62 if not beside else 0.5], tickmode="array")
    if beside:
        left = int(max((pixels(text) for text in [*names, *sizes]), default=0)) + (32 if any(worn) else 14)
        axis_y |= {
            "tickvals": places.at,
            "ticktext": [
                f"{square}{escaped(name)}<br>{small}{size}</span>" if size else f"{square}{escaped(name)}"
                for name, size, square in zip(names, sizes, worn, strict=True)
            ],
            "tickfont": {"size": SIZE, "color": colours.ink},
        }
    else:
        axis_y |= {"showticklabels": False}
    height = top + bottom + places.row * len(rows) + extra
    layout = frame(answer, theme, height=height, left=left, right=10, top=top, bottom=bottom, bargap=0)
    layout["yaxis"] = axis_y
    if not beside:
        layout["annotations"] = [
            {
                "text": f"{square}{broken(wrapped(name, LONG_NAME, 1)[0], LONG_NAME)}  {small}{size}</span>", "xref": "paper",
                "x": 0, "xanchor": "left", "y": place, "yanchor": "bottom", "yshift": 9, "showarrow": False,
                "align": "left", "borderpad": 0, "hovertext": escaped(name), "font": {"size": SIZE, "color": colours.ink},
            }
            for name, size, place, square in zip(names, sizes, places.at, worn, strict=True)
        ]  # fmt: skip
    return layout, places


def mark_target(layout, words, theme, target, unit) -> None:
    """A dashed line at the target over all rows, named at its top; a ratio of one is parity, nobody's target."""
    colours = palette(theme)
    layout["shapes"].append(
        {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": target, "x1": target, "layer": "above",
         "line": {"color": colours.ink, "width": 1.25, "dash": "dash"}}
    )  # fmt: skip
    layout["annotations"].append(
        {"text": words.say("chart.parity") if unit == "ratio" and target == 1 else words.say("chart.target", value=words.value(target, unit)), "x": target, "xanchor": "center",
         "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False, "borderpad": 0,
         "font": {"size": SMALL, "color": colours.ink}}
    )  # fmt: skip
