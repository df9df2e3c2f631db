"""After the first answer: the next one, the end, what comes undone, what piles up, and promises."""

import streamlit as st

from pages.parts import charts
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.tiles import figure, tile

TILES = (
    ("next_wait", "median_next_minutes"), ("resolution_time", "median_days_to_resolution"), ("one_touch", "one_touch_share"),
    ("reopened", "ever_reopened_share"), ("promises_kept", "promise_kept_share"),
)  # fmt: skip

opening("workload")
scope = filters("channel", "segment", "language", "tool", "country")
if scope:
    before = compared(scope)
    within_days = figure("reopened", "reopened_share", scope)  # a tool that counts reopenings without dates does not tell it
    tiles = TILES if within_days is None or within_days.value is None else (*TILES[:3], ("reopened", "reopened_share"), *TILES[3:])
    for column, (name, metric) in zip((*st.columns(3), *st.columns(3)), tiles, strict=False):
        with column:
            tile(name, metric, scope, before)
    show("next_wait_by_channel", scope, charts.dots)
    show("unresolved_by_channel", scope, charts.survival, marks=(1, 7, 30))
    show("one_touch_by_month", scope, charts.line)
    show("reopened_by_channel", scope, charts.bars)
    show("backlog_by_week", scope, charts.line)
    show("backlog_age", scope, charts.bars, order="given")
    show("promises_kept_by_month", scope, charts.line)
    show("promises_kept_by_kind", scope, charts.bars)
    show("announced_days", scope, charts.line)
    show("delivered_days", scope, charts.line)
    show("arrivals_by_hour", scope, charts.heat, key="arrivals_beside_replies")
    show("replies_by_hour", scope, charts.heat)
closing("workload")
