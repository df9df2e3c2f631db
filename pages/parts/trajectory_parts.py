"""Parts of the page about value: who is in a state, what precedes moves, and the model where the data can carry it."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import streamlit as st

from pages.parts import charts, current, export, frame, view
from pages.parts.journey_choices import ANY
from pages.parts.journey_views import lift, titled
from pages.parts.page import show
from pages.parts.people import list_of, work_list
from pages.parts.words import Words
from queries import Answer, catalogue, lifetime
from queries.scope import Scope

STATES = ("declining", "dormant", "returned", "growing", "stable", "new")
STARTS = {"down": ("growing", "stable", "new", "returned"), "lost": ("declining", "growing", "stable", "new", "returned"), "up": ("declining", "dormant", "stable")}
MOST_MOVES = 12
YEAR_DAYS, LONGEST_HOLD_DAYS = 365, 182
UNLIKELY = 0.3
"""Below this chance of being active a customer is called at risk, as the authors of the open implementations advise."""


def people_now(said: Words, scope: Scope) -> None:
    """The people of a state, to open or to keep."""
    state = view.one_of("in_state", said.say("trajectory.in_state"), STATES, STATES[0], lambda one: said.named("state", one))
    work_list("people_in_state", scope, words=said, in_state=state)


def moves(said: Words, scope: Scope) -> None:
    """From each state to the next: how many moved, as a flow or, on a phone, as a table; then what share of each state, with intervals."""
    flow = titled(charts.sankey, lambda answer: _moved(answer, said))
    show("state_moves", scope, flow, key="state_flow", words=said, narrow=_largest_moves, metric="n", source="state_before", target="state")
    show("state_moves", scope, charts.heat, words=said, metric="share_of_state_before", across="state", down="state_before")


def _largest_moves(answer: Answer, said: Words) -> pl.DataFrame:
    """How many moved, from where to where, the largest first."""
    before, after = (said.heading(answer, name) for name in ("state_before", "state"))
    kept = answer.rows.filter(pl.col("n") > 0).sort("n", descending=True).head(MOST_MOVES)
    ways = [f"{said.named('state', row['state_before'])} → {said.named('state', row['state'])}" for row in kept.iter_rows(named=True)]
    return pl.DataFrame({"n": [said.count(n) for n in kept["n"]], f"{before} → {after}": ways})


def _moved(answer: Answer, said: Words) -> str:
    """The share of buyers whose state changed, where no cell is hidden."""
    rows = answer.rows
    if rows["n"].null_count() or not rows["n"].sum():
        return ""
    moved = rows.filter(pl.col("state") != pl.col("state_before"))["n"].sum()
    return said.say("trajectory.moved", share=said.share(moved / rows["n"].sum()))


def preceded(said: Words, scope: Scope) -> None:
    """Human events before moves, among people of the same starting state."""
    left, right = st.columns(2)
    with left:
        direction = view.one_of("direction", said.say("trajectory.direction"), tuple(STARTS), "down", lambda one: said.say(f"trajectory.directions.{one}"))
    with right:
        starts = (ANY, *STARTS[direction])
        named = lambda one: said.say("trajectory.any_state") if one == ANY else said.named("state", one)
        start = view.one_of("from_state", said.say("trajectory.from_state"), starts, STARTS[direction][0], named)
    lift("moves_preceded", said, scope, {"direction": direction, "from_state": start}, said.say(f"trajectory.directions.{direction}"))


def model(said: Words, scope: Scope) -> None:
    """The lifetime model, when asked for: its gate, its calibration, then what it expects."""
    st.caption(said.say("trajectory.model_told"))
    if not view.switched("foresee", said.say("trajectory.model")):
        return
    histories = current.answer("purchase_histories", scope)
    period, _ = current.facts()
    if histories is None or period is None:
        return
    found = lifetime.gate(histories.rows, period[1])
    if not found.is_open:
        st.info(said.say("trajectory.gated") + "\n" + "".join(f"\n- {said.say(f'trajectory.{reason}', buyers=found.buyers, days=found.days)}" for reason in found.reasons))
        return
    hold = min(found.days // 3, LONGEST_HOLD_DAYS)
    held = current.answer("purchase_histories", scope, hold_days=hold)
    try:
        bands, ahead = _worked(held, hold), _looked_ahead(histories, held)
    except lifetime.NotSettled:
        st.info(said.say("trajectory.gated") + f"\n\n- {said.say('trajectory.not_settled')}")
        return
    _calibration(said, held, bands, hold)
    off = lifetime.amiss(bands)
    if off is None or abs(off) > lifetime.MOST_AMISS:
        st.info(said.say("trajectory.gated") + f"\n\n- {_told_amiss(said, off)}")
        return
    _outlook(said, histories, ahead)


@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs={Answer: lambda answer: (answer.statement, str(answer.values), answer.n, answer.data_until)})
def _worked(held: Answer, hold: int) -> pl.DataFrame:
    return lifetime.calibration(held.rows, hold)


@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs={Answer: lambda answer: (answer.statement, str(answer.values), answer.n, answer.data_until)})
def _looked_ahead(histories: Answer, held: Answer) -> pl.DataFrame:
    return lifetime.outlook(histories.rows, YEAR_DAYS, held.rows)


def _with_rows(answer: Answer, rows: pl.DataFrame) -> Answer:
    return replace(answer, rows=rows, columns={name: catalogue.column(name) for name in rows.columns}, n=int(rows["n"].sum()) if "n" in rows.columns else rows.height)


def _calibration(said: Words, held: Answer, bands: pl.DataFrame, hold: int) -> None:
    st.subheader(said.say("trajectory.calibration", days=hold), anchor=False)
    shown = bands.filter(~pl.col("is_hidden"))
    totals = [float((shown[name] * shown["n"]).sum()) for name in ("expected_orders", "actual_orders")]
    st.caption(said.say("trajectory.calibration_told", expected=said.count(round(totals[0])), actual=said.count(round(totals[1]))))
    chart = charts.dots(_with_rows(held, bands), said, frame.theme(), metrics=["expected_orders", "actual_orders"], by="repeat_band", order="given", log=False)
    charts.place(chart, said, "figure-calibration")


def _told_amiss(said: Words, off: float | None) -> str:
    if off is None:
        return said.say("trajectory.none_seen")
    return said.say("trajectory.too_many" if off > 0 else "trajectory.too_few", off=said.share(abs(off)), most=said.share(lifetime.MOST_AMISS))


def _outlook(said: Words, histories: Answer, ahead: pl.DataFrame) -> None:
    again = ahead.filter(~pl.col("seen_once"))
    st.caption(said.say("trajectory.in_all", value=said.money(float(ahead["expected_value"].sum())), repeat=said.money(float(again["expected_value"].sum()))))
    st.subheader(said.say("trajectory.outlook"), anchor=False)
    st.caption(said.say("trajectory.outlook_told", once=said.count(ahead.height - again.height)))
    lost = again.filter((pl.col("repeats") >= 2) & (pl.col("still_active_share") < UNLIKELY)).sort(["repeats", "customer_id"], descending=[True, False]).head(200).drop("seen_once")
    told = lost.select("customer_id", "repeats", "recent_on", "still_active_before", "still_active_share", "expected_orders", "expected_value")
    listed = _with_rows(histories, told)
    list_of(listed, said, "outlook")
    st.download_button(said.say("proof.csv"), export.csv_bytes(listed, said), "egards-outlook.csv", "text/csv", key="csv-outlook", on_click="ignore")
