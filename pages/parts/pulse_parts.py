"""The parts of Pulse: tiles of vital signs, sentences on what moved, and people's words beside them."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import streamlit as st

from pages.parts import charts, current, frame, view
from pages.parts.page import one_click_away
from pages.parts.saved import escaped
from pages.parts.telling import other_group, told_driver, told_move, told_none_moved, told_out_of_reach, told_proof, told_sign
from pages.parts.verbatims import each_verbatim
from pages.parts.words import Words
from queries import vital_signs, watch
from queries.certainty.comparison import HIGHER, LOWER
from queries.scope import FILTERS, OutOfReach, Scope
from queries.vital_signs import Move, Sign

PER_ROW = 4
FIRST_SAID = 3
RANDOM_TEXTS = {"feeling": "any", "sorted_by": "random", "at_most": 3}


def tiles(said: Words, scope: Scope, before: Scope | None) -> None:
    """Every vital sign: value, interval, change and whether chance explains it, n, trend, and the way to its page."""
    signs = vital_signs.vital()
    for start in range(0, len(signs), PER_ROW):
        for column, sign in zip(st.columns(PER_ROW), signs[start : start + PER_ROW], strict=False):
            with column:
                _tile(said, sign, scope, before)
    st.caption(" ".join([said.say("pulse.trends"), *([said.say("pulse.trend_events")] if current.annotated() else [])]))


def _tile(said: Words, sign: Sign, scope: Scope, before: Scope | None) -> None:
    with st.container(border=True, height="stretch", key=f"sign-{sign.name}"):
        now = vital_signs.reading(sign, scope, current.answer)
        then = vital_signs.reading(sign, before, current.answer) if before else None
        told = told_sign(said, sign, now, then, other_group(said, scope, before))
        st.metric(told.label, told.value, told.change, delta_color=_colour(sign, told.verdict), delta_arrow={HIGHER: "up", LOWER: "down"}.get(told.verdict, "off"), help=told.meaning)
        st.caption("  \n".join(part for part in (told.counted, told.interval, told.n, told.significance) if part))
        _spark(said, sign, scope)
        _way(said, sign)


def _way(said: Words, sign: Sign) -> None:
    """The link to a sign's page with the same view."""
    frame.link(sign.page, said.say("pulse.open", page=frame.page_words(sign.page, said).name), ":material/arrow_forward:")


def _colour(sign: Sign, verdict: str) -> str:
    if sign.better == "neither" or verdict not in (HIGHER, LOWER):
        return "off"
    return "green" if verdict == sign.better else "red"


def _spark(said: Words, sign: Sign, scope: Scope) -> None:
    answer = vital_signs.answered(sign, sign.trend, vital_signs.trend_scope(scope), current.answer)
    if answer is None or answer.rows[sign.metric].is_null().all():
        return
    events = tuple((one.day, one.label(said.language)) for one in current.annotated())
    drawn = current.drawn(answer, (charts.spark, sign.metric, said.language, frame.theme(), events), lambda: charts.spark(answer, said, frame.theme(), metric=sign.metric, events=events))
    charts.place(drawn, said, f"spark-{sign.name}")


def moved(said: Words, scope: Scope, before: Scope | None) -> tuple[Move, ...]:
    """What moved; the clearest said at once, in plain words, before any figure."""
    if before is None:
        return ()
    current.rehearse(("pulse",), (partial(_looked_at, one, then) for one, then in one_click_away()))
    with st.spinner(said.say("pulse.looking")):
        found = current.found(("moves", scope, before), partial(vital_signs.moves, scope, before))
    other = other_group(said, scope, before)
    with st.container(key="first-said"):
        st.markdown("\n".join(f"{place}. {told_move(said, move, escaped, other)}" for place, move in enumerate(first_said(found), 1)) or told_none_moved(said, scope, before, current.answer))
    return found


def _looked_at(scope: Scope, before: Scope, ask: vital_signs.Ask) -> None:
    """What this page asks of a view."""
    vital_signs.moves(scope, before, ask)
    for sign in vital_signs.vital():
        vital_signs.answered(sign, sign.trend, vital_signs.trend_scope(scope), ask)
    with suppress(OutOfReach):
        ask("verbatims", scope, **RANDOM_TEXTS, seed=1)


def first_said(found: tuple[Move, ...]) -> tuple[Move, ...]:
    """The clearest move of each page, since three tellings of one story are one; then, where pages are few, what is left."""
    by_page: dict[str, Move] = {}
    for move in found:
        by_page.setdefault(move.sign.page, move)
    chosen = tuple(by_page.values())
    return (*chosen, *(move for move in found if move not in chosen))[:FIRST_SAID]


