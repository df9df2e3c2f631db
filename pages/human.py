"""How far is a human, who asks for one in vain, and what becomes of those left to a machine?"""

import streamlit as st

from pages.parts import charts
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.people import work_list
from pages.parts.tiles import tile

said = opening("human")
scope = filters("channel", "segment", "language", "tool", "country")
if scope:
    before = compared(scope)
    for column, (name, metric) in zip(
        st.columns(4),
        (
            ("human_reach", "human_reach_share"), ("human_wait_overall", "median_minutes"),
            ("human_wait_since_asked", "median_minutes_since_asked"), ("left_to_machine", "left_to_machine_share"),
        ), strict=True,
    ):  # fmt: skip
        with column:
            tile(name, metric, scope, before)
    asking = st.expander(said.say("asking.title"), key="human_phrases", on_change="rerun")
    if asking.open:
        from pages.parts.human_phrases import human_phrases  # the reader of texts is loaded once it is needed

        with asking:
            human_phrases(said)
    show("human_wait_by_road", scope, charts.survival, marks=(5, 60, 1440))
    show("human_wait_by_channel", scope, charts.dots)
    show("human_reach_by_channel", scope, charts.bars)
    show("human_reach_by_month", scope, charts.line)
    show("turns_before_human", scope, charts.dots, metrics=("median_turns", "p90_turns"))
    st.header(said.say("human.machine"), anchor=False)
    show("left_to_machine_by_month", scope, charts.line)
    show("machine_outcomes", scope, charts.stacked, ordered=True)
    for column, (name, metric) in zip(st.columns(2), (("came_back_after_machine", "came_back_share"), ("out_of_hours", "out_of_hours_share")), strict=True):
        with column:
            tile(name, metric, scope, before)
    show("came_back_by_mode", scope, charts.bars)
    show("modes_by_segment", scope, charts.stacked)
    show("in_person_by_month", scope, charts.line)
    st.header(said.say("human.phone"), anchor=False)
    for column, (name, metric) in zip(st.columns(2), (("call_answer_wait", "median_seconds"), ("given_up", "given_up_share")), strict=True):
        with column:
            tile(name, metric, scope, before)
    show("call_endings", scope, charts.survival)
    show("patience", scope, charts.survival)
    show("given_up_by_wait", scope, charts.bars, order="given")
    show("given_up_by_hour", scope, charts.heat)
    show("call_wait_by_hour", scope, charts.heat)
    show("menu_and_queue", scope, charts.line, metric="median_seconds", by="call_part")
    show("transferred_by_channel", scope, charts.bars)
    st.header(said.say("human.feelings"), anchor=False)
    show("satisfied_by_mode", scope, charts.bars)
    show("anxious_by_mode", scope, charts.bars)
    show("satisfied_like_for_like", scope, charts.bars)
    work_list("human_refused_list", scope)
closing("human")
