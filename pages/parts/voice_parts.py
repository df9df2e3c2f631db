"""Parts of the page on what customers write: each feeling's figure, and the measured error of the scorer."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import polars as pl
import streamlit as st

import data.feelings
from pages.parts.grid import grid
from pages.parts.tiles import figure, tile
from pages.parts.words import Words
from queries.scope import Scope

MEASURED = Path(data.feelings.__file__).parent / "measured.toml"


def feeling_tile(said: Words, feeling: str, scope: Scope, before: Scope | None) -> None:
    """The share of texts that show a feeling, as on Pulse, and under it how often against its own past."""
    named = said.named("feeling", feeling)
    tile("feeling_overall", "feeling_rate", scope, before, label=named[:1].upper() + named[1:], of_compared={"baseline_days": 0}, feeling=feeling)
    index = figure("feeling_overall", "feeling_index", scope, feeling=feeling)
    if index is not None and index.value is not None:
        unit = index.answer.columns["feeling_index"].unit
        st.caption(said.say("voice.index_is", index=said.value(index.value, unit), interval=said.interval(index.low, index.high, unit)))


@cache
def measured() -> dict:
    """The figures of the scorer on labelled texts, as the gates last wrote them."""
    return tomllib.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}


def _figure(said: Words, value: float) -> str:
    """A measure as read: shares to the thousandth, so that what falls just short shows; counts without decimals."""
    return said.number(value, 3 if value <= 1 else 0)


def measured_error(said: Words) -> None:
    """What the scorer reached on labelled texts beside what was asked of it; what falls short is said first."""
    told = measured()
    rows = [row for row in told.get("measure", []) if "least" in row]
    if not rows:
        return
    short = [row for row in rows if not row["is_met"]]
    st.markdown(f"**{said.say('voice.measured', day=said.date(told['measured_on']), version=told.get('scorer_version', ''))}**")
    for row in short:
        st.text(f"▲ {said.say('voice.falls_short', name=said.named('measure', row['name']), value=_figure(said, row['value']), least=_figure(said, row['least']), n=row['n'])}")
    with st.popover(said.say("voice.all_measures"), type="tertiary"):
        grid(
            pl.DataFrame({
                said.say("voice.measure"): [said.named("measure", row["name"]) for row in rows], said.say("voice.value"): [_figure(said, row["value"]) for row in rows],
                said.say("voice.asked"): [_figure(said, row["least"]) for row in rows], said.say("voice.reached"): [said.say("yes" if row["is_met"] else "no") for row in rows],
            }),
        )  # fmt: skip
