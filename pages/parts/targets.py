"""The delays the company sets itself: shown, changed by the reader, kept in the address."""

from __future__ import annotations

import streamlit as st

from pages.parts import view
from pages.parts.words import Words
from queries import catalogue

LONGEST_MINUTES = 30 * 24 * 60


def targets(said: Words) -> dict[str, int]:
    """One target in minutes per channel, as parameters of the questions about targets."""
    defaults = catalogue.parameters(catalogue.question("answered_within_target_by_channel"))
    chosen = {}
    with st.expander(said.say("target.title"), on_change="rerun", key="targets") as asked:
        if not asked.open:
            return {name: view.number_held(f"target_{name}", int(minutes), 1, LONGEST_MINUTES) for name, minutes in defaults.items()}
        st.caption(said.say("target.help"))
        for column, (name, minutes) in zip(st.columns(len(defaults)), defaults.items(), strict=True):
            with column:
                chosen[name] = view.number(f"target_{name}", said.named("channel", name.removesuffix("_minutes")), int(minutes), 1, LONGEST_MINUTES)
    return chosen
