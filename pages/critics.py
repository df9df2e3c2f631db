"""Are those who contradict the brand answered like those who praise it, and what becomes of them?"""

import streamlit as st

from pages.parts import charts, view
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.people import work_list
from pages.parts.tiles import tile

ALSO = {"both": (1, 1), "distrust": (1, 0), "complaint": (0, 1), "neither": (0, 0)}
"""What makes a critic besides scores: whether words of distrust count, whether complaints do."""

said = opening("critics")
scope = filters("segment", "language", "tool", "country")
if scope:
    before = compared(scope)
    with st.expander(said.say("critics.rule")):
        st.caption(said.say("critics.rule_help"))
        one, other, third = st.columns(3)
        with one:
            rating = view.number("rating_at_most", said.say("critics.rating_at_most"), 2, 1, 4)
        with other:
            nps = view.number("nps_at_most", said.say("critics.nps_at_most"), 6, 0, 8)
        with third:
            also = view.one_of("critics_also", said.say("critics.also"), tuple(ALSO), "both", lambda one: said.named("critics_also", one))
    rule = {"rating_at_most": rating, "nps_at_most": nps, "distrust_counts": ALSO[also][0], "complaint_counts": ALSO[also][1]}
    columns = st.columns(4)
    with columns[0]:
        tile("voice_equity_overall", "voice_equity", scope, before, **rule)
    for column, (name, metric, label) in zip(
        columns[1:],
        (("replied_by_side", "replied_share", "replied"), ("reply_days", "median_reply_days", "days"), ("template_by_side", "template_share", "template")), strict=True,
    ):  # fmt: skip
        with column:
            tile(name, metric, scope, before, label=said.say(f"critics.{label}"), row={"voice_side": "critic"}, **rule)
    show("replied_by_side", scope, charts.bars, own=rule)
    show("reply_delay_by_side", scope, charts.survival, own=rule, marks=(1, 7, 30))
    show("voice_equity_by_platform", scope, charts.bars, own=rule, target=1)
    show("replied_by_month", scope, charts.line, own=rule)
    show("template_by_side", scope, charts.bars, own=rule)
    show("critic_path", scope, charts.bars, own=rule, order="given")
    show("critics_by_reason", scope, charts.bars, own=rule)
    show("critics_by_topic", scope, charts.bars, own=rule)
    show("topics_again", scope, charts.bars, own=rule)
    show("critical_again", scope, charts.bars, own=rule)
    show("stayed_after_reply", scope, charts.bars, own=rule)
    show("rating_after_reply", scope, charts.dots, own=rule, metrics=("mean_rating_before", "mean_rating_after"), told="mean_rating_rise")
    show("removed_critics", scope, charts.bars, own=rule)
    work_list("unanswered_critics", scope, **rule)
    st.header(said.say("critics.fans"), anchor=False)
    show("fans_by_quarter", scope, charts.line, metric="unasked_fan_share", zero=True)
    show("orders_after_voice", scope, charts.dots, metrics=("ordered_after_share", "ordered_after_alike"), order="given")
    work_list("fans_to_thank", scope)
closing("critics")
