"""Values compared on one scale: groups with their intervals, several measures of a group, or before and after."""

from __future__ import annotations

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.bars import mark_target, ranked, row_name, row_value, rows_layout, whiskers, worn
from pages.parts.charts.chart import (
    HOVER,
    MOST_ROWS,
    SIZE,
    Chart,
    axis_title,
    broken,
    caption,
    escaped,
    hover,
    measure_axis,
    missing,
    note_on_cells,
    nothing,
    pixels,
    shortened,
)  # fmt: skip
from pages.parts.charts.colours import SERIES_MARKERS, palette
from pages.parts.finding import finding

DOT = 11
"""Pixels of a dot."""


def dots(answer, words, theme="light", *, metrics=None, by=None, split=None, order="value", log=None, target=None,
         most=MOST_ROWS, wears=None, told=None):  # fmt: skip
    """One row for each `by` group. Each row holds one dot per metric of `metrics` (default: the first), or, with
    `split` (a second grain column of two values: before and after, us and them), a dot for each value, joined.

    `log` forces or forbids a logarithmic axis; by default delays that differ more than fortyfold get one.
    `told` is the metric of the title, where it is none of those drawn, as a rise beside before and after.
    `wears`, where names have a colour of their own, gives it for (name, theme).
    """
    names = [metrics] if isinstance(metrics, str) else list(metrics or [shape.measure(answer)])
    unit = shape.unit_of(answer, names[0])
    grain = shape.grain(answer)
    by = by or next((name for name in grain if name != split), None)
    title = finding(answer, words, told or names[0])
    series = _by_split(answer, words, names[0], by, split) if split else _by_metric(answer, words, names, by)
    cells = [cell for group in series.values() for cell in group.values()]
    if all(cell.is_hidden for cell in cells):
        return nothing(answer, words, theme, title)
    keys = _row_order(series, order)
    left_out = max(0, len(keys) - most)
    keys = keys[:most]
    values = [x for cell in cells if cell.is_shown for x in (cell.value, cell.low, cell.high) if x is not None]
    is_log = scales.is_wide(values, unit) if log is None else log
    scale = scales.log_scale(words, values, unit) if is_log else scales.scale(words, values, unit, zero=_zero(unit), ticks=4)
    first = [_first(series, key) for key in keys]
    several = len(series) > 1
    styles = _styles(list(series), palette(theme))
    key = _key(styles) if several else []
    key_lines = len(key)
    layout, places = rows_layout(answer, words, theme, [row_name(words, by, cell) for cell in first], first,
                                 top=30 + key_lines * 18 + (18 if target is not None else 0), worn=worn(first, wears, theme))  # fmt: skip
    layout["margin"]["r"] = 26 if several else 20 + int(max((pixels(words.value(cell.value, unit)) for cell in cells if cell.is_shown), default=0))
    layout["xaxis"] = measure_axis(theme, scale, side="bottom")
    title_x = axis_title(answer, words, names[0]) if split or not several else words.say(f"unit.{unit}").capitalize() if unit else ""
    left = layout["margin"]["l"] - 4
    up = 6 + (18 if target is not None else 0)
    layout["annotations"] += [
        caption(line, theme, left=left, up=up + 18 * place) | {"font": {"size": SIZE}}
        for place, line in enumerate(reversed(key))
    ]
    layout["annotations"].append(caption(escaped(shortened(title_x, 52)), theme, left=left, up=up + 18 * key_lines))
    at = (lambda value: max(value, scale.low)) if is_log else (lambda value: value)
    data = [_joined(series, keys, places.at, palette(theme).axis, at)] if several else []
    for name, group in series.items():
        rows = [group.get(key) for key in keys]
        data += _dots(words, name, rows, places.at, styles[name], unit, by, theme, several, at)
    layout["annotations"] += _unsaid(words, first, places.at, unit, theme)
    drawn = [[group[key] for key in keys if key in group] for group in series.values()]
    everyone = [cell for group in drawn for cell in group]
    interval = "note.interval_dot" if any(_is_under_its_dot(cell, scale) for cell in everyone) else "note.interval_bar"
    notes = note_on_cells(answer, words, everyone if split else drawn[0], interval=interval, drawn=everyone)
    notes += [words.say("note.logarithmic")] if is_log else []
    notes += [words.say("note.zero")] if is_log and any(cell.is_shown and cell.value < scale.low for cell in everyone) else []
    notes += _unreached(words, series, keys, first, by, unit)
    notes += [words.say("note.left_out", n=left_out)] if left_out else []
    if target is not None:
        mark_target(layout, words, theme, target, unit)
    name = lambda cell: row_name(words, by, cell) + (f", {words.named(split, cell.key[1])}" if split else "")
    return Chart({"data": data, "layout": layout}, alt.of_groups(answer, words, "dots", names[0], cells if split else
                 next(iter(series.values())).values(), name), title, tuple(notes))  # fmt: skip


def _is_under_its_dot(cell, scale) -> bool:
    """Whether an interval is too short to be seen beside its dot on a phone."""
    if not (cell.is_shown and cell.has_interval):
        return False
    low, value, high = (scale.place(bound) for bound in (cell.low, cell.value, cell.high))
    return max(high - value, value - low) * scales.PHONE < DOT / 2


def _by_split(answer, words, metric, by, split) -> dict:
    series: dict = {}
    rowless = []
    for cell in shape.cells(answer, metric, (by, split) if by else (split,)):
        if cell.is_hidden and cell.key[-1] is None:
            rowless.append(cell)
            continue
        series.setdefault(words.named(split, cell.key[-1]), {})[cell.key[0] if by else None] = cell
    for cell in rowless:
        (next(iter(series.values())) if series else series.setdefault("", {})).setdefault(cell.key[0] if by else None, cell)
    return series


