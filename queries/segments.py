"""People kept under a name: a rule (a question that lists people, with its scope), never a list, so that it stays true.

Rules live beside the store, in `<store>.own/segments.json`, and serve as the filter `saved` of any question about people.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from data.wording import nearest
from queries import catalogue
from queries.keeping import alone, write_whole
from queries.scope import Scope
from queries.wording import Wrong

LONGEST_NAME = 60


class NoSuchSegment(Wrong):
    """No segment is kept under that name; carries the nearest."""


class UnfitSegment(ValueError):
    """A rule that cannot be kept; `code` says why: no_name, long_name, no_people, too_few."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Rule:
    """A name, and the question, period, filters and parameters whose people it stands for."""

    name: str
    question: str
    start: str
    end: str
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    own: tuple[tuple[str, object], ...] = ()
    made_on: str = ""

    @property
    def scope(self) -> Scope:
        return Scope(date.fromisoformat(self.start), date.fromisoformat(self.end), self.chosen)


def _file(folder: Path) -> Path:
    return folder / "segments.json"


def rules(folder: Path | None) -> tuple[Rule, ...]:
    """Every rule kept, by name; those whose question is no longer known are passed over."""
    if folder is None or not _file(folder).is_file():
        return ()
    told = json.loads(_file(folder).read_text(encoding="utf-8"))
    made = (
        Rule(
            one["name"], one["question"], one["start"], one["end"], tuple((name, tuple(values)) for name, values in one["chosen"]),
            tuple((name, value) for name, value in one["own"]), one.get("made_on", ""),
        )
        for one in told
    )  # fmt: skip
    return tuple(sorted((rule for rule in made if rule.question in catalogue.questions()), key=lambda rule: rule.name.casefold()))


def stamp(folder: Path | None) -> str:
    """What changes when a rule does."""
    return str(_file(folder).stat().st_mtime_ns) if folder is not None and _file(folder).is_file() else ""


def rule_of(name: str, question: str, scope: Scope, own: dict[str, object], made_on: date) -> Rule:
    """The rule for the people a question lists in a scope. Raises UnfitSegment for a missing or overlong name."""
    name = " ".join(name.split())
    if not name:
        raise UnfitSegment("no_name")
    if len(name) > LONGEST_NAME:
        raise UnfitSegment("long_name")
    return Rule(name, question, scope.start.isoformat(), scope.end.isoformat(), scope.chosen, tuple(sorted(own.items())), made_on.isoformat())


def keep(folder: Path, rule: Rule) -> None:
    """Write a rule; one of the same name is replaced."""
    with alone(_file(folder)):
        _write(folder, (*(other for other in rules(folder) if other.name != rule.name), rule))


def forget(folder: Path, name: str) -> None:
    """Take a rule away."""
    with alone(_file(folder)):
        _write(folder, tuple(rule for rule in rules(folder) if rule.name != name))


def _write(folder: Path, kept: tuple[Rule, ...]) -> None:
    write_whole(_file(folder), json.dumps([asdict(rule) for rule in kept], ensure_ascii=False, indent=1))


def named(name: str, known: tuple[Rule, ...]) -> Rule:
    """The rule of that name. Raises NoSuchSegment with the nearest."""
    for rule in known:
        if rule.name == name:
            return rule
    raise NoSuchSegment("segment_unknown", name=name, nearest=nearest(name, [rule.name for rule in known]))
