"""Journeys from step to step: columns that each hold everyone, links as wide as the journeys that take them.

Drawn with plain shapes and points, so that a step can be clicked. A journey that ended stays in the end's row, one still
running in its own, one that came to the end chosen in that end's, and what is too small to show is told as such: every column
sums to all journeys of the view.
"""

from __future__ import annotations

from pages.parts import alt, shape
from pages.parts.charts.chart import HOVER, SMALL, Chart, axis, broken, caption, escaped, frame, hover, nothing, shortened, wrapped
from pages.parts.charts.colours import Worn, fade, kept, palette
from pages.parts.finding import finding

END, OPEN, OTHER, FEW = STOPS = ("end", "open", "other", "few")
THICK, GAP, ROW = 0.075, 0.035, 54
LINE, MOST_LINES = 15, 4
"""Pixels of a line of a name, and how many a long one may take."""


def flow(answer, words, theme="light", *, metric="share_of_started", note="", wears=kept):
    """An answer of grain step_no, source, target with `journeys` and shares of several denominators, through `metric`.

    Nodes are points whose `customdata` is [place, step], for clicks. Names stand beside their node and whole on pointing.
    `wears` gives what a step wears for (step, theme).
    """
    title = finding(answer, words, metric)
    rows = [row for row in answer.rows.to_dicts() if row["journeys"] is not None and row["share_of_started_n"] is not None and not row.get("is_hidden")]
    if not rows:
        return nothing(answer, words, theme, title)
    started = max(row["share_of_started_n"] for row in rows)
    whole = max(row["share_of_everyone_n"] for row in rows) if metric == "share_of_everyone" else started
    end_chosen = answer.values.get("finish")
    links, columns = _columns(rows, started, (END, OPEN, end_chosen))
    colours = palette(theme)
    paint = lambda name: Worn(colours.grey) if name in STOPS else wears(name, theme)
    plain = lambda step: words.say("journey.few") if step == FEW else words.named("what_step", step)
    name = lambda step, place: words.say("journey.arrived", step=plain(step)) if step == end_chosen and place > 1 else plain(step)
    width = {2: 40, 3: 34, 4: 28, 5: 24}.get(len(columns), 20)
    labels = {(place, step): _label(name(step, place), words.share(columns[place][step] / whole), width) for place, nodes in columns.items() for step in nodes}
    tall = max(sum(max(ROW, LINE * labels[place, step].count("<br>") + ROW) for step in nodes) for place, nodes in columns.items()) + 150
    rooms = {node: LINE * (label.count("<br>") + 1) / (tall - 40) for node, label in labels.items()}
    places = {place: _placed(nodes, started, {step: rooms[place, step] for step in nodes}) for place, nodes in columns.items()}
    layout = frame(answer, theme, height=tall, left=4, right=4, top=34, bottom=6)
    last = max(columns)
    layout["xaxis"] = axis(theme, range=[0.98, last + 0.9], visible=False)
    layout["yaxis"] = axis(theme, range=[1.0, 0.0], visible=False)
    layout["shapes"] = _drawn(links, columns, places, paint, theme)
    for place, nodes in places.items():
        for step, (top, tallness) in nodes.items():
            layout["shapes"] += _node(paint(step), place, top, tallness, colours)
    layout["annotations"] = [
        {"text": labels[place, step],
         "x": place + THICK, "xanchor": "left", "xshift": 4, "y": top + tallness / 2, "yanchor": "middle", "showarrow": False, "align": "left",
         "bgcolor": fade(colours.background, 0.55), "borderpad": 0,
         "font": {"size": SMALL, "color": colours.ink}, "hovertext": escaped(name(step, place))}
        for place, nodes in places.items() for step, (top, tallness) in nodes.items()
    ]  # fmt: skip
    layout["annotations"].append(caption(escaped(shortened(note, 110)), theme, up=10))
    layout["annotations"] += [
        {"text": str(place), "x": place + THICK / 2, "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": -6, "showarrow": False, "font": {"size": SMALL, "color": colours.muted}}
        for place in columns
    ]
    nodes = [(place, step) for place in places for step in places[place]]
    data = [_link_points(words, links, places, metric, name), _node_points(words, nodes, columns, places, whole, name)]
    biggest = max((row for row in rows if row["target"] not in STOPS), key=lambda row: row["journeys"], default=rows[0])
    told = alt.told(
        words, alt.what(answer, words, "sankey", "journeys"),
        words.say("alt.largest_flow", source=shortened(plain(biggest["source"]), 40), target=shortened(plain(biggest["target"]), 40), value=words.count(biggest["journeys"])),
        *alt.extremes(words, [(plain(step), n) for step, n in columns[1].items()], "count"), *alt.size(answer, words), *alt.gaps(words, shape.cells(answer, "journeys")),
    )  # fmt: skip
    notes = [words.say("note.paler")] if any(row.get("is_thin") for row in rows) else []
    return Chart({"data": data, "layout": layout}, told, title, tuple(notes))


