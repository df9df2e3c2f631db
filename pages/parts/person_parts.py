"""The parts of one person's page: who they are, what passed, what they felt, waited for, were promised, agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import streamlit as st

from data.feelings.masking import mask
from pages.parts import charts, current, export, frame, shape, view
from pages.parts.grid import grid
from pages.parts.journey_choices import worn
from pages.parts.letter import letter
from pages.parts.lists import lists
from pages.parts.page import show
from pages.parts.people import work_list
from pages.parts.roles import may_see_contacts
from pages.parts.saved import escaped
from pages.parts.words import Words
from queries import catalogue
from queries.scope import Scope

WHOLE_LIFE = Scope(date(1970, 1, 1), date(2200, 1, 1))
SHOWN_TEXTS = 12


def neighbours(said: Words, person: str) -> None:
    """Back to the list, and the one before and after in it."""
    listed = lists().find(view.asked("among"))
    place = listed.index(person) if person in listed else None
    with st.container(horizontal=True, vertical_alignment="center", key="neighbours"):
        if st.button(said.say("person.back"), key="person_back", type="tertiary"):
            view.go("person", "")
        if place is None:
            return
        if st.button(said.say("person.previous"), key="person_before", disabled=place == 0, type="tertiary"):
            view.go("person", listed[place - 1])
        st.caption(said.say("person.place", place=place + 1, n=len(listed)))
        if st.button(said.say("person.next"), key="person_after", disabled=place == len(listed) - 1, type="tertiary"):
            view.go("person", listed[place + 1])


def contacts(said: Words, person: str) -> bool:
    """The person's addresses and numbers, where the reader may see them and asks to; whether they are shown."""
    if not may_see_contacts() or not st.toggle(said.say("person.contacts"), key=f"contacts-{person}"):
        return False
    st.caption(said.say("person.contacts_told"))
    answer = current.answer("person_contacts", WHOLE_LIFE, person=person)
    grid(export.table(answer, said, masked=False))
    return True


def facts(said: Words, person: str) -> dict | None:
    """The figures of the relationship at a glance; None for someone the store does not know."""
    answer = current.answer("person_facts", WHOLE_LIFE, person=person)
    if answer is None or answer.is_empty:
        st.info(said.say("person.unknown"))
        return None
    told = answer.rows.row(0, named=True)
    st.subheader(said.say("person.name", code=shape.person_code(person)), anchor=False)
    if not contacts(said, person):
        st.caption(said.say("person.pseudonym"))
    figures = {
        "steps": told["steps"], "orders": told["orders"], "requests": told["questions"] + told["calls"], "unanswered": told["unanswered"],
        "missed": told["promises_missed"], "messages": told["messages_sent"],
    }  # fmt: skip
    with st.container(horizontal=True, key="person_facts"):
        for name, value in figures.items():
            st.metric(said.say(f"person.fact_{name}"), said.count(value), border=True)
    asked = []
    if told["preferred_days_between"]:
        asked.append(said.say("person.preferred", n=told["preferred_days_between"]))
    if told["interests"]:
        asked.append(said.say("person.interests", interests=said.listed(told["interests"])))
    if asked:
        st.caption(" ".join(asked))
    return told


def timeline(said: Words, person: str) -> None:
    """Everything that passed, a lane for each channel."""
    answer = current.answer("person_timeline", WHOLE_LIFE, person=person)
    if answer is None or answer.is_empty:
        return
    theme, wears = frame.theme(), worn(WHOLE_LIFE)
    marks = [wears(step, theme) for step in answer.rows["step"]]
    spoken = answer.rows.with_columns(
        pl.Series("step", [said.named("step", step) for step in answer.rows["step"]]),
        pl.Series("paint", [mark and mark.colour for mark in marks], dtype=pl.String),
        pl.Series("form", [mark and mark.form for mark in marks], dtype=pl.String),
    )
    chart = charts.lanes(replace(answer, rows=spoken), said, theme, when="occurred_at", lane="channel", what="step", who="direction", worn="paint", formed="form")
    st.subheader(chart.title, anchor=False)
    charts.place(chart, said, "figure-person_timeline")
    st.caption(said.of(answer.question, "reading"))
    kept = replace(answer, rows=answer.rows.select("occurred_at", "channel", "step", "direction", "source_system").reverse())
    with st.popover(said.say("proof.table"), type="tertiary", on_change="rerun", key="table-timeline") as opened:
        if opened.open:
            grid(export.table(kept, said))


def _waits(answer, said: Words, theme: str):
    """A bar for each wait, which says by what channel, and whether it still lasts."""
    named = [
        " · ".join(part for part in (said.date(row["request"]), said.named("channel", row["channel"]), "" if row["is_answered"] else said.say("person.no_answer")) if part)
        for row in answer.rows.iter_rows(named=True)
    ]
    rows = answer.rows.with_columns(pl.Series("request", named))
    return charts.bars(replace(answer, rows=rows), said, theme, metric="waited_minutes", order="given")


def own_words(said: Words, person: str) -> None:
    """What the person wrote, the latest first."""
    answer = current.answer("person_words", WHOLE_LIFE, person=person)
    st.subheader(said.of(catalogue.question("person_words"), "question"), anchor=False)
    if answer is None or answer.is_empty:
        st.caption(said.say("person.no_words"))
        return
    for row in answer.rows.head(SHOWN_TEXTS).iter_rows(named=True):
        feeling = "" if row["sentiment"] is None else f" · {said.signed(row['sentiment'])}"
        st.caption(f"{said.moment(row['occurred_at'])} · {escaped(said.named('channel', row['channel']))}{feeling}")
        st.text(mask(row["their_words"]))
    if answer.rows.height > SHOWN_TEXTS:
        st.caption(said.say("person.more_words", n=answer.rows.height - SHOWN_TEXTS))
    st.download_button(said.say("proof.csv"), export.csv_bytes(answer, said), "egards-words.csv", "text/csv", key="csv-person_words", on_click="ignore")


def the_letter(said: Words, told: dict) -> None:
    """The letter from facts only."""
    st.subheader(said.say("letter.title"), anchor=False)
    st.caption(said.say("letter.told"))
    first, *middle, last = letter(told, said)
    with st.container(border=True, key="letter"):
        st.markdown(f"{first}\n\n{' '.join(middle)}\n\n{last}")


def everything(said: Words, person: str) -> None:
    """The whole page of a person."""
    neighbours(said, person)
    told = facts(said, person)
    if told is None:
        return
    timeline(said, person)
    if current.answer("person_feeling", WHOLE_LIFE, person=person).rows.height > 1:
        show("person_feeling", WHOLE_LIFE, charts.line, own={"person": person}, words=said, metric="sentiment", zero=True)
    show("person_waits", WHOLE_LIFE, _waits, own={"person": person}, words=said)
    the_letter(said, told)
    own_words(said, person)
    for name in ("person_promises", "person_consents", "person_mail", "person_identities"):
        work_list(name, WHOLE_LIFE, words=said, is_folded=name == "person_identities", person=person)
