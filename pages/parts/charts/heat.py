"""Two grains crossed (weekday by hour, reason by channel): cells shaded by value, values written where they fit."""

from __future__ import annotations

from pages.parts import alt, shape
from pages.parts.charts.chart import (
    SMALL,
    Chart,
    axis,
    axis_title,
    both_ends,
    broken,
    caption,
    escaped,
    frame,
    hover,
    note_on_cells,
    nothing,
    pixels,
    shortened,
)  # fmt: skip
from pages.parts.charts.colours import palette, readable_on, swatch
from pages.parts.charts.line import draw_events_beside
from pages.parts.finding import finding

ROW, TOP, BOTTOM = 34, 48, 30
NAME = 16
WRITTEN_COLUMNS = 9
"""More columns than this and a phone cannot hold a value in each cell: the shade and the hover say it."""
STATES = ("new", "growing", "stable", "declining", "dormant", "returned")
HABITS = ("never", "mixed", "mostly", "only")
ORDERED = {"weekday": range(1, 8), "hour": range(24), "state": STATES, "state_before": STATES, "habit": (*HABITS, "one_order", "no_order"), "habit_before": HABITS}
LAST = ("other", "open", "end")
"""What gathers the rest, or stands for having stopped, comes after what has a name."""
SLANT = 20
MOST = 40


def heat(answer, words, theme="light", *, metric=None, across=None, down=None, written=None, wears=None, events=()):
    """A grid of `down` rows by `across` columns; hours, weekdays and states stand in their own order, others by size.

    Values on both sides of zero are shaded from bad to good around it. Hidden cells are hatched by a dot, thin ones set in
    italics. `written` forces the values into the cells or out; `wears`, where rows have a colour of their own, gives it for
    (name, theme); `events`, (date, label) pairs, stand as letters at the ends of their periods' rows, where rows are periods.
    """
    metric = shape.measure(answer, metric)
    grain = shape.grain(answer)
    if len(grain) < 2 and not (across and down):
        raise shape.NothingToDraw(f"{answer.question.name} has one grain, a heatmap crosses two: {grain}")
    across = across or ("hour" if "hour" in grain else next(name for name in reversed(grain) if name != down))
    down = down or next(name for name in grain if name != across)
    title = finding(answer, words, metric)
    cells = {cell.key: cell for cell in shape.cells(answer, metric, (down, across))}
    if not any(cell.is_shown for cell in cells.values()):
        return nothing(answer, words, theme, title)
    unit = shape.unit_of(answer, metric)
    rows = _order(down, [key[0] for key in cells], cells, 0)
    columns = _order(across, [key[1] for key, cell in cells.items() if not _is_whole_row(cell)], cells, 1)
    colours = palette(theme)
    ramp = _ramp(cells, colours, shape.better_of(answer, metric))
    shades = _shades(cells, ramp, is_signed=ramp is not colours.sequential)
    grid = [[cells.get((row, column)) for column in columns] for row in rows]
    written = len(columns) <= WRITTEN_COLUMNS if written is None else written
    names = [both_ends(_axis_name(words, down, row), NAME, 2) for row in rows]
    squares = [swatch(wears(row, theme)) if wears else "" for row in rows]
    left = int(max(pixels(line) for name in names for line in name)) + (30 if any(squares) else 12)
    ticks = _ticks(words, across, columns)
    slanted = "autotickangles" in ticks
    bottom = int(max(pixels(text, SMALL) for text in ticks["ticktext"]) * 0.75) + 24 if slanted else BOTTOM + 16 * max(text.count("<br>") for text in ticks["ticktext"])
    layout = frame(answer, theme, height=TOP + bottom + ROW * len(rows), left=left, right=12, top=TOP, bottom=bottom)
    layout["xaxis"] = axis(theme, range=[-0.5, len(columns) - 0.5], tickmode="array", **ticks)
    layout["yaxis"] = axis(
        theme, range=[len(rows) - 0.5, -0.5], tickmode="array", tickvals=list(range(len(rows))),
        ticktext=[square + "<br>".join(escaped(line) for line in name) for square, name in zip(squares, names, strict=True)],
    )  # fmt: skip
    layout["annotations"] = [
        caption(escaped(shortened(axis_title(answer, words, metric), 52)), theme, left=left - 4, up=26),
        caption(_key(words, cells, unit, ramp), theme, left=left - 4, up=8),
    ]
    spoken = [words.named(across, column) for column in columns]
    hovers = [[_hover(words, unit, cell, f"{lead}, {column}") for column, cell in zip(spoken, line, strict=True)]
              for lead, line in zip((words.named(down, row) for row in rows), grid, strict=True)]  # fmt: skip
    data = [
        {
            "type": "heatmap", "z": [[shades(cell) for cell in line] for line in grid], "zmin": -0.5,
            "zmax": len(ramp) - 0.5, "colorscale": _steps(ramp), "showscale": False,
            "xgap": 2, "ygap": 2, "hovertext": hovers, "hovertemplate": "%{hovertext}<extra></extra>",
            "hoverongaps": False,
        }
    ]  # fmt: skip
    data.append(_writing(words, grid, unit, shades, ramp, colours, written))
    withheld = {key[0] for key, cell in cells.items() if _is_whole_row(cell)}
    layout["annotations"] += [
        {"text": words.say("chart.hidden"), "x": -0.5, "xanchor": "left", "y": place, "yanchor": "middle",
         "showarrow": False, "font": {"size": SMALL, "color": colours.muted}}
        for place, row in enumerate(rows) if row in withheld
    ]  # fmt: skip
    told_events = draw_events_beside(layout, words, theme, events, down, rows, list(range(len(rows)))) if down == shape.time_column(answer) else []
    shown = list(cells.values())
    name = lambda cell: f"{words.named(down, cell.key[0])}, {words.named(across, cell.key[1])}"
    told = alt.of_groups(answer, words, "heat", metric, shown, name)
    notes = note_on_cells(answer, words, shown, marks_thin=False)
    return Chart({"data": data, "layout": layout}, told, title, (*notes, *told_events), events=tuple(told_events))


