"""How long until a human answers, for whom, and who is still waiting?"""

import streamlit as st

from pages.parts import charts
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.people import work_list
from pages.parts.targets import targets
from pages.parts.tiles import tile

said = opening("service")
scope = filters("channel", "segment", "language", "tool", "country")
if scope:
    before = compared(scope)
    own = targets(said)
    for column, name, metric, values in zip(
        st.columns(4),
        ("wait_overall", "wait_overall", "answered_within_target", "answered_by_human"),
        ("median_minutes", "p90_minutes", "answered_within_target", "human_answer_share"),
        ({}, {}, own, {}), strict=True,
    ):  # fmt: skip
        with column:
            tile(name, metric, scope, before, **values)
    show("still_waiting_by_channel", scope, charts.survival, marks=(60, 240, 1440, 4320))
    show("wait_by_channel", scope, charts.dots, metrics=("median_minutes", "p75_minutes", "p90_minutes"))
    show("still_waiting_after", scope, charts.heat, across="after_minutes", down="channel")
    show("answered_within_target_by_channel", scope, charts.bars, own=own)
    show("wait_by_week", scope, charts.line)
    show("waiting_brackets", scope, charts.bars, order="given")
    show("arrivals_by_hour", scope, charts.heat)
    show("wait_by_hour", scope, charts.heat)
    show("business_wait_by_channel", scope, charts.dots)
    show("anxiety_around_reply", scope, charts.dots, metrics=("anxious_before_share", "anxious_after_share"), told="anxiety_fall", order="given")
    work_list("waiting_now", scope)
closing("service")
