"""From step to step: where people go next, and where they stop. Every column of nodes sums to all who were there."""

from __future__ import annotations

from pages.parts import alt, shape
from pages.parts.charts.chart import SMALL, Chart, broken, escaped, frame, hover, note_on_cells, nothing, pixels, shortened
from pages.parts.charts.colours import assigned, fade, palette
from pages.parts.finding import finding

MOST_NODES, MOST_STEPS = 7, 5
END, OTHER = "end", "other"
NODE, PAD = 30, 14


def sankey(answer, words, theme="light", *, metric=None, source="source", target="target", step=None, top=MOST_NODES):
    """Flows from `source` to `target`, over several steps with a numeric `step` grain column (1, 2, …).

    Each step keeps its `top` largest names and gathers the rest as other; a missing or "end" target is where people
    stop. Names are shortened beside the nodes and whole in the hover. Thin flows are paler, hidden ones not drawn.
    """
    metric = shape.measure(answer, metric)
    step = step or ("step" if "step" in shape.grain(answer) else None)
    title = finding(answer, words, metric)
    cells = shape.cells(answer, metric, (source, target, step) if step else (source, target))
    drawn = [cell for cell in cells if cell.is_shown and cell.value > 0 and (not step or cell.key[2] <= MOST_STEPS)]
    if not drawn:
        return nothing(answer, words, theme, title)
    unit = shape.unit_of(answer, metric)
    flows = _flows(drawn, step, top)
    nodes = list(dict.fromkeys(node for flow in flows for node in flow))
    through = {node: max(_sum(flows, 0, node), _sum(flows, 1, node)) for node in nodes}
    column_total: dict = {}
    for (layer, _), value in through.items():
        column_total[layer] = column_total.get(layer, 0) + value
    layers = max(layer for layer, _ in nodes) + 1
    width = {2: 20, 3: 14, 4: 10}.get(layers, 8)
    colours = palette(theme)
    styles = assigned([name for name in {name for _, name in nodes} if name not in (END, OTHER)], theme)
    paint = lambda name: styles[name][0] if name in styles else colours.grey
    place = {node: i for i, node in enumerate(nodes)}
    share = lambda node: words.share(through[node] / column_total[node[0]])
    name = lambda node: _name(words, source, node[1])
    between = " " if layers == 2 else "<br>"
    label = lambda node: f"{broken(name(node), width, 1)}{between}{share(node)}"
    placed = _placed(nodes, through, column_total, layers)
    data = [
        {
            "type": "sankey", "arrangement": "fixed", "orientation": "h", "valueformat": ",d",
            "textfont": {"size": SMALL, "color": colours.ink, "shadow": "none"},
            "node": {
                "label": ["" if node[0] == layers - 1 else label(node) for node in nodes],
                "color": [paint(node[1]) for node in nodes], "line": {"width": 0}, "pad": PAD, "thickness": 12,
                **placed,
                "customdata": [f"<b>{broken(name(node), 48, 3)}</b><br>{words.value(through[node], unit)} ({share(node)})"
                               for node in nodes],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
            "link": {
                "source": [place[a] for a, _ in flows], "target": [place[b] for _, b in flows],
                "value": [value for value, _, _ in flows.values()],
                "color": [fade(paint(a[1]), 0.14 if thin else 0.28) for (a, _), (_, thin, _) in flows.items()],
                "customdata": [
                    hover(words, f"{name(a)} → {name(b)}", unit, cell) if cell is not None else
                    f"<b>{escaped(name(a))} → {escaped(name(b))}</b><br>{words.value(value, unit)}"
                    for (a, b), (value, _, cell) in flows.items()
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
        }
    ]  # fmt: skip
    tallest = max(sum(1 for node in nodes if node[0] == layer) for layer in range(layers))
    ends = [node for node in nodes if node[0] == layers - 1]
    right = int(max(pixels(label(node), SMALL) for node in ends)) + 10
    layout = frame(answer, theme, height=max(220, 40 + (NODE + PAD) * tallest), left=4, right=right + 12, top=14, bottom=18)
    layout["annotations"] = [
        {"text": label(node), "xref": "paper", "x": 1, "xanchor": "left", "xshift": 12, "yref": "paper",
         "y": 1 - placed["y"][place[node]], "yanchor": "middle", "align": "left", "showarrow": False,
         "hovertext": escaped(name(node)), "font": {"size": SMALL, "color": colours.ink}}
        for node in ends
    ]  # fmt: skip
    biggest = max(flows, key=lambda flow: flows[flow][0])
    told = alt.told(
        words, alt.what(answer, words, "sankey", metric),
        words.say("alt.largest_flow", source=shortened(name(biggest[0]), 40), target=shortened(name(biggest[1]), 40),
                  value=words.value(flows[biggest][0], unit)),
        *alt.extremes(words, [(name(node), through[node]) for node in nodes if node[0] == 0], unit),
        *alt.size(answer, words), *alt.gaps(words, [cell for cell in cells if cell.is_hidden]),
    )  # fmt: skip
    return Chart({"data": data, "layout": layout}, told, title, tuple(note_on_cells(answer, words, cells)))


def _flows(cells, step, top) -> dict:
    """(from node, to node) -> (value, is thin, the cell if it stands for one); a node is (layer, name)."""
    first = min((cell.key[2] for cell in cells), default=0) if step else 0
    layer_of = lambda cell: int(cell.key[2] - first) if step else 0
    size: dict = {}
    for cell in cells:
        for node in ((layer_of(cell), _given(cell.key[0])), (layer_of(cell) + 1, _given(cell.key[1]))):
            size[node] = size.get(node, 0) + cell.value
    kept: dict = {}
    for layer in {layer for layer, _ in size}:
        ranked = sorted((node for node in size if node[0] == layer and node[1] != END), key=lambda node: -size[node])
        kept[layer] = {node[1] for node in ranked[: top if len(ranked) > top + 1 else top + 1]} | {END}
    flows: dict = {}
    for cell in cells:
        layer = layer_of(cell)
        ends = tuple(
            (at, name if name in kept[at] else OTHER)
            for at, name in ((layer, _given(cell.key[0])), (layer + 1, _given(cell.key[1])))
        )
        value, thin, _ = flows.get(ends, (0, True, None))
        flows[ends] = (value + cell.value, thin and cell.is_thin, cell if ends not in flows else None)
    return dict(sorted(flows.items(), key=lambda item: -item[1][0]))


def _given(name):
    return END if name is None or name == "" else str(name)


def _name(words, column, name) -> str:
    if name == END:
        return words.say("sankey.end")
    return words.say("chart.other") if name == OTHER else words.named(column, name)


def _sum(flows, side, node) -> float:
    return sum(value for flow, (value, _, _) in flows.items() if flow[side] == node)


def _placed(nodes, through, column_total, layers) -> dict:
    """Where nodes stand: columns left to right, the largest on top, other and end last; 0 and 1 excluded, as Plotly
    reads them as unset."""
    xs, ys = [0.0] * len(nodes), [0.0] * len(nodes)
    tallest = max(column_total.values())
    for layer in range(layers):
        column = [i for i, node in enumerate(nodes) if node[0] == layer]
        column.sort(key=lambda i: (nodes[i][1] in (OTHER, END), nodes[i][1] == END, -through[nodes[i]]))
        gap = 0.05
        room = 1 - gap * max(len(column) - 1, 0)
        at = 0.0
        for i in column:
            tall = through[nodes[i]] / tallest * room
            xs[i] = min(0.999, max(0.001, layer / (layers - 1)))
            ys[i] = min(0.999, max(0.001, at + tall / 2))
            at += tall + gap
    return {"x": xs, "y": ys}
