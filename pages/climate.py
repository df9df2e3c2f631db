"""Is it us or the times? National confidence beside what customers write: context, not cause."""

import streamlit as st

from pages.parts import view
from pages.parts.climate_parts import enough_months, gap_drawn, lag_chosen, lags_drawn, panels, series_chosen, whole
from pages.parts.page import closing, filters, opening, show
from pages.parts.verbatims import FEELINGS

said = opening("climate")
scope = filters("country", "language", "segment", compares=False)
series = series_chosen(said) if scope else None
if scope and series:
    left, right = st.columns([2, 1])
    with left:
        feeling = view.one_of("feeling", said.say("voice.feeling"), FEELINGS, "anxious", lambda one: said.named("feeling", one), st.segmented_control)
    with right:
        lag = lag_chosen(said)
    asked, (scope, everyone) = scope, whole(scope)
    if not asked.is_same_period(scope):
        st.caption(said.say("climate.all_months"))
    above, below = panels(lag, (scope, feeling), (everyone, series))
    show("flags_by_month", scope, above, own={"feeling": feeling})
    show("climate_by_month", everyone, below, own={"series": series})
    if lag:
        st.caption(said.say("climate.moved_by", n=abs(lag), which=said.say("climate.later" if lag > 0 else "climate.earlier")))
    both = {"feeling": feeling, "series": series}
    reachable = scope if not scope.chosen else everyone
    if scope.chosen:
        st.caption(said.say("climate.all_texts"))
    if enough_months(said, reachable, **both):
        show("climate_lags", reachable, lags_drawn, own=both)
        show("climate_gap", reachable, gap_drawn, own=both | {"lag": lag})
        st.markdown(f"**{said.say('climate.not_cause')}**")
closing("climate")
