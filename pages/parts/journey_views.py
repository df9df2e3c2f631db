"""The views of the page about journeys; each asks only its own questions, when it is the one chosen."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import streamlit as st

from pages.parts import charts, current, export, frame, view
from pages.parts.charts import CONFIG
from pages.parts.journey_choices import ANY, shown, step_choice
from pages.parts.page import _proof, empty_answer, show
from pages.parts.people import work_list
from pages.parts.saved import escaped
from pages.parts.words import Words
from queries.scope import Scope

DENOMINATORS = ("share_of_started", "share_of_everyone", "share_of_previous")
STOPS = ("end", "open", "other", "few", "start")
LOOK_BACK_DAYS, WITHIN_DAYS = 90, 30
MOST_LIFTS = 15
ENDINGS = ("unsubscribe", "review_bad", "order_cancelled", "survey_unhappy", "call_given_up")
"""The end looked at first: the first of these that the data hold."""


def flow(said: Words, scope: Scope, own: dict) -> None:
    """Where people go next: columns that hold everyone, one step looked at closer, the time to another, the people."""
    left, right = st.columns(2)
    with left:
        begin = step_choice("begin", said.say("journey.begin"), said, scope, bool(own["fine"]), none=said.say("journey.whole"))
    with right:
        metric = view.one_of("share", said.say("journey.share_of"), DENOMINATORS, DENOMINATORS[0], lambda one: said.say(f"journey.denominators.{one}"))
    answer = current.answer("journey_flow", scope, **own, begin=begin)
    if not shown(answer):
        empty_answer(said, current.question("journey_flow"))
        return
    note = said.say("journey.columns_caption", share=said.say(f"journey.denominators.{metric}"))
    chart = charts.flow(answer, said, frame.theme(), metric=metric, note=note)
    st.subheader(escaped(chart.title), anchor=False)
    with st.container(key="wide-only-flow"):
        clicked = st.plotly_chart(chart.drawable, theme=None, config=CONFIG, alt=chart.alt, key="figure-journey_flow", width="stretch", on_select="rerun", selection_mode="points")
        st.caption(said.say("journey.click"))
    with st.container(key="narrow-only-flow"):
        st.caption(note)
        st.dataframe(_narrow(answer, said, metric), hide_index=True, width="stretch")
    st.caption(" ".join([said.say("proof.line", n=said.say("proof.few") if answer.n is None else answer.n, period=said.period(scope.start, scope.end)), *chart.notes]))
    _proof(answer, said, "journey_flow")
    _take_click(clicked, answer)
    _closer(said, scope, own, begin)


def _narrow(answer, said: Words, metric: str) -> pl.DataFrame:
    """The flow as a phone has room for: the step's number, the share, from where to where."""
    table = export.table(answer, said)
    number, share, source, target = (said.heading(answer, name) for name in ("step_no", metric, "source", "target"))
    return table.select(pl.col(number).alias("#"), pl.col(share).alias("%"), pl.concat_str(source, target, separator=" → ").alias(f"{source} → {target}"))


def _take_click(clicked, answer) -> None:
    """A step clicked in the chart becomes the one looked at, once."""
    points = [point for point in clicked.selection.points if point.get("customdata")] if clicked else []
    told = tuple(points[0]["customdata"][:2]) if points else None
    if told and told != view.remembered("clicked_step") and told[1] not in STOPS:
        view.choose("at", str(told[1]))
        view.choose("place", str(told[0]))
    view.remember("clicked_step", told)


def _closer(said: Words, scope: Scope, own: dict, begin: str) -> None:
    left, middle, right = st.columns(3)
    fine = bool(own["fine"])
    with left:
        at = step_choice("at", said.say("journey.at"), said, scope, fine, none=said.say("journey.none"))
    if at == ANY:
        return
    with middle:
        place = view.one_of("place", said.say("journey.place"), tuple("0123456"), "0", lambda one: said.say("journey.nth", place=one) if one != "0" else said.say("journey.anywhere"))
    with right:
        until = step_choice("until_step", said.say("journey.until_step"), said, scope, fine, default="order", families=True)
    show("journey_around", scope, charts.dots, own=own | {"around": at}, words=said, by="what_step", split="moment", metrics="share_of_times")
    show("time_between_steps", scope, charts.survival, own={"first_step": at, "second_step": until}, words=said)
    people = own | {"begin": begin, "at_step": at, "at_place": int(place)}
    work_list("journey_people", scope, words=said, **people)


def matrix(said: Words, scope: Scope, own: dict) -> None:
    """What share of journeys is where, at each step."""
    begin = step_choice("begin", said.say("journey.begin"), said, scope, bool(own["fine"]), none=said.say("journey.whole"))
    show("journey_matrix", scope, charts.heat, own=own | {"begin": begin}, words=said, metric="share_of_started", across="step_no", down="what_step")
    show("directly_follows", scope, charts.heat, own=own, words=said, metric="times", across="target", down="source", written=False)


