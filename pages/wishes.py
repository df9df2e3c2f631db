"""Do people get what they ask for, and does a no take effect?"""

import streamlit as st

from pages.parts import charts
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.people import work_list
from pages.parts.tiles import tile

said = opening("wishes")
scope = filters("segment", "language", "country")
if scope:
    before = compared(scope)
    for column, (name, metric) in zip(
        (*st.columns(3), *st.columns(3)[:2]),
        (
            ("wishes_offered", "wish_offered_share"), ("written_after_leaving", "written_after_share"), ("points_lost", "lost_points_share"),
            ("agreed_at_sending", "agreed_at_sending_share"), ("agreed_at_sending", "refused_at_sending_share"),
        ), strict=True,
    ):  # fmt: skip
        with column:
            tile(name, metric, scope, before)
    show("sent_and_wished", scope, charts.dots, metrics=("share_of_sent", "share_of_wished"))
    show("wishes_offered_by_category", scope, charts.bars)
    show("wait_for_offer", scope, charts.survival, marks=(7, 30, 60))
    show("written_after_leaving_by_way", scope, charts.bars)
    show("choice_at_sending", scope, charts.bars, metric="share_of_arrived")
    show("agreed_at_sending_by_month", scope, charts.line, zero=True)
    show("opt_in_by_purpose", scope, charts.dots, metrics=("opt_in_share", "agreed_of_chosen_share"))
    show("points_lost_by_quarter", scope, charts.line, zero=True)
    show("wait_for_reward", scope, charts.survival, marks=(90, 180, 365))
    show("loyalty_letters_by_month", scope, charts.line, zero=True)
    show("ideas_by_status", scope, charts.bars)
    show("ideas_decided_by_age", scope, charts.bars, order="given")
    work_list("people_written_after_leaving", scope)
    work_list("people_written_against_choice", scope)
closing("wishes")
