"""Where the scores of the store are of other rules than those the company keeps: a button that brings them up to date."""

from __future__ import annotations

import streamlit as st

from data.feelings.own_rules import OwnRules
from data.importing import rescoring, scoring
from data.store import StoreProblem
from data.wording import say as say_of_data
from pages.parts import current
from pages.parts.words import Words
from pages.parts.workshop.admission import may_change


def scores_brought_up_to_date(said: Words, own: OwnRules) -> None:
    """Nothing where they are of these rules; else a word and the button, with the share done as it goes."""
    opened = current.store()
    held = opened.rows("select value from store_info where name = $name", {"name": scoring.SCORED_WITH}) if "store_info" in opened.tables() else None
    if scoring.is_up_to_date(held.item() if held is not None and held.height else None, own):
        return
    st.info(said.say("rules.not_yet"))
    if not may_change() or not st.button(said.say("rules.again"), type="primary", key="rules_again"):
        return
    bar = st.progress(0.0, said.say("rules.working"))
    try:
        rescoring.again(current.path(), lambda what, done, of: bar.progress(min(done / of, 1.0) if of else 0.0, said.say("rules.working")))
    except StoreProblem as problem:
        st.error(say_of_data(problem.code, said.language, **problem.detail))
        return
    st.rerun()