def _by_metric(answer, words, names, by) -> dict:
    key = (by,) if by else ()
    return {
        words.heading(answer, name): {cell.key[0] if by else None: cell for cell in shape.cells(answer, name, key)}
        for name in names
    }


def _first(series, key):
    """The cell that names a row: the first series that has the row, shown ones before hidden ones."""
    found = [group[key] for group in series.values() if key in group]
    return next((cell for cell in found if cell.is_shown), found[0])


def _row_order(series, order) -> list:
    leading = list(next(iter(series.values())).values())
    keys = [cell.key[0] if cell.key else None for cell in ranked(leading, order)]
    return list(dict.fromkeys([*keys, *(key for group in series.values() for key in group)]))


def _zero(unit) -> bool:
    return unit in ("count", "minutes", "days")


def _styles(names, colours) -> dict:
    """name -> (colour, marker, is_hollow): the first hollow when two are joined, as "before" is in print."""
    if len(names) == 1:
        return {names[0]: (colours.accent, "circle", False)}
    if len(names) == 2:
        return {names[0]: (colours.muted, "circle", True), names[1]: (colours.accent, "circle", False)}
    return {name: (colours.series[i % 10], SERIES_MARKERS[i % 10], False) for i, name in enumerate(names)}


def _dots(words, name, rows, places, style, unit, by, theme, several, at) -> list[dict]:
    colour, marker, hollow = style
    colours = palette(theme)
    shown = [(cell, place) for cell, place in zip(rows, places, strict=True) if cell is not None and cell.is_shown]
    kept, places = [cell for cell, _ in shown], [place for _, place in shown]
    title = lambda cell: row_name(words, by, cell) + (f" · {name}" if several else "")
    return [
        whiskers(kept, places, colours.grey if several else colour, 2.5 if not several else 1.5, at),
        {
            "type": "scatter", "mode": "markers", "y": places, "x": [at(cell.value) for cell in kept], "ids": [str(cell.key[0]) if cell.key else name for cell in kept],
            "marker": {
                "size": DOT, "symbol": marker,
                "color": [
                    colours.background if hollow or (cell.is_thin and not several) else colours.grey if cell.is_thin
                    else colour for cell in kept
                ],
                "line": {"width": 2, "color": [colours.grey if cell.is_thin else colour for cell in kept]},
            },
            "cliponaxis": False,
            "hovertext": [hover(words, title(cell), unit, cell) for cell in kept], "hovertemplate": HOVER,
        },
        *([] if several else [_values(words, kept, places, unit, colours, at)]),
    ]  # fmt: skip


def _values(words, kept, places, unit, colours, at) -> dict:
    """Each value as text, right of its interval, where no name of a row can stand in its way."""
    ends = [at(max(x for x in (cell.value, cell.high) if x is not None)) for cell in kept]
    texts = [f"\u2003<b>{words.value(cell.value, unit)}</b>" for cell in kept]
    return {"type": "scatter", "mode": "text", "x": ends, "y": places, "text": texts, "textposition": "middle right",
            "textfont": {"size": SIZE, "color": colours.ink}, "cliponaxis": False, "hoverinfo": "skip"}  # fmt: skip


def _joined(series, keys, places, colour, at) -> dict:
    """The line that joins a row's dots, dotted: an unbroken one is an interval."""
    xs, ys = [], []
    for key, place in zip(keys, places, strict=True):
        values = [group[key].value for group in series.values() if key in group and group[key].is_shown]
        if len(values) > 1:
            xs += [at(min(values)), at(max(values)), None]
            ys += [place, place, None]
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip",
            "line": {"color": colour, "width": 1.25, "dash": "dot"}}  # fmt: skip


def _unreached(words, series, keys, first, by, unit) -> list[str]:
    """Of rows that show a measure, which others have no mark as too few got that far, or are too few to tell."""
    shown = [key for key, cell in zip(keys, first, strict=True) if cell.is_shown]
    told = []
    for name, group in series.items():
        rows: dict[str, list[str]] = {}
        for key in shown:
            cell = group.get(key)
            if cell is not None and cell.value is None and not cell.is_hidden:
                rows.setdefault(missing(words, unit, cell), []).append(row_name(words, by, cell))
        told += [words.say("note.no_mark", measure=name, why=why, names=words.listed(names)) if by else words.say("note.no_mark_at_all", measure=name, why=why) for why, names in rows.items()]
    return told


def _unsaid(words, first, places, unit, theme) -> list[dict]:
    """The rows without a value say so at the left of the plot."""
    return [
        {"text": row_value(words, cell, unit), "xref": "paper", "x": 0, "xanchor": "left", "y": place, "yanchor": "middle",
         "showarrow": False, "font": {"size": SIZE, "color": palette(theme).muted}}
        for cell, place in zip(first, places, strict=True) if not cell.is_shown
    ]  # fmt: skip


def _key(styles) -> list[str]:
    """Which mark is which: on one line when short, else one below the other."""
    signs = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲", "cross": "✚", "triangle-down": "▼"}
    parts = [
        f'<span style="color:{colour}">{"○" if hollow else signs.get(marker, "●")}</span> {broken(name, 50, 1)}'
        for name, (colour, marker, hollow) in styles.items()
    ]
    return parts if sum(len(name) + 4 for name in styles) > 50 else ["   ".join(parts)]
