"""The views of the page about journeys; each asks only its own questions, when it is the one chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import polars as pl
import streamlit as st

from pages.parts import charts, current, frame, shape, view
from pages.parts.journey_choices import ANY, as_counted, counted, path_choice, shown, step_choice, step_kinds, worn
from pages.parts.journey_titles import around_title, flow_title, lift_title, matrix_title, started, titled
from pages.parts.page import empty_answer, proofs, prove, show
from pages.parts.people import work_list
from pages.parts.saved import escaped
from pages.parts.words import Words
from queries import Answer, catalogue
from queries.scope import Scope

DENOMINATORS = ("share_of_started", "share_of_everyone", "share_of_previous")
STOPS = ("end", "open", "other", "few", "start")
LOOK_BACK_DAYS, WITHIN_DAYS = 90, 30
MOST_LIFTS, MOST_FOLLOWING, MATRIX_COLUMNS, MOST_LINKS = 15, 7, 6, 30
ENDS = {"unsubscribe": "unsubscribe", "complaint": "review_bad|survey_unhappy", "churn": "", "purchase": "order", "praise": "review_good|survey_happy", "other": ""}
"""The ends offered by name and the steps that are one; churn is no step but a customer gone dormant."""


def flow(said: Words, scope: Scope, own: dict) -> None:
    """Where people go next: columns that hold everyone, one step looked at closer, the time to another, the people."""
    path, right = path_choice(said, scope, bool(own["fine"]), beside=1)
    begin, finish = path["begin"], path["finish"]
    between = "" if finish == ANY else "_between"
    with right:
        metric = view.one_of("share", said.say("journey.share_of"), DENOMINATORS, DENOMINATORS[0], lambda one: said.say(f"journey.denominators{between}.{one}"))
    answer = current.answer("journey_flow", scope, **own, **path)
    if not shown(answer):
        nothing_between(said, answer, path)
        return
    whole = said.share(started(answer) / _everyone(answer)) if started(answer) else said.say("unknown")
    note = said.say(f"journey.flow_shares{between}.{metric}", all=whole)
    chart = charts.flow(answer, said, frame.theme(), metric=metric, note=note, wears=worn(scope))
    found = flow_title(answer, said, begin, finish)
    st.subheader(escaped(found or chart.title), anchor=False)
    if found:
        st.caption(said.of(answer.question, "question"))
    with st.container(key="wide-only-flow"):
        picked = charts.place(chart, said, "figure-journey_flow", picks=True)
        st.caption(f"{said.say('journey.click')} {said.say('journey.colours')}")
    with st.container(key="narrow-only-flow"):
        st.caption(said.say("journey.links", share=said.say(f"journey.denominators{between}.{metric}")))
        st.table(_narrow(answer, said, metric), hide_index=True, border="horizontal", alt=chart.alt)
    told = [said.say("proof.line", n=shape.size(answer, said), period=said.period(scope.start, scope.end)), *chart.notes]
    prove(charts.framed(None, said, "proof-journey_flow", told=" ".join(told), asks=proofs(said)), answer, said, "journey_flow")
    _look_at(picked, finish)
    _closer(said, scope, own, path)


def nothing_between(said: Words, answer: Answer | None, path: dict) -> None:
    """Say that no journey goes from the start chosen to the end chosen or, where none is chosen, that there is none at all."""
    if path["finish"] == ANY or answer is None:
        empty_answer(said, catalogue.question("journey_flow"))
        return
    begin = said.say("journey.whole") if path["begin"] == ANY else said.named("what_step", path["begin"])
    st.info(said.say("journey.no_path", begin=begin, finish=said.named("what_step", path["finish"])))


def _everyone(answer) -> int:
    return answer.rows["share_of_everyone_n"].max()


def _narrow(answer, said: Words, metric: str) -> pl.DataFrame:
    """The largest links as a phone has room for, in the order of the steps: its number, the share, from where to where."""
    source, target = (said.heading(answer, name) for name in ("source", "target"))
    kept = answer.rows.filter(~pl.col("is_hidden")).sort("journeys", descending=True).head(MOST_LINKS).sort(["step_no", "journeys"], descending=[False, True])
    ways = [escaped(f"{said.named('source', row['source'])} → {said.named('target', row['target'])}") for row in kept.iter_rows(named=True)]
    return pl.DataFrame({escaped("#"): kept["step_no"].cast(pl.String), "%": [said.share(share) for share in kept[metric]], f"{source} → {target}": ways})


def _look_at(picked: list | None, finish: str) -> None:
    """The step just clicked in the chart becomes the one looked at; the end chosen, where journeys stay, at whatever place."""
    if not picked:
        return
    place, step = picked[:2]
    if step not in STOPS:
        view.choose("at", str(step))
        view.choose("place", "0" if step == finish else str(place))


def _closer(said: Words, scope: Scope, own: dict, path: dict) -> None:
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
    around = titled(charts.dots, lambda answer: around_title(answer, said, at))
    show("journey_around", scope, around, own=own | {"around": at}, words=said, by="what_step", split="moment", metrics="share_of_times", wears=worn(scope))
    show("time_between_steps", scope, _between(at, until), own={"first_step": at, "second_step": until} | as_counted(), words=said)
    people = own | path | {"at_step": at, "at_place": int(place)}
    work_list("journey_people", scope, words=said, **people)


def _between(first: str, second: str) -> Callable:
    """The curve of the time between two steps, whose title names them."""

    def drawn(answer, said: Words, theme: str):
        chart = charts.survival(answer, said, theme)
        if chart.title == said.of(answer.question, "question"):
            return chart
        return replace(chart, title=said.say("journey.between_title", first=said.named("what_step", first), second=said.named("what_step", second), found=chart.title))

    return drawn


def matrix(said: Words, scope: Scope, own: dict) -> None:
    """What share of journeys is where, at each step."""
    path, *_ = path_choice(said, scope, bool(own["fine"]))
    asked = own | path | {"columns": MATRIX_COLUMNS}
    if path["finish"] != ANY and not shown(answer := current.answer("journey_matrix", scope, **asked)):
        nothing_between(said, answer, path)
        return
    grid = titled(charts.heat, lambda answer: matrix_title(answer, said, path["finish"]))
    show("journey_matrix", scope, grid, own=asked, words=said, metric="share_of_started", across="step_no", down="what_step", wears=worn(scope))
    show("directly_follows", scope, _following, own=own, words=said, wears=worn(scope))


def _following(answer, said: Words, theme: str, **options):
    """The steps most often followed or following, with the times; the others are in the table."""
    ends = pl.concat([answer.rows.select(pl.col(name).alias("step"), "times") for name in ("source", "target")])
    kept = ends.group_by("step").agg(pl.col("times").sum()).sort(["times", "step"], descending=[True, False])["step"].head(MOST_FOLLOWING).to_list()
    rows = answer.rows.filter(pl.col("source").is_in(kept) & pl.col("target").is_in(kept))
    chart = charts.heat(replace(answer, rows=rows), said, theme, metric="times", across="target", down="source", written=True, **options)
    left = ends["step"].n_unique() - len(kept)
    return replace(chart, notes=(*chart.notes, said.say("journey.steps_left", n=left))) if left else chart


def funnel(said: Words, scope: Scope, own: dict) -> None:
    """How many go on, how long it takes them, where the others went instead."""
    stages = stage_choices(said, scope)
    with st.columns(4)[0]:
        within = view.number("within", said.say("journey.within"), WITHIN_DAYS, 1, 730)
    if stages["stage_2"] == ANY:
        st.info(said.say("journey.two_stages"))
        return
    asked = stages | {"within_days": within} | as_counted()
    show("journey_funnel", scope, charts.bars, own=asked, words=said, metric="share_of_first", by="stage", order="given", wears=worn(scope))
    _dropped(said, scope, asked)
    show("journey_funnel_instead", scope, charts.bars, own=asked | {"stage_3": ANY, "stage_4": ANY}, words=said, metric="share_of_lost", wears=worn(scope))
    _behind(said, scope, asked)


def _dropped(said: Words, scope: Scope, asked: dict) -> None:
    """How many were lost from each step to the next, in words."""
    answer = current.answer("journey_funnel", scope, **asked)
    if not shown(answer):
        return
    rows = answer.rows.to_dicts()
    for before, after in zip(rows, rows[1:], strict=False):
        if before["n"] is None or after["n"] is None or not before["n"] or after["is_hidden"]:
            continue
        lost = 1 - after["n"] / before["n"]
        told = {"before": said.named("stage", before["stage"]), "after": said.named("stage", after["stage"])}
        st.caption(said.say("journey.dropped", n=before["n"] - after["n"], share=said.share(lost), **told))


def _behind(said: Words, scope: Scope, asked: dict) -> None:
    """The people of one bar, or those lost before it."""
    places = [str(place) for place in range(2, 5) if asked[f"stage_{place}"] != ANY]
    choices = tuple(f"{place}{went}" for place in places for went in ("-", "+"))
    told = lambda one: said.say(f"journey.{'went_on' if one[1] == '+' else 'stopped'}", step=said.named("stage", asked[f"stage_{one[0]}"]))
    chosen = view.one_of("behind", said.say("journey.behind"), choices, choices[0], told)
    work_list("journey_funnel_people", scope, words=said, **asked, at_stage_no=int(chosen[0]), has_gone_on=int(chosen[1] == "+"))


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
    end, ending = end_choice(said, scope)
    if end == "churn":
        lift("moves_preceded", said, scope, {"direction": "lost"}, said.say("journey.ends.churn"))
        work_list("people_in_state", scope, words=said, in_state="dormant", just_moved=1)
        return
    with st.columns(4)[0]:
        back = view.number("look_back", said.say("journey.look_back"), LOOK_BACK_DAYS, 1, 730)
    named = said.say(f"journey.ends.{end}") if end != "other" else said.named("step", ending)
    lift("journey_backwards", said, scope, {"ending": ending, "look_back_days": back, "fine": own["fine"]} | as_counted(), named)
    people = own | {"fine": 1, "at_step": ending, "at_place": 0}
    work_list("journey_people", scope, words=said, **people)


def end_choice(said: Words, scope: Scope) -> tuple[str, str]:
    """The end chosen by name, and the steps it is."""
    held = {code for pair in step_kinds(scope) for code in pair}
    there = tuple(end for end in ENDS if not ENDS[end] or held & set(ENDS[end].split(ANY)))
    end = view.one_of("end", said.say("journey.ending"), there, there[0], lambda one: said.say(f"journey.ends.{one}"), st.segmented_control, required=True)
    if end == "churn":
        st.caption(said.say("journey.churn_told"))
        return end, ""
    if end == "other":
        return end, step_choice("ending_step", said.say("journey.other_end"), said, scope, True, families=True)
    if ANY in ENDS[end]:
        st.caption(said.listed(said.named("step", step) for step in ENDS[end].split(ANY)))
    return end, counted(ENDS[end])


def lift(question: str, said: Words, scope: Scope, own: dict, ending: str = "") -> None:
    """A question read as lift: its warning about activity, its chart, how many steps were looked at."""
    answer = current.answer(question, scope, **own)
    if shown(answer):
        ended, other = (next((value for value in answer.rows[name] if value is not None), None) for name in ("mean_steps_ended", "mean_steps_other"))
        if ended and other and not 0.8 <= ended / other <= 1.25:
            st.warning(said.say("journey.exposure", ended=said.number(ended), other=said.number(other)))
        if not answer.rows["stands"].any():
            st.info(said.say("journey.none_stands"))
    show(question, scope, titled(_standing, lambda answer: lift_title(answer, said, ending)), own=own, words=said, wears=worn(scope))
    if shown(answer):
        st.caption(said.say("journey.looks", n=answer.rows.height - answer.hidden))


def _standing(answer, said: Words, theme: str, **options):
    """The lifts that stand after all looks, the others being in the table; the first few where none stands."""
    kept = answer.rows.filter(pl.col("stands") & (pl.col("lift") > 0)).sort("lift", descending=True).head(MOST_LIFTS)
    rows = kept if kept.height else answer.rows.filter(~pl.col("is_hidden") & (pl.col("lift") > 0)).head(MOST_LIFTS // 3)
    return charts.dots(replace(answer, rows=rows.sort("lift", descending=True)), said, theme, metrics=["lift", "lift_at_equal_activity"], by="what_step", order="given", log=True, **options)


def feeling(said: Words, scope: Scope, own: dict) -> None:
    """What people feel at each step, where it breaks and in which words, the effort asked, screen, voice and world."""
    answer, paint = current.answer("feeling_by_step", scope, **own), worn(scope)
    if shown(answer):
        show("feeling_by_step", scope, charts.dots, own=own, words=said, metrics="mean_sentiment", by="what_step", wears=paint)
        show("feeling_by_step", scope, charts.dots, own=own, words=said, key="feelings_by_step", metrics=["share_anxious", "share_trusting", "share_distrusting"], by="what_step", wears=paint)
        show("feeling_breaks", scope, charts.heat, own=own, words=said, metric="mean_change", across="target", down="source", wears=paint)
        worst = current.answer("feeling_breaks", scope, **own)
        told = worst.rows.filter(~worst.rows["is_hidden"]) if shown(worst) else None
        pair = {} if told is None or told.is_empty() else {"source": told["source"][0], "target": told["target"][0]}
        work_list("feeling_break_words", scope, words=said, **own, **pair)
        show("feeling_by_world", scope, charts.dots, own=own, words=said, metrics="mean_sentiment")
    else:
        st.info(said.say("journey.no_text"))
    show("effort_by_step", scope, charts.dots, own=own, words=said, metrics="median_waited_minutes", by="what_step", wears=paint)
    show("effort_of_journeys", scope, charts.bars, own=own, words=said, metric="mean_contacts", wears=paint)
