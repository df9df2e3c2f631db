"""The store the app is looking at, and its answers, each worked out once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.auditing import audit
from data.marts import renewing
from data.store import Store, StoreProblem
from pages.parts.together import THREADS, Together
from pages.parts.workshop import admission
from pages.parts.workshop.ahead import Ahead
from queries import Answer, ask, catalogue, engine, period_of, segments, slices
from queries.annotations import Annotation, annotations
from queries.kept import Kept
from queries.scope import Scope

KEPT_ANSWERS, KEPT_CHARTS, KEPT_FINDINGS = 8_000, 400, 2_000


def path() -> Path:
    """The file that imports go to: EGARDS_STORE, else the one beside the code; the store asked, unless another engine answers."""
    return engine.store_path()


@cache
def _stores() -> Kept:
    return Kept(2)


@cache
def _answers() -> Kept:
    return Kept(KEPT_ANSWERS)


@cache
def _charts() -> Kept:
    return Kept(KEPT_CHARTS)


@cache
def _findings() -> Kept:
    return Kept(KEPT_FINDINGS)


def drawn(answer: Answer, how: tuple, work: Callable[[], object]) -> object:
    """The chart or table that `work` makes of an answer in one way; a view that somebody has seen is not drawn again."""
    try:
        hash(how)
    except TypeError:  # an option that cannot be compared
        return work()
    # the answer is kept with its chart: while it is, no other can have its id
    return _charts().of((id(answer), how), lambda: (answer, work()))[1]


def store() -> engine.Engine | None:
    """The store as it is now (or the engine that EGARDS_ENGINE names), reopened when another took its place; None where there is none."""
    where = engine.place()
    try:
        return _stores().of((where, where.version), lambda: engine.opened(where, THREADS))
    except FileNotFoundError:
        return None
    except StoreProblem as problem:
        if problem.code == "store_missing":
            return None
        raise


def _version(opened: engine.Engine) -> str:
    """What changes when the store's answers do: another store in its place, or another rule kept beside it."""
    return opened.version + segments.stamp(opened.own_folder)


_run = threading.local()
"""Of the page being drawn in this thread: the store it tells of, that store's version, and its facts."""


def _told_of() -> tuple[engine.Engine, str, tuple] | None:
    """The store answers come from, its version and facts; looked up once while a page is drawn, so that all its figures are of one store."""
    known = getattr(_run, "told_of", None)
    if known is None:
        opened = store()
        if opened is None:
            return None
        known = (opened, _version(opened), facts())
        if getattr(_run, "is_drawn", False):
            _run.told_of = known
    return known


def is_behind() -> bool:
    """Whether an earlier version made what the pages read of the open store."""
    opened = store()
    return isinstance(opened, Store) and bool(renewing.behind(opened))


def _answered(name: str, scope: Scope, version: str, own: tuple, opened: engine.Engine) -> Answer:
    return _answers().of((name, scope, version, own), lambda: ask(name, scope, opened, **dict(own)))


def answer(name: str, scope: Scope, **own: object) -> Answer | None:
    """The answer of the open store; None where there is no store."""
    told_of = _told_of()
    if told_of is None:
        return None
    (opened, version, (_, offered)), given = told_of, tuple(sorted(own.items()))
    _together().notes(name, scope, given)
    if admission.is_open() and catalogue.question(name).one("n", "") != "none":
        _ahead().is_asked(lambda *asked: _answered(*asked[:2], version, asked[2], opened), version, name, scope, given, offered)
    return _answered(name, scope, version, given, opened)


def found(key: tuple, work: Callable[[Callable], object]) -> object:
    """What `work(ask)` finds by many answers of the open store, worked out once for every session; `key` says what it is found in."""
    told_of = _told_of()
    if told_of is None:
        return work(answer)

    def looked() -> tuple:
        asked: list[tuple] = []

        def heard(name: str, scope: Scope, **own: object) -> Answer | None:
            asked.append((name, scope, tuple(sorted(own.items()))))
            return answer(name, scope, **own)

        return work(heard), tuple(asked)

    value, asked = _findings().of((told_of[1], key), looked)
    for one in asked:  # a finding that was known asks nothing, and the next view asks it all
        _together().notes(*one)
    return value


def rehearse(key: tuple, plays: Iterable[Callable]) -> None:
    """In a workshop, let a page ask beforehand what one click away it will ask: each of `plays` is given an `ask`."""
    opened = store()
    if opened is None or not admission.is_open():
        return
    version, ahead = _version(opened), _ahead()

    def asked(name: str, scope: Scope, **own: object) -> Answer:
        ahead.waits_for_quiet()
        return _answered(name, scope, version, tuple(sorted(own.items())), opened)

    ahead.plans((version, *key), [partial(play, asked) for play in plays])


@cache
def _together() -> Together:
    return Together()


def begins(page: str) -> None:
    """A page begins to be drawn for a session."""
    _run.told_of, _run.is_drawn = None, True
    run = get_script_run_ctx()
    _together().begins((page, run.session_id if run else None))


def asks(scope: Scope, before: Scope | None) -> None:
    """The view the page is about to show, and what it compares with: what it asked last time is begun on at once."""
    opened = store()
    if opened is not None:
        version, kept = _version(opened), _answers()
        _together().asks(scope, before, lambda name, one, own: kept.of((name, one, version, own), lambda: ask(name, one, opened, **dict(own))))


def ends() -> None:
    """The page is drawn."""
    _run.told_of, _run.is_drawn = None, False
    _together().ends()


@cache
def _ahead() -> Ahead:
    return Ahead()


@st.cache_resource(max_entries=8, show_spinner=False)
def _facts(version: str, _store: engine.Engine):
    return period_of(_store), slices(_store)


def facts():
    """(first day, day after the last) or None, and the values each filter offers; ((None, {}) without a store)."""
    opened = store()
    return _facts(_version(opened), opened) if opened else (None, {})


@st.cache_resource(max_entries=8, show_spinner=False)
def _brought(version: str, _store: engine.Engine) -> frozenset[str]:
    return frozenset(_store.rows("select distinct format_id from source_files")["format_id"].to_list()) if "source_files" in _store.tables() else frozenset()


def brought() -> frozenset[str]:
    """The exports that came into the open store, by the names of their importers."""
    opened = store()
    return _brought(opened.version, opened) if opened else frozenset()


@st.cache_resource(max_entries=2, show_spinner=False)
def _audited(version: str, _store: engine.Engine):
    return audit(_store)


def audited():
    """Every claim about the open store, held against it once; none without a store."""
    opened = store()
    return _audited(opened.version, opened) if opened else ()


def annotated() -> tuple[Annotation, ...]:
    """What happened and is drawn on charts over time; nothing without a store."""
    opened = store()
    return annotations(opened, opened.own_folder) if opened else ()
