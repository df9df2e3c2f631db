"""What people say when they are asked: recommendation, satisfaction, effort, and those who do not answer."""

import streamlit as st

from pages.parts import charts, current
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.tiles import tile


def refused(scope) -> bool:
    """Whether any answer was set aside; when none was, there is nothing to tell."""
    answer = current.answer("answers_refused", scope)
    return answer is not None and not answer.is_empty


def tells_channels(scope) -> bool:
    """Whether a survey that tells its invitations tells by which channel it went."""
    answer = current.answer("survey_response_by_channel", scope)
    return answer is not None and not answer.is_empty and answer.rows["channel"].null_count() < answer.rows.height


opening("satisfaction")
scope = filters("channel", "segment", "language", "tool", "country")
if scope:
    before = compared(scope)
    for column, (name, metric) in zip(
        st.columns(4),
        (("nps", "net_promoter_score"), ("csat", "satisfied_share"), ("ces", "ease_score"), ("survey_response", "response_share")), strict=True,
    ):  # fmt: skip
        with column:
            tile(name, metric, scope, before)
    show("nps_by_month", scope, charts.line)
    show("nps_by_touchpoint", scope, charts.dots)
    show("nps_by_segment", scope, charts.dots)
    show("csat_by_month", scope, charts.line)
    show("csat_by_touchpoint", scope, charts.bars)
    show("ces_by_month", scope, charts.line)
    show("ces_by_scale", scope, charts.dots)
    show("survey_response_by_segment", scope, charts.bars)
    if tells_channels(scope):
        show("survey_response_by_channel", scope, charts.bars)
    if refused(scope):
        show("answers_refused", scope, charts.bars, by="refused")
closing("satisfaction")
