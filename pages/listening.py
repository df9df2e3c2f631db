"""Does the brand talk more than it listens, and what becomes of what it is told?"""

import streamlit as st

from pages.parts import charts
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.people import work_list
from pages.parts.tiles import tile
from queries import catalogue

said = opening("listening")
scope = filters("channel", "segment", "language", "tool", "country")
if scope:
    before = compared(scope)
    for column, (name, metric) in zip(
        (*st.columns(3), *st.columns(3)[:2]),
        (
            ("talk_share_by_person", "median_talk_share"), ("talk_and_listen", "talk_share"), ("monologue", "median_monologue"),
            ("listening_by_person", "median_listening_rate"), ("listening_overall", "listening_rate"),
        ), strict=True,
    ):  # fmt: skip
        with column:
            tile(name, metric, scope, before)
    show("listening_by_channel", scope, charts.bars)
    show("listening_by_month", scope, charts.line)
    show("talk_by_month", scope, charts.line)
    show("talk_share_by_segment", scope, charts.bars)
    show("monologue_runs", scope, charts.survival, marks=(5, 20, 50))
    show("loop_closed", scope, charts.bars, order="given")
    show("loop_closed_by_kind", scope, charts.bars)
    usual = catalogue.parameters(catalogue.question("brand_no_reply"))["no_reply_words"]
    with st.expander(said.say("listening.no_reply_rule")):
        words = st.text_input(said.say("listening.no_reply_words"), usual, max_chars=200, key="no_reply_words", help=said.say("listening.no_reply_help"), persist_state="session")
    for column, (name, metric) in zip(st.columns(2), (("brand_asks", "asking_share"), ("brand_no_reply", "no_reply_share")), strict=True):
        with column:
            tile(name, metric, scope, before, no_reply_words=words)
    show("brand_asks_by_kind", scope, charts.bars, own={"no_reply_words": words})
    work_list("unheard_people", scope)
closing("listening")
