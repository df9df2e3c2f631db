"""Many small lines on one scale: one panel for each group, so that twenty can be compared without a tangle."""

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
    shortened,
)  # fmt: skip
from pages.parts.charts.colours import palette
from pages.parts.charts.line import band, draw_events, split_incomplete
from pages.parts.finding import finding

COLUMNS, PANEL, TITLE, TOP, BOTTOM, LEFT = 2, 92, 34, 34, 36, 46
MOST = 12


def multiples(answer, words, theme="light", *, metric=None, by=None, zero=None):
    """One small line per `by` group over the answer's time grain, two panels a row, all on the same scale."""
    when = shape.time_column(answer)
    if when is None:
        raise shape.NothingToDraw(f"{answer.question.name} has no dates to draw lines over: {shape.grain(answer)}")
    metric = shape.measure(answer, metric)
    by = by or shape.other_grain(answer, when)
    title = finding(answer, words, metric)
    cells = [cell for cell in shape.cells(answer, metric, (when, by)) if cell.key[0] is not None]
    if not any(cell.is_shown for cell in cells):
        return nothing(answer, words, theme, title)
    unit, colours = shape.unit_of(answer, metric), palette(theme)
    groups: dict = {}
    for cell in sorted(cells, key=lambda cell: cell.key[0]):
        groups.setdefault(cell.key[1], []).append(cell)
    ranked = sorted(groups, key=lambda name: (-sum(cell.n or 0 for cell in groups[name]), str(name)))
    kept, left_out = ranked[:MOST], len(ranked[MOST:])
    values = [cell.value for name in kept for cell in groups[name] if cell.is_shown]
    from_zero = min(values) >= 0 and min(values) < max(values) / 2 if zero is None else zero
    scale = scales.scale(words, values, unit, zero=from_zero, ticks=3)
    lines = -(-len(kept) // COLUMNS)
    inner = lines * (PANEL + TITLE)
    layout = frame(answer, theme, height=inner + TOP + BOTTOM, left=LEFT, right=12, top=TOP, bottom=BOTTOM)
    label = escaped(shortened(axis_title(answer, words, metric), 52))
    layout["annotations"].append(caption(label, theme, left=LEFT, up=14))
    days = sorted({cell.key[0] for cell in cells})
    reach = (days[-1] - days[0]) * 0.04
    data = []
    for place, name in enumerate(kept):
        row, column = divmod(place, COLUMNS)
        number = "" if place == 0 else str(place + 1)
        bottom = 1 - ((row + 1) * (PANEL + TITLE)) / inner
        across = [column * 0.53, column * 0.53 + 0.47]
        last_row = row == lines - 1 or place + COLUMNS >= len(kept)
        ticks, texts = scales.time_ticks(words, [days[0], days[len(days) // 2]], when, 2)
        layout[f"xaxis{number}"] = axis(
            theme, type="date", domain=across, anchor=f"y{number}", range=[(days[0] - reach).isoformat(),
            (days[-1] + reach).isoformat()], tickmode="array", tickvals=ticks, ticktext=texts, showticklabels=last_row,
        )  # fmt: skip
        layout[f"yaxis{number}"] = measure_axis(
            theme, scale, domain=[max(0, bottom), bottom + PANEL / inner], anchor=f"x{number}", showticklabels=column == 0
        )
        layout["annotations"].append(
            {"text": f"<b>{broken(words.named(by, name), 20, 1)}</b>{_last(words, groups[name], unit)}", "xref": "paper",
             "x": across[0], "xanchor": "left", "yref": "paper", "y": bottom + PANEL / inner, "yanchor": "bottom",
             "yshift": 3, "borderpad": 0, "showarrow": False, "font": {"size": SIZE, "color": colours.ink}}
        )  # fmt: skip
        data += _panel(words, groups[name], number, unit, by, when, colours)
    notes = note_on_cells(words, cells, interval="note.interval_band")
    notes += [words.say("note.left_out", n=left_out)] if left_out else []
    shown = [cell for cell in cells if cell.is_shown and not cell.is_incomplete]
    name_of = lambda cell: f"{words.named(by, cell.key[1])}, {words.named(when, cell.key[0])}"
    told = alt.told(
        words,
        words.say("alt.multiples", measure=words.heading(answer, metric), grain=words.heading(answer, by).lower(),
                  first=words.date(days[0]), last=words.date(days[-1])),
        *alt.extremes(words, [(name_of(cell), cell.value) for cell in shown], unit),
        *alt.size(answer, words), *alt.gaps(words, cells),
    )  # fmt: skip
    return Chart({"data": data, "layout": layout}, told, title, tuple(notes))


def _last(words, group, unit) -> str:
    shown = [cell for cell in group if cell.is_shown and not cell.is_incomplete]
    return f" {words.value(shown[-1].value, unit)}" if shown else ""


def _panel(words, group, number, unit, by, when, colours) -> list[dict]:
    axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    traces = [band(group, colours.accent) | axes] if any(cell.has_interval for cell in group) else []
    before, solid, after = split_incomplete(group)
    for part, dash in ((solid, "solid"), ([*before, *solid[:1]], "dot"), ([*solid[-1:], *after], "dot")):
        if len(part) < 2 and dash == "dot":
            continue
        traces.append(
            {
                "type": "scatter", "mode": "lines+markers", **axes, "x": [cell.key[0].isoformat() for cell in part],
                "y": [cell.value if cell.is_shown else None for cell in part],
                "line": {"color": colours.accent, "width": 1.75, "dash": dash},
                "marker": {"size": [5 if cell.is_thin else 3 for cell in part],
                           "symbol": ["circle-open" if cell.is_thin else "circle" for cell in part],
                           "color": [colours.grey if cell.is_thin else colours.accent for cell in part]},
                "hovertext": [hover(words, f"{words.named(by, cell.key[1])} · {words.named(when, cell.key[0])}", unit, cell)
                              for cell in part],
                "hovertemplate": HOVER,
            }
        )  # fmt: skip
    return traces


def spark(answer, words, theme="light", *, metric=None, events=(), height=40):
    """A line without axes, to stand beside a figure: its shape, its last complete point, its running part dotted;
    `events` are (date, label) pairs, each a thin line whose name shows when pointed at."""
    when = shape.time_column(answer)
    if when is None:
        raise shape.NothingToDraw(f"{answer.question.name} has no dates to draw a trend over: {shape.grain(answer)}")
    metric = shape.measure(answer, metric)
    title = finding(answer, words, metric)
    cells = sorted(shape.cells(answer, metric, (when,)), key=lambda cell: cell.key[0])
    shown = [cell for cell in cells if cell.is_shown]
    if not shown:
        return nothing(answer, words, theme, title)
    unit, colours = shape.unit_of(answer, metric), palette(theme)
    values = [cell.value for cell in shown]
    reach = (max(values) - min(values)) * 0.15 or abs(values[0]) * 0.1 or 1
    days = [cell.key[0] for cell in cells]
    end = days[-1] + scales.bucket(days, when)
    layout = frame(answer, theme, height=height, left=4, right=8, top=4, bottom=4)
    layout["xaxis"] = axis(theme, type="date", visible=False, range=[days[0].isoformat(), end.isoformat()])
    layout["yaxis"] = axis(theme, visible=False, range=[min(values) - reach, max(values) + reach])
    data = _trend(words, cells, unit, when, colours)
    notes = draw_events(layout, words, theme, events, days[0], end, is_small=True)
    told = alt.told(
        words,
        alt.what(answer, words, "spark", metric, first=words.date(days[0]), last=words.date(days[-1])),
        *alt.extremes(words, [(words.named(when, cell.key[0]), cell.value) for cell in shown], unit),
        *alt.size(answer, words), *alt.gaps(words, cells), *notes,
    )  # fmt: skip
    return Chart({"data": data, "layout": layout}, told, title)


def _trend(words, cells, unit, when, colours) -> list[dict]:
    before, complete, after = split_incomplete(cells)
    before, after = [*before, *complete[:1]], [*complete[-1:], *after]
    ends = [cell for cell in complete if cell.is_shown][-1:]
    traces = []
    strokes = ((complete, "lines", "solid", 0), (before, "lines", "dot", 0), (after, "lines", "dot", 0), (ends, "markers", "solid", 6))
    for part, mode, dash, size in strokes:
        traces.append(
            {
                "type": "scatter", "mode": mode, "x": [cell.key[0].isoformat() for cell in part],
                "y": [cell.value if cell.is_shown else None for cell in part], "cliponaxis": False,
                "line": {"color": colours.accent, "width": 1.75, "dash": dash},
                "marker": {"color": colours.accent, "size": size},
                "hovertext": [hover(words, words.named(when, cell.key[0]), unit, cell) for cell in part],
                "hovertemplate": HOVER,
            }
        )  # fmt: skip
    return traces