def _columns(rows, started, stops):
    """(links, columns): links carry {place, source, target, value, row}; columns the journeys of each step at each place, those at the `stops` to stay."""
    steps = max(row["step_no"] for row in rows)
    columns: dict[int, dict[str, float]] = {place: {} for place in range(1, steps + 2)}
    links = [{"place": row["step_no"], "source": row["source"], "target": row["target"], "value": row["journeys"], "row": row} for row in rows]
    for row in rows:
        told = row["share_of_previous_n"]  # withheld where it would give a hidden link away: what is hidden then stands among the few
        columns[row["step_no"]][row["source"]] = told if told is not None else columns[row["step_no"]].get(row["source"], 0) + row["journeys"]
    for link in links:
        if link["place"] == steps and link["target"] not in stops:
            columns[steps + 1][link["target"]] = columns[steps + 1].get(link["target"], 0) + link["value"]
    stopped = dict.fromkeys(stops, 0)
    for place in range(1, steps + 2):
        for kind in stops:
            if stopped[kind] and place <= steps:
                links.append({"place": place, "source": kind, "target": kind, "value": stopped[kind], "row": None})
            if stopped[kind]:
                columns[place][kind] = stopped[kind]
        left = started - sum(columns[place].values())
        if left > 0:
            columns[place][FEW] = left
        for kind in stops:
            stopped[kind] += sum(link["value"] for link in links if link["place"] == place and link["target"] == kind and link["source"] != kind)
    return links, {place: _ordered(nodes, stops) for place, nodes in columns.items() if nodes}


def _ordered(nodes, stops):
    """Those at the end chosen first, then the steps, the largest on top, other, too few, the ended and those still running."""
    rank = {stops[2]: 0, OTHER: 2, FEW: 2, END: 3, OPEN: 4}
    return dict(sorted(nodes.items(), key=lambda item: (rank.get(item[0], 1), -item[1])))


def _label(name, share, width):
    """A node's name in lines of `width` characters, its share after it or, where it has no room there, under it."""
    lines = wrapped(name, width, MOST_LINES)
    return broken(name, width, MOST_LINES) + (" " if len(lines[-1]) + len(share) < width + 2 else "<br>") + share


def _placed(nodes, started, rooms):
    """step -> (top, height) within 0 and 1; what a node lacks for the `rooms` its name takes is left around it."""
    room, around = 1 - GAP * (len(nodes) - 1) - 0.02, dict.fromkeys(nodes, 0.0)
    for _ in range(3):  # what is left around some makes the others less tall, which then may want room too
        tall = {step: max(n / started * room, 0.006) for step, n in nodes.items()}
        scale = max(room - sum(around.values()), 0.1) / sum(tall.values())
        around = {step: max(0.0, rooms[step] - tall[step] * scale - GAP / 2) for step in nodes}
    scale = max(room - sum(around.values()), 0.1) / sum(tall.values())
    found, at = {}, 0.01
    for step, height in tall.items():
        found[step] = (at + around[step] / 2, height * scale)
        at += height * scale + around[step] + GAP
    return found


