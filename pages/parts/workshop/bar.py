"""The line above every page in a workshop: the question looked at, a note to write without leaving the page, the way back."""

from __future__ import annotations

import streamlit as st

from pages.parts import current, frame, view
from pages.parts.words import Words
from pages.parts.workshop import admission
from pages.parts.workshop.gathered import write_note
from pages.parts.workshop.path import PATH, Stop, stop
from queries.keeping import LONGEST


def current_stop() -> Stop:
    """The question this reader is at."""
    return stop(admission.stop_held()) or PATH[0]


def bar(said: Words, page: str) -> None:
    """Draw the line above a page; nothing on the workshop's own, nor outside a workshop."""
    if admission.seat() is None or page == "workshop" or current.store() is None:
        return
    at = current_stop()
    with st.container(horizontal=True, vertical_alignment="center", key="workshop-bar"):
        st.markdown(said.say("workshop.bar", number=PATH.index(at) + 1, of=len(PATH), title=said.say(f"workshop.stop.{at.name}.title")))
        with st.popover(said.say("workshop.note"), icon=":material/edit_note:"):
            st.markdown(f"**{said.say(f'workshop.stop.{at.name}.title')}**")
            st.caption(said.say(f"workshop.stop.{at.name}.prompt"))
            note_form(said, at, page)
        frame.link("workshop", said.say("workshop.back"), ":material/arrow_back:")


def note_form(said: Words, at: Stop, page: str) -> None:
    """A note on a question, written from a page; the view goes with it."""
    with st.form(f"note-{page}", border=False, clear_on_submit=True):
        text = st.text_area(said.say("workshop.your_note"), max_chars=LONGEST, height=110, help=said.say("workshop.note_help"))
        if not st.form_submit_button(said.say("workshop.keep_note"), type="primary"):
            return
    if write_note(current.store().own_folder, admission.seat().name, at.name, text, page, view.carried()):
        st.success(said.say("workshop.note_kept"))
    else:
        st.warning(said.say("workshop.note_not_kept"))
