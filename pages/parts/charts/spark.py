"""A trend beside a figure: a line without axes, small enough for a tile."""

from __future__ import annotations

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.chart import HOVER, Chart, axis, frame, hover, nothing
from pages.parts.charts.colours import palette
from pages.parts.charts.line import draw_events, split_incomplete
from pages.parts.finding import finding


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
