"""Parts of the page on what customers write: the events beside a curve, and the measured error of the scorer."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import polars as pl
import streamlit as st

import data.feelings
from pages.parts import current
from pages.parts.words import Words
from queries.scope import Scope

MEASURED = Path(data.feelings.__file__).parent / "measured.toml"


def events(said: Words, scope: Scope) -> list[tuple]:
    """(day, label) of what happened in the period, for any curve over time."""
    answer = current.answer("events_noted", Scope(scope.start, scope.end))
    if answer is None or answer.is_empty:
        return []
    labels = answer.rows[f"label_{said.language}"].to_list()
    return [(day, label or "?") for day, label in zip(answer.rows["occurred_on"].to_list(), labels, strict=True)]


@cache
def measured() -> dict:
    """The figures of the scorer on labelled texts, as the gates last wrote them."""
    return tomllib.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}


def measured_error(said: Words) -> None:
    """What the scorer reached on labelled texts beside what was asked of it; what falls short is said first."""
    told = measured()
    rows = [row for row in told.get("measure", []) if "least" in row]
    if not rows:
        return
    short = [row for row in rows if not row["is_met"]]
    st.markdown(f"**{said.say('voice.measured', day=said.date(told['measured_on']), version=told.get('scorer_version', ''))}**")
    for row in short:
        st.text(f"▲ {said.say('voice.falls_short', name=row['name'], value=said.number(row['value'], 2), least=said.number(row['least'], 2), n=row['n'])}")
    with st.popover(said.say("voice.all_measures"), type="tertiary"):
        st.dataframe(
            pl.DataFrame({
                said.say("voice.measure"): [row["name"] for row in rows], said.say("voice.value"): [said.number(row["value"], 2) for row in rows],
                said.say("voice.asked"): [said.number(row["least"], 2) for row in rows], said.say("voice.reached"): [said.say("yes" if row["is_met"] else "no") for row in rows],
            }), hide_index=True, width="stretch",
        )  # fmt: skip
