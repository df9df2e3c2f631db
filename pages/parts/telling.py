"""Vital signs and moves in the reader's words: the same sentences on Pulse, in the brief and in alerts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pages.parts.words import Words
from queries import catalogue
from queries.scope import FILTERS, UNKNOWN, OutOfReach, Scope
from queries.vital_signs import LEAST_N, Ask, Move, Reading, Sign, can_tell, compared, reading, signs

_TAIL = re.compile(r"\D*$")


@dataclass(frozen=True)
class ToldSign:
    """A sign as it is shown; empty strings where there is nothing to say."""

    label: str
    counted: str
    value: str
    interval: str
    n: str
    change: str | None
    verdict: str
    significance: str
    meaning: str | None


def told_group(said: Words, name: str, value: str) -> str:
    """A value of a filter with the filter's name: which group is meant."""
    return said.say("compare.group", filter=said.say(f"filter.{name}").lower(), value=said.say("filter.unknown") if value == UNKNOWN else said.named(FILTERS[name].column, value))


def told_out_of_reach(said: Words, out: OutOfReach) -> str:
    """That a filter does not concern what a question counts."""
    return said.say("filter.out_of_reach", filter=said.say(f"filter.{out.filter_name}"))


def other_group(said: Words, scope: Scope, before: Scope | None) -> str:
    """The group a scope is compared with; '' where it is compared with an earlier period or nothing."""
    if before is None or not scope.is_same_period(before):
        return ""
    return said.listed([told_group(said, name, value) for name, values in before.chosen if (name, values) not in scope.chosen for value in values])


def told_comparison(said: Words, scope: Scope, before: Scope | None) -> str:
    """What a scope is compared with: a group or a period."""
    if before is None:
        return said.say("compare.none")
    return other_group(said, scope, before) or said.period(before.start, before.end)


def told_sign(said: Words, sign: Sign, now: Reading | None, before: Reading | None, other: str = "") -> ToldSign:
    """A sign's figure and its change in words; `other` is the group compared with, '' for an earlier period."""
    label, counted = said.typeset(sign.label(said.language)), said.typeset(sign.told(said.language))
    column = catalogue.column(sign.metric)
    meaning = said.meaning(column) or None
    if now is None or now.value is None:
        n = now.n if now is not None else 0
        why = said.say("tile.no_case" if n == 0 else "tile.why_not_known")
        return ToldSign(label, counted, said.say("tile.not_known"), "", said.say("tile.n", n=n) if n else "", None, "", why, meaning)
    found = compared(now, before)
    verdict = str(found.verdict[0]) if found is not None else ""
    change = said.signed(float(found.difference[0]), sign.unit) if found is not None else None
    significance = told_gap(said, float(found.low[0]), float(found.high[0]), sign.unit, said.say(f"{'pulse.apart' if other else 'pulse.stands'}.{verdict}")) if verdict else ""
    return ToldSign(
        label, counted, said.value(now.value, sign.unit), said.interval(now.low, now.high, sign.unit), said.say("tile.n", n=now.n) if now.n is not None else "",
        change, verdict, significance, meaning,
    )  # fmt: skip


def told_gap(said: Words, low: float, high: float, unit: str, verdict: str) -> str:
    """The bounds of a difference, and whether chance explains it; the verdict alone where bounds are missing."""
    if low != low or high != high:
        return verdict
    return said.say("tile.gap", change=_signed_span(said, low, high, unit), verdict=verdict)


def _signed_span(said: Words, low: float, high: float, unit: str) -> str:
    """Both bounds with their sign, their unit once where it is the same and the only one: "+39 min to +2 h 9 min"."""
    least, most = said.signed(low, unit), said.signed(high, unit)
    if _TAIL.search(least)[0] == _TAIL.search(most)[0] and not any(sign.isalpha() for sign in _TAIL.sub("", least) + _TAIL.sub("", most)):
        least = _TAIL.sub("", least)
    return said.say("format.span", low=least, high=most)


def told_none_moved(said: Words, scope: Scope, before: Scope, ask: Ask) -> str:
    """That nothing moved; or, where no sign is known well enough to be compared, that this cannot be said."""
    return said.say("pulse.nothing_changed" if can_tell(scope, before, ask) else "pulse.too_little", n=LEAST_N)


def told_move(said: Words, move: Move, safe: Callable[[str], str] = str, other: str = "") -> str:
    """A move as a sentence with ** around what matters; `safe` writes a group's name, which comes from the data, for where it is shown."""
    unit = move.sign.unit
    where = said.say("pulse.move.where", group=safe(said.named(move.column, move.group))) if move.column else ""
    return said.say(
        f"{'pulse.differs' if other else 'pulse.move'}.{move.verdict}", other=safe(other), label=said.typeset(move.sign.label(said.language)), where=where, told=said.typeset(move.sign.told(said.language)),
        before=said.value(move.before.value, unit), now=said.value(move.now.value, unit),
    )  # fmt: skip


def told_proof(said: Words, move: Move) -> str:
    """Good or bad, the difference with its bounds, and n on both sides."""
    unit = move.sign.unit
    side = {True: "better", False: "worse", None: "neither"}[move.is_good]
    proof = said.say("pulse.move.proof", change=said.signed(move.difference, unit), span=_signed_span(said, move.low, move.high, unit), n=move.now.n, n_before=move.before.n)
    return f"{said.say(f'pulse.move.{side}')} · {proof}"


def told_driver(said: Words, move: Move, safe: Callable[[str], str] = str, other: str = "") -> str:
    """Which group made most of it, and how; '' where no group can be said to."""
    driver = move.driver
    if driver is None:
        return ""
    group = safe(said.named(driver.column, driver.group))
    if driver.rate is None:
        return said.say("pulse.driver.alone_apart" if other else "pulse.driver.alone", group=group)
    return said.say("pulse.driver.parts_apart" if other else "pulse.driver.parts", group=group, rate=said.signed(driver.rate, move.sign.unit), mix=said.signed(driver.mix, move.sign.unit))


def told_action(said: Words, action: dict, scope: Scope, ask: Ask) -> str:
    """The figure that will show whether an action helped: when it was written down, and now, of the same people; '' for a sign that is no more."""
    sign = next((sign for sign in signs() if sign.name == action["sign"]), None)
    if sign is None:
        return ""
    where = {name: tuple(values) for name, values in action.get("where", dict(scope.chosen)).items() if name in FILTERS}
    now = reading(sign, replace(scope, chosen=tuple(where.items())), ask)
    groups = [told_group(said, name, value) for name, values in where.items() for value in values]
    label = " · ".join([said.typeset(sign.label(said.language)), *groups])
    told = lambda value: said.value(value, sign.unit) if value is not None else said.say("tile.not_known")
    return said.say("action.then_now", sign=label, then=told(action.get("value")), now=told(now.value if now else None))
