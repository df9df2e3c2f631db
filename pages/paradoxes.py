"""Where do people do otherwise than they say, more often than chance alone would have it?"""

import streamlit as st

from pages.parts import charts, view
from pages.parts.page import closing, filters, opening, show
from pages.parts.people import list_of, work_list

ASKED = ("any", "nps", "csat")

said = opening("paradoxes")
scope = filters("segment", "country", compares=False)
if scope:
    left, right = st.columns(2)
    with left:
        within = view.number("within_days", said.say("paradoxes.within"), 180, 30, 365)
    with right:
        asked = view.one_of("asked_metric", said.say("paradoxes.asked"), ASKED, ASKED[0], lambda one: said.say(f"paradoxes.asked_{one}"))
    own = {"within_days": within}
    answer = show("paradoxes", scope, charts.dots, own=own | {"asked_metric": asked}, metrics="paradox_excess")
    if answer is not None and not answer.is_empty:
        list_of(answer, said, "paradoxes", is_folded=True)
    show("mixed_feelings_by_channel", scope, charts.bars)
    work_list("stayed_though_complaining", scope, **own)
closing("paradoxes")
