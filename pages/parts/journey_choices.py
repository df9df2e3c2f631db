"""How journeys are cut and what their steps are called: chosen once at the top of the page, for all its views."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import polars as pl
import streamlit as st

from pages.parts import charts, current, frame, view
from pages.parts.charts.colours import Worn, kept
from pages.parts.page import show
from pages.parts.words import LANGUAGES, Words, every_phrase
from pages.parts.workshop.admission import may_change
from queries import Answer, catalogue, steps
from queries.patterns import END, START
from queries.scope import Scope

GAPS = ("30", "1440", "10080", "20160", "43200", "86400", "129600", "259200", "52560000")
DEFAULT_GAP = "43200"
SILENCES = {
    "01_30_minutes": 30, "02_1_day": 1440, "03_3_days": 4320, "04_7_days": 10080, "05_14_days": 20160, "06_30_days": 43200, "07_60_days": 86400,
    "08_90_days": 129600, "09_180_days": 259200, "10_365_days": 525600,
}  # fmt: skip
"""The longest silence of each bar, in minutes."""
NAMED_LIKE_STEPS = ("step", "step_group", "what_step", "source", "target", "stage")
"""Columns whose values are steps."""
FAMILIES = (
    ("order", "order_cancelled"), ("delivery", "promise_missed"), ("question",), ("answer",), ("consent", "unsubscribe"), ("loyalty",), ("review", "post"),
    ("call", "call_from_us"), ("survey", "wish", "idea"), ("click", "visit"),
)  # fmt: skip
"""Our families of steps as they take their colours: those of one kind share one and differ by the form of their square."""
NO_STEP = (None, "end", "open", "other", "few", "start")
"""What stands among steps and is none."""
ANY = "|"


def step_kinds(scope: Scope) -> list[tuple[str, str]]:
    """(step, family) of every kind of step of five people or more in the scope, the most frequent first."""
    answer = current.answer("step_kinds", scope)
    return [] if answer is None else list(answer.rows.select("step", "step_group").iter_rows())


def own_words(scope: Scope) -> tuple[tuple[str, str], ...]:
    """(step, what the tool calls it) of the steps named after something of a tool's own."""
    answer = current.answer("step_kinds", scope)
    return () if answer is None else tuple(answer.rows.filter(pl.col("own_words").is_not_null()).select("step", "own_words").sort("step").iter_rows())


def worn(scope: Scope) -> Callable[[str, str], Worn | None]:
    """(step, theme) -> what a step wears on every page and in every view: what its family does; none for what is no step."""
    families = dict(step_kinds(scope))
    return lambda step, theme: None if step in NO_STEP else kept(families.get(step, step), theme, FAMILIES)


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
    return _words(frame.reader_words().language, known, dictionary(), own_words(scope))


@lru_cache(maxsize=32)
def _words(language: str, codes: tuple[str, ...], own: tuple[steps.StepName, ...], tools_own: tuple[tuple[str, str], ...] = ()) -> Words:
    phrases, spelt = dict(every_phrase()), dict(tools_own)
    names = {key.removeprefix("names.step."): phrase for key, phrase in phrases.items() if key.startswith("names.step.")}
    for code in codes:
        if code not in names and code.startswith("question_"):
            about = _plain(spelt.get(code) or code.removeprefix("question_").replace("_", " "))
            names[code] = {tongue: phrases["journey.question_about"][tongue].replace("{what}", about) for tongue in LANGUAGES}
    for name in own:
        told, ours = {"en": name.en, "fr": name.fr}, names.get(name.code, {})
        if name.en or name.fr:
            names[name.code] = {tongue: _plain(told[tongue]) or ours.get(tongue) or _plain(name.en or name.fr) for tongue in LANGUAGES}
    for column in NAMED_LIKE_STEPS:
        phrases |= {f"names.{column}.{code}": told for code, told in names.items()}
    return Words(language, phrases)


def _plain(text: str) -> str:
    """Words that are data, in which a brace opens no field of a phrase."""
    return text.replace("{", "{\N{WORD JOINER}")


def named_steps(scope: Scope) -> dict[str, frozenset[str]]:
    """For each name usable in a pattern (codes, families, names in both languages) the steps it stands for."""
    found: dict[str, set[str]] = {}
    tongues = [_words(language, tuple(dict.fromkeys(code for pair in step_kinds(scope) for code in pair)), dictionary(), own_words(scope)) for language in LANGUAGES]
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
        if view.switched("gaps_shown", said.of(catalogue.question("journey_gaps"), "question")):
            _within(said, show("journey_gaps", scope, charts.bars, words=said, order="given"), gap)
        if view.switched("names_shown", said.say("dictionary.title")):
            _edit_names(said, scope)
    cut = {"gap": said.say(f"journey.gaps.{gap}"), "steps": said.say(f"journey.fine_of.{fine}"), "repeats": said.say(f"journey.collapse_of.{collapse}")}
    st.caption(said.say("journey.cut_as" if gap != GAPS[-1] else "journey.cut_never", **cut))
    own = {"gap_minutes": int(gap), "fine": int(fine), "collapse": int(collapse), "left_out": "|" + "".join(f"{one}|" for one in left_out)}
    return own | as_counted()


