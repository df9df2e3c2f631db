"""What a team takes away from Pulse: actions kept in the store, and the brief with its figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import streamlit as st

from pages.brief.document import figures, page
from pages.brief.pdf import browser, pdf
from pages.brief.subject import subject_of
from pages.parts import current, view
from pages.parts.saved import escaped
from pages.parts.telling import other_group, told_action, told_move
from pages.parts.words import Words
from pages.parts.workshop.admission import may_change
from queries import vital_signs
from queries.keeping import alter, forget, keep, kept
from queries.scope import Scope
from queries.vital_signs import Move, Sign

FIRST_TERM_DAYS = 30
MOST_LISTED, LISTED_PX = 5, 320


def actions(said: Words, scope: Scope, before: Scope | None, found: tuple[Move, ...]) -> None:
    """Action cards: a finding, what will be done, who, by when, and the figure that will show it, then and now."""
    st.subheader(said.say("action.title"), anchor=False)
    st.caption(said.say("action.told"))
    folder = current.store().own_folder
    known = kept(folder, "actions")
    if not known:
        st.caption(said.say("action.none"))
    for one in known:
        _card(said, one, scope, folder)
    if not may_change():
        return
    other = other_group(said, scope, before)
    moved = [move.sign.name for move in found]
    signs = sorted(vital_signs.signs(), key=lambda sign: moved.index(sign.name) if sign.name in moved else len(moved))
    with _opened(said, "new-action-from-moves") as asked:
        if asked.open:
            _form(said, scope, [told_move(said, move, other=other).replace("**", "") for move in found], signs, folder)


def act(said: Words, scope: Scope, page: str) -> None:
    """At the foot of a page: an action on what was found there, shown by one of the page's own signs first; it stands on Pulse."""
    opened = current.store()
    if opened is None or not may_change():
        return
    with _opened(said, "new-action-here") as asked:
        if asked.open:
            st.caption(said.say("action.told"))
            _form(said, scope, [], sorted(vital_signs.signs(), key=lambda sign: sign.page != page), opened.own_folder)


def _opened(said: Words, key: str):
    """The way to a new action; shut once one is kept, or it would stand over its card."""
    if view.remembered("action_kept"):
        view.remember("action_kept", False)
        view.choose(key, False)
    return st.popover(said.say("action.new"), on_change="rerun", key=key)


def _card(said: Words, one: dict, scope: Scope, folder) -> None:
    with st.container(border=True, key=f"action-{one['key']}"):
        done = said.say("action.is_done", day=said.date(date.fromisoformat(one["done_on"]))) if one.get("done_on") else ""
        st.markdown(f"**{escaped(one['what'])}** {done}")
        st.caption(f"{escaped(one['finding'].removesuffix('.'))} · {escaped(said.say('action.line', owner=one['owner'], by=said.date(date.fromisoformat(one['by']))))}")
        shown_by = told_action(said, one, scope, current.answer)
        if shown_by:
            st.caption(escaped(shown_by))
        if not may_change():
            return
        with st.container(horizontal=True):
            if not one.get("done_on") and st.button(said.say("action.done"), key=f"done-{one['key']}", type="tertiary"):
                alter(folder, "actions", one["key"], done_on=date.today().isoformat())
                st.rerun()
            if st.button(said.say("action.forget"), key=f"forget-action-{one['key']}", type="tertiary"):
                forget(folder, "actions", one["key"])
                st.rerun()


def _form(said: Words, scope: Scope, findings: list[str], signs: Iterable[Sign], folder) -> None:
    with st.form("new-action", border=False, clear_on_submit=True):
        listed = None
        if findings:  # sentences, to be read whole: a select would cut each in its middle
            with st.container(height=LISTED_PX if len(findings) > MOST_LISTED else "content", border=False):
                listed = st.radio(said.say("action.finding"), [escaped(one) for one in findings])
        own = st.text_input(said.say("action.own_finding" if findings else "action.finding"), max_chars=200)
        finding = own.strip() or (findings[[escaped(one) for one in findings].index(listed)] if listed else "")
        what = st.text_input(said.say("action.what"), max_chars=200)
        owner = st.text_input(said.say("action.owner"), max_chars=80)
        by = st.date_input(said.say("action.by"), value=date.today() + timedelta(days=FIRST_TERM_DAYS), format="DD/MM/YYYY")
        names = [sign.name for sign in signs]
        shown_by = st.selectbox(said.say("action.shown_by"), names, format_func=lambda name: said.typeset(vital_signs.named(name).label(said.language)))
        if not st.form_submit_button(said.say("action.keep"), type="primary"):
            return
    if not what.strip() or not owner.strip():
        st.warning(said.say("action.missing"))
        return
    now = vital_signs.reading(vital_signs.named(shown_by), scope, current.answer)
    keep(folder, "actions", {"finding": finding, "what": what, "owner": owner, "by": by.isoformat(), "sign": shown_by, "value": now.value if now else None, "where": {name: list(values) for name, values in scope.chosen}, "made_on": date.today().isoformat()})
    view.remember("action_kept", True)
    st.toast(said.say("action.kept"))
    st.rerun()


def brief(said: Words, scope: Scope, before: Scope | None) -> None:
    """The brief and its figures, made when asked for."""
    st.subheader(said.say("brief.takes_along"), anchor=False)
    opened, seed = current.store(), view.seed()
    subject = lambda: subject_of(opened, scope, before, said, seed)
    document = lambda: page(subject(), current.answer, said, date.today())
    with st.container(horizontal=True):
        st.download_button(said.say("brief.get"), lambda: document().encode(), f"egards-{scope.end}.html", "text/html", on_click="ignore")
        if browser() and may_change():
            st.download_button(said.say("brief.get_pdf"), lambda: pdf(document()), f"egards-{scope.end}.pdf", "application/pdf", on_click="ignore")
        st.download_button(said.say("brief.figures"), lambda: figures(subject(), current.answer, said), f"egards-{scope.end}.zip", "application/zip", on_click="ignore")
