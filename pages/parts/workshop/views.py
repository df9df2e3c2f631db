"""The workshop's page: for everyone the path, their notes and votes; for the one who leads the code, the room, and all it gathers."""

from __future__ import annotations

from datetime import date, timedelta

import segno
import streamlit as st

from pages.brief.document import page as brief_page
from pages.brief.subject import subject_of
from pages.parts import current, frame, view
from pages.parts.page import PERIODS
from pages.parts.saved import escaped
from pages.parts.words import Words
from pages.parts.workshop import admission
from pages.parts.workshop.bar import current_stop, note_form
from pages.parts.workshop.gathered import VOTES_EACH, candidates, clear, csv_bytes, notes, take_back, tally, vote, votes_of
from pages.parts.workshop.path import PATH
from queries.keeping import kept
from queries.scope import Scope

AGAIN_SECONDS = 3
BRIEF_DAYS = PERIODS["12m"]


def workshop(said: Words) -> None:
    """The whole page; outside a workshop, how to begin one."""
    if not admission.is_open() or admission.seat() is None:
        st.info(said.say("workshop.closed"))
        st.code("python -m pages.workshop", language=None)
        return
    if current.store() is None:
        st.info(said.say("empty.store"))
        return
    leads = admission.seat().is_facilitator
    _own_seat(said)
    if leads:
        _invitation(said)
    _path(said)
    _votes(said)
    if leads:
        _room()
        _gather(said)


def _own_seat(said: Words) -> None:
    """Under which name the reader sits, and the way out of a seat that is not theirs."""
    held = admission.seat()
    with st.container(horizontal=True, vertical_alignment="center", key="own-seat"):
        st.markdown(said.say("workshop.seat_leads") if held.is_facilitator else said.say("workshop.seat", name=escaped(held.name)), width="content")
        with st.popover(said.say("workshop.not_me") if not held.is_facilitator else said.say("workshop.stop_leading"), type="tertiary"):
            st.markdown(said.say("workshop.leave_told_leading" if held.is_facilitator else "workshop.leave_told"))
            if st.button(said.say("workshop.leave"), type="primary", key="leave"):
                admission.leave()
                st.rerun()


def _invitation(said: Words) -> None:
    """The code and its picture, big enough for the far end of a room."""
    found = admission.addresses()
    code = admission.door().code
    with st.container(border=True, key="invitation"):
        picture, told = st.columns([1, 2], vertical_alignment="center")
        with told:
            address = view.one_of("at", said.say("workshop.network"), found, found[0], str) if len(found) > 1 else (found or ("",))[0]
            st.markdown(said.say("workshop.go_to"))
            st.html(f'<p class="room-address">{address.removeprefix("http://") or "—"}</p>')
            st.markdown(said.say("workshop.and_give"))
            st.html(f'<p class="room-code">{code}</p>')
            if not found:
                st.warning(said.say("workshop.no_network"))
            _present()
        with picture:
            if address:
                drawn = segno.make(f"{address}/?join={code}", error="m", micro=False)
                st.image(drawn.svg_inline(scale=8, border=3, dark="#17191c", light="#ffffff", omitsize=True), width="stretch", alt=said.say("workshop.picture", address=address, code=code))


def _path(said: Words) -> None:
    """One question at a time: what to look at, and a note."""
    st.subheader(said.say("workshop.path"), anchor=False)
    names = [one.name for one in PATH]
    asked = view.remembered("next_stop")
    if asked in names:
        view.remember("next_stop", None)
        view.choose("stop", str(asked))
    name = view.one_of("stop", said.say("workshop.question"), names, current_stop().name, lambda one: str(names.index(one) + 1), st.segmented_control, required=True)
    admission.go_to_stop(name)
    at = current_stop()
    place = PATH.index(at)
    with st.container(border=True, key="stop-card"):
        st.subheader(f"{place + 1}. {said.say(f'workshop.stop.{at.name}.title')}", anchor=False)
        st.markdown(said.say(f"workshop.stop.{at.name}.prompt"))
        frame.link(at.page, f"**{said.say('workshop.look', page=frame.page_words(at.page, said).name)}**", ":material/arrow_forward:", at.address)
        note_form(said, at, "workshop")
        _own_notes(said, at.name)
        if place + 1 < len(PATH) and st.button(said.say("workshop.next"), icon=":material/arrow_downward:"):
            view.remember("next_stop", PATH[place + 1].name)
            st.rerun()


