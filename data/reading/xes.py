"""XES event logs, read as they stream: one row per event, with the attributes of its case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from data.reading.records import Broken, lay_out
from data.reading.tables import Refused, TextTable

PIECE = 1 << 20
_VALUES = frozenset({"string", "date", "int", "float", "boolean", "id"})
_NESTING = frozenset({"list", "container", "values"})
DEEPEST = 50
LONGEST_NAME = 500
"""Signs kept of an attribute's dotted name: nested, long keys would take the memory many times the file's size."""


def describe(table: TextTable) -> TextTable:
    """The table of the log's events; columns `case.…` and `event.…`. Raises Refused, OSError."""
    laid_out = lay_out(table, lambda: _events(table.file), "broken_xml")
    if laid_out is None:
        raise Refused("no_records")
    return laid_out


class _Log:
    """Handlers of the XML parser; events wait in `events` once their case is whole, as it may say more after them."""

    def __init__(self) -> None:
        self.events: list[dict[str, str]] = []
        self._of_case: list[dict[str, str]] = []
        self._path: list[tuple[str, str]] = []  # open elements: tag, dotted name of the attribute
        self._case: dict[str, str] = {}
        self._event: dict[str, str] | None = None
        self._again_of_case: dict[str, int] = {}  # how often a name was given
        self._again: dict[str, int] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rsplit(":", 1)[-1]
        if not self._path and tag != "log":
            raise Refused("other_xml")
        if len(self._path) >= DEEPEST:
            raise Refused("xml_too_deep", limit=DEEPEST)
        name = ""
        if tag == "trace":
            self._case, self._again_of_case = {}, {}
        elif tag == "event":
            self._event, self._again = {}, {}
        elif tag in _VALUES or tag in _NESTING:
            outer = self._path[-1][1]
            key = attributes.get("key", "")
            name = (f"{outer}.{key}" if outer and key else outer or key)[:LONGEST_NAME]
            if name and "value" in attributes:
                self._keep(name, attributes["value"])
        self._path.append((tag, name))

    def _keep(self, name: str, value: str) -> None:
        inside = {tag for tag, _ in self._path}
        if "event" in inside and self._event is not None:
            cells, told, name = self._event, self._again, f"event.{name}"
        elif "trace" in inside:
            cells, told, name = self._case, self._again_of_case, f"case.{name}"
        else:
            return
        given, again = name, told.get(name, 1)
        while name in cells:  # counted on, as a log that gives one name ten thousand times would be looked through as often
            again += 1
            name = f"{given} ({again})"
        told[given] = again
        cells[name] = value

    def end(self, tag: str) -> None:
        tag = self._path.pop()[0]
        if tag == "event" and self._event is not None:
            self._of_case.append(self._event)
            self._event = None
        if tag == "trace" or (tag == "event" and not any(tag == "trace" for tag, _ in self._path)):
            self.finish_case()

    def finish_case(self) -> None:
        self.events += [{**self._case, **event} for event in self._of_case]
        self._of_case, self._case, self._again_of_case = [], {}, {}


def _refuse_entity(*_: object) -> None:
    raise Refused("xml_entities")


def _events(file: Path) -> Iterator[dict[str, str] | Broken]:
    log = _Log()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = log.start, log.end
    parser.EntityDeclHandler = _refuse_entity
    parser.ExternalEntityRefHandler = _refuse_entity
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    with file.open("rb") as stream:
        while True:
            piece = stream.read(PIECE)
            try:
                parser.Parse(piece, not piece)
            except (expat.ExpatError, LookupError) as problem:  # LookupError: an encoding nobody knows
                log.finish_case()
                yield from log.events
                yield Broken("row_xml_stops", "", {"line": parser.CurrentLineNumber, "reason": str(problem)})
                return
            yield from log.events
            log.events.clear()
            if not piece:
                return
