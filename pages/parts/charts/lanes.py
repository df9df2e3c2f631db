"""One person's events in time: a lane for each channel, filled marks where the customer spoke, hollow where we did."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta

from pages.parts import alt, shape
from pages.parts.charts import scale as scales
from pages.parts.charts.chart import (
    HOVER,
    MOST_POINTS,
    SIZE,
    Chart,
    axis,
    broken,
    caption,
    escaped,
    frame,
    nothing,
    shortened,
)  # fmt: skip
from pages.parts.charts.colours import assigned, palette
from pages.parts.finding import finding

LANE, TOP, BOTTOM = 46, 46, 40
FORMED = {"full": "circle", "half": "diamond", "core": "square", "ruled": "cross"}
"""The mark of each form a step wears, fullness being taken by who speaks."""
FROM_CUSTOMER = {"customer", "in", "inbound", "received"}


def lanes(answer, words, theme="light", *, when=None, lane="channel", what=None, who="direction", quiet_days=30, worn="", formed=""):
    """Marks along one lane for each value of `lane`, at the moments of `when`, latest at the right.

    `what` is a text column shown on pointing; `who` tells the customer's own events ("customer", "in") from ours.
    A silence longer than `quiet_days` is named. `worn` and `formed` are columns of colours and of
    their forms, for marks that wear their own and not their lane's. Keeps the latest 2,000 events.
    """
    when = when or shape.time_column(answer)
    if when is None:
        raise shape.NothingToDraw(f"{answer.question.name} has no moments to place: {shape.grain(answer)}")
    title = finding(answer, words, when) if answer.question.has("title.en") else words.of(answer.question, "question")
    rows = [row for row in answer.rows.sort(when).tail(MOST_POINTS).to_dicts() if row[when] is not None]
    if not rows:
        return nothing(answer, words, theme, title)
    names = list(dict.fromkeys(row.get(lane) for row in rows))
    names.sort(key=lambda name: words.named(lane, name))
    colours, styles = palette(theme), assigned(names, theme)
    place = {name: -float(i) for i, name in enumerate(names)}
    moments = [row[when] for row in rows]
    first, last = moments[0], moments[-1]
    reach = max((last - first) * 0.03, timedelta(days=1))
    layout = frame(answer, theme, height=TOP + BOTTOM + LANE * len(names), left=12, right=12, top=TOP, bottom=BOTTOM)
    ticks, texts = scales.time_ticks(words, _days(first, last), when)
    layout["xaxis"] = axis(
        theme, type="date", range=[(first - reach).isoformat(), (last + reach).isoformat()], tickmode="array",
        tickvals=ticks, ticktext=texts,
    )  # fmt: skip
    layout["yaxis"] = axis(theme, range=[-(len(names) - 0.5), 0.75], showticklabels=False)
    layout["shapes"] = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": place[name], "y1": place[name], "layer": "below",
         "line": {"color": colours.grid, "width": 1.5}} for name in names
    ]  # fmt: skip
    layout["annotations"] = [
        {"text": broken(words.named(lane, name), 40, 1), "xref": "paper", "x": 0, "xanchor": "left", "y": place[name],
         "yanchor": "bottom", "yshift": 9, "borderpad": 0, "showarrow": False, "font": {"size": SIZE, "color": colours.ink}}
        for name in names
    ]  # fmt: skip
    if who in answer.rows.columns:
        layout["annotations"].append(caption(f"● {words.say('lanes.customer')}   ○ {words.say('lanes.us')}", theme, up=26))
    _name_silences(layout, words, theme, moments, quiet_days)
    data = [_marks(words, rows, name, lane, when, what, who, place[name], styles[name], colours, worn, formed) for name in names]
    told = alt.told(
        words,
        words.say("alt.lanes", n=len(rows), first=words.date(_day(first)), last=words.date(_day(last))),
        *(words.say("lanes.count", name=shortened(words.named(lane, name), 40), n=sum(row.get(lane) == name for row in rows))
          for name in names),
    )  # fmt: skip
    return Chart({"data": data, "layout": layout}, told, title)


def _marks(words, rows, name, lane, when, what, who, place, style, colours, worn, formed) -> dict:
    mine = [row for row in rows if row.get(lane) == name]
    ours = [str(row.get(who)) not in FROM_CUSTOMER if row.get(who) is not None else False for row in mine]
    paints = [row.get(worn) or style[0] for row in mine]
    return {
        "type": "scatter", "mode": "markers", "x": [row[when].isoformat() for row in mine], "y": [place] * len(mine),
        "cliponaxis": False,
        "marker": {"size": 11, "symbol": [FORMED.get(row.get(formed), style[2]) for row in mine], "line": {"width": 2, "color": paints},
                   "color": [colours.background if us else paint for us, paint in zip(ours, paints, strict=True)]},
        "hovertext": [_said(words, row, name, lane, when, what) for row in mine], "hovertemplate": HOVER,
    }  # fmt: skip


def _said(words, row, name, lane, when, what) -> str:
    lines = [f"<b>{escaped(words.named(lane, name))}</b>", words.value(row[when])]
    if what and row.get(what):
        lines.append(broken(shortened(row[what], 200), 48, 5))
    return "<br>".join(lines)


def _name_silences(layout, words, theme, moments, quiet_days) -> None:
    """The longest silences, at most three, written between the events that frame them."""
    gaps = sorted(itertools.pairwise(moments), key=lambda pair: pair[0] - pair[1])
    for before, after in gaps[:3]:
        length = (after - before).days
        if length < quiet_days or (after - before) < (moments[-1] - moments[0]) * 0.2:
            continue
        layout["annotations"].append(
            {"text": words.say("lanes.silence", days=words.days(length)), "x": (before + (after - before) / 2).isoformat(),
             "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False,
             "font": {"size": 12, "color": palette(theme).muted}}
        )  # fmt: skip


def _day(moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _days(first, last) -> list[date]:
    """Every day, or one in a few, from the first event to the last, for ticks to choose from."""
    start, end = _day(first), _day(last)
    step = max(1, (end - start).days // 200)
    return [start + timedelta(days=i) for i in range(0, (end - start).days + 1, step)]
