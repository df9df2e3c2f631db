"""Alerts, quiet by default: a rule fires when a sign leaves its own past, beyond chance and beyond how far it went up and down
in that past, on enough cases, twice in a row.

Rules stand in `<store>.own/alerts.toml`; without that file those of `alerts.toml` beside this module hold:

    [[alert]]
    sign = "listening"          # a sign of vital_signs.toml
    direction = "lower"         # higher or lower
    where = { channel = ["chat"] }   # filters, none by default
    least_n = 30                # cases wanted in each step
    steps = 2                   # steps in a row
    step_days = 28
"""

from __future__ import annotations

import difflib
import math
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from queries import vital_signs
from queries.certainty.comparison import HIGHER, LOWER
from queries.certainty.intervals import normal_width
from queries.scope import FILTERS, Scope
from queries.vital_signs import Ask, Reading, Sign

FILE = "alerts.toml"
SHIPPED = Path(__file__).parent / FILE
BASELINE_STEPS = 6
YEAR_DAYS = 364
MEAN_RANGE = 2 / math.sqrt(math.pi)
"""Mean distance of two draws of a normal variable of standard deviation 1."""
LEAST_RANGES = 3
"""Distances from one step to the next below which a sign's ordinary ups and downs are not known."""
KEYS = {"sign", "direction", "where", "least_n", "steps", "step_days"}


class UnfitRule(ValueError):
    """A rule of alerts.toml cannot be read; names what is wrong and what would do."""


@dataclass(frozen=True)
class Rule:
    """What to watch: a sign, in some filters, going one way."""

    sign: Sign
    direction: str
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    least_n: int = 30
    steps: int = 2
    step_days: int = 28


@dataclass(frozen=True)
class Alarm:
    """What a rule says today: whether it fires, the figures it judged by, and how often it would have fired in the year before."""

    rule: Rule
    is_firing: bool
    latest: Reading | None
    usual: Reading | None
    latest_scope: Scope
    usual_scope: Scope
    fired_in_year: int | None
    tried_in_year: int


def rules(folder: Path | None) -> tuple[Rule, ...]:
    """The rules kept beside the store, else the shipped ones. Raises UnfitRule."""
    own = folder / FILE if folder is not None else None
    path = own if own is not None and own.is_file() else SHIPPED
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise UnfitRule(str(problem)) from problem
    for key in told:
        if key != "alert":
            raise UnfitRule(f"{key}: [[alert]]")
    alerts = told.get("alert", [])
    if not isinstance(alerts, list) or not all(isinstance(one, dict) for one in alerts):
        raise UnfitRule("alert: [[alert]]")
    return tuple(_rule(one) for one in alerts)


def _rule(told: dict) -> Rule:
    known = {sign.name: sign for sign in vital_signs.signs()}
    for key in told:
        if key not in KEYS:
            raise UnfitRule(f"{key}: {', '.join(sorted(KEYS))}")
    if told.get("sign") not in known:
        near = difflib.get_close_matches(str(told.get("sign")), known, n=1)
        raise UnfitRule(f"sign = {told.get('sign')!r}: {near[0] if near else ', '.join(known)}")
    if told.get("direction") not in (HIGHER, LOWER):
        raise UnfitRule(f"direction = {told.get('direction')!r}: {HIGHER}, {LOWER}")
    numbers = {name: told[name] for name in ("least_n", "steps", "step_days") if name in told}
    for name, value in numbers.items():
        if not isinstance(value, int) or value < 1:
            raise UnfitRule(f"{name} = {value!r}: 1, 2, 3…")
    return Rule(known[told["sign"]], told["direction"], _chosen(told.get("where", {})), **numbers)


def _chosen(where: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The filters of a rule; a value outside a list would be read letter by letter, and the rule never fire."""
    if not isinstance(where, dict):
        raise UnfitRule(f'where = {where!r}: {{ channel = ["chat"] }}')
    for name, values in where.items():
        if name not in FILTERS:
            near = difflib.get_close_matches(name, FILTERS, n=1)
            raise UnfitRule(f"where, {name}: {near[0] if near else ', '.join(FILTERS)}")
        if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
            raise UnfitRule(f'where, {name} = {values!r}: ["…"]')
    return tuple((name, tuple(values)) for name, values in where.items())


def watched(rule: Rule, end: date, ask: Ask, over_year: bool = True) -> Alarm:
    """What a rule says on a day (the day after the last observed one), and, unless told not to, on each step of the year before."""
    is_firing, latest, usual, now, past = _judged(rule, end, ask)
    tries = range(1, max(1, YEAR_DAYS // rule.step_days) + 1)
    fired = sum(_judged(rule, end - timedelta(days=place * rule.step_days), ask)[0] for place in tries) if over_year else None
    return Alarm(rule, is_firing, latest, usual, now, past, fired, len(tries))


def alarms(rules: tuple[Rule, ...], end: date, ask: Ask, over_year: bool) -> tuple[Alarm, ...]:
    """What every rule says on a day; of those that fire, always, how often they would have in the year before."""
    found = (watched(rule, end, ask, over_year) for rule in rules)
    return tuple(watched(one.rule, end, ask) if one.is_firing and not over_year else one for one in found)


def _judged(rule: Rule, end: date, ask: Ask):
    """(fires, latest reading, usual reading, their scopes): each of the last steps against the six before them."""
    step = timedelta(days=rule.step_days)
    spans = [Scope(end - step * (place + 1), end - step * place, rule.chosen) for place in range(rule.steps)]
    past = Scope(spans[-1].start - step * BASELINE_STEPS, spans[-1].start, rule.chosen)
    usual, latest = vital_signs.reading(rule.sign, past, ask), vital_signs.reading(rule.sign, spans[0], ask)
    told = [latest, *(vital_signs.reading(rule.sign, span, ask) for span in spans[1:])]
    fires = all(_beyond(rule, one, usual) for one in told)
    if fires:
        steps = [vital_signs.reading(rule.sign, Scope(past.start + step * place, past.start + step * (place + 1), rule.chosen), ask) for place in range(BASELINE_STEPS)]
        scatter = _scatter(steps)
        fires = all(abs(one.value - usual.value) > normal_width() * scatter * math.hypot(_error(one), _error(usual)) for one in told)
    return fires, latest, usual, spans[0], past


def _scatter(steps: list[Reading | None]) -> float:
    """How many times further steps of the past lie from one another than chance takes them, by the mean range from one to the next (Laney 2002);
    never below 1, and 1 where fewer than `LEAST_RANGES` are known. A single step far off, or a slow drift, hardly counts."""
    told = [step for step in steps if step is not None and step.value is not None and _error(step) > 0]
    ranges = [abs(one.value - other.value) * math.sqrt(2) / math.hypot(_error(one), _error(other)) for one, other in pairwise(told)]
    return max(1.0, sum(ranges) / len(ranges) / MEAN_RANGE) if len(ranges) >= LEAST_RANGES else 1.0


def _error(reading: Reading) -> float:
    """The standard error of a figure, from its 95 % bounds; 0 where it has none."""
    return (reading.high - reading.low) / (2 * normal_width()) if reading.low is not None and reading.high is not None else 0.0


def _beyond(rule: Rule, now: Reading | None, usual: Reading | None) -> bool:
    found = vital_signs.compared(now, usual)
    return found is not None and (now.n or 0) >= rule.least_n and str(found.verdict[0]) == rule.direction
