"""The vital signs of the relationship, and what moved among them: the same on screen, in the brief and in alerts."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import numpy as np

from queries import Answer, catalogue
from queries.certainty.comparison import HIGHER, LOWER, after_all_looks, change, decompose
from queries.certainty.intervals import Interval
from queries.scope import FILTERS, OutOfReach, Scope

FILE = Path(__file__).parent / "vital_signs.toml"
LEAST_N = 30
MOST_MOVES = 5

Ask = Callable[..., Answer | None]
"""`ask(question, scope, **parameters)`: the pages give one that keeps answers, others one on the store."""


@dataclass(frozen=True)
class Sign:
    """A vital sign: what measures it, which way is good, where it is explained; `own` are its questions' parameters, `compared` more of them for all but the trend."""

    name: str
    question: str
    metric: str
    page: str
    trend: str
    groups: tuple[str, ...]
    own: tuple[tuple[str, object], ...]
    compared: tuple[tuple[str, object], ...]
    better: str
    is_vital: bool
    texts: str
    words: dict[str, dict[str, str]]

    @property
    def unit(self) -> str:
        return catalogue.column(self.metric).unit

    def label(self, language: str) -> str:
        return self.words["label"][language]

    def told(self, language: str) -> str:
        """What is counted, to stand within a sentence."""
        return self.words["told"][language]


@dataclass(frozen=True)
class Reading:
    """One figure: value, 95 % bounds, and how many stand behind it; None where it cannot be told."""

    value: float | None
    low: float | None
    high: float | None
    n: int | None


@dataclass(frozen=True)
class Driver:
    """The group that makes most of a change: `mix` by its weight, `rate` by its own figure, in the metric's unit (None for delays)."""

    column: str
    group: object
    mix: float | None
    rate: float | None


@dataclass(frozen=True)
class Move:
    """A change that stands after all looks and in both halves of the period."""

    sign: Sign
    column: str | None
    group: object
    now: Reading
    before: Reading
    difference: float
    low: float
    high: float
    verdict: str
    steps: float
    looks: int
    driver: Driver | None = None

    @property
    def is_good(self) -> bool | None:
        """Whether it moved the good way; None where neither way is."""
        return None if self.sign.better == "neither" else self.verdict == self.sign.better


@lru_cache(maxsize=1)
def signs() -> tuple[Sign, ...]:
    """Every sign of vital_signs.toml, in its order."""
    found = []
    for name, told in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        found.append(Sign(
            name, told["question"], told["metric"], told["page"], told["trend"], tuple(told["groups"]), tuple(sorted(told.get("own", {}).items())), tuple(sorted(told.get("compared", {}).items())),
            told.get("better") or catalogue.column(told["metric"]).better, told.get("is_vital", True), told.get("texts", ""),
            {"label": told["label"], "told": told["told"]},
        ))  # fmt: skip
    return tuple(found)


def vital() -> tuple[Sign, ...]:
    """The signs that have a tile."""
    return tuple(sign for sign in signs() if sign.is_vital)


def named(name: str) -> Sign:
    """The sign of that name. Raises KeyError."""
    return {sign.name: sign for sign in signs()}[name]


def answered(sign: Sign, question: str, scope: Scope, ask: Ask) -> Answer | None:
    """The answer to one of a sign's questions; None without data or out of the filters' reach."""
    own = dict(sign.own) if question == sign.trend else dict(sign.own + sign.compared)
    try:
        found = ask(question, scope, **own)
    except OutOfReach:
        return None
    return None if found is None or found.is_empty else found


def reading(sign: Sign, scope: Scope, ask: Ask) -> Reading | None:
    """A sign's figure in a scope."""
    found = answered(sign, sign.question, scope, ask)
    return _reading(found.rows.row(0, named=True), sign.metric) if found is not None else None


def by_group(sign: Sign, question: str, scope: Scope, ask: Ask) -> dict[object, Reading]:
    """A sign's figure for each group that a question tells apart."""
    found = answered(sign, question, scope, ask)
    if found is None:
        return {}
    column = found.grain[0]
    return {row[column]: _reading(row, sign.metric) for row in found.rows.iter_rows(named=True) if row[column] is not None}


def _reading(row: dict, metric: str) -> Reading:
    return Reading(row.get(metric), row.get(f"{metric}_low"), row.get(f"{metric}_high"), row.get(f"{metric}_n", row.get("n")))


def _intervals(readings: list[Reading]) -> Interval:
    """The figures of many readings; NaN where one cannot be told."""
    return Interval(*(np.array([getattr(one, part) for one in readings], dtype=float) for part in ("value", "low", "high")))


def trend_scope(scope: Scope) -> Scope:
    """The year that ends with the period, or the whole period where it is longer."""
    return replace(scope, start=min(scope.start, scope.end - timedelta(days=365)))


def compared(now: Reading | None, before: Reading | None):
    """The Change between two readings; None where one of them is missing."""
    if now is None or before is None or now.value is None or before.value is None:
        return None
    return change(_intervals([now]), _intervals([before]), now.n or 0, before.n or 0, least_n=LEAST_N)


