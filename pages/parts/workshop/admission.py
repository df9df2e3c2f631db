"""Who this reader is in the room, what they may do, and the questions put to them at the door."""

from __future__ import annotations

import os

import streamlit as st

from pages import PAGES, Page
from pages.parts import view
from pages.parts.words import Words
from pages.parts.workshop.door import CODE_LENGTH, LONGEST_NAME, PAUSE_SECONDS, Door, Seat, guest_name

CODE, KEY, ADDRESSES = "EGARDS_WORKSHOP_CODE", "EGARDS_WORKSHOP_KEY", "EGARDS_WORKSHOP_ADDRESSES"
CHANGING = ("bring_data",)
"""Pages that only change what is stored: guests do not have them."""


def is_open() -> bool:
    """Whether this server was started for a workshop."""
    return bool(os.environ.get(CODE) and os.environ.get(KEY))


@st.cache_resource(show_spinner=False)
def _door(code: str, key: str) -> Door:
    return Door(code, key)


def door() -> Door:
    """The one door of this server."""
    return _door(os.environ[CODE], os.environ[KEY])


def addresses() -> tuple[str, ...]:
    """Where the room finds this server."""
    return tuple(os.environ.get(ADDRESSES, "").split())


def seat() -> Seat | None:
    """The reader's seat; None before they came in, and where there is no workshop."""
    held = view.remembered("seat")
    return held if isinstance(held, Seat) else None


def may_change() -> bool:
    """Whether this reader may change what is stored: everybody outside a workshop, and who leads one."""
    held = seat()
    return not is_open() or (held is not None and held.is_facilitator)


def pages() -> tuple[Page, ...]:
    """The pages this reader has."""
    has_all = may_change()
    return tuple(page for page in PAGES if has_all or page.name not in CHANGING)


def is_listed(page: Page) -> bool:
    """Whether a page stands in the navigation: that of the workshop only while there is one."""
    return page.name != "workshop" or is_open()


def is_let_in(said: Words) -> bool:
    """Whether the reader has a seat; asks for the code, and shows nothing else, until they do."""
    if not is_open():
        return True
    held = seat()
    if held is not None:
        door().is_seen(held.name)
        return True
    key = view.take("key")
    if key and _is_here() and door().leads(key):
        view.remember("seat", Seat(said.say("workshop.facilitator"), is_facilitator=True))
        st.rerun()
    _ask(said, refused=bool(key))
    return False


def _is_here() -> bool:
    """Whether the reader sits at the machine that serves; the key is what protects, this keeps it from being tried elsewhere."""
    return st.context.ip_address is None


def _ask(said: Words, refused: bool) -> None:
    st.title(said.say("workshop.door.title"), anchor=False)
    st.markdown(said.say("workshop.door.lead"))
    if refused:
        st.warning(said.say("workshop.door.key_refused"))
    told = view.asked("join")
    with st.container(width=420), st.form("door", border=True):
        code = st.text_input(said.say("workshop.door.code"), value=told[:CODE_LENGTH], max_chars=CODE_LENGTH + 4, autocomplete="off")
        name = guest_name(st.text_input(said.say("workshop.door.name"), max_chars=LONGEST_NAME, help=said.say("workshop.door.name_help"), autocomplete="off"))
        if not st.form_submit_button(said.say("workshop.door.enter"), type="primary"):
            return
    found = door().knock(st.context.ip_address or "", code)
    if found:
        st.error(said.say(f"workshop.door.{found}", seconds=PAUSE_SECONDS))
    elif not name or name.casefold() == said.say("workshop.facilitator").casefold():
        st.warning(said.say("workshop.door.no_name"))
    elif not (taken := door().sit(name)):
        st.warning(said.say("workshop.door.full"))
    else:
        view.take("join")
        view.remember("seat", Seat(taken))
        view.remember("has_just_come", True)
        st.rerun()


def has_just_come() -> bool:
    """Whether the reader came in a moment ago and is to be led to the path; true once."""
    came = bool(view.remembered("has_just_come"))
    view.remember("has_just_come", False)
    return came
