"""Who this reader is in the room, what they may do, and the questions put to them at the door."""

from __future__ import annotations

import os

import streamlit as st

from pages import PAGES, Page
from pages.parts import view
from pages.parts.words import LANGUAGES, Words, words
from pages.parts.workshop import browser
from pages.parts.workshop.door import CODE_LENGTH, LONGEST_NAME, PAUSE_SECONDS, Door, NoSeat, Seat, guest_name

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
    """The reader's seat; None before they came in, once it was given up or set free, and where there is no workshop."""
    return door().seat(_token()) if is_open() else None


def _token() -> str:
    return str(view.remembered("token") or "")


def stop_held() -> str:
    """The question of the path the reader is at; '' where they chose none."""
    held = seat()
    return held.stop if held else ""


def go_to_stop(name: str) -> None:
    """The reader turns to that question; their seat knows it, also after the browser forgot the page."""
    held = seat()
    if held:
        held.stop = name


def leave() -> None:
    """Give the seat up, and have the browser forget it."""
    door().leave(_token())
    view.remember("was_token", _token())
    view.remember("token", None)


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


def greet(said: Words) -> None:
    """Before anything is drawn: know a reader again by the key in the address, which leaves it, or by what their browser keeps."""
    if not is_open():
        return
    key = view.take("key")
    token = door().lead(key, said.say("workshop.facilitator")) if key and _is_here() else ""
    if token:
        door().leave(_token())
    elif seat() is None and _may_hold(brought := browser.brought(door().mark)):
        token = brought
    if token:
        view.remember("token", token)
    view.remember("key_refused", bool(key) and not token)


def is_let_in(said: Words) -> bool:
    """Whether the reader has a seat; asks for the code, and shows nothing else, until they do."""
    if not is_open():
        return True
    if seat() is not None:
        view.take("join")
        door().is_seen(_token())
        browser.keeps(door().mark, _token())
        return True
    browser.forgets(door().mark, _token() or str(view.remembered("was_token") or ""))
    _ask(said)
    return False


def _may_hold(token: str) -> bool:
    """Whether what a browser brings holds a seat; one that leads does so at the machine that serves alone."""
    held = door().seat(token)
    return held is not None and (_is_here() or not held.is_facilitator)


def _is_here() -> bool:
    """Whether the reader sits at the machine that serves; the key is what protects, this keeps it from being tried elsewhere."""
    return st.context.ip_address is None


def _ask(said: Words) -> None:
    st.title(said.say("workshop.door.title"), anchor=False)
    st.markdown(said.say("workshop.door.lead"))
    if view.remembered("key_refused"):
        st.warning(said.say("workshop.door.key_refused"))
    elif (_token() or browser.brought(door().mark)) not in ("", view.remembered("was_token")):
        st.info(said.say("workshop.door.freed"))
    told = view.asked("join")
    with st.container(width=420), st.form("door", border=True):
        code = st.text_input(said.say("workshop.door.code"), value=told[:CODE_LENGTH], max_chars=CODE_LENGTH + 4, autocomplete="off")
        name = guest_name(st.text_input(said.say("workshop.door.name"), max_chars=LONGEST_NAME, help=said.say("workshop.door.name_help"), autocomplete="off"))
        if not st.form_submit_button(said.say("workshop.door.enter"), type="primary"):
            return
    found = door().knock(st.context.ip_address or "", code)
    if found:
        st.error(said.say(f"workshop.door.{found}", seconds=PAUSE_SECONDS))
    elif not name or name.casefold() in _names_that_lead():
        st.warning(said.say("workshop.door.no_name"))
    else:
        try:
            token = door().sit(name)
        except NoSeat as problem:
            st.warning(said.say(f"workshop.door.{problem.code}"))
            return
        view.remember("token", token)
        view.remember("has_just_come", True)
        st.rerun()


def _names_that_lead() -> set[str]:
    return {words(language).say("workshop.facilitator").casefold() for language in LANGUAGES}


def has_just_come() -> bool:
    """Whether the reader came in a moment ago and is to be led to the path; true once."""
    came = bool(view.remembered("has_just_come"))
    view.remember("has_just_come", False)
    return came