def _own_notes(said: Words, stop: str) -> None:
    folder, mine = current.store().own_folder, admission.seat().name
    for one in notes(folder):
        if one["by"] != mine or one["stop"] != stop:
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"“{escaped(one['text'])}”" if said.language == "en" else f"« {escaped(one['text'])} »")
            if st.button(said.say("workshop.take_back"), key=f"take-back-{one['key']}", type="tertiary"):
                take_back(folder, mine, one["key"])
                st.rerun()


def _votes(said: Words) -> None:
    """Three votes for each: what matters most."""
    folder, mine = current.store().own_folder, admission.seat().name
    st.subheader(said.say("workshop.votes"), anchor=False)
    st.caption(said.say("workshop.votes_told", n=VOTES_EACH))
    offered = candidates(folder, said)
    with st.form("votes", border=False):
        chosen = st.pills(
            said.say("workshop.votes"), list(offered), format_func=lambda key: escaped(offered.get(key, key)), selection_mode="multi",
            default=[key for key in votes_of(folder, mine) if key in offered], label_visibility="collapsed", key="votes",
        )  # fmt: skip
        if not st.form_submit_button(said.say("workshop.vote"), type="primary"):
            return
    if len(chosen) > VOTES_EACH:
        st.warning(said.say("workshop.too_many_votes", n=VOTES_EACH))
        return
    vote(folder, mine, chosen, offered)
    st.success(said.say("workshop.voted"))


@st.fragment(run_every=AGAIN_SECONDS)
def _present() -> None:
    """Who came in, as they do."""
    said = frame.reader_words()
    present = admission.door().present()
    here = [escaped(name) if is_here else f"{escaped(name)} ({said.say('workshop.away')})" for name, is_here in present]
    st.markdown(f"{said.say('workshop.present', n=len(here))} {', '.join(here)}" if here else said.say("workshop.nobody_yet"))
    if not present or not admission.may_change():
        return
    with st.popover(said.say("workshop.free"), type="tertiary"):
        st.markdown(said.say("workshop.free_told"))
        name = st.selectbox(said.say("workshop.free_which"), [name for name, _ in present], index=None, key="freed")
        if st.button(said.say("workshop.free_go"), disabled=name is None, key="free"):
            admission.door().free(name)
            st.rerun(scope="fragment")


@st.fragment(run_every=AGAIN_SECONDS)
def _room() -> None:
    """What the room wrote and what it voted for, as it comes."""
    said = frame.reader_words()
    folder = current.store().own_folder
    written, given = notes(folder), kept(folder, "votes")
    st.subheader(said.say("workshop.room"), anchor=False)
    if not written and not given:
        st.caption(said.say("workshop.nothing_yet"))
    counted = tally(given, candidates(folder, said))
    if counted:
        st.markdown(f"**{said.say('workshop.priorities')}** · {said.say('workshop.voters', n=len(given))}")
        for what, n in counted:
            st.progress(n / max(counted[0][1], 1), f"{escaped(what)} · {said.say('workshop.n_votes', n=n)}")
    if written:
        st.markdown(f"**{said.say('workshop.n_notes', n=len(written))}**")
    for one in reversed(written[-60:]):
        number = next((f"{place}. " for place, stop in enumerate(PATH, 1) if stop.name == one["stop"]), "")
        with st.container(border=True):
            st.markdown(escaped(one["text"]))
            st.caption(f"{escaped(one['by'])} · {number}{told_stop(said, one['stop'])}")


def told_stop(said: Words, name: str) -> str:
    """A question of the path in words; a note written outside it says so."""
    key = f"workshop.stop.{name}.title"
    return said.say(key) if said.has(key) else said.say("workshop.elsewhere")


def _gather(said: Words) -> None:
    """What the room said, taken along: in the brief, as a file; and a clean table for the next."""
    st.subheader(said.say("workshop.gather"), anchor=False)
    st.caption(said.say("workshop.gather_told"))
    opened, (period, _) = current.store(), current.facts()
    folder = opened.own_folder
    with st.container(horizontal=True):
        if period is not None:
            scope = Scope(max(period[0], period[1] - timedelta(days=BRIEF_DAYS)), period[1])
            made = lambda: brief_page(subject_of(opened, scope, scope.before("previous", period[1]), said), current.answer, said, date.today()).encode()
            st.download_button(said.say("workshop.into_brief"), made, f"egards-{scope.end}.html", "text/html", on_click="ignore", type="primary")
        st.download_button(said.say("workshop.as_csv"), lambda: csv_bytes(folder, said), "egards-workshop.csv", "text/csv", on_click="ignore")
        with st.popover(said.say("workshop.clear")):
            st.markdown(said.say("workshop.clear_told"))
            if st.button(said.say("workshop.clear_go"), type="primary"):
                clear(folder)
                st.rerun()
