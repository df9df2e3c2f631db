"""The delays the company sets itself: shown, changed by the reader, kept in the address."""

from __future__ import annotations

import streamlit as st

from pages.parts import current, view
from pages.parts.words import Words
from queries import catalogue
from queries.scope import Scope

LONGEST_MINUTES = 30 * 24 * 60
OTHERS = 24 * 60
"""The delay of channels that have none of their own, as the questions about targets take it."""
AS_SET = 0
"""What those questions take for the company's own delay."""


def targets(said: Words) -> dict[str, int]:
    """One target in minutes per channel, as parameters of the questions about targets: the company's own where the reader leaves it."""
    usual = _set_by_company()
    chosen = {}
    with st.expander(said.say("target.title"), on_change="rerun", key="targets") as asked:
        if not asked.open:
            return {name: _other_than(minutes, view.number_held(f"target_{name}", minutes, 1, LONGEST_MINUTES)) for name, minutes in usual.items()}
        st.caption(said.say("target.help"))
        for column, (name, minutes) in zip(st.columns(len(usual)), usual.items(), strict=True):
            with column:
                chosen[name] = _other_than(minutes, view.number(f"target_{name}", said.named("channel", name.removesuffix("_minutes")), minutes, 1, LONGEST_MINUTES))
    return chosen


def _set_by_company() -> dict[str, int]:
    period, _ = current.facts()
    answer = current.answer("targets_set", Scope(*period)) if period else None
    told = {} if answer is None else dict(answer.rows.select("channel", "target_minutes").iter_rows())
    names = catalogue.parameters(catalogue.question("answered_within_target_by_channel"))
    return {name: min(max(told.get(name.removesuffix("_minutes")) or OTHERS, 1), LONGEST_MINUTES) for name in names}


def _other_than(usual: int, minutes: int) -> int:
    return AS_SET if minutes == usual else minutes
