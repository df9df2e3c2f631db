"""A small language for paths: `order -> .* -> [call|question] -> [^answer]* -> review_bad -> end`.

    a -> b          b comes right after a
    .               any one step                 .*            any number of steps, none included
    [a|b]           either step                  [^a|b]        any step but these
    a+  a?  a{2}    once or more, perhaps once, twice; also {2,4} and {2,}
    start  end      the journey begins, ends here (first and last places only)
    "a step"        a name with spaces or signs in quotes

A pattern is found anywhere in a journey unless `start` or `end` says where. It compiles to a regular expression over
letters, one per kind of step, that any SQL engine can run. A name may stand for several steps (a family of steps).
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

FIRST_LETTER = 57_344
"""Letters come from Unicode's private area, which no regular expression gives a meaning."""
START, END = "start", "end"

_NAME = re.compile(r"[^\W]\w*", re.UNICODE)
_COUNT = re.compile(r"\{(\d{1,2})(?:(,)(\d{1,2})?)?\}")


class WrongPattern(ValueError):
    """A pattern that cannot be read: `code` names the sentence, `position` the character (from 1), `found` what stands
    there, `nearest` the step that may have been meant."""

    def __init__(self, code: str, position: int, found: str = "", nearest: str = "") -> None:
        super().__init__(f"{code} at character {position}: {found!r}" + (f"; did you mean {nearest!r}?" if nearest else ""))
        self.code, self.position, self.found, self.nearest = code, position, found, nearest


@dataclass(frozen=True)
class Item:
    """One place of a pattern: the steps allowed (None: any), whether they are the ones refused, and how many times."""

    steps: frozenset[str] | None
    is_negated: bool
    least: int
    most: int | None


@dataclass(frozen=True)
class Pattern:
    """A pattern read: its items in order, and whether it holds on to the journey's start and end."""

    items: tuple[Item, ...]
    from_start: bool
    to_end: bool


class _Reader:
    def __init__(self, text: str, names: dict[str, frozenset[str]]) -> None:
        self.text, self.names, self.at = text, names, 0

    def skip(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def peek(self) -> str:
        self.skip()
        return self.text[self.at : self.at + 1]

    def takes(self, sign: str) -> bool:
        self.skip()
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    def wrong(self, code: str, found: str | None = None, nearest: str = "", at: int | None = None) -> WrongPattern:
        found = self.text[self.at : self.at + 12] if found is None else found
        return WrongPattern(code, (self.at if at is None else at) + 1, found, nearest)

    def name(self) -> tuple[str, int]:
        self.skip()
        begun = self.at
        if self.takes('"'):
            close = self.text.find('"', self.at)
            if close < 0:
                raise self.wrong("open_quote", at=begun)
            found, self.at = self.text[self.at : close], close + 1
            return found, begun
        match = _NAME.match(self.text, self.at)
        if not match:
            raise self.wrong("name_wanted")
        self.at = match.end()
        return match[0], begun

    def steps(self, name: str, at: int) -> frozenset[str]:
        known = self.names.get(name) or self.names.get(name.casefold())
        if known is None:
            near = difflib.get_close_matches(name.casefold(), self.names, n=1, cutoff=0.5)
            raise self.wrong("unknown_step", name, near[0] if near else "", at)
        return known

    def item(self) -> Item:
        if self.takes("."):
            steps, negated = None, False
        elif self.takes("["):
            opened = self.at - 1
            negated, steps = self.takes("^"), frozenset()
            while True:
                steps |= self.steps(*self.name())
                if self.takes("]"):
                    break
                if not self.takes("|"):
                    raise self.wrong("bar_wanted") if self.peek() else self.wrong("open_bracket", at=opened)
        else:
            steps, negated = self.steps(*self.name()), False
        return Item(steps, negated, *self.times())

    def times(self) -> tuple[int, int | None]:
        for sign, times in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.takes(sign):
                return times
        if self.peek() == "{":
            match = _COUNT.match(self.text, self.at)
            if not match or (match[3] and int(match[3]) < int(match[1])):
                raise self.wrong("wrong_count")
            self.at = match.end()
            return int(match[1]), int(match[3]) if match[3] else None if match[2] else int(match[1])
        return 1, 1


def read(text: str, names: dict[str, frozenset[str]]) -> Pattern:
    """The pattern of a text; `names` gives for each name the steps it stands for. Raises WrongPattern."""
    reader = _Reader(text, names)
    if not reader.peek():
        raise reader.wrong("empty")
    from_start, to_end, items = False, False, []
    while True:
        reader.skip()
        begun = reader.at
        match = _NAME.match(text, begun)
        anchor = match[0].casefold() if match and match[0].casefold() in (START, END) and match[0].casefold() not in names else ""
        if anchor:
            reader.at = match.end()
            if anchor == START and (items or from_start):
                raise reader.wrong("start_first", match[0], at=begun)
            from_start, to_end = from_start or anchor == START, anchor == END
        else:
            items.append(reader.item())
        if not reader.peek():
            break
        if to_end:
            raise reader.wrong("end_last", match[0], at=begun)
        if not reader.takes("->"):
            raise reader.wrong("arrow_wanted")
    if not items:
        raise reader.wrong("empty", at=0)
    return Pattern(tuple(items), from_start, to_end)


def expression(pattern: Pattern, steps: list[str]) -> str:
    """The regular expression of a pattern over words whose letters are the places of `steps`, counted from 1."""
    letter = {step: chr(FIRST_LETTER + place) for place, step in enumerate(steps, start=1)}
    body = "".join(_letters(item, letter) + _times(item) for item in pattern.items)
    return ("^" if pattern.from_start else "") + body + ("$" if pattern.to_end else "")


def _letters(item: Item, letter: dict[str, str]) -> str:
    if item.steps is None:
        return "."
    known = "".join(sorted(letter[step] for step in item.steps if step in letter))
    if not known:
        return "." if item.is_negated else "[^\\x{0}-\\x{10FFFF}]"
    return f"[{'^' if item.is_negated else ''}{known}]"


def _times(item: Item) -> str:
    if (item.least, item.most) == (1, 1):
        return ""
    if item.most is None and item.least < 2:
        return "+" if item.least else "*"
    if (item.least, item.most) == (0, 1):
        return "?"
    return f"{{{item.least},{'' if item.most is None else item.most}}}"