def changed(said: Words, scope: Scope, before: Scope | None, found: tuple[Move, ...]) -> None:
    """Each move with its proof, what drove it and a few of the customers' own words."""
    other = other_group(said, scope, before)
    st.subheader(said.say("pulse.what_differs" if other else "pulse.changed"), anchor=False)
    if before is None:
        st.caption(said.say("pulse.no_comparison"))
        return
    if not found:
        st.caption(told_none_moved(said, scope, before, current.answer))
    for move in found:
        with st.container(border=True, key=f"move-{move.sign.name}"):
            st.markdown(told_move(said, move, escaped, other))
            st.caption(" · ".join(part for part in (told_proof(said, move), told_driver(said, move, escaped, other)) if part))
            with st.container(horizontal=True, vertical_alignment="center"):
                _way(said, move.sign)
                opened = st.popover(said.say("pulse.words"), on_change="rerun", key=f"words-{move.sign.name}", type="tertiary")
                if opened.open:
                    with opened:
                        _words_on(said, move, scope)
    if found:
        st.caption(said.say("pulse.changed_rule", n=found[0].looks))


def _words_on(said: Words, move: Move, scope: Scope) -> None:
    feeling = move.sign.texts or ("positive" if move.is_good else "negative")
    about = str(move.group) if move.column == "topic" else "|"
    if move.column in FILTERS:
        scope = scope.narrowed(move.column, str(move.group))
    _texts(said, scope, feeling=feeling, about=about, at_most=3)


def people(said: Words, scope: Scope) -> None:
    """Words of a few customers, drawn by a rule that is said."""
    st.subheader(said.say("pulse.people"), anchor=False)
    seed = view.seed()
    st.caption(said.say("pulse.people_rule", seed=str(seed)))
    if _texts(said, scope, **RANDOM_TEXTS, seed=seed) and st.button(said.say("pulse.draw_again")):
        view.go("seed", str(seed + 1))


def _texts(said: Words, scope: Scope, **own) -> bool:
    """Show texts; whether there are any."""
    try:
        answer = current.answer("verbatims", scope, **own)
    except OutOfReach as out:
        st.info(told_out_of_reach(said, out))
        return False
    if answer is None or answer.is_empty:
        st.caption(said.say("pulse.no_text"))
        return False
    each_verbatim(said, answer, "-".join(str(value) for value in (scope, *own.values())), is_at_once=True)
    return True


def alerts(said: Words) -> None:
    """Which rules fire now, and how often those did in the year before; for the quiet ones that is looked at when asked for."""
    st.subheader(said.say("alert.title"), anchor=False)
    opened, (period, _) = current.store(), current.facts()
    try:
        rules = watch.rules(opened.own_folder)
    except watch.UnfitRule as problem:
        st.warning(said.say("alert.unfit", reason=escaped(str(problem))))
        return
    shown = st.container()
    over_year = view.switched("over_year", said.say("alert.over_year"))
    alarms = current.found(("alarms", repr(rules), period[1], over_year), lambda ask: watch.alarms(rules, period[1], ask, over_year))
    with shown:
        for alarm in alarms:
            if alarm.is_firing or over_year:
                _alarm(said, alarm)
        if not any(alarm.is_firing for alarm in alarms):
            st.caption(said.say("alert.quiet", n=len(alarms)))
    st.caption(said.say("alert.rules"))


def _alarm(said: Words, alarm: watch.Alarm) -> None:
    sign, rule = alarm.rule.sign, alarm.rule
    groups = said.listed([escaped(said.named(FILTERS[name].column, value)) for name, values in rule.chosen for value in values])
    figure = lambda one: said.value(one.value, sign.unit) if one is not None and one.value is not None else said.say("tile.not_known")
    parts = []
    if alarm.is_firing:
        where = said.say("pulse.move.where", group=groups) if groups else ""
        parts.append(said.say("alert.fires", label=said.typeset(sign.label(said.language)), where=where, now=figure(alarm.latest), usual=figure(alarm.usual), days=rule.step_days, n=rule.steps))
    else:
        parts.append(f"{said.typeset(sign.label(said.language))} {groups}".strip() + " ·")
    if alarm.fired_in_year is not None:
        parts.append(said.say("alert.year", n=alarm.fired_in_year, tried=alarm.tried_in_year))
    st.markdown(" ".join(parts))
