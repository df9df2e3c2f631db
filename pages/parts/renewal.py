"""A store whose scores are of other rules, or whose figures an earlier version prepared: that it is so, and a button that brings it up to date."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import streamlit as st

from data.store import StoreProblem
from data.wording import say as say_of_data
from pages.parts import current
from pages.parts.frame import page_words
from pages.parts.words import Words
from pages.parts.workshop.admission import may_change

if TYPE_CHECKING:
    from data.feelings.own_rules import OwnRules

WITHOUT_FIGURES = ("bring_data", "glossary")
"""Pages that read nothing prepared: they open on a store of an earlier version too."""


def is_up_to_date(said: Words, opened: str) -> bool:
    """Whether the page opened can read the store; where an earlier version made it, say so and offer to bring it up to date."""
    if opened in WITHOUT_FIGURES or not current.is_behind():
        return True
    st.title(page_words(opened, said).title, anchor=False)
    st.warning(said.say("state.behind"))
    if may_change():
        _brought_up_to_date(said, said.say("state.renew"), said.say("state.renewing"), "renew")
        st.caption(said.say("state.by_command"))
        st.code(f"python -m data renew --store {shlex.quote(str(current.path()))}", language=None)
    return False


def scores_brought_up_to_date(said: Words, own: OwnRules) -> None:
    """Nothing where they are of these rules; else a word and the button."""
    from data.importing import scoring

    opened = current.store()
    held = opened.rows("select value from store_info where name = $name", {"name": scoring.SCORED_WITH}) if "store_info" in opened.tables() else None
    if scoring.is_up_to_date(held.item() if held is not None and held.height else None, own):
        return
    st.info(said.say("rules.not_yet"))
    if may_change():
        _brought_up_to_date(said, said.say("rules.again"), said.say("rules.working"), "rules_again")


def _brought_up_to_date(said: Words, label: str, working: str, key: str) -> None:
    """The button, and the share done once it is pressed."""
    if not st.button(label, type="primary", key=key):
        return
    from data.importing import rescoring  # every page imports this module, and the first waits for no import of files

    bar = st.progress(0.0, working)
    try:
        rescoring.again(current.path(), lambda what, done, of: bar.progress(min(done / of, 1.0) if of else 0.0, working))
    except StoreProblem as problem:
        st.error(say_of_data(problem.code, said.language, **problem.detail))
        return
    st.rerun()
