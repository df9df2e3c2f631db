"""Do anxiety, trust and distrust rise or fall in what customers write, where, about what, and in which words?"""

import streamlit as st

from pages.parts import charts, view
from pages.parts.auditing import corrected_told
from pages.parts.charts.changed import changed
from pages.parts.charts.watched import watched
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.topic_rules import topic_rules
from pages.parts.verbatims import FEELINGS, verbatims
from pages.parts.voice_parts import feeling_tile, measured_error

said = opening("voice")
scope = filters("channel", "segment", "language", "tool", "country")
if scope:
    before = compared(scope)
    for column, one in zip(st.columns(4), ("anxious", "trusting", "distrusting", "negative"), strict=True):
        with column:
            feeling_tile(said, one, scope, before)
    st.caption(said.say("voice.index_told"))
    left, right = st.columns([3, 1])
    with left:
        feeling = view.one_of("feeling", said.say("voice.feeling"), FEELINGS, "anxious", lambda one: said.named("feeling", one), st.segmented_control)
    with right:
        step = view.one_of("step", said.say("voice.step"), ("month", "week"), "month", lambda one: said.say(f"voice.{one}"), st.segmented_control)
    own = {"feeling": feeling}
    corrected_told(said, feeling)
    show(f"feeling_by_{step}", scope, watched, own=own)
    show("what_moved", scope, charts.bars, own=own, metric="moved_by")
    verbatims(said, scope, feeling)
    show("feeling_by_facet", scope, charts.bars, own=own, metric="feeling_rate")
    for grain in ("topic", "segment", "channel", "language", "moment"):
        show(f"feeling_by_{grain}", scope, changed, own=own)
    show("distinctive_words", scope, charts.bars, own=own, metric="surprise")
    show("topic_impact", scope, charts.dots, metrics="rating_impact")
    show("topic_nps_impact", scope, charts.dots, metrics="nps_impact")
    show("sentiment_by_month", scope, charts.line)
    show("texts_not_scored", scope, charts.bars, metric="n")
    topic_rules(said)
    measured_error(said)
closing("voice")
