"""Of which kind a campaign is, for a reader to decide: what tools and rules say, changed and taken back."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl
import streamlit as st

from data.feelings.own_rules import fingerprint
from data.importing import deciding
from data.store import StoreProblem
from data.wording import say as say_of_data
from pages.parts import current
from pages.parts.words import Words
from pages.parts.workshop.admission import may_change
from queries.scope import Scope

ALL = "all"
BASES = ("unknown", "rules", "stated", "decided")
LONGEST_SUBJECT = 60


def message_kinds(said: Words) -> None:
    """Choose campaigns and say what they are, or leave it again to tools and rules."""
    period, _ = current.facts()
    st.caption(said.say("kinds.told"))
    answer = current.answer("campaign_kinds", Scope(*period))
    if answer is None or answer.is_empty:
        st.info(said.say("kinds.none"))
        return
    held = fingerprint(answer.rows.select("campaign_id", "message_kind", "kind_basis").rows())  # what was chosen is let go once it is decided
    rows = _of_basis(said, answer.rows, held)
    told = {row["campaign_id"]: row for row in rows.iter_rows(named=True)}
    chosen = st.multiselect(
        said.say("kinds.campaigns"), list(told), format_func=lambda one: _named(said, told[one]), placeholder=said.say("kinds.choose"),
        key=f"kinds_campaigns_{held}", disabled=not may_change(),
    )  # fmt: skip
    kind = st.segmented_control(
        said.say("kinds.kind"), deciding.MESSAGE_KINDS, format_func=lambda one: said.named("message_kind", one), key=f"kinds_kind_{held}", disabled=not may_change()
    )
    if not may_change():
        return
    decided = [one for one in chosen if told[one]["kind_basis"] == "decided"]
    with st.container(horizontal=True):
        keeps = st.button(said.say("kinds.keep"), key="kinds_keep", type="primary", disabled=not chosen or kind is None)
        takes_back = st.button(said.say("kinds.take_back"), key="kinds_take_back", disabled=not decided)
    if keeps:
        _decide(said, chosen, kind)
    elif takes_back:
        _decide(said, decided, None)


def _of_basis(said: Words, rows: pl.DataFrame, held: str) -> pl.DataFrame:
    """The campaigns whose kind is known as the reader chooses."""
    counted = dict(rows["kind_basis"].value_counts().iter_rows())
    offered = (ALL, *(basis for basis in BASES if basis in counted))
    basis = st.segmented_control(
        said.say("kinds.known"),
        offered,
        default=ALL,
        format_func=lambda one: said.say("kinds.any", n=rows.height) if one == ALL else said.say("kinds.basis", basis=said.named("kind_basis", one), n=counted[one]),
        key=f"kinds_basis_{held}",
        required=True,
    )
    return rows if basis not in counted else rows.filter(pl.col("kind_basis") == basis)


def _named(said: Words, row: dict) -> str:
    subject = row["subject"] or said.say("kinds.unnamed")
    return said.say(
        "kinds.campaign", subject=subject if len(subject) <= LONGEST_SUBJECT else subject[: LONGEST_SUBJECT - 1].rstrip() + "…",
        sent=said.date(row["sent_at"].date()) if row["sent_at"] else said.say("kinds.undated"), kind=said.named("message_kind", row["message_kind"]), basis=said.named("kind_basis", row["kind_basis"]),
    )  # fmt: skip


def _decide(said: Words, campaigns: Iterable[str], kind: str | None) -> None:
    bar = st.progress(0.0, said.say("kinds.working"))
    try:
        deciding.decide(current.path(), campaigns, kind, lambda what, done, of: bar.progress(min(done / of, 1.0) if of else 0.0, said.say("kinds.working")))
    except StoreProblem as problem:
        st.error(say_of_data(problem.code, said.language, **problem.detail))
        return
    st.rerun()
