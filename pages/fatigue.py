"""How much does each person receive, what does it do to them, and where is the line?"""

import streamlit as st

from pages.parts import charts, current
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.people import list_of
from pages.parts.pressure import drawn_told, heading, lines_found, terciles_told, window_and_cap
from pages.parts.tiles import tile

said = opening("fatigue")
scope = filters("segment", "language", "country")
if scope:
    before = compared(scope)
    own, cap = window_and_cap(said)
    for column, (name, metric, values) in zip(
        (*st.columns(3), *st.columns(3)),
        (
            ("pressure_shares", "above_cap_share", own | {"cap": cap}), ("pressure_shares", "above_wish_share", own | {"cap": cap}),
            ("pressure_shares", "above_line_share", own | {"cap": cap}), ("delivered_overall", "unsubscribe_rate", {}), ("delivered_overall", "complaint_rate", {}),
            ("machine_opens_overall", "machine_opens_share", {}),
        ), strict=True,
    ):  # fmt: skip
        with column:
            tile(name, metric, scope, before, **values)
    drawn_told(said, scope, "drawn_by_week")
    show("pressure_spread", scope, charts.histogram, own=own, marks=((cap, said.say("pressure.cap_mark")),))
    show("pressure_by_segment", scope, charts.bars, own=own)
    show("pressure_by_week", scope, charts.line, own=own)
    show("pressure_concentration", scope, charts.lorenz)
    drawn_told(said, scope)
    show("sends_calendar", scope, charts.heat, across="day_of_month", down="month")
    show("run_length_by_segment", scope, charts.dots, metrics=("run_median", "run_p90"))
    show("sign_by_message_number", scope, charts.dots, order="given")
    heading(said, "pressure.what_it_does", "pressure.why_raw_misleads")
    show("opt_outs_by_pressure", scope, charts.dots, own=own, order="given")
    show("opt_outs_own_usual", scope, charts.dots, metrics="rate_ratio", split="view", order="given")
    for name in ("clicks_own_usual", "orders_own_usual"):
        show(name, scope, charts.dots, own=own, metrics="rate_ratio", split="view", order="given")
        drawn_told(said, scope)
    show("still_subscribed_by_pressure", scope, charts.survival, own=own, log=False)
    terciles_told(said, current.answer("terciles_compared", scope, **own))
    show("ways_mail_ends", scope, charts.survival, log=False)
    show("complaints_by_month", scope, charts.line, limits=(0.001, 0.003))
    show("opens_by_tool", scope, charts.stacked, metric="n")
    show("withheld_by_reason", scope, charts.bars)
    heading(said, "pressure.where_the_line_is")
    lines = show("saturation_by_segment", scope, lines_found, own=own)
    drawn_told(said, scope)
    if lines is not None and not lines.is_empty:
        list_of(lines, said, "saturation_by_segment", is_folded=True)
    show("pressure_classes", scope, charts.stacked)
    for column, name in zip(st.columns(2), ("cost_of_one_more", "gain_of_one_more"), strict=True):
        with column:
            show(name, scope, charts.dots, own=own, order="given")
closing("fatigue")
