"""What are people written about, in which words, and is it what they care about?"""

import streamlit as st

from pages.parts import charts
from pages.parts.page import closing, filters, opening, show
from pages.parts.people import work_list

said = opening("sending")
scope = filters("segment", "language", "country", "channel", "tool", compares=False)
if scope:
    show("mix_received", scope, charts.stacked, metric="n")
    show("mix_by_month", scope, charts.stacked, metric="n", most=36)
    show("variety_by_month", scope, charts.line, zero=True)
    show("kinds_known", scope, charts.bars)
    deciding = st.expander(said.say("kinds.title"), key="message_kinds", on_change="rerun")
    if deciding.open:
        from pages.parts.message_kinds import message_kinds  # what writes into the store is loaded once it is needed

        with deciding:
            message_kinds(said)
    show("rules_held_against_tools", scope, charts.dots)
    show("opt_outs_by_kind", scope, charts.dots)
    show("opt_outs_by_wording", scope, charts.dots, order="given")
    show("opt_outs_by_ease", scope, charts.dots, order="given")
    show("interest_by_month", scope, charts.line, zero=True)
    show("interest_by_segment", scope, charts.dots)
    work_list("campaigns", scope)
closing("sending")
