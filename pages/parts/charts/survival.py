"""The share still waiting as time passes: step curves with their bands, each named at its end."""

from __future__ import annotations

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.chart import (
    HOVER,
    MOST_POINTS,
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
from pages.parts.charts.colours import assigned, fade, palette
from pages.parts.charts.endings import Ending, endings
from pages.parts.finding import finding
from pages.parts.formats import DELAYS
from queries.certainty import CURVES, LEAST_WATCHED

HEIGHT, TOP, BOTTOM, LEFT = 340, 30, 44, 50
MOST_CURVES, MOST_BANDS, MOST_STOPS = 9, 4, 4


def survival(answer, words, theme="light", *, metric=None, time=None, by=None, log=None, marks=(), height=HEIGHT):  # fmt: skip
    """Step curves of a share against elapsed time, with bands, one for each `by` group.

    `time` is the grain column of elapsed times (minutes, or days when its unit or name says so), by default the first
    numeric one. `marks` are times worth a vertical line; `log` as for dots. Answers read as curves end where too few are still watched, and the chart says when.
    """
    metric = shape.measure(answer, metric)
    time = time or _time(answer)
    by = by or next((name for name in shape.grain(answer) if name not in (time, "ending")), None)
    by = by or shape.other_grain(answer, time)
    title = finding(answer, words, metric)
    everything = shape.cells(answer, metric, (time, by) if by else (time,))
    cells = [cell for cell in everything if cell.key[0] is not None]
    if not any(cell.is_shown for cell in cells):
        is_few = any(cell.value is None and not cell.is_hidden for cell in cells)
        return nothing(answer, words, theme, title, words.say("chart.no_curve", n=LEAST_WATCHED) if is_few else "")
    unit, time_unit = shape.unit_of(answer, metric), _time_unit(answer, time)
    groups = _groups(cells, by)
    times = [cell.key[0] for group in groups.values() for cell in group]
    is_log = (scales.is_wide([t for t in times if t >= 1] or times, time_unit)) if log is None else log
    across = scales.log_scale(words, [max(t, 1) for t in times], time_unit) if is_log else scales.scale(
        words, times, time_unit, ticks=5)  # fmt: skip
    up = scales.scale(words, [0.0, 1.0], unit) if unit == "share" else scales.scale(
        words, [cell.value for cell in cells], unit)  # fmt: skip
    styles = assigned(list(groups), theme) if by else {None: (palette(theme).accent, "solid", "circle")}
    data, ends = [], []
    for name, group in groups.items():
        steps = [cell for cell in group if cell.is_shown]
        if not steps:
            continue
        if all(cell.is_thin for cell in steps):
            styles[name] = (palette(theme).grey, *styles[name][1:])
        data += _curve(words, steps, styles[name], len(groups) <= MOST_BANDS, across, unit, time_unit, by)
        ends.append((name, steps[-1]))
    labels, right = _labels(words, ends, styles, up, height - TOP - BOTTOM, by, unit, palette(theme))
    layout = frame(answer, theme, height=height, left=LEFT, right=right, top=TOP, bottom=BOTTOM)
    layout["xaxis"] = measure_axis(theme, across) | {"showgrid": False}
    layout["xaxis"]["title"] = {"text": escaped(words.heading(answer, time)), "standoff": 8,
                                "font": {"size": 12, "color": palette(theme).muted}}  # fmt: skip
    layout["yaxis"] = measure_axis(theme, up)
    label = escaped(shortened(axis_title(answer, words, metric), 52))
    layout["annotations"] = [caption(label, theme, left=LEFT), *labels]
    _mark_times(layout, words, theme, marks, time_unit, across, scales.PHONE_FIGURE - LEFT - right)
    notes = note_on_cells(answer, words, everything, interval="note.interval_band" if len(groups) <= MOST_BANDS else None)
    notes += [words.say("note.logarithmic")] if is_log else []
    stops = _stops(answer, words, ends, by, time_unit)
    untold = [words.named(by, name) for name, group in groups.items() if not any(cell.is_shown or cell.is_hidden for cell in group)]
    notes += [stops] if stops else []
    notes += [words.say("note.no_curve", n=LEAST_WATCHED, names=words.listed(untold))] if untold and by else []
    return Chart({"data": data, "layout": layout}, _told(answer, words, metric, ends, by, everything, unit, stops), title, tuple(notes))


def _time(answer) -> str:
    numeric = [name for name in shape.grain(answer) if answer.rows.schema[name].is_numeric()]
    for name in [name for name in numeric if name in DELAYS] or numeric:
        return name
    raise shape.NothingToDraw(f"{answer.question.name} has no elapsed time to draw against: {shape.grain(answer)}")


def _time_unit(answer, time) -> str:
    column = answer.columns.get(time)
    if column is not None and column.unit:
        return column.unit
    return next((unit for unit in DELAYS if time.endswith(unit)), "minutes")


def _stops(answer, words, ends, by, time_unit) -> str:
    """Until when the curves are drawn, and why no further; of many, the first and the last to stop."""
    if answer.question.one("read as", "") not in CURVES:
        return ""
    said = {name: words.value(cell.key[0], time_unit) for name, cell in sorted(ends, key=lambda end: end[1].key[0])}
    if len(set(said.values())) == 1:
        return words.say("note.stops", n=LEAST_WATCHED, until=next(iter(said.values())))
    if len(said) > MOST_STOPS:
        first, *_, last = said.values()
        return words.say("note.stops_between", n=LEAST_WATCHED, first=first, last=last)
    named = [words.say("note.stops_at", name=words.named(by, name), until=until) for name, until in said.items()]
    return words.say("note.stops_each", n=LEAST_WATCHED, ends=words.listed(named))


def _groups(cells, by) -> dict:
    groups: dict = {}
    for cell in cells:
        groups.setdefault(cell.key[1] if by else None, []).append(cell)
    ranked = sorted(groups, key=lambda name: (-max((cell.n or 0 for cell in groups[name]), default=0), str(name)))
    most = max(2, MOST_POINTS // max(min(len(ranked), MOST_CURVES), 1) // 3)
    kept = {}
    for name in ranked[:MOST_CURVES]:
        group = sorted(groups[name], key=lambda cell: cell.key[0])
        stride = -(-len(group) // most)
        kept[name] = group if stride == 1 else [*group[:-1:stride], group[-1]]
    return kept


def _curve(words, steps, style, banded, across, unit, time_unit, by) -> list[dict]:
    colour, dash, _ = style
    xs = [max(cell.key[0], across.low) for cell in steps]
    traces = []
    if banded and any(cell.has_interval for cell in steps):
        upper, lower = _stepped(xs, steps, "high"), _stepped(xs, steps, "low")
        traces.append(
            {"type": "scatter", "mode": "none", "fill": "toself", "fillcolor": fade(colour, 0.13), "hoverinfo": "skip",
             "x": [x for x, _ in upper] + [x for x, _ in reversed(lower)],
             "y": [y for _, y in upper] + [y for _, y in reversed(lower)]}
        )  # fmt: skip
    whose = f"{words.named(by, steps[0].key[1])} · " if by and steps else ""
    name = lambda cell: whose + words.value(cell.key[0], time_unit)
    traces.append(
        {
            "type": "scatter", "mode": "lines", "x": xs, "y": [cell.value for cell in steps],
            "line": {"color": colour, "width": 2.25, "dash": dash, "shape": "hv"},
            "hovertext": [hover(words, name(cell), unit, cell) for cell in steps], "hovertemplate": HOVER,
        }
    )  # fmt: skip
    return traces


def _stepped(xs, steps, bound) -> list[tuple]:
    """The corners of one side of a step curve's band; a bound that is missing falls back to the curve."""
    corners, before = [], None
    for x, cell in zip(xs, steps, strict=True):
        y = getattr(cell, bound)
        y = cell.value if y is None else y
        if before is not None:
            corners.append((x, before))
        corners.append((x, y))
        before = y
    return corners


def _labels(words, ends, styles, up, tall, by, unit, colours) -> tuple[list[dict], int]:
    told = [
        Ending(words.named(by, name) if by else "", words.value(cell.value, unit), up.place(cell.value), styles[name][0] if by else colours.accent)
        for name, cell in ends
    ]
    return endings(told, tall, colours)


def _mark_times(layout, words, theme, marks, time_unit, across, wide) -> None:
    """A thin vertical line at each time worth one, named on the axis; the scale's own ticks give way to them, and
    marks that would run into one another on a phone, whose plot is `wide` pixels across, are named one line below."""
    marks = [mark for mark in marks if across.low <= mark <= across.high]
    text = lambda tick: words.tick(tick, time_unit)
    ticks = scales.fitting(across, across.ticks, text, first=marks, wide=wide)
    below = scales.fitting(across, [], text, first=[mark for mark in marks if mark not in ticks], wide=wide)
    said = {tick: text(tick) for tick in ticks} | {tick: f"<br>{text(tick)}" for tick in below}
    layout["xaxis"] |= {"tickvals": sorted(said), "ticktext": [said[tick] for tick in sorted(said)]}
    if below:
        layout["height"] += 14
        layout["margin"]["b"] += 14
    for mark in marks:
        layout["shapes"].append(
            {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": mark, "x1": mark, "layer": "below",
             "line": {"color": palette(theme).axis, "width": 1, "dash": "dot"}}
        )  # fmt: skip


def _told(answer, words, metric, ends, by, cells, unit, stops) -> str:
    said = sorted(ends, key=lambda end: -(end[1].n or 0))
    name = lambda label: words.named(by, label) if by else words.say("chart.all")
    return alt.told(
        words,
        alt.what(answer, words, "survival", metric),
        stops,
        *(words.say("alt.at_end", name=name(label), value=words.value(cell.value, unit)) for label, cell in said[:4]),
        *alt.size(answer, words),
        *alt.gaps(words, cells),
    )
