"""People kept under a name from any list, and the groups kept so far."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

import streamlit as st

from pages.parts import current, export, view
from pages.parts.highlighting import TURNERS
from pages.parts.words import Words
from pages.parts.workshop.admission import may_change
from queries import catalogue, segments
from queries.certainty import FLOOR
from queries.scope import Scope

PERSON_PAGE, GROUP = "pages/person.py", "group"


def keep_people(said: Words, question: str, scope: Scope, own: dict[str, object], key: str) -> None:
    """A button that keeps the people a question lists, as a rule."""
    opened = current.store()
    if opened is None or not may_change():
        return
    with st.popover(said.say("kept.title"), key=f"keep-{key}"):
        st.caption(said.say("kept.told"))
        name = st.text_input(said.say("kept.name"), key=f"keep-name-{key}", max_chars=segments.LONGEST_NAME)
        if not st.button(said.say("kept.go"), key=f"keep-go-{key}", type="primary"):
            return
        answer = current.answer(question, scope, **own)
        people = 0 if answer is None else answer.rows["customer_id"].n_unique()
        try:
            if people < FLOOR:
                raise segments.UnfitSegment("too_few")
            segments.keep(opened.own_folder, segments.rule_of(name, question, scope, own, date.today()))
        except segments.UnfitSegment as problem:
            st.warning(said.say(f"kept.{problem.code}"))
            return
        st.success(said.say("kept.done", name=escaped(name.strip()), n=people))


def groups(said: Words) -> None:
    """The groups kept, each with its rule, its people to see or to take away, and a way to forget it."""
    opened = current.store()
    if opened is None:
        return
    with st.expander(said.say("kept.list")):
        kept = segments.rules(opened.own_folder)
        if not kept:
            st.caption(said.say("kept.none"))
        for place, rule in enumerate(kept):
            period = said.period(rule.scope.start, rule.scope.end)
            st.markdown(f"**{escaped(rule.name)}** — {said.say('kept.rule', question=said.of(catalogue.question(rule.question), 'question'), period=period)}")
            with st.container(horizontal=True, key=f"kept-{place}"):
                if st.button(said.say("kept.see"), key=f"see-{place}", on_click=view.choose, args=(GROUP, rule.name)):
                    st.switch_page(PERSON_PAGE, query_params=view.carried() | {GROUP: [rule.name]})
                st.download_button(said.say("proof.csv"), partial(_as_csv, said, rule), "egards-people.csv", "text/csv", key=f"csv-kept-{place}", on_click="ignore")
                if may_change() and st.button(said.say("kept.forget"), key=f"forget-{place}"):
                    segments.forget(opened.own_folder, rule.name)
                    st.rerun()


def chosen_group(said: Words) -> segments.Rule | None:
    """The kept group whose people are looked at; None for none, or where none is kept."""
    opened = current.store()
    kept = {rule.name: rule for rule in segments.rules(opened.own_folder)} if opened else {}
    if not kept:
        return None
    name = view.one_of(GROUP, said.say("kept.whose"), ("", *kept), "", lambda one: one or said.say("kept.nobody"))
    return kept.get(name)


def _as_csv(said: Words, rule: segments.Rule) -> bytes:
    return export.csv_bytes(current.answer(rule.question, rule.scope, **dict(rule.own)), said)


_SIGNS = frozenset(r"\`*_{}[]()<>#+-.!|~$:&")
_JOINER = "\u2060"
_LINKED = re.compile(r"(@|://|www\.|:(?=material[/_]|streamlit:))", re.IGNORECASE)
"""What becomes a link, an icon or a logo in Markdown also where its signs are escaped: Streamlit looks for it in the finished text."""
_ARROW = re.compile(r"(?<=[<~>-])(?=[->=])")
"""Within signs that Streamlit makes one of: `--` a dash, `->` an arrow."""
_BLANKS = re.compile(r"[ \t\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")


def escaped(text: str) -> str:
    """Words from outside inside Markdown: one line of text as it was written, with no markup, link, icon or formula, and no sign that turns what follows."""
    written = text.translate(TURNERS).encode("utf-8", "replace").decode("utf-8")
    one_line = _LINKED.sub(rf"\1{_JOINER}", _BLANKS.sub(" ", written))
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in _ARROW.sub(_JOINER, one_line))
