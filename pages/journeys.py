"""What paths do people take with the company, and what do they feel along the way?"""

import streamlit as st

from pages.parts import journey_extra, journey_views, view
from pages.parts.journey_choices import choices, step_kinds, words_with_steps
from pages.parts.page import closing, compared, empty_answer, filters, opening
from pages.parts.saved import groups
from pages.parts.telling import told_comparison
from pages.parts.tiles import tile
from queries import catalogue

VIEWS = {
    "flow": journey_views.flow, "matrix": journey_views.matrix, "funnel": journey_views.funnel, "backwards": journey_views.backwards,
    "feeling": journey_views.feeling, "differences": journey_extra.differences, "patterns": journey_extra.pattern,
}  # fmt: skip
STILL_RUNNING = "still_running_share"
"""Compared with nothing: of the journeys of a period gone by, none still runs."""

opening("journeys")
scope = filters("segment", "language", "country")
if scope:
    said = words_with_steps(scope)
    chosen = view.one_of("view", said.say("journey.view"), tuple(VIEWS), "flow", lambda one: said.say(f"journey.views.{one}"), st.segmented_control, required=True)
    own = choices(said, scope)
    before = compared(scope)
    for column, metric in zip(st.columns(4), ("journeys", "median_steps", "median_journey_days", STILL_RUNNING), strict=True):
        with column:
            tile("journey_sizes", metric, scope, before if metric != STILL_RUNNING else None, **own)
    if step_kinds(scope):
        if before and chosen in journey_extra.WHERE:
            against = said.say("journey.set_against", what=told_comparison(said, scope, before))
            st.button(against, type="tertiary", key="set_against", on_click=journey_extra.set_against, args=(chosen,))
        VIEWS[chosen](said, scope, own)
    else:
        empty_answer(said, catalogue.question("journey_flow"))
    groups(said)
closing("journeys")
