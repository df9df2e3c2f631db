"""Every metric, question and column the project knows, read from their files."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data import sqlfile
from data.sqlfile import LANGUAGES, MalformedSqlFile, SqlFile

FOLDER = Path(__file__).parent
METRIC_KEYS = frozenset({"label", "meaning", "why", "unit", "better", "interval", "example", "adds up", "limits"})
QUESTION_KEYS = frozenset({"question", "title", "title at", "title of", "whole of", "reading", "limits", "counts", "grain", "apart", "read as", "n", "parameter", "values", "not yet on", "never on", "fills with", "exports", "empty", "needs", "builds on", "renames", "tells every"})
PIECE_KEYS = frozenset({"holds", "counts", "grain", "parameter", "values", "reads"})
BOUNDS = ("_low", "_high")
UNITS = ("share", "count", "whole", "minutes", "seconds", "days", "score", "money", "ratio", "points")
"""What a metric may be counted in: each is written in its own way in both languages."""
_FOR_READERS = ("label", "meaning")


@dataclass(frozen=True)
class Column:
    """What a column of an answer is: its name in both languages, what it means, its unit and good direction."""

    name: str
    unit: str
    better: str
    labels: tuple[tuple[str, str], ...]
    meanings: tuple[tuple[str, str], ...]

    def label(self, language: str) -> str:
        return dict(self.labels).get(language) or self.name

    def meaning(self, language: str) -> str:
        return dict(self.meanings).get(language, "")


class NoSuchQuestion(KeyError):
    """No question has that name; carries the nearest ones."""

    def __init__(self, name: str) -> None:
        self.name, self.nearest = name, difflib.get_close_matches(name, questions(), n=3)
        super().__init__(f"{name}; the nearest: {', '.join(self.nearest) or 'none'}")


@lru_cache(maxsize=1)
def metrics() -> dict[str, SqlFile]:
    return sqlfile.read_all(FOLDER / "metrics", METRIC_KEYS)


@lru_cache(maxsize=1)
def questions() -> dict[str, SqlFile]:
    return sqlfile.read_all(FOLDER / "questions", QUESTION_KEYS)


@lru_cache(maxsize=1)
def pieces() -> dict[str, SqlFile]:
    """The SELECTs that several questions start from; each stands as a CTE before the parts of the question that builds
    on it, or after them where it reads one of them (`reads: windows`)."""
    return sqlfile.read_all(FOLDER / "pieces", PIECE_KEYS)


@lru_cache(maxsize=512)
def built_on(file: SqlFile) -> tuple[SqlFile, ...]:
    """The pieces a question names in `builds on:`, in that order."""
    return tuple(pieces()[name] for name in file.listed("builds on"))


def lacking(name: str) -> tuple[tuple[str, str], ...]:
    """What readers would miss of a metric: (`words`, the line that lacks) where a language is left out, (`unit`, the one told) where it is unknown."""
    file = metrics()[name]
    missing = [("words", f"{key}.{language}") for key in _FOR_READERS for language in LANGUAGES if not file.one(f"{key}.{language}", "").strip()]
    unit = file.one("unit")
    return (*missing, *([("unit", unit)] if unit not in UNITS else []))


def question(name: str) -> SqlFile:
    """The question of that name. Raises NoSuchQuestion with the nearest names."""
    try:
        return questions()[name]
    except KeyError:
        raise NoSuchQuestion(name) from None


def page_of(file: SqlFile) -> str:
    """The page a question was written for: its folder."""
    return file.path.parent.name


@lru_cache(maxsize=1)
def described_for() -> dict[str, str]:
    """The page whose own `columns.toml` describes a column, by its name."""
    return {name: path.parent.name for path in sorted((FOLDER / "questions").rglob("columns.toml")) for name in tomllib.loads(path.read_text(encoding="utf-8"))}


@lru_cache(maxsize=1)
def columns() -> dict[str, Column]:
    """Every known column: those of metrics, then those of `columns.toml` and each page's own `columns.toml`."""
    found: dict[str, Column] = {}
    for path in (FOLDER / "columns.toml", *sorted((FOLDER / "questions").rglob("columns.toml"))):
        for name, told in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if "label" not in told or "unit" not in told:
                raise MalformedSqlFile(f"{path}: [{name}] needs `unit`, `label.en` and `label.fr`")
            found[name] = Column(
                name, told["unit"], told.get("better", "neither"), _both(told["label"]), _both(told.get("meaning", {}))
            )
    for name, file in metrics().items():
        found[name] = Column(
            name,
            file.one("unit"),
            file.one("better", "neither"),
            tuple((language, file.words("label", language)) for language in LANGUAGES),
            tuple((language, file.words("meaning", language)) for language in LANGUAGES),
        )
    return found


def _both(words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((language, words[language]) for language in LANGUAGES if language in words)


def column(name: str) -> Column:
    """A column by name; bounds and `_n` companions take after their metric, unknown ones after themselves."""
    known = columns()
    if name in known:
        return known[name]
    for suffix in (*BOUNDS, "_n"):
        if name.endswith(suffix) and name.removesuffix(suffix) in known:
            base = known[name.removesuffix(suffix)]
            return Column(name, "count" if suffix == "_n" else base.unit, "neither", base.labels, base.meanings)
    return Column(name, "name", "neither", (), ())


def parameters(file: SqlFile) -> dict[str, object]:
    """A question's parameters with their default values, from `parameter: name = value`: those of what it builds on too."""
    found: dict[str, object] = {}
    for line in (line for told in (*built_on(file), file) for line in told.many("parameter")):
        name, _, value = line.partition("=")
        found[name.strip()] = _value(value.strip())
    return found


def choices(file: SqlFile) -> dict[str, tuple[str, ...]]:
    """The only values a parameter may take, from `values: name = one, other`; a parameter without is free."""
    told = [line.partition("=") for part in (*built_on(file), file) for line in part.many("values")]
    return {name.strip(): tuple(value.strip() for value in values.split(",")) for name, _, values in told}


def _value(text: str) -> object:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
