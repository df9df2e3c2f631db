"""A measure over time: one line, or one per group, each named at its end."""

from __future__ import annotations

from collections import namedtuple

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.chart import (
    HOVER,
    MOST_POINTS,
    SMALL,
    Chart,
    axis,
    axis_title,
    caption,
    escaped,
    frame,
    hover,
    measure_axis,
    note_on_cells,
    nothing,
    pixels,
    shortened,
)  # fmt: skip
from pages.parts.charts.colours import assigned, fade, palette
from pages.parts.charts.endings import Ending, endings
from pages.parts.finding import finding

HEIGHT, TOP, BOTTOM, LEFT, SHARED_RIGHT = 320, 34, 40, 54, 72
MOST_NAMED, MOST_BANDS, MARKED = 9, 3, 62
MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NARROWEST, FLAG_WIDTH, FLAG_HEIGHT, FLAG_LIFT = 350, 17, 19, 5
"""Pixels: a chart on a phone, an event's letter in its frame with air around it, and what keeps it off a line that runs at the top."""
Event = namedtuple("Event", "on label")
"""Something to recall beside the figures: a date and what happened."""


def line(answer, words, theme="light", *, metric=None, by=None, events=(), zero=None, target=None, limits=(), height=HEIGHT, beside=()):
    """The measure over the answer's time grain, one line per `by` group, with intervals while three lines or fewer.

    `events` are (date, label) pairs drawn as flags; `target` a value drawn across, `limits` values not to pass; `zero` makes the axis start
    at 0 or not (by default when the values come near it). `beside` are the dates of a chart above or below whose days stand under these.
    Raises NothingToDraw when no grain column holds dates.
    """
    when = shape.time_column(answer)
    if when is None:
        raise shape.NothingToDraw(f"{answer.question.name} has no dates to draw a line over: {shape.grain(answer)}")
    metric = shape.measure(answer, metric)
    by = by or shape.other_grain(answer, when)
    cells = shape.cells(answer, metric, (when, by) if by else (when,))
    title = finding(answer, words, metric)
    if not any(cell.is_shown for cell in cells):
        return nothing(answer, words, theme, title)
    unit = shape.unit_of(answer, metric)
    across = [*(("target", target) for target in (target,) if target is not None), *(("limit", limit) for limit in limits)]
    groups, small = _groups(cells, by)
    styles = assigned(list(groups), theme)
    banded = len(groups) <= MOST_BANDS and not small
    values = [x for cell in cells for x in (cell.value, *((cell.low, cell.high) if banded else ())) if x is not None]
    scale = scales.scale(
        words, [*values, *(value for _, value in across)], unit,
        zero=_from_zero(values) if zero is None else zero,
    )  # fmt: skip
    drawn = _Drawing(words, theme, when, by, unit, scale, height, metric_name=words.heading(answer, metric))
    days = sorted({cell.key[0] for cell in cells if cell.key[0] is not None})
    step = scales.bucket(days, when)
    data = _hatched(days, step, cells, scale, theme)
    for name in small:
        data += drawn.faint(small[name])
    for name, group in groups.items():
        data += drawn.series(group, styles[name] if by else (palette(theme).accent, "solid", "circle"), banded)
    labels, right = drawn.ends(groups, styles) if by else drawn.last_value(groups[None])
    layout = frame(answer, theme, height=height, left=LEFT, right=max(right, SHARED_RIGHT) if beside else right, top=TOP, bottom=BOTTOM)
    spanned = sorted({*days, *beside})
    ticks, texts = scales.time_ticks(words, spanned, when)
    is_whole = bool(beside) or any(scales.as_date(days[-1] + step * 0.6) < scales.as_date(event.on) for _, event, _ in flagged(words, events, days[0], days[-1] + step))
    layout["xaxis"] = axis(
        theme, type="date", tickmode="array", tickvals=ticks, ticktext=texts,
        range=[_iso(spanned[0] - step * 0.4), _iso(spanned[-1] + step * (1.02 if is_whole else 0.6))],  # an event late in the last period stands on it
    )  # fmt: skip
    layout["yaxis"] = measure_axis(theme, scale)
    layout["annotations"] = [caption(escaped(shortened(axis_title(answer, words, metric), 52)), theme, left=LEFT), *labels]
    notes = note_on_cells(answer, words, cells, interval="note.interval_band" if banded else None)
    if small:
        notes.append(words.say("note.greyed_series", n=len(small)))
    for kind, value in across:
        _draw_across(layout, words, theme, kind, value, unit)
    marked = draw_events(layout, words, theme, events, days[0], days[-1] + step)
    return Chart({"data": data, "layout": layout}, _told(answer, words, metric, when, by, cells), title, (*notes, *marked), events=tuple(marked))