def _is_whole_row(cell) -> bool:
    """A group hidden as a whole comes as one row that has no place across."""
    return cell.is_hidden and cell.key[1] is None


def _order(name, values, cells, side) -> list:
    if name in ORDERED:
        return list(ORDERED[name])
    distinct = list(dict.fromkeys(values))
    if all(not isinstance(value, str) for value in distinct):
        return sorted(distinct, key=lambda value: (value is None, value))[:MOST]
    total = dict.fromkeys(distinct, 0)
    for key, cell in cells.items():
        total[key[side]] += cell.n or 0
    return sorted(distinct, key=lambda value: (LAST.index(value) if value in LAST else -1, -total[value], str(value)))[:MOST]


def _ramp(cells, colours, better) -> tuple[str, ...]:
    """From almost nothing to much or, where some values are below zero and others above, from bad to good."""
    values = [cell.value for cell in cells.values() if cell.is_shown]
    if not min(values) < 0 < max(values):
        return colours.sequential
    return colours.diverging[::-1] if better == "lower" else colours.diverging


def _shades(cells, ramp, *, is_signed):
    """Cell -> step of the ramp, evenly from the smallest to the largest value or, signed, as far on either side of zero; None unshown."""
    values = [cell.value for cell in cells.values() if cell.is_shown]
    low, high = min(values), max(values)
    if is_signed:
        low, high = -max(-low, high), max(-low, high)
    low = 0 if 0 <= low < high / 2 else low
    steps = len(ramp)

    def shade(cell):
        if cell is None or not cell.is_shown:
            return None
        return min(steps - 1, int((cell.value - low) / (high - low) * steps)) if high > low else steps // 2

    return shade


def _key(words, cells, unit, ramp) -> str:
    """The shades from the smallest value to the largest, for whom the cells say nothing; signed ones as far on either side of zero."""
    values = [cell.value for cell in cells.values() if cell.is_shown]
    low, high = min(values), max(values)
    told = ramp[1::2]
    if low < 0 < high:
        low, high, told = -max(-low, high), max(-low, high), (*ramp[:5:2], *ramp[5::2])
    squares = "".join(f'<span style="color:{colour};font-size:18px">■</span>' for colour in told)
    return f"{words.tick(low, unit)} {squares} {words.tick(high, unit)}"


def _steps(colours) -> list:
    """A colour scale in flat steps, so that a cell's colour is exactly one of the palette's."""
    size = len(colours)
    return [[edge, colour] for i, colour in enumerate(colours) for edge in (i / size, (i + 1) / size)]


def _axis_name(words, name, value) -> str:
    if name == "weekday":
        return words.weekday(value, "abbreviated").capitalize() if words.language == "fr" else words.weekday(
            value, "abbreviated")  # fmt: skip
    return words.named(name, value)


def _ticks(words, across, columns) -> dict:
    if across == "hour":
        shown = [i for i, hour in enumerate(columns) if hour % 4 == 0]
        return {"tickvals": shown, "ticktext": [words.hour(columns[i]) for i in shown]}
    if len(columns) > WRITTEN_COLUMNS and all(isinstance(value, int) for value in columns):
        shown = [i for i, value in enumerate(columns) if i == 0 or value % 5 == 0]
        return {"tickvals": shown, "ticktext": [words.named(across, columns[i]) for i in shown]}
    width = max(6, 44 // len(columns))
    names = [_axis_name(words, across, value) for value in columns]
    places = list(range(len(columns)))
    if any(len(word) > width for name in names for word in name.split()):
        return {"tickvals": places, "ticktext": [escaped(both_ends(name, SLANT)[0]) for name in names], "tickangle": "auto", "autotickangles": [0, -40]}
    return {"tickvals": places, "ticktext": [broken(name, width, 2) for name in names]}


def _hover(words, unit, cell, title) -> str:
    if cell is None:
        return f"<b>{broken(title, 48, 2)}</b><br>{words.say('chart.n', n=0)}"
    return hover(words, title, unit, cell)


def _writing(words, grid, unit, shades, ramp, colours, written) -> dict:
    """The values in the cells, each in the ink that its shade calls for; a hidden cell always shows a small dot."""
    xs, ys, texts, inks = [], [], [], []
    for y, line in enumerate(grid):
        for x, cell in enumerate(line):
            if cell is None:
                continue
            if cell.is_hidden:
                text, ink = "·", colours.muted
            elif cell.is_shown and written:
                text = words.tick(cell.value, unit)
                text, ink = f"<i>{text}</i>" if cell.is_thin else text, readable_on(ramp[shades(cell)])
            else:
                continue
            xs.append(x), ys.append(y), texts.append(text), inks.append(ink)
    return {
        "type": "scatter", "mode": "text", "x": xs, "y": ys, "text": texts, "hoverinfo": "skip",
        "textfont": {"size": SMALL, "color": inks},
    }  # fmt: skip