def funnel(said: Words, scope: Scope, own: dict) -> None:
    """How many go on, how long it takes them, where the others went instead."""
    stages = stage_choices(said, scope)
    within = view.number("within", said.say("journey.within"), WITHIN_DAYS, 1, 730)
    if stages["stage_2"] == ANY:
        st.info(said.say("journey.two_stages"))
        return
    show("journey_funnel", scope, charts.bars, own=stages | {"within_days": within}, words=said, metric="share_of_first", by="stage", order="given")
    show("journey_funnel_instead", scope, charts.bars, own={"stage_1": stages["stage_1"], "stage_2": stages["stage_2"], "within_days": within}, words=said, metric="share_of_lost")


def stage_choices(said: Words, scope: Scope) -> dict[str, str]:
    """Up to four steps of a funnel, those left out at the end."""
    found = []
    for place, (column, default) in enumerate(zip(st.columns(4), ("order", "question", "answer", ANY), strict=True), start=1):
        with column:
            label = said.say("journey.stage", place=place)
            found.append(step_choice(f"stage_{place}", label, said, scope, True, default=default, none="" if place == 1 else said.say("journey.none"), families=True))
    kept = [found[0], *(step for step in found[1:] if step != ANY)]
    return {f"stage_{place}": kept[place - 1] if place <= len(kept) else ANY for place in range(1, 5)}


def backwards(said: Words, scope: Scope, own: dict) -> None:
    """What came before an end, against people who did not reach it; the warning about activity first."""
    left, right = st.columns(2)
    with left:
        ending = step_choice("ending_step", said.say("journey.ending"), said, scope, True, default=ENDINGS, families=True)
    with right:
        back = view.number("look_back", said.say("journey.look_back"), LOOK_BACK_DAYS, 1, 730)
    lift("journey_backwards", said, scope, {"ending": ending, "look_back_days": back, "fine": own["fine"]})
    people = own | {"fine": 1, "at_step": ending, "begin": ANY, "at_place": 0}
    work_list("journey_people", scope, words=said, **people)


def lift(question: str, said: Words, scope: Scope, own: dict) -> None:
    """A question read as lift: its warning about activity, its chart, how many steps were looked at."""
    answer = current.answer(question, scope, **own)
    if shown(answer):
        ended, other = (next((value for value in answer.rows[name] if value is not None), None) for name in ("mean_steps_ended", "mean_steps_other"))
        if ended and other and not 0.8 <= ended / other <= 1.25:
            st.warning(said.say("journey.exposure", ended=said.number(ended), other=said.number(other)))
        if not answer.rows["stands"].any():
            st.info(said.say("journey.none_stands"))
    show(question, scope, _standing, own=own, words=said)
    if shown(answer):
        st.caption(said.say("journey.looks", n=answer.rows.height - answer.hidden))


def _standing(answer, said: Words, theme: str):
    """The lifts that stand after all looks, the others being in the table; the first few where none stands."""
    kept = answer.rows.filter(pl.col("stands") & (pl.col("lift") > 0)).head(MOST_LIFTS)
    rows = kept if kept.height else answer.rows.filter(~pl.col("is_hidden") & (pl.col("lift") > 0)).head(MOST_LIFTS // 3)
    return charts.dots(replace(answer, rows=rows.sort("lift", descending=True)), said, theme, metrics=["lift", "lift_at_equal_activity"], by="what_step", order="given", log=True)


def feeling(said: Words, scope: Scope, own: dict) -> None:
    """What people feel at each step, where it breaks and in which words, the effort asked, screen, voice and world."""
    answer = current.answer("feeling_by_step", scope, **own)
    if shown(answer):
        show("feeling_by_step", scope, charts.dots, own=own, words=said, metrics="mean_sentiment", by="what_step")
        show("feeling_by_step", scope, charts.dots, own=own, words=said, key="feelings_by_step", metrics=["share_anxious", "share_trusting", "share_distrusting"], by="what_step")
        show("feeling_breaks", scope, charts.heat, own=own, words=said, metric="mean_change", across="target", down="source")
        worst = current.answer("feeling_breaks", scope, **own)
        told = worst.rows.filter(~worst.rows["is_hidden"]) if shown(worst) else None
        pair = {} if told is None or told.is_empty() else {"source": told["source"][0], "target": told["target"][0]}
        work_list("feeling_break_words", scope, words=said, **own, **pair)
        show("feeling_by_world", scope, charts.dots, own=own, words=said, metrics="mean_sentiment")
    else:
        st.info(said.say("journey.no_text"))
    show("effort_by_step", scope, charts.dots, own=own, words=said, metrics="median_waited_minutes", by="what_step")
    show("effort_of_journeys", scope, charts.bars, own=own, words=said, metric="mean_contacts")
