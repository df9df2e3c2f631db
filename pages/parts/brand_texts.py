"""Messages of the brand on a page: pressing words and conditions marked, every letter escaped."""

from __future__ import annotations

import streamlit as st

from data.feelings.evidence import evidence
from data.feelings.readability import conditions_of
from pages.parts import current, view
from pages.parts.highlighting import Mark, highlighted
from pages.parts.telling import told_out_of_reach
from pages.parts.verbatims import named_mark
from pages.parts.words import Words
from queries import catalogue
from queries.scope import OutOfReach, Scope

PRESSING = frozenset({"pressure"})


@st.cache_data(max_entries=2_000, show_spinner=False)
def _found(text: str, language: str | None):
    return [term for term in evidence(text, language) if term.construct in PRESSING], conditions_of(text, language or "en")


def marks(said: Words, text: str, language: str | None) -> list[Mark]:
    """Pressing words first; conditions where nothing presses."""
    terms, conditions = _found(text, language)
    pressing = [Mark(term.start, term.end, "pressure", named_mark(said, "pressure", term.facet), term.negated) for term in terms]
    setting = [Mark(start, start + len(piece), "condition", said.named("construct", "condition")) for piece in conditions if (start := text.find(piece)) >= 0]
    free = [mark for mark in setting if all(mark.end <= other.start or mark.start >= other.end for other in pressing)]
    return [*pressing, *free]


def brand_texts(said: Words, scope: Scope) -> None:
    """The most pressing, the hardest or the most conditional messages, each once, with its figures."""
    question = catalogue.question("messages_read")
    st.subheader(said.unbroken(said.of(question, "question")), anchor=False)
    st.caption(said.of(question, "reading"))
    sorted_by = view.one_of("messages_by", said.say("voice.sorted_by"), ("pressing", "hard", "conditional"), "pressing", lambda one: said.say(f"brand_words.{one}"), st.segmented_control)
    try:
        answer = current.answer("messages_read", scope, sorted_by=sorted_by)
    except OutOfReach as out:
        st.info(told_out_of_reach(said, out))
        return
    if answer is None or answer.is_empty:
        st.caption(said.say("voice.no_text"))
        return
    with st.spinner(said.say("voice.reading_texts")):
        for row in answer.rows.iter_rows(named=True):
            _found(row["text"], row["language"])
    for row in answer.rows.iter_rows(named=True):
        with st.container(border=True):
            if row["subject"]:
                st.html(f"<strong>{highlighted(row['subject'], marks(said, row['subject'], row['language']))}</strong>")
            st.html(highlighted(row["text"], marks(said, row["text"], row["language"])))
            told = [
                said.named("message_kind", row["message_kind"]), said.date(row["last_sent_at"]), said.say("brand_words.times", n=row["times"]),
                said.say("brand_words.points", points=said.number(row["pressing"], 1)) if row["pressing"] is not None else "",
                said.say("brand_words.ease", ease=said.number(row["ease"], 0)) if row["ease"] is not None else "",
            ]  # fmt: skip
            st.caption(" · ".join(part for part in told if part))
