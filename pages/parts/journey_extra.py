"""Two more views of journeys: groups or periods set side by side, and patterns of paths."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import streamlit as st

from pages.parts import charts, current, export, frame, view
from pages.parts.journey_choices import ANY, as_counted, named_steps, path_choice, step_choice
from pages.parts.journey_views import LOOK_BACK_DAYS, end_choice, stage_choices
from pages.parts.page import compared_scope, explain, show
from pages.parts.people import MOST_CARDS, list_of, work_list
from pages.parts.saved import escaped
from pages.parts.telling import told_group
from pages.parts.words import LANGUAGES, Words
from pages.parts.words import words as words_of
from queries import Answer, catalogue, patterns
from queries.differences import STANDING, set_side_by_side
from queries.scope import Scope

WHOLE_LIST = {"top": 1000, "fold_below": 0}
"""Both sides keep every step by name, or one side's "other" would be compared with the other side's name."""
ABOVE = "above"
"""What "Compare with" says at the top of the page."""
WHERE = ("flow", "matrix", "around", "funnel", "backwards", "feeling")
FELT = ("share_anxious", "share_trusting", "share_distrusting")
MOST_DRAWN = 12
TIGHT_CHARACTER_PX = 5.4
"""What a character of a table of many narrow columns takes; those of lists of people have more air."""


def differences(said: Words, scope: Scope, own: dict) -> None:
    """Any group against any other, or this view against what the page compares with, in any of the other views."""
    _, offered = current.facts()
    above = compared_scope(scope)
    kinds = (*((ABOVE,) if above and above != scope else ()), "segment", "language", "country", *(("saved",) if offered.get("saved") else ()))
    one, two, three = st.columns(3)
    with one:
        by = view.one_of("difference_by", said.say("journey.compare_by"), kinds, kinds[0], lambda name: said.say(f"journey.by.{name}"))
    pair = _above(scope, above) if by == ABOVE else _groups(said, scope, by, offered.get(by, ()), two, three)
    with two if by == ABOVE else st.columns(3)[0]:
        where = view.one_of("difference_in", said.say("journey.what"), WHERE, "flow", lambda name: said.say(f"journey.within_view.{name}"))
    question, metric, values = _asked(said, scope, own, where)
    if pair is None or question is None:
        return
    answers = [current.answer(question, side, **values) for side, _ in pair]
    if any(answer is None or answer.is_empty or answer.n == 0 for answer in answers):
        st.info(said.say("journey.not_two"))
        return
    names = tuple(tuple(label[language] for language in LANGUAGES) for _, label in pair)
    found = set_side_by_side(*answers, metric, names)
    labels = [label[said.language] for _, label in pair]
    if len({still_runs(answer) for answer in answers}) == 2:
        st.warning(said.say("journey.runs_on_one_side"))
    _draw(found, said, labels)


def still_runs(answer: Answer) -> bool:
    """Whether some of its journeys had not ended when the data did."""
    by = next((name for name in ("target", "what_step") if name in answer.rows.columns), None)
    return by is not None and not answer.rows.filter(pl.col(by) == "open").is_empty()


def _asked(said: Words, scope: Scope, own: dict, where: str):
    """(question, share, parameters) of the view compared; (None, …) where a choice is still missing."""
    if where == "funnel":
        stages = stage_choices(said, scope)
        within = view.number("within", said.say("journey.within"), 30, 1, 730)
        return "journey_funnel", "share_of_first", stages | {"within_days": within} | as_counted()
    if where == "around":
        at = step_choice("at", said.say("journey.at"), said, scope, bool(own["fine"]), none=said.say("journey.none"))
        return (None if at == ANY else "journey_around"), "share_of_times", own | {"around": at, "fold_below": 0}
    if where == "backwards":
        end, ending = end_choice(said, scope)
        if end == "churn":
            return "moves_preceded", "share_ended", {"direction": "lost"}
        back = view.number("look_back", said.say("journey.look_back"), LOOK_BACK_DAYS, 1, 730)
        return "journey_backwards", "share_ended", {"ending": ending, "look_back_days": back, "fine": own["fine"]} | as_counted()
    if where == "feeling":
        metric = view.one_of("feeling_shares", said.say("journey.felt"), FELT, FELT[0], lambda name: said.label(catalogue.column(name)), st.segmented_control, required=True)
        return "feeling_by_step", metric, own
    path, *_ = path_choice(said, scope, bool(own["fine"]), beside=1)
    return ("journey_flow" if where == "flow" else "journey_matrix"), "share_of_started", own | path | WHOLE_LIST | {"columns": 4}


def _above(scope: Scope, before: Scope):
    """What the page looks at beside what the reader compares it with at its top: another period, or another group."""
    labels = [{language: _told_side(words_of(language), side, other) for language in LANGUAGES} for side, other in ((scope, before), (before, scope))]
    return (scope, labels[0]), (before, labels[1])


def _told_side(said: Words, side: Scope, other: Scope) -> str:
    """A side by its period, or of one period by whom it holds: the values of the filters that differ."""
    if not side.is_same_period(other):
        return said.months(side.start, side.end)
    mine = [told_group(said, name, value) for name, values in side.chosen if dict(other.chosen).get(name) != values for value in values]
    return said.listed(mine) if mine else said.say("journey.everyone")


def set_against(where: str) -> None:
    """The view looked at, as differences from what the page compares with."""
    view.choose("view", "differences")
    view.choose("difference_by", ABOVE)
    view.choose("difference_in", where)


def _groups(said: Words, scope: Scope, by: str, values: tuple[str, ...], two, three):
    if by in dict(scope.chosen):
        st.info(said.say("journey.same_filter"))
        return None
    if len(values) < 2:
        st.info(said.say("journey.not_two"))
        return None
    named = lambda value: said.named(by, value)
    with two:
        first = view.one_of("first_group", said.say("journey.first"), values, values[0], named)
    with three:
        second = view.one_of("second_group", said.say("journey.second"), values, values[1], named)
    label = lambda value: {language: words_of(language).named(by, value) for language in LANGUAGES}
    return (scope.narrowed(by, first), label(first)), (scope.narrowed(by, second), label(second))


def _draw(found, said: Words, labels: list[str]) -> None:
    """The differences that stand after all looks, the others being in the table; the first few where none stands."""
    standing = found.rows.filter(pl.col("share_verdict").is_in(STANDING))
    top = (standing.head(MOST_DRAWN) if standing.height else found.rows.filter(~pl.col("is_hidden")).head(MOST_DRAWN // 3)).to_dicts()
    by = next(name for name in ("what_step", "stage", "target") if name in found.grain)
    spoken = [_named(said, row) for row in top]
    title = said.say("journey.no_difference", first=labels[0], second=labels[1])
    if standing.height:
        told = {name: said.share(top[0][f"{name}_share"]) for name in ("first", "second")}
        title = said.say("journey.difference_title", what=spoken[0], first=labels[0], second=labels[1], first_share=told["first"], second_share=told["second"])
    st.subheader(escaped(title), anchor=False)
    if top:
        rows = pl.DataFrame(top, schema=found.rows.schema).with_columns(pl.Series(by, spoken))
        rows = rows.select(by, *(name for name in rows.columns if name not in found.grain))
        chart = charts.contrast(replace(found, rows=rows), said, frame.theme(), by=by, standing=STANDING)
        charts.place(chart, said, "figure-differences")
        st.caption(" ".join(chart.notes))
    st.caption(said.say("journey.difference_note" if standing.height else "journey.no_difference_note", n=found.rows.height - found.hidden))
    kept = [by, "first_share", "second_share", "share_difference", "share_difference_low", "share_difference_high", "share_verdict", "n", "is_hidden", "is_thin"]
    named = [_named(said, row) for row in found.rows.iter_rows(named=True)]
    heads = tuple((language, " → ".join(catalogue.column(part).label(language) for part in (("source", "target") if by == "target" else (by,)))) for language in LANGUAGES)
    told = replace(found, rows=found.rows.with_columns(pl.Series(by, named)).select(kept), columns=found.columns | {by: replace(catalogue.column(by), labels=heads)})
    list_of(told, said, "differences", titles=named[:MOST_CARDS], character_px=TIGHT_CHARACTER_PX)
    with st.container(horizontal=True, vertical_alignment="center", key="take-differences"):
        st.download_button(said.say("proof.csv"), export.csv_bytes(found, said), f"egards-{found.question.name}-difference.csv", "text/csv", key="csv-differences", on_click="ignore")
        with st.popover(said.say("proof.how"), type="tertiary", on_change="rerun", key="how-differences") as opened:
            if opened.open:
                explain(found, said)


def _named(said: Words, row: dict) -> str:
    """A row of a difference in words: a step, a step at its place, or a way from one to another."""
    name = lambda column: said.named(column, row[column])
    if "source" in row:
        return said.say("journey.way_at", place=row["step_no"], source=name("source"), target=name("target"))
    if "step_no" in row:
        return said.say("journey.step_at", place=row["step_no"], step=name("what_step"))
    if "moment" in row:
        return said.say("journey.step_beside", moment=name("moment"), step=name("what_step"))
    return name("stage" if "stage" in row else "what_step")


def pattern(said: Words, scope: Scope, own: dict) -> None:
    """Journeys that follow a path written by the reader, over time, and the people who took them."""
    text = view.text("pattern", said.say("pattern.label"), placeholder=said.say("pattern.example"))
    st.caption(said.say("pattern.help"))
    names = named_steps(scope)
    with st.expander(said.say("pattern.names")):
        st.markdown(", ".join(f"`{name}`" for name in sorted(names) if name.isascii() and " " not in name))
    try:
        read = patterns.read(text or said.say("pattern.example"), names)
    except patterns.WrongPattern as wrong:
        if not text:
            return
        told = [said.say("pattern.at", position=wrong.position), said.say(f"pattern.{wrong.code}", found=wrong.found)]
        st.warning(" ".join([*told, said.say("pattern.did_you_mean", nearest=wrong.nearest) if wrong.nearest else ""]))
        return
    steps = sorted({step for codes in names.values() for step in codes if ANY not in step})
    asked = own | {"fine": 1, "codes": ANY.join(steps), "expression": patterns.expression(read, steps)}
    show("pattern_by_month", scope, charts.line, own=asked, words=said, metric="share_of_everyone")
    show("pattern_matches", scope, charts.bars, own=asked, words=said, metric="share_of_everyone")
    work_list("pattern_people", scope, words=said, **asked)