def _within(said: Words, answer: Answer | None, gap: str) -> None:
    """How much of the silences the gap chosen leaves inside journeys."""
    if not shown(answer) or gap == GAPS[-1]:
        return
    kept = answer.rows.filter(~pl.col("is_hidden"))
    inside = kept.filter(pl.col("gap_bracket").replace_strict(SILENCES, default=None, return_dtype=pl.Int64) <= int(gap))["n"].sum()
    st.caption(said.say("journey.within_gap", share=said.share(inside / kept["n"].sum()), gap=said.say(f"journey.gaps.{gap}")))


def step_choice(key: str, label: str, said: Words, scope: Scope, fine: bool, *, default: str | tuple[str, ...] = ANY, none: str = "", families: bool = False) -> str:
    """One step among those of the scope; `none` words the choice of none of them, `families` offers both levels, and
    the first `default` there is comes first."""
    pairs = step_kinds(scope)
    codes = dict.fromkeys([family for _, family in pairs] if families or not fine else [])
    codes |= dict.fromkeys([counted(step) for step, _ in pairs] if families or fine else [])
    offered = ((ANY,) if none else ()) + tuple(codes)
    wanted = (default,) if isinstance(default, str) else default
    first = next((one for one in wanted if one in offered), offered[0] if offered else ANY)
    return view.one_of(key, label, offered or (ANY,), first, lambda one: none if one == ANY else said.named("step", one))


def path_choice(said: Words, scope: Scope, fine: bool, *, beside: int = 0) -> list:
    """Where the paths looked at start and end, as parameters, and `beside` more columns for other choices."""
    one, two, *more = st.columns(2 + beside)
    with one:
        begin = step_choice("begin", said.say("journey.begin"), said, scope, fine, none=said.say("journey.whole"))
    with two:
        finish = step_choice("finish", said.say("journey.finish"), said, scope, fine, none=said.say("journey.no_finish"))
    return [{"begin": begin, "finish": finish}, *more]


def counted(steps_told: str) -> str:
    """The steps (codes between bars) that these count as, each once, as the company's dictionary says."""
    merged = {name.code: name.counts_as for name in dictionary() if name.counts_as}
    return ANY.join(dict.fromkeys(merged.get(code, code) for code in steps_told.split(ANY)))


def as_counted() -> dict[str, str]:
    """The company's dictionary as parameters of every question that counts steps."""
    return steps.counted(dictionary())


def _edit_names(said: Words, scope: Scope) -> None:
    """The dictionary of steps as a table: the names shown today, to write over."""
    opened = current.store()
    if opened is None or not may_change():
        return
    kept = {name.code: name for name in dictionary()}
    codes = sorted({code for pair in step_kinds(scope) for code in pair} | set(kept))
    shown_now = {language: _words(language, tuple(codes), dictionary(), own_words(scope)) for language in LANGUAGES}
    ours = {language: _words(language, tuple(codes), (), own_words(scope)) for language in LANGUAGES}
    st.caption(said.say("dictionary.told"))
    headings = {key: said.say(f"dictionary.{key}") for key in ("code", "en", "fr", "counts_as")}
    rows = [
        {headings["code"]: code, **{headings[language]: shown_now[language].named("step", code) for language in LANGUAGES}, headings["counts_as"]: kept.get(code, steps.StepName(code)).counts_as or None}
        for code in codes
    ]
    merged = st.column_config.SelectboxColumn(options=codes, format_func=lambda code: said.named("step", code))
    edited = st.data_editor(rows, hide_index=True, width="stretch", disabled=[headings["code"]], key="step_names", placeholder="", column_config={headings["counts_as"]: merged})
    if st.button(said.say("dictionary.go"), type="primary", key="keep_step_names"):
        steps.keep(opened.own_folder, tuple(_told_anew(row, headings, ours) for row in edited))
        st.rerun()


def _told_anew(row: dict, headings: dict[str, str], ours: dict[str, Words]) -> steps.StepName:
    """A row of the table as the dictionary keeps it: only what differs from our own names."""
    code = row[headings["code"]]
    written = {language: " ".join((row[headings[language]] or "").split()) for language in LANGUAGES}
    named = {language: "" if text == " ".join(ours[language].named("step", code).split()) else text for language, text in written.items()}
    counts_as = row[headings["counts_as"]] or ""
    return steps.StepName(code, named["en"], named["fr"], "" if counts_as == code else counts_as)


def shown(answer: Answer | None) -> bool:
    """Whether an answer has something in it."""
    return answer is not None and not answer.is_empty and answer.n != 0