def _from_zero(values) -> bool:
    """Whether 0 is near enough to be worth its room; a line, unlike a bar, does not need it."""
    return min(values) >= 0 and min(values) < max(values) / 2


def _groups(cells, by) -> tuple[dict, dict]:
    """The named groups, largest first, and the smaller ones that stay grey; points thinned to what a chart holds."""
    groups: dict = {}
    for cell in cells:
        if cell.key[0] is not None:
            groups.setdefault(cell.key[1] if by else None, []).append(cell)
    for group in groups.values():
        group.sort(key=lambda cell: cell.key[0])
    ranked = sorted(groups, key=lambda name: (-sum(cell.n or 0 for cell in groups[name]), str(name)))
    most = max(2, MOST_POINTS // max(len(ranked), 1))
    groups = {name: group[:: -(-len(group) // most)] for name, group in groups.items()}
    return {name: groups[name] for name in ranked[:MOST_NAMED]}, {name: groups[name] for name in ranked[MOST_NAMED:]}


class _Drawing:
    """One line chart in the making: what all its series share."""

    def __init__(self, words, theme, when, by, unit, scale, height, metric_name):
        self.words, self.theme, self.when, self.by, self.unit = words, theme, when, by, unit
        self.scale, self.height, self.metric_name = scale, height, metric_name
        self.colours = palette(theme)

    def text(self, cell) -> str:
        name = f"{self.words.named(self.by, cell.key[1])} · " if self.by else ""
        return hover(self.words, name + self.words.named(self.when, cell.key[0]), self.unit, cell)

    def series(self, group, style, banded) -> list[dict]:
        colour, dash, marker = style
        traces = [band(group, colour)] if banded and any(cell.has_interval for cell in group) else []
        before, solid, after = split_incomplete(group)
        if before:
            traces.append(self._stroke([*before, *solid[:1]], colour, "dot", marker, hollow=True))
        if after:
            traces.append(self._stroke([*solid[-1:], *after], colour, "dot", marker, hollow=True))
        traces.append(self._stroke(solid, colour, dash, marker))
        return traces

    def _stroke(self, group, colour, dash, marker, hollow=False) -> dict:
        few = len(group) <= MARKED
        thin = [cell.is_thin or (hollow and cell.is_incomplete) for cell in group]
        return {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [_iso(cell.key[0]) for cell in group],
            "y": [cell.value if cell.is_shown else None for cell in group],
            "connectgaps": False,
            "line": {"color": colour, "width": 2.25, "dash": dash},
            "marker": {
                "symbol": [f"{marker}-open" if open_ else marker for open_ in thin],
                "color": [self.colours.grey if cell.is_thin else colour for cell in group],
                "size": [(7 if open_ else 6) if few or open_ else 0 for open_ in thin],
                "line": {"width": 1.5, "color": [self.colours.grey if cell.is_thin else colour for cell in group]},
            },
            "hovertext": [self.text(cell) for cell in group],
            "hovertemplate": HOVER,
            "cliponaxis": False,
        }

    def faint(self, group) -> list[dict]:
        trace = self._stroke(group, fade(self.colours.grey, 0.45), "solid", "circle")
        trace["line"]["width"], trace["mode"] = 1, "lines"
        return [trace]

    def ends(self, groups, styles) -> tuple[list[dict], int]:
        """Each line's name beside its last shown point, moved apart where they would touch; and the room they want."""
        ends = []
        for name, group in groups.items():
            shown = [cell for cell in group if cell.is_shown]
            if shown:
                value = "" if shown[-1].is_incomplete else self.words.value(shown[-1].value, self.unit)
                ends.append(Ending(self.words.named(self.by, name), value, self.scale.place(shown[-1].value), styles[name][0]))
        return endings(ends, self.height - TOP - BOTTOM, self.colours)

    def last_value(self, group) -> tuple[list[dict], int]:
        """The latest complete value, in the margin at its height."""
        shown = [cell for cell in group if cell.is_shown and not cell.is_incomplete]
        if not shown:
            return [], 12
        value = self.words.value(shown[-1].value, self.unit)
        return endings([Ending("", value, self.scale.place(shown[-1].value), self.colours.accent)], self.height - TOP - BOTTOM, self.colours)


def split_incomplete(group) -> tuple[list, list, list]:
    """The buckets cut short at the start of the period, the whole ones, and those still running at its end."""
    whole = [place for place, cell in enumerate(group) if not cell.is_incomplete]
    if not whole:
        return [], [], list(group)
    return group[: whole[0]], group[whole[0] : whole[-1] + 1], group[whole[-1] + 1 :]


def band(group, colour) -> dict:
    """The intervals of a line as one ribbon, broken where values are hidden."""
    xs, ys, run = [], [], []
    for cell in [*group, None]:
        if cell is not None and cell.is_shown and cell.has_interval:
            run.append(cell)
        elif run:
            days = [_iso(cell.key[0]) for cell in run]
            xs += [*days, *reversed(days), None]
            ys += [*(cell.high for cell in run), *(cell.low for cell in reversed(run)), None]
            run = []
    return {
        "type": "scatter", "mode": "none", "x": xs, "y": ys, "fill": "toself", "fillcolor": fade(colour, 0.16),
        "hoverinfo": "skip",
    }  # fmt: skip


def _hatched(days, step, cells, scale, theme) -> list[dict]:
    """The incomplete periods, hatched over the whole height."""
    running = sorted({cell.key[0] for cell in cells if cell.is_incomplete})
    colours = palette(theme)
    middle = [day for day in days if day not in running]
    runs = [[day for day in running if not middle or day < middle[0]], [day for day in running if middle and day > middle[0]]]
    spans = [(_iso(run[0] - step * 0.5), _iso(run[-1] + step * 0.6)) for run in runs if run]
    return [
        {
            "type": "scatter", "mode": "none", "fill": "toself", "hoverinfo": "skip",
            "x": [start, end, end, start], "y": [scale.low, scale.low, scale.high, scale.high],
            "fillcolor": fade(colours.grey, 0.06),
            "fillpattern": {"shape": "/", "fgcolor": fade(colours.grey, 0.5), "bgcolor": "rgba(0,0,0,0)", "size": 7,
                            "solidity": 0.12},
        }
        for start, end in spans
    ]  # fmt: skip


def _draw_across(layout, words, theme, kind, value, unit) -> None:
    """A dashed line at a value, named beneath it: above the highest stands the title of the axis."""
    colours = palette(theme)
    layout["shapes"].append(
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value, "layer": "below",
         "line": {"color": colours.muted, "width": 1.25, "dash": "dash"}}
    )  # fmt: skip
    layout["annotations"].append(
        {"text": words.say(f"chart.{kind}", value=words.value(value, unit)), "xref": "paper", "x": 0, "xanchor": "left",
         "y": value, "yanchor": "top", "showarrow": False, "bgcolor": colours.background,
         "font": {"size": SMALL, "color": colours.muted}}
    )  # fmt: skip


def flagged(words, events, first, last) -> list[tuple[str, Event, str]]:
    """The events in view from the first, each with its letter and the note that says what it is."""
    first, last = scales.as_date(first), scales.as_date(last)
    seen = sorted((Event(*event) for event in events if first <= scales.as_date(event[0]) <= last), key=lambda event: scales.as_date(event.on))
    return [
        (mark, event, words.say("note.event", mark=mark, label=event.label, date=words.date(scales.as_date(event.on))))
        for mark, event in zip(MARKS, seen, strict=False)
    ]  # fmt: skip


def draw_events(layout, words, theme, events, first, last, is_small=False) -> list[str]:
    """Flags A, B, … over the plot at the events' dates, room made for them, and the notes that say what each is; those
    out of view are left out. Of letters that would touch on a phone, two alone stand left and right of their lines, each
    of more a row above the other. A small chart has their lines alone."""
    found = flagged(words, events, first, last)
    width = NARROWEST - layout["margin"]["l"] - layout["margin"]["r"]
    apart = (scales.as_date(last) - scales.as_date(first)) * FLAG_WIDTH / max(width, FLAG_WIDTH)
    days = [scales.as_date(event.on) for _, event, _ in found]
    sides = _sides(days, apart)
    rows, latest = [], []
    for place, day in enumerate(days):
        row = 0 if place in sides else next((row for row, before in enumerate(latest) if day - before >= apart), len(latest))
        latest[row : row + 1] = [day]
        rows.append(row)
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    if not is_small:
        _make_room_over(layout, len(latest) * FLAG_HEIGHT + (FLAG_LIFT if latest else 0))
    colours = palette(theme)
    for place, ((mark, event, note), row) in enumerate(zip(found, rows, strict=True)):
        up = 0 if is_small else FLAG_LIFT + (row + 0.5) * FLAG_HEIGHT
        layout["shapes"].append(
            {"type": "line", "x0": _iso(event.on), "x1": _iso(event.on), "yref": "paper", "y0": 0, "y1": 1 + up / plot,
             "layer": "below", "line": {"color": colours.muted, "width": 1, "dash": "dot"}}
        )  # fmt: skip
        if not is_small:
            layout["annotations"].append(
                {"text": mark, "x": _iso(event.on), "xanchor": sides.get(place, "center"), "yref": "paper", "y": 1, "yanchor": "middle", "yshift": up, "showarrow": False,
                 "hovertext": escaped(note), "captureevents": True, "bgcolor": colours.surface, "bordercolor": colours.muted,
                 "borderwidth": 1, "borderpad": 2, "font": {"size": 11, "color": colours.ink}}
            )  # fmt: skip
    return [note for _, _, note in found]


def _sides(days, apart) -> dict[int, str]:
    """For two neighbours closer than `apart` and far from any other, by their places: the edge of each letter that stands at its line."""
    found: dict[int, str] = {}
    gaps = [apart * 2, *(day - before for before, day in zip(days, days[1:], strict=False)), apart * 2]
    for place in range(len(days) - 1):
        if gaps[place + 1] < apart and min(gaps[place], gaps[place + 2]) >= apart * 2:
            found |= {place: "right", place + 1: "left"}
    return found


def _make_room_over(layout, room) -> None:
    """So many pixels between the plot, which keeps its size, and what is written over it."""
    layout["height"] += room
    layout["margin"]["t"] += room
    for written in layout["annotations"]:
        if written.get("yref") == "paper" and written["y"] == 1:
            written["yshift"] += room


def draw_events_beside(layout, words, theme, events, by, keys, places) -> list[str]:
    """The events' letters at the ends of their periods' rows, room made for them; and the notes that say what each is."""
    days = sorted(scales.as_date(key) for key in keys if key is not None)
    seen = flagged(words, events, days[0], days[-1] + scales.bucket(days, by)) if days else []
    rows: dict = {}
    for mark, event, note in seen:
        period = max(day for day in days if day <= scales.as_date(event.on))
        rows.setdefault(period, []).append((mark, note))
    at = {scales.as_date(key): place for key, place in zip(keys, places, strict=True) if key is not None}
    colours = palette(theme)
    for period, found in rows.items():
        text = " ".join(mark for mark, _ in found)
        layout["margin"]["r"] = max(layout["margin"]["r"], int(pixels(text)) + 20)
        layout["annotations"].append(
            {"text": text, "hovertext": "<br>".join(escaped(note) for _, note in found), "captureevents": True, "xref": "paper", "x": 1,
             "xanchor": "left", "xshift": 6, "y": at[period], "yanchor": "middle", "showarrow": False, "bgcolor": colours.surface,
             "bordercolor": colours.muted, "borderwidth": 1, "borderpad": 2, "font": {"size": 11, "color": colours.ink}}
        )  # fmt: skip
    return [note for _, _, note in seen]


def _told(answer, words, metric, when, by, cells) -> str:
    unit = shape.unit_of(answer, metric)
    shown = sorted((cell for cell in cells if cell.is_shown), key=lambda cell: cell.key[0])
    name = lambda cell: words.named(when, cell.key[0]) + (f", {words.named(by, cell.key[1])}" if by else "")
    complete = [cell for cell in shown if not cell.is_incomplete] or shown
    return alt.told(
        words,
        alt.what(
            answer, words, "line", metric,
            first=words.date(shown[0].key[0]), last=words.date(shown[-1].key[0]),
        ),
        *([] if by else [alt.latest(words, name(complete[-1]), complete[-1].value, unit)]),
        *alt.extremes(words, [(name(cell), cell.value) for cell in complete], unit),
        *alt.size(answer, words),
        *alt.gaps(words, cells),
    )  # fmt: skip


def _iso(moment) -> str:
    return moment.isoformat()