def moves(scope: Scope, before: Scope, ask: Ask, most: int = MOST_MOVES) -> tuple[Move, ...]:
    """The moves worth a reader's minute, clearest first, at most one per sign; `before` is an earlier period or another group.

    Every sign and each of its groups is one look; those that stand after Benjamini-Hochberg over all looks,
    with 30 cases on each side, and whose two halves of the period both lie on the same side of the earlier figure.
    """
    looked = list(_looks(scope, before, ask))
    if not looked:
        return ()
    now, then = ([look[side] for look in looked] for side in (3, 4))
    whole = after_all_looks(change(_intervals(now), _intervals(then), [one.n for one in now], [one.n for one in then], least_n=LEAST_N))
    found: list[Move] = []
    for place, (sign, column, group, latest, earlier) in enumerate(looked):
        verdict = str(whole.verdict[place])
        if verdict in (HIGHER, LOWER):
            gap, low, high = (float(part[place]) for part in (whole.difference, whole.low, whole.high))
            reach = (gap - low) if gap > 0 else (high - gap)
            found.append(Move(sign, column, group, latest, earlier, gap, low, high, verdict, abs(gap) / reach if reach > 0 else np.inf, len(looked)))
    chosen: dict[str, Move] = {}
    for move in sorted(found, key=lambda one: (one.column is not None, -one.steps)):
        if move.sign.name not in chosen and _persists(move, scope, before, ask):
            chosen[move.sign.name] = replace(move, driver=_driver(move.sign, scope, before, ask, move.difference)) if move.column is None else move
    return tuple(sorted(chosen.values(), key=lambda one: -one.steps)[:most])


def can_tell(scope: Scope, before: Scope, ask: Ask) -> bool:
    """Whether any sign is known on both sides well enough to be compared: without one, nothing moved is not what was found."""
    return next(_looks(scope, before, ask), None) is not None


def _looks(scope: Scope, before: Scope, ask: Ask) -> Iterator[tuple[Sign, str | None, object, Reading, Reading]]:
    for sign in signs():
        now, then = reading(sign, scope, ask), reading(sign, before, ask)
        if _tells(now) and _tells(then):
            yield sign, None, None, now, then
        for question in sign.groups:
            groups, earlier = by_group(sign, question, scope, ask), by_group(sign, question, before, ask)
            column = catalogue.question(question).listed("grain")[0]
            for group, one in groups.items():
                if _tells(one) and _tells(earlier.get(group)):
                    yield sign, column, group, one, earlier[group]


def _tells(one: Reading | None) -> bool:
    return one is not None and one.value is not None and one.low is not None and one.high is not None and (one.n or 0) >= LEAST_N


def _persists(move: Move, scope: Scope, before: Scope, ask: Ask) -> bool:
    """Whether each half of the period lies on the same side of the earlier figure, or of the other group's in that half."""
    middle = scope.start + (scope.end - scope.start) / 2
    if not scope.start < middle < scope.end:
        return False
    for half in ({"end": middle}, {"start": middle}):
        one = _moved(move, replace(scope, **half), ask)
        then = _moved(move, replace(before, **half), ask) if scope.is_same_period(before) else move.before
        if one is None or then is None or one.value is None or then.value is None or (one.value - then.value) * move.difference <= 0:
            return False
    return True


def _moved(move: Move, scope: Scope, ask: Ask) -> Reading | None:
    """The figure that moved, in another scope."""
    if move.column is None:
        return reading(move.sign, scope, ask)
    question = next(name for name in move.sign.groups if catalogue.question(name).listed("grain")[0] == move.column)
    return by_group(move.sign, question, scope, ask).get(move.group)


def _driver(sign: Sign, scope: Scope, before: Scope, ask: Ask, difference: float) -> Driver | None:
    """The group that makes most of a change, by the first of the sign's grouped questions; shares split into mix and rate.

    Never by what sets the two sides apart: of people of one language against another, language is no part of the difference."""
    apart = {FILTERS[name].column for name, _ in set(scope.chosen) ^ set(before.chosen)}
    columns = ((question, catalogue.question(question).listed("grain")[0]) for question in sign.groups)
    question, column = next(((question, column) for question, column in columns if column not in apart), ("", ""))
    if not question:
        return None
    now, then = by_group(sign, question, scope, ask), by_group(sign, question, before, ask)
    groups = [group for group in {**now, **then} if all(one is None or one.value is not None for one in (now.get(group), then.get(group)))]
    if sign.unit != "share":
        gaps = {group: found for group in groups if (found := compared(now.get(group), then.get(group))) is not None and str(found.verdict[0]) in (HIGHER, LOWER)}
        beyond = [group for group, one in now.items() if one.value is None and (one.n or 0) >= LEAST_N and then.get(group) is not None and then[group].value is not None]
        if beyond and difference > 0:
            return Driver(column, max(beyond, key=lambda group: now[group].n), None, None)
        same_way = {group: float(found.difference[0]) for group, found in gaps.items() if float(found.difference[0]) * difference > 0}
        return Driver(column, max(same_way, key=lambda group: abs(same_way[group])), None, None) if same_way else None
    if len(groups) < 2:
        return None
    counted = lambda side, group: (side[group].value * (side[group].n or 0), side[group].n or 0) if group in side else (0.0, 0)
    (x1, n1), (x0, n0) = (tuple(zip(*(counted(side, group) for group in groups), strict=True)) for side in (now, then))
    mix, rate = decompose(x1, n1, x0, n0)
    parts = (mix + rate) * np.sign(difference)
    top = int(np.argmax(parts))
    return Driver(column, groups[top], float(mix[top]), float(rate[top])) if parts[top] > 0 else None
