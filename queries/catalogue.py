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
DIRECTIONS = ("higher", "lower", "neither")
"""Which way a figure is good."""
INTERVALS = ("wilson", "poisson", "adjusted_wald", "log_ratio", "student", "student_from_0", "none")
"""How the bounds of a figure are found: see `queries/certainty/attaching.py`."""
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
    found = sqlfile.read_all(FOLDER / "metrics", METRIC_KEYS)
    for file in found.values():
        refuse_unknown(file.one("better", "neither"), DIRECTIONS, "direction", file.place("better"), "-- better: {}")
        refuse_unknown(file.one("interval", "none"), INTERVALS, "kind of interval", file.place("interval"), "-- interval: {}")
    return found


@lru_cache(maxsize=1)
def questions() -> dict[str, SqlFile]:
    found = sqlfile.read_all(FOLDER / "questions", QUESTION_KEYS)
    for file in found.values():
        refuse_one_language(file)
    return found


def refuse_one_language(file: SqlFile) -> None:
    """Raise MalformedSqlFile where a question does not ask in both languages, or says anything else in one of them alone."""
    said = dict.fromkeys(key.rpartition(".")[0] for key in file.headers if key.endswith(tuple(f".{language}" for language in LANGUAGES)))
    for key in ("question", *said):
        for language in LANGUAGES:
            name = f"{key}.{language}"
            if not file.has(name):
                raise MalformedSqlFile(f"{file.path}: add a line `-- {name}: …`: readers of both languages read every question")
            if not all(text.strip() for text in file.many(name)):
                raise MalformedSqlFile(f"{file.place(name)}: `-- {name}:` says nothing; write it, or take the key out in both languages" if key != "question" else f"{file.place(name)}: `-- {name}:` says nothing; write what the question asks")


def refuse_unknown(told: str, known: tuple[str, ...], what: str, place: str, written: str) -> None:
    """Raise MalformedSqlFile where a word is none of those known; `what` these are, and `written` how the file puts it."""
    if told not in known:
        near = difflib.get_close_matches(told, known, n=1)
        hint = f"did you mean `{written.format(near[0])}`?" if near else f"write one of: {', '.join(known)}"
        raise MalformedSqlFile(f"{place}: `{written.format(told)}` is no {what}; {hint}")


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
            if "unit" not in told or not all(told.get("label", {}).get(language) for language in LANGUAGES):
                raise MalformedSqlFile(f"{path}: [{name}] needs `unit`, `label.en` and `label.fr`")
            refuse_unknown(told.get("better", "neither"), DIRECTIONS, "direction", f"{path}: [{name}]", 'better = "{}"')
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
