"""JSON in the shapes that tools write it: one object per line, arrays, objects glued `}{`, wrappers, JavaScript.

Nothing is evaluated. Each shape becomes a stream of records; a broken line costs that line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from data.reading.kinds import JS_ASSIGNMENT
from data.reading.records import Broken, Written, json_text, lay_out
from data.reading.rows import text_of
from data.reading.tables import Refused, Remark, TextTable

PIECE = 1 << 20
SAMPLE_LINES = 50
LONGEST_WHOLE = 4_000
"""Digits up to which Python reads a whole number."""


def _whole(text: str) -> int | Written:
    return int(text) if len(text) <= LONGEST_WHOLE and text != "-0" else Written(text)


_DECODER = json.JSONDecoder(parse_float=Written, parse_int=_whole, parse_constant=str)
_GAP = re.compile(r"[\s,]*")
_IDENTITY = re.compile(r"(.*[_\s-])?(id|uuid|guid|key|token)|.*(ID|Id|Key)|version", re.ASCII)


def describe(table: TextTable) -> TextTable:
    """The table of the file's records; `table.file` is UTF-8 and `table.kind` js or json. Raises Refused, OSError."""
    limit = table.limits.json_object_characters
    file = table.file
    with text_of(file) as stream:
        head = stream.read(PIECE).lstrip("\ufeff")
    prefix = JS_ASSIGNMENT.match(head).group() if table.kind == "js" else ""
    if table.kind != "js" and _is_by_lines(head):
        described = replace(table, kind="ndjson")
        laid_out = lay_out(described, lambda: _by_lines(file, limit), "broken_json")
    else:
        wrapper, envelope = _wrapper(file, prefix, limit)
        kind = "ndjson" if table.kind == "json" and _is_glued(file, prefix, limit) else table.kind
        described = replace(table, kind=kind, wrapper=wrapper, preamble=envelope)
        laid_out = lay_out(described, lambda: _elements(file, prefix, wrapper, limit), "broken_json")
    if laid_out is None:
        raise Refused("no_records")
    if laid_out.wrapper:
        laid_out = replace(laid_out, remarks=(*laid_out.remarks, Remark("wrapper_opened", "info", value=laid_out.wrapper)))
    return laid_out


def _is_by_lines(head: str) -> bool:
    """Whether the lines of the beginning are mostly objects of their own, and there are several."""
    lines = [line for line in head.splitlines()[: SAMPLE_LINES + 1] if line.strip()]
    whole = sum(_is_object(line) for line in lines)
    return len(lines) > 1 and whole > 0 and whole * 2 >= len(lines) - 1


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _by_lines(file: Path, limit: int) -> Iterator[Mapping[str, object] | Broken]:
    with text_of(file) as stream:
        while line := stream.readline(limit):
            if line.strip("\ufeff \t\r\n"):
                yield from _records_of_line(line.strip("\ufeff \t\r\n,"))


def _records_of_line(line: str) -> Iterator[Mapping[str, object] | Broken]:
    position = 0
    while position < len(line):
        try:
            value, end = _DECODER.raw_decode(line, position)
        except (ValueError, RecursionError) as problem:
            yield Broken("row_broken_json", line[position:], {"reason": _reason(problem)})
            return
        yield value if isinstance(value, dict) else Broken("row_not_an_object", line[position:end], {})
        position = _GAP.match(line, end).end()


def _reason(problem: Exception) -> str:
    return getattr(problem, "msg", "") or type(problem).__name__


class _Values:
    """JSON values one after another in a text, read as far as each needs."""

    def __init__(self, stream, skip: int, limit: int):
        self._stream, self._limit = stream, limit
        self._text, self._at, self._is_all = "", 0, False
        self.is_too_long = False
        self._read_more()
        self._text = self._text.lstrip("\ufeff")[skip:]

    def _read_more(self) -> bool:
        """Twice as much each time, so that a long value is not parsed too often."""
        if self._is_all or len(self._text) - self._at > self._limit:
            return False
        self._text, self._at = self._text[self._at :], 0
        piece = self._stream.read(max(PIECE, len(self._text)))
        self._is_all = not piece
        self._text += piece
        return bool(piece)

    def next_character(self) -> str:
        """The next one that is no space or comma, left in place; empty at the end."""
        while True:
            self._at = _GAP.match(self._text, self._at).end()
            if self._at < len(self._text) or not self._read_more():
                return self._text[self._at : self._at + 1]

    def step(self) -> None:
        self._at += 1

    def value(self) -> object:
        """Raises ValueError or RecursionError where no value stands."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
                if end == len(self._text) and self._read_more():
                    continue
            except json.JSONDecodeError as problem:
                may_go_on = problem.pos >= len(self._text) - 16 or problem.msg.startswith("Unterminated")
                if may_go_on and self._read_more():
                    continue
                self.is_too_long = may_go_on and not self._is_all
                raise
            self._at = end
            return value

    def rest(self) -> str:
        return self._text[self._at : self._at + 500]


def _elements(file: Path, prefix: str, wrapper: str | None, limit: int) -> Iterator[Mapping[str, object] | Broken]:
    """Every object of the file: elements of arrays, objects side by side, or what a wrapper holds."""
    with text_of(file) as stream:
        values = _Values(stream, len(prefix), limit)
        inside_array = False
        while character := values.next_character():
            if character in ";" or (character == "[" and not inside_array) or (character == "]" and inside_array):
                inside_array = character == "["
                values.step()
                continue
            try:
                value = values.value()
            except (ValueError, RecursionError) as problem:
                yield Broken("row_json_stops", values.rest(), {"reason": _reason(problem)})
                return
            if wrapper is not None and isinstance(value, dict):
                yield from (item if isinstance(item, dict) else Broken("row_not_an_object", json_text(item), {}) for item in value.get(wrapper, []))
            else:
                yield value if isinstance(value, dict) else Broken("row_not_an_object", json_text(value), {})
        if inside_array:
            yield Broken("row_json_stops", "", {"reason": "]"})


def _first_object(file: Path, prefix: str, limit: int) -> tuple[dict | None, str]:
    """The object that opens the file, if one does and can be read, and the character after it."""
    with text_of(file) as stream:
        values = _Values(stream, len(prefix), limit)
        if values.next_character() != "{":
            return None, ""
        try:
            value = values.value()
        except (ValueError, RecursionError) as problem:
            if values.is_too_long:
                raise Refused("json_too_large", limit=limit) from problem
            return None, ""
        return value, values.next_character()


def _is_glued(file: Path, prefix: str, limit: int) -> bool:
    first, following = _first_object(file, prefix, limit)
    return first is not None and following == "{"


def _wrapper(file: Path, prefix: str, limit: int) -> tuple[str | None, tuple[str, ...]]:
    """The name under which a lone object holds an array of records, and what else it says.

    An object that carries an identity of its own is a record, whatever arrays it has.
    """
    lone, following = _first_object(file, prefix, limit)
    if lone is None or following:
        return None, ()
    lists = [name for name, value in lone.items() if isinstance(value, list) and (not value or any(isinstance(item, dict) for item in value))]
    others = [name for name in lone if name not in lists]
    if len(lists) != 1 or any(_IDENTITY.fullmatch(name) and not isinstance(lone[name], dict | list) for name in others):
        return None, ()
    return lists[0], tuple(f"{name}: {json_text(lone[name])}"[:500] for name in others)
