"""A line over time with the limits it should stay within, and a ring where its weighted average left them."""

from __future__ import annotations

from dataclasses import replace

from pages.parts import shape
from pages.parts.charts.chart import HOVER, Chart
from pages.parts.charts.colours import palette
from pages.parts.charts.line import line

ALARMS = ("higher", "lower")


def watched(answer, words, theme="light", *, events=(), height=320) -> Chart:
    """The index of a feeling (`feeling_index`), its limits (`watch_low`, `watch_high`) and its alarms (`alarm`)."""
    chart = line(answer, words, theme, metric="feeling_index", events=events, height=height)
    if chart.is_empty:
        return chart
    when, colours = shape.time_column(answer), palette(theme)
    rows = answer.rows.sort(when)
    days = [day.isoformat() for day in rows[when].to_list()]
    traces = [
        {
            "type": "scatter", "mode": "lines", "x": days, "y": rows[name].to_list(), "hoverinfo": "skip", "connectgaps": True,
            "line": {"color": colours.muted, "width": 1, "dash": "dash"},
        }
        for name in ("watch_low", "watch_high") if rows[name].drop_nulls().len()
    ]  # fmt: skip
    rung = rows.filter(rows["alarm"].is_in(ALARMS) & rows["feeling_index"].is_not_null())
    if not rung.is_empty():
        traces.append(
            {
                "type": "scatter", "mode": "markers", "x": [day.isoformat() for day in rung[when].to_list()], "y": rung["feeling_index"].to_list(),
                "marker": {"symbol": "circle-open", "size": 15, "color": colours.ink, "line": {"width": 2}},
                "hovertext": [f"{words.named(when, row[when])} · {words.named('alarm', row['alarm'])}" for row in rung.iter_rows(named=True)], "hovertemplate": HOVER,
            }
        )  # fmt: skip
    notes = [*chart.notes, words.say("voice.limits_drawn"), *([words.say("voice.alarms", n=rung.height)] if not rung.is_empty() else [])]
    alt = f"{chart.alt} {words.say('voice.alarms', n=rung.height)}" if len(chart.alt) < 330 else chart.alt
    return replace(chart, figure={**chart.figure, "data": [*chart.figure["data"], *traces]}, notes=tuple(notes), alt=alt)
