"""Where do customers come from, where do they stand, and where could they go?"""

import streamlit as st

from pages.parts import charts
from pages.parts.journey_choices import words_with_steps
from pages.parts.journey_titles import titled, value_title
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.saved import groups
from pages.parts.tiles import tile
from pages.parts.trajectory_parts import model, moves, people_now, preceded

opening("trajectories")
scope = filters("segment", "language", "country")
if scope:
    said = words_with_steps(scope)
    before = compared(scope)
    figures = [("buyers", metric, said.say(f"trajectory.tile_{metric}")) for metric in ("n", "share_of_customers", "value_per_customer")]
    for column, (name, metric, label) in zip(st.columns(4), [*figures, ("value_at_risk", "at_risk_share", None)], strict=True):
        with column:
            tile(name, metric, scope, before, label=label)
    show("at_risk_by_quarter", scope, charts.line, metric="at_risk_share")
    show("states_by_quarter", scope, charts.stacked, words=said, metric="share_of_customers", by="quarter", part="state")
    moves(said, scope)
    preceded(said, scope)
    people_now(said, scope)
    show("value_by_cohort", scope, titled(charts.heat, lambda answer: value_title(answer, said)), words=said, metric="value_per_customer", across="month_no", down="cohort_quarter")
    model(said, scope)
    st.header(said.say("deals.title"), anchor=False)
    for column, metric in zip(st.columns(4), ("deal_orders_share", "deal_value_share", "mean_deal_depth", "welcome_again_share"), strict=True):
        with column:
            tile("deals_overall", metric, scope, before)
    show("deals_by_month", scope, charts.line, metric="deal_orders_share")
    show("deal_habits_by_quarter", scope, charts.stacked, metric="share_of_customers", by="quarter", part="habit")
    show("deal_habit_moves", scope, charts.heat, metric="share_of_habit_before", across="habit", down="habit_before")
    show("full_price_after_first", scope, charts.survival, marks=(90, 180, 365))
    groups(said)
closing("trajectories")
