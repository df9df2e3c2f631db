"""Customers' own words on a page: masked, escaped, the words that counted marked with what they counted for."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache

import streamlit as st

from data.feelings.masking import mask
from pages.parts import current, view
from pages.parts.highlighting import LONGEST_SHOWN, highlighted, marks_of
from pages.parts.people import open_person
from pages.parts.saved import escaped, keep_people
from pages.parts.telling import told_out_of_reach
from pages.parts.words import Words
from queries import Answer, catalogue
from queries.scope import OutOfReach, Scope

FEELINGS = ("anxious", "trusting", "distrusting", "waiting", "negative", "positive")
SHOWN = frozenset({"anxiety", "trust", "distrust", "wait_and_see"})
ANY = "|"
SECONDS_BETWEEN_LOOKS = 0.5


@st.cache_data(max_entries=5_000, show_spinner=False)
def _terms(text: str, language: str | None, names: tuple[str, ...]):
    """The masked text as shown, and the terms that counted in it."""
    from data.feelings.evidence import evidence

    masked = _masked(text)
    return masked, evidence(masked, language, brand_words=names)


def _masked(text: str) -> str:
    return mask(text[: LONGEST_SHOWN * 4])[: LONGEST_SHOWN + 1]


_scorer_loaded = threading.Event()


@cache
def begin_loading_scorer() -> None:
    """Load what marks texts in a thread of its own, once for the server: a page whose texts stand at its foot is drawn before."""
    threading.Thread(target=_load_scorer, name="scorer", daemon=True).start()


def _load_scorer() -> None:
    try:
        from data.feelings.evidence import evidence

        evidence("a", "en")
    finally:
        _scorer_loaded.set()  # what went wrong is told by the page that marks texts


def named_mark(said: Words, construct: str, facet: str) -> str:
    """What a mark stands for: the facet, or the construct where it has none."""
    return said.named("facet", f"{construct}:{facet}") if facet else said.named("construct", construct)


def _marked(row: dict):
    """A row's masked text, and the terms that counted in it."""
    from data.feelings import own_rules  # the scorer is loaded with the first text marked

    opened = current.store()
    return _terms(row["their_words"], row.get("language"), own_rules.read(opened.own_folder).names if opened else ())


def verbatim(said: Words, row: dict, key: str = "", listed: Sequence[str | None] = (), is_marked: bool = True) -> None:
    """One text: when and where it was written, its words, what the marks stand for, and the way to who wrote it."""
    text, terms = _marked(row) if is_marked else (_masked(row["their_words"]), ())
    marks = marks_of(terms, lambda construct, facet: named_mark(said, construct, facet), SHOWN)
    with st.container(border=True):
        st.html(highlighted(text, marks))
        topics = said.listed([said.named("topic", topic) for topic in row.get("topics") or []])
        kinds = "; ".join(dict.fromkeys(mark.named for mark in marks))
        told = [said.date(row["said_on"]), said.named("channel", row["channel"]), topics, kinds or (said.say("voice.no_cue") if is_marked else "")]
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(" · ".join(escaped(part) for part in told if part), width="stretch")
            if row.get("customer_id") and st.button(said.say("voice.to_person"), key=f"person-of-{key}", type="tertiary"):
                open_person(row["customer_id"], listed)


def verbatims(said: Words, scope: Scope, feeling: str) -> None:
    """The texts behind the figures, with the choices that sort and filter them."""
    question = catalogue.question("verbatims")
    st.subheader(said.unbroken(said.of(question, "question")), anchor=False)
    st.caption(said.of(question, "reading"))
    columns = st.columns([1.2, 1, 1, 1])
    with columns[0]:
        sorted_by = view.one_of("sorted_by", said.say("voice.sorted_by"), ("strength", "random"), "strength", lambda one: said.say(f"voice.by_{one}"), st.segmented_control)
    with columns[1]:
        topics = _offered("feeling_by_topic", "topic", scope, feeling)
        about = view.one_of("about", said.say("voice.about"), (ANY, *topics), ANY, lambda one: said.say("filter.all") if one == ANY else said.named("topic", one))
    with columns[2]:
        facets = _offered("feeling_by_facet", "facet", scope, feeling)
        facet = view.one_of("facet", said.say("voice.facet"), (ANY, *facets), ANY, lambda one: said.everything("facet") if one == ANY else said.named("facet", one))
    with columns[3]:
        seed = view.number("seed_texts", said.say("voice.seed"), 1, 1, 9999) if sorted_by == "random" else 1
    holding = st.text_input(said.say("voice.holding"), key="holding", max_chars=80, help=said.say("voice.holding_help")).strip() or ANY
    chosen = {"feeling": feeling, "about": about, "facet_found": facet, "holding": holding}
    try:
        answer = current.answer("verbatims", scope, sorted_by=sorted_by, seed=seed, **chosen)
    except OutOfReach as out:
        st.info(told_out_of_reach(said, out))
        return
    if answer is None or answer.is_empty:
        st.caption(said.say("voice.no_text"))
        return
    with st.spinner(said.say("voice.reading_texts")):
        each_verbatim(said, answer, "texts")
    keep_people(said, "people_who_wrote", scope, chosen, "texts")


def each_verbatim(said: Words, answer: Answer, key: str, is_at_once: bool = False) -> None:
    """The texts of an answer one after the other; `key` tells this list from others of the page. Shown at once, they stand
    without marks until what marks them is loaded, a moment after the server has started."""
    if is_at_once and not _scorer_loaded.is_set():
        st.fragment(_until_marked, run_every=SECONDS_BETWEEN_LOOKS)(said, answer, key)
    else:
        _each(said, answer, key)


def _until_marked(said: Words, answer: Answer, key: str) -> None:
    if _scorer_loaded.is_set():
        st.rerun()
    _each(said, answer, key, is_marked=False)


def _each(said: Words, answer: Answer, key: str, is_marked: bool = True) -> None:
    people = answer.rows["customer_id"].to_list()
    for row in answer.rows.iter_rows(named=True):
        verbatim(said, row, f"{key}-{row['text_id']}", people, is_marked)


def _offered(name: str, column: str, scope: Scope, feeling: str) -> tuple[str, ...]:
    try:
        answer = current.answer(name, scope, feeling=feeling)
    except OutOfReach:
        return ()
    if answer is None or answer.is_empty:
        return ()
    return tuple(sorted(one for one, hidden in zip(answer.rows[column].to_list(), answer.rows["is_hidden"].to_list(), strict=True) if one is not None and not hidden))
