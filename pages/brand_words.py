"""Are the words we send easy to read, do they press, and what follows when they do?"""

import streamlit as st

from pages.parts import charts
from pages.parts.brand_texts import brand_texts
from pages.parts.page import closing, compared, filters, opening, show
from pages.parts.tiles import tile

said = opening("brand_words")
scope = filters("language")
if scope:
    before = compared(scope)
    for column, metric in zip(st.columns(3), ("mean_ease", "mean_pressing", "mean_conditions"), strict=True):
        with column:
            tile("wording_overall", metric, scope, before)
    brand_texts(said, scope)
    show("pressing_by_message_kind", scope, charts.bars)
    show("pressing_by_month", scope, charts.line)
    show("ease_by_message_kind", scope, charts.dots)
    show("ease_by_month", scope, charts.line)
    show("conditions_by_message_kind", scope, charts.bars)
    st.header(said.say("brand_words.what_follows"), anchor=False)
    show("anxiety_after_dose", scope, charts.dots, metrics="rate_ratio", split="view", order="given")
    show("opt_outs_after_dose_by_points", scope, charts.bars, order="given")
closing("brand_words")
