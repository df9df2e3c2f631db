"""How journeys are cut and what their steps are called: chosen once at the top of the page, for all its views."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from pages.parts import charts, current, frame, view
from pages.parts.page import show
from pages.parts.words import LANGUAGES, Words, catalogue
from pages.parts.workshop.admission import may_change
from queries import Answer, steps
from queries.patterns import END, START
from queries.scope import Scope

GAPS = ("30", "1440", "10080", "20160", "43200", "86400", "129600", "259200", "52560000")
DEFAULT_GAP = "43200"
NAMED_LIKE_STEPS = ("step", "step_group", "what_step", "source", "target", "stage")
"""Columns whose values are steps."""
ANY = "|"


def step_kinds(scope: Scope) -> list[tuple[str, str]]:
    """(step, family) of every kind of step of five people or more in the scope, the most frequent first."""
    answer = current.answer("step_kinds", scope)
    return [] if answer is None else list(answer.rows.select("step", "step_group").iter_rows())


def dictionary() -> tuple[steps.StepName, ...]:
    """The company's own names of steps; none where its file was broken by hand."""
    opened = current.store()
    try:
        return steps.dictionary(opened.own_folder if opened else None)
    except ValueError:
        return ()


def words_with_steps(scope: Scope) -> Words:
    """The reader's words with a name for every step: the company's, ours, else what the tool calls it."""
    known = tuple(dict.fromkeys(code for pair in step_kinds(scope) for code in pair))
    return _words(frame.reader_words().language, known, dictionary())


@lru_cache(maxsize=32)
def _words(language: str, codes: tuple[str, ...], own: tuple[steps.StepName, ...]) -> Words:
    phrases = dict(catalogue())
    names = {key.removeprefix("names.step."): phrase for key, phrase in phrases.items() if key.startswith("names.step.")}
    for code in codes:
        if code not in names and code.startswith("question_"):
            about = code.removeprefix("question_").replace("_", " ")
            names[code] = {tongue: phrases["journey.question_about"][tongue].replace("{what}", about) for tongue in LANGUAGES}
    for name in own:
        told = {"en": name.en or name.fr, "fr": name.fr or name.en}
        if all(told.values()):
            names[name.code] = told
    for column in NAMED_LIKE_STEPS:
        phrases |= {f"names.{column}.{code}": told for code, told in names.items()}
    return Words(language, phrases)


def named_steps(scope: Scope) -> dict[str, frozenset[str]]:
    """For each name usable in a pattern (codes, families, names in both languages) the steps it stands for."""
    found: dict[str, set[str]] = {}
    tongues = [_words(language, tuple(dict.fromkeys(code for pair in step_kinds(scope) for code in pair)), dictionary()) for language in LANGUAGES]
    for step, family in step_kinds(scope):
        for code in (step, family):
            for name in (code, *(words.named("step", code).casefold() for words in tongues)):
                found.setdefault(name, set()).add(step)
    return {name: frozenset(codes) for name, codes in found.items() if name not in (START, END)}


def choices(said: Words, scope: Scope) -> dict[str, object]:
    """The reader's way of cutting journeys, as parameters of every question that builds on them."""
    families = tuple(sorted({family for _, family in step_kinds(scope)}, key=lambda family: said.named("step", family)))
    with st.expander(said.say("journey.cut")):
        columns = st.columns(4)
        with columns[0]:
            gap = view.one_of("gap", said.say("journey.gap"), GAPS, DEFAULT_GAP, lambda one: said.say(f"journey.gaps.{one}"))
        with columns[1]:
            fine = view.one_of("fine", said.say("journey.fine"), ("0", "1"), "0", lambda one: said.say(f"journey.fine_of.{one}"))
        with columns[2]:
            collapse = view.one_of("repeats", said.say("journey.collapse"), ("1", "0"), "1", lambda one: said.say(f"journey.collapse_of.{one}"))
        with columns[3]:
            left_out = view.many_of("without", said.say("journey.left_out"), families, lambda one: said.named("step", one), placeholder=said.say("journey.nothing_left_out"))
        if view.switched("gaps_shown", said.of(current.question("journey_gaps"), "question")):
            show("journey_gaps", scope, charts.bars, words=said, order="given")
        if view.switched("names_shown", said.say("dictionary.title")):
            _edit_names(said, scope)
    own = {"gap_minutes": int(gap), "fine": int(fine), "collapse": int(collapse), "left_out": "|" + "".join(f"{one}|" for one in left_out)}
    return own | steps.counted(dictionary())


def step_choice(key: str, label: str, said: Words, scope: Scope, fine: bool, *, default: str | tuple[str, ...] = ANY, none: str = "", families: bool = False) -> str:
    """One step among those of the scope; `none` words the choice of none of them, `families` offers both levels, and
    the first `default` there is comes first."""
    pairs = step_kinds(scope)
    codes = dict.fromkeys([family for _, family in pairs] if families or not fine else [])
    codes |= dict.fromkeys([step for step, _ in pairs] if families or fine else [])
    offered = ((ANY,) if none else ()) + tuple(codes)
    wanted = (default,) if isinstance(default, str) else default
    first = next((one for one in wanted if one in offered), offered[0] if offered else ANY)
    return view.one_of(key, label, offered or (ANY,), first, lambda one: none if one == ANY else said.named("step", one))


def _edit_names(said: Words, scope: Scope) -> None:
    """The dictionary of steps as a table to fill in."""
    opened = current.store()
    if opened is None or not may_change():
        return
    known = {name.code: name for name in dictionary()}
    codes = sorted({code for pair in step_kinds(scope) for code in pair} | set(known))
    st.caption(said.say("dictionary.told"))
    headings = {key: said.say(f"dictionary.{key}") for key in ("code", "en", "fr", "counts_as")}
    rows = [{headings["code"]: code, **{headings[key]: getattr(known.get(code, steps.StepName(code)), key) for key in ("en", "fr", "counts_as")}} for code in codes]
    edited = st.data_editor(rows, hide_index=True, width="stretch", disabled=[headings["code"]], key="step_names")
    if st.button(said.say("dictionary.go"), type="primary", key="keep_step_names"):
        steps.keep(opened.own_folder, tuple(steps.StepName(row[headings["code"]], *((row[headings[key]] or "").strip() for key in ("en", "fr", "counts_as"))) for row in edited))
        st.success(said.say("dictionary.done"))


def shown(answer: Answer | None) -> bool:
    """Whether an answer has something in it."""
    return answer is not None and not answer.is_empty and answer.n != 0
