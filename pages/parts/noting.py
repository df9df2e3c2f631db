"""What readers write down from any page: events for the charts, and the view they look at, by name or as a link."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from pages import PAGES
from pages.parts import current, view
from pages.parts.saved import escaped
from pages.parts.words import Words
from pages.parts.workshop.admission import may_change
from queries.annotations import annotations
from queries.keeping import forget, keep, kept

KINDS = ("campaign", "incident", "price", "law", "holiday", "other")


def event_form(said: Words, key: str) -> None:
    """A day and what happened then, for every chart over time."""
    folder, (period, _) = current.store().own_folder, current.facts()
    with st.form(f"new-event-{key}", border=False, clear_on_submit=True):
        day = st.date_input(said.say("annotation.day"), period[1] - timedelta(days=1) if period else "today", format="DD/MM/YYYY")
        kind = st.selectbox(said.say("annotation.kind"), KINDS, format_func=lambda one: said.say(f"annotation.kinds.{one}"), placeholder=said.say("choose"))
        label = st.text_input(said.say("annotation.label"), max_chars=80)
        if not st.form_submit_button(said.say("annotation.keep")):
            return
    if not label.strip():
        st.warning(said.say("annotation.missing"))
        return
    keep(folder, "annotations", {"day": day.isoformat(), "kind": kind, "label": label})
    st.toast(said.say("annotation.kept"))
    st.rerun()


def may_note() -> bool:
    """Whether an event may be written down here."""
    return current.store() is not None and may_change()


def event_beside_chart(said: Words, key: str) -> None:
    """The way to write an event down where its line will stand."""
    st.caption(said.say("annotation.told"))
    event_form(said, key)


def events(said: Words) -> None:
    """Every event drawn on the charts; those readers wrote can be taken away."""
    opened = current.store()
    folder = opened.own_folder
    with st.expander(said.say("annotation.title"), on_change="rerun", key="events") as asked:
        if not asked.open:
            return
        st.caption(said.say("annotation.told"))
        for one in annotations(opened, folder):
            told, button = st.columns([5, 1], vertical_alignment="center")
            kind = f"{said.say(f'annotation.kinds.{one.kind}')} · " if one.kind in KINDS else ""
            told.markdown(f"{said.date(one.day)} · {kind}{escaped(one.label(said.language))}")
            if one.key and may_change() and button.button(said.say("annotation.forget"), key=f"forget-event-{one.key}", type="tertiary"):
                forget(folder, "annotations", one.key)
                st.rerun()
        if may_change():
            event_form(said, "pulse")


def this_view(said: Words, page: str) -> None:
    """In the sidebar of every page: the link of the view, to copy, and a name to find it again by."""
    opened = current.store()
    if opened is None:
        return
    with st.popover(said.say("kept_view.this"), on_change="rerun", key="this-view", width="stretch") as asked:
        if not asked.open:
            return
        st.caption(said.say("kept_view.copy"))
        st.code(link(page, view.whole()), language=None, wrap_lines=True)
        if not may_change():
            return
        with st.form("new-view", border=False, clear_on_submit=True):
            name = st.text_input(said.say("kept_view.name"), max_chars=80)
            is_asked = st.form_submit_button(said.say("kept_view.keep"))
        if is_asked and name.strip():
            keep(opened.own_folder, "views", {"name": name, "page": page, "address": view.whole()}, same="name")
            st.success(said.say("kept_view.kept", name=escaped(name.strip())))
        elif is_asked:
            st.warning(said.say("kept_view.missing"))


def link(page: str, address: dict[str, list[str]]) -> str:
    """The whole address of a view, as another browser opens it."""
    here = urlsplit(st.context.url or "")
    folder = here.path.rstrip("/").removesuffix(f"/{page}")
    return urlunsplit((here.scheme, here.netloc, f"{folder}{path(page)}", urlencode(address, doseq=True), ""))


def path(page: str) -> str:
    """Where a page stands under the app's own address; the first page of all is the app's."""
    return "/" if page == PAGES[0].name else f"/{page}"


def views(said: Words) -> None:
    """The home of the views kept by name: each a link that opens it."""
    folder = current.store().own_folder
    with st.expander(said.say("kept_view.title"), on_change="rerun", key="views") as asked:
        if not asked.open:
            return
        st.caption(said.say("kept_view.told"))
        known = kept(folder, "views")
        if not known:
            st.caption(said.say("kept_view.none"))
        for one in known:
            told, button = st.columns([5, 1], vertical_alignment="center")
            told.markdown(f"[{escaped(one['name'])}]({link(_page_of(one), one['address'])})")
            if may_change() and button.button(said.say("kept_view.forget"), key=f"forget-view-{one['key']}", type="tertiary"):
                forget(folder, "views", one["key"])
                st.rerun()


def _page_of(one: dict) -> str:
    """The page a view was kept from; the first where that page is no more."""
    asked = one.get("page", "")
    return asked if asked in {page.name for page in PAGES} else PAGES[0].name
