"""Parts of a whole: one bar of 100 % for each group, its parts in the same order everywhere."""

from __future__ import annotations

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.bars import rows_layout
from pages.parts.charts.chart import HOVER, MOST_ROWS, SIZE, Chart, broken, caption, hover, measure_axis, nothing
from pages.parts.charts.chart import note_on_cells as notes_of
from pages.parts.charts.colours import assigned, palette, readable_on
from pages.parts.charts.line import draw_events_beside
from pages.parts.finding import finding

MOST_PARTS, WRITTEN_FROM, KEY_WIDTH = 8, 0.12, 50


def stacked(answer, words, theme="light", *, metric=None, by=None, part=None, ordered=False, most=MOST_ROWS, events=()):
    """The composition of each `by` group by `part`, from shares or counts; `ordered` shades parts that have an order
    (very unhappy … very happy) and keeps the answer's order, else the largest part comes first. Parts beyond eight are
    gathered as other; what is hidden leaves the end of its bar empty where the whole is known. Bars of periods are the
    latest `most`, and `events`, (date, label) pairs, stand as letters at the end of their period's bar.
    """
    metric = shape.measure(answer, metric)
    grain = shape.grain(answer)
    part = part or grain[-1]
    by = by or next((name for name in grain if name != part), None)
    title = finding(answer, words, metric)
    cells = shape.cells(answer, metric, (by, part) if by else (part,))
    if not any(cell.is_shown for cell in cells):
        return nothing(answer, words, theme, title)
    unit = shape.unit_of(answer, metric)
    groups: dict = {}
    for cell in cells:
        groups.setdefault(cell.key[0] if by else None, {})[cell.key[-1]] = cell
    names, gathered = _parts(cells, ordered)
    is_dated = by is not None and by == shape.time_column(answer)
    keys = list(groups)[-most:] if is_dated else list(groups)[:most]
    wholes = {key: _whole(groups[key], unit) for key in keys}
    heads = [_Head(sum(cell.n or 0 for cell in groups[key].values()) or None) for key in keys]
    if not by and unit == "count" and answer.hidden and (answer.n or 0) > wholes[None]:
        wholes[None], heads = answer.n, [_Head(answer.n)]
    painted = _painted(words, part, names, theme, ordered)
    key_lines = _key(words, part, names, painted, bool(gathered), palette(theme))
    labels = [words.named(by, key) if by else words.say("chart.all") for key in keys]
    layout, places = rows_layout(answer, words, theme, labels, heads, top=14 + 18 * len(key_lines))
    layout["xaxis"] = measure_axis(theme, scales.scale(words, [0.0, 1.0], "share", ticks=5))
    layout |= {"barmode": "stack"}
    layout["margin"]["r"] = 24
    left = layout["margin"]["l"] - 4
    told_events = draw_events_beside(layout, words, theme, events, by, keys, places.at) if is_dated else []
    layout["annotations"] += [
        caption(line, theme, left=left, up=6 + 18 * place) | {"font": {"size": SIZE}}
        for place, line in enumerate(reversed(key_lines))
    ]
    data = []
    for place, name in enumerate(names):
        row = [groups[key].get(name) for key in keys]
        data.append(_trace(words, theme, part, by, name, row, keys, wholes, places, painted[name], unit, place))
    if gathered:
        data.append(_gathered(words, theme, gathered, groups, keys, wholes, places))
    told = alt.of_groups(answer, words, "stacked", metric, cells,
                         lambda cell: ", ".join(words.named(name, value) for name, value in zip(
                             (by, part) if by else (part,), cell.key, strict=True)))  # fmt: skip
    notes = notes_of(answer, words, cells, marks_thin=False) + told_events
    if len(groups) > len(keys):
        notes.append(words.say("note.older" if is_dated else "note.left_out", n=len(groups) - len(keys)))
    return Chart({"data": data, "layout": layout}, told, title, tuple(notes), events=tuple(told_events))


class _Head:
    """A row's name needs its size only."""

    def __init__(self, n):
        self.n = n


def _parts(cells, ordered) -> tuple[list, list]:
    names = list(dict.fromkeys(cell.key[-1] for cell in cells))
    total = dict.fromkeys(names, 0.0)
    for cell in cells:
        total[cell.key[-1]] += cell.value or 0
    if not ordered:
        names.sort(key=lambda name: (-total[name], str(name)))
    if len(names) <= MOST_PARTS:
        return names, []
    kept = sorted(names, key=lambda name: -total[name])[: MOST_PARTS - 1]
    return [name for name in names if name in kept], [name for name in names if name not in kept]


def _whole(group, unit) -> float:
    """What 100 % of a bar is: shares are of 1 as they stand, counts of their sum."""
    total = sum(cell.value for cell in group.values() if cell.is_shown)
    return max(1.0, total) if unit == "share" else (total or 1.0)


def _painted(words, part, names, theme, ordered) -> dict:
    colours = palette(theme)
    if ordered:
        ramp = colours.diverging
        return {name: ramp[round(i * (len(ramp) - 1) / max(len(names) - 1, 1))] for i, name in enumerate(names)}
    return {name: style[0] for name, style in assigned(names, theme).items()}


def _key(words, part, names, painted, other, colours) -> list[str]:
    """The parts' names beside their colours, on as few lines as fit a phone."""
    items = [(words.named(part, name), painted[name]) for name in names]
    items += [(words.say("chart.other"), colours.grey)] if other else []
    lines, room = [[]], 0
    for name, colour in items:
        room += min(len(name), 26) + 5
        if room > KEY_WIDTH and lines[-1]:
            lines.append([])
            room = min(len(name), 26) + 5
        lines[-1].append(f'<span style="color:{colour}">■</span> {broken(name, 26, 1)}')
    return ["   ".join(line) for line in lines]


def _trace(words, theme, part, by, name, row, keys, wholes, places, colour, unit, order) -> dict:
    shares = [cell.value / wholes[key] if cell is not None and cell.is_shown else None for cell, key in zip(
        row, keys, strict=True)]  # fmt: skip
    title = lambda key: (f"{words.named(by, key)} · " if by else "") + words.named(part, name)
    return {
        "type": "bar", "orientation": "h", "width": 22 / places.row, "y": places.at, "x": shares,
        "marker": {"color": colour, "line": {"width": 1.5, "color": palette(theme).background}},
        "text": [words.share(share, 0) if share and share >= WRITTEN_FROM else "" for share in shares],
        "textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "none",
        "textfont": {"size": SIZE, "color": readable_on(colour)},
        "hovertext": [hover(words, title(key), unit, cell) if cell is not None else "" for key, cell in zip(
            keys, row, strict=True)],
        "hovertemplate": HOVER,
    }  # fmt: skip


def _gathered(words, theme, names, groups, keys, wholes, places) -> dict:
    shares = []
    for key in keys:
        values = [groups[key][name].value for name in names if name in groups[key] and groups[key][name].is_shown]
        shares.append(sum(values) / wholes[key] if values else None)
    other = words.say("chart.other")
    return {
        "type": "bar", "orientation": "h", "width": 22 / places.row, "y": places.at, "x": shares,
        "marker": {"color": palette(theme).grey, "line": {"width": 1.5, "color": palette(theme).background}},
        "hovertext": [f"<b>{other}</b><br>{words.share(share)}" for share in shares], "hovertemplate": HOVER,
    }  # fmt: skip
