"""Groups against their own past, with a ring around those whose change stands after all groups looked at."""

from __future__ import annotations

from dataclasses import replace

from pages.parts import shape
from pages.parts.charts.chart import HOVER, Chart
from pages.parts.charts.colours import palette
from pages.parts.charts.dots import dots

STANDS = ("higher", "lower")


def changed(answer, words, theme="light") -> Chart:
    """The index of a feeling (`feeling_index`) per group and what is said of its change (`feeling_change`)."""
    chart = dots(answer, words, theme, metrics="feeling_index")
    if chart.is_empty:
        return chart
    (by,) = shape.grain(answer)
    verdicts = {str(group): change for group, change in answer.rows.select(by, "feeling_change").iter_rows()}
    marks = next(trace for trace in chart.figure["data"] if "ids" in trace)
    rung = [place for place, group in enumerate(marks["ids"]) if verdicts.get(group) in STANDS]
    looked_at = sum(verdicts.get(group) != "unknown" for group in marks["ids"])
    told = words.say("voice.changes", n=len(rung), of=looked_at) if rung else words.say("voice.no_change", of=looked_at)
    ring = {
        "type": "scatter", "mode": "markers", "x": [marks["x"][place] for place in rung], "y": [marks["y"][place] for place in rung],
        "marker": {"symbol": "circle-open", "size": 19, "color": palette(theme).ink, "line": {"width": 2}}, "cliponaxis": False,
        "hovertext": [f"{marks['hovertext'][place]}<br>{words.named('feeling_change', verdicts[marks['ids'][place]])}" for place in rung], "hovertemplate": HOVER,
    }  # fmt: skip
    alt = f"{chart.alt} {told}" if len(chart.alt) < 330 else chart.alt
    return replace(chart, figure={**chart.figure, "data": [*chart.figure["data"], *([ring] if rung else [])]}, notes=(*chart.notes, told), alt=alt)
