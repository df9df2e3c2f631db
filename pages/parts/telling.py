"""Vital signs and moves in the reader's words: the same sentences on Pulse, in the brief and in alerts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pages.parts.words import Words
from queries import catalogue
from queries.vital_signs import Move, Reading, Sign, compared


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


def told_sign(said: Words, sign: Sign, now: Reading | None, before: Reading | None) -> ToldSign:
    """A sign's figure and its change in words."""
    label, counted = said.typeset(sign.label(said.language)), said.typeset(sign.told(said.language))
    column = catalogue.column(sign.metric)
    meaning = said.typeset(column.meaning(said.language)) or None
    if now is None or now.value is None:
        n = said.say("tile.n", n=now.n) if now is not None and now.n else ""
        return ToldSign(label, counted, said.say("tile.not_known"), "", n, None, "", "", said.say("tile.why_not_known"))
    found = compared(now, before)
    verdict = str(found.verdict[0]) if found is not None else ""
    change = said.signed(float(found.difference[0]), sign.unit) if found is not None else None
    return ToldSign(
        label, counted, said.value(now.value, sign.unit), said.interval(now.low, now.high, sign.unit), said.say("tile.n", n=now.n) if now.n is not None else "",
        change, verdict, said.say(f"pulse.stands.{verdict}") if verdict else "", meaning,
    )  # fmt: skip


def told_move(said: Words, move: Move, safe: Callable[[str], str] = str) -> str:
    """A move as a sentence with ** around what matters; `safe` writes a group's name, which comes from the data, for where it is shown."""
    unit = move.sign.unit
    where = said.say("pulse.move.where", group=safe(said.named(move.column, move.group))) if move.column else ""
    return said.say(
        f"pulse.move.{move.verdict}", label=said.typeset(move.sign.label(said.language)), where=where, told=said.typeset(move.sign.told(said.language)),
        before=said.value(move.before.value, unit), now=said.value(move.now.value, unit),
    )  # fmt: skip


def told_proof(said: Words, move: Move) -> str:
    """Good or bad, the difference with its bounds, and n on both sides."""
    unit = move.sign.unit
    side = {True: "better", False: "worse", None: "neither"}[move.is_good]
    low, high = said.signed(move.low, unit), said.signed(move.high, unit)
    proof = said.say("pulse.move.proof", change=said.signed(move.difference, unit), span=said.say("format.span", low=low, high=high), n=move.now.n, n_before=move.before.n)
    return f"{said.say(f'pulse.move.{side}')} · {proof}"


def told_driver(said: Words, move: Move, safe: Callable[[str], str] = str) -> str:
    """Which group made most of it, and how; '' where no group can be said to."""
    driver = move.driver
    if driver is None:
        return ""
    group = safe(said.named(driver.column, driver.group))
    if driver.rate is None:
        return said.say("pulse.driver.alone", group=group)
    return said.say("pulse.driver.parts", group=group, rate=said.signed(driver.rate, move.sign.unit), mix=said.signed(driver.mix, move.sign.unit))