def _drawn(links, columns, places, paint, theme):
    """One curved band per link, and where it leaves and arrives (kept in the link for the points on it)."""
    left, arrived, shapes = {}, {}, []
    order = {place: {step: i for i, step in enumerate(nodes)} for place, nodes in places.items()}
    known = [link for link in links if link["target"] in places.get(link["place"] + 1, {}) and link["source"] in places[link["place"]]]
    for link in sorted(known, key=lambda one: (one["place"], order[one["place"]][one["source"]], order[one["place"] + 1][one["target"]])):
        at, source, target = link["place"], link["source"], link["target"]
        top, tall = places[at][source]
        end_top, end_tall = places[at + 1][target]
        out = link["value"] / columns[at][source] * tall
        into = link["value"] / columns[at + 1][target] * end_tall
        y0, y1 = top + left.get((at, source), 0), end_top + arrived.get((at + 1, target), 0)
        left[at, source] = left.get((at, source), 0) + out
        arrived[at + 1, target] = arrived.get((at + 1, target), 0) + into
        x0, x1 = at + THICK, at + 1
        middle = (x0 + x1) / 2
        link["point"] = (x0 + (x1 - x0) * 0.62, y0 + (y1 - y0) * 0.68 + (out + into) / 4)
        thin = link["row"] is None or link["row"].get("is_thin")
        shapes.append({
            "type": "path", "layer": "below", "line": {"width": 0}, "fillcolor": fade(paint(source).colour, 0.1 if thin else 0.26),
            "path": f"M {x0} {y0} C {middle} {y0} {middle} {y1} {x1} {y1} L {x1} {y1 + into} C {middle} {y1 + into} {middle} {y0 + out} {x0} {y0 + out} Z",
        })  # fmt: skip
    return shapes


def _node(worn, place, top, tallness, colours) -> list[dict]:
    """A step's bar in the form it wears: full, its left half, its middle, or both its edges."""
    box = lambda left, right, fill, edge=0: {
        "type": "rect", "layer": "above", "x0": place + THICK * left, "x1": place + THICK * right, "y0": top, "y1": top + tallness, "fillcolor": fill,
        "line": {"width": edge, "color": worn.colour},
    }  # fmt: skip
    if worn.form == "full":
        return [box(0, 1, worn.colour)]
    inside = {"half": ((0, 0.5),), "core": ((0.33, 0.67),), "ruled": ((0, 0.33), (0.67, 1))}[worn.form]
    return [box(0, 1, colours.background, 1.5), *(box(left, right, worn.colour) for left, right in inside)]


def _link_points(words, links, places, metric, name):
    """Unseen points on the links, which say what they are when pointed at."""
    told = [link for link in links if link["row"] is not None and "point" in link]
    cells = [
        shape.Cell((), link["row"][metric], link["row"].get(f"{metric}_low"), link["row"].get(f"{metric}_high"), link["value"], False, bool(link["row"].get("is_thin")), False)
        for link in told
    ]
    return {
        "type": "scatter", "mode": "markers", "x": [link["point"][0] for link in told], "y": [link["point"][1] for link in told],
        "marker": {"size": 16, "opacity": 0}, "selected": {"marker": {"opacity": 0}}, "unselected": {"marker": {"opacity": 0}},
        "hovertext": [hover(words, f"{name(link['source'], link['place'])} → {name(link['target'], link['place'] + 1)}", "share", cell) for link, cell in zip(told, cells, strict=True)],
        "hovertemplate": HOVER,
    }  # fmt: skip


def _node_points(words, nodes, columns, places, whole, name):
    """Points over the nodes, to point at and to click."""
    middle = {node: places[node[0]][node[1]] for node in nodes}
    return {
        "type": "scatter", "mode": "markers", "x": [place + THICK / 2 for place, _ in nodes], "y": [middle[node][0] + middle[node][1] / 2 for node in nodes],
        "customdata": [[place, step] for place, step in nodes],
        "marker": {"size": 26, "symbol": "square", "opacity": 0}, "selected": {"marker": {"opacity": 0}}, "unselected": {"marker": {"opacity": 0}},
        "hovertext": [
            f"<b>{broken(name(step, place), 48, 3)}</b><br>{words.share(columns[place][step] / whole)}<br>{words.say('chart.n', n=columns[place][step])}" for place, step in nodes
        ],
        "hovertemplate": HOVER,
    }  # fmt: skip
