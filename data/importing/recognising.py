"""Which importer reads which file: by the headers it must have, whatever their case, accents or language."""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
import unicodedata
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from data import model, sqlfile
from data.importing.moments import ORDERS
from data.wording import say

FOLDER = Path(__file__).parent.parent / "importers"

MEANINGS = tomllib.loads((Path(__file__).parent / "keys.toml").read_text(encoding="utf-8"))
"""Every header key an importer may use, with what it means in both languages."""

KEYS = frozenset(MEANINGS)

DECIMALS = ("point", "comma")
LISTED = 12
"""Known names that a complaint tells where none comes near."""

WHO = ("email", "phone", "crm_id", "esp_key", "helpdesk_id", "shop_id", "handle", "survey_ref", "cmp_token", "order_ref")
"""Identities a row may name, as columns `who_email` …, strongest first."""


class WrongImporter(ValueError):
    """An importer's SELECT gives what its table cannot take; `code` names the sentence for readers, `detail` fills it."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, {name: value if isinstance(value, int) else str(value) for name, value in detail.items()}


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """A header as recognition compares it: no case, accents of one form, one kind of apostrophe and space."""
    plain = unicodedata.normalize("NFC", name).replace("\ufeff", "").replace("’", "'").replace("\u00a0", " ")
    return " ".join(plain.split()).casefold()


@dataclass(frozen=True)
class Wanted:
    """A column by its name in the importer's SQL and the names files give it."""

    name: str
    aliases: tuple[str, ...]

    @property
    def folded(self) -> frozenset[str]:
        return frozenset(fold(alias) for alias in self.aliases)


def _wanted(names: tuple[str, ...]) -> tuple[Wanted, ...]:
    found = []
    for name in names:
        aliases = tuple(part.strip().replace("||", "|") for part in name.split(" | "))
        found.append(Wanted(aliases[0], aliases))
    return tuple(found)


@dataclass(frozen=True)
class Rule:
    """`code | condition`: rows for which the SQL condition holds are excluded, reported one by one, or noted all at once.

    A third part, `code | condition | n = expression`, gives the number a sentence tells of a reported row.
    """

    code: str
    condition: str
    says: dict[str, str] = field(default_factory=dict)
    number: str = "1"


@dataclass(frozen=True)
class Importer:
    """One export format: how to know it, how to type its cells, what it fills."""

    file: sqlfile.SqlFile
    needs: tuple[Wanted, ...]
    columns: tuple[Wanted, ...]
    recognition: str = "exact"

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def format(self) -> str:
        return self.file.one("format", self.file.name)

    @property
    def tool(self) -> str:
        return self.file.one("tool")

    def export(self, language: str) -> str:
        """The format as readers know it: the tool and where to click for its export, or the table whose own columns it has."""
        if self.recognition == "canonical":
            return say("own_table_named", language, table=self.format.removeprefix("canonical_"))
        return self.file.words("export", language) or self.format

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        return self.needs + self.columns

    @property
    def is_aggregate(self) -> bool:
        """The export holds totals: shown as context, no row of it becomes an event."""
        return self.file.one("aggregate", "no") == "yes"

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.file.text.encode()).hexdigest()[:16]

    def rules(self, key: str) -> tuple[Rule, ...]:
        says: dict[str, dict[str, str]] = {}
        for language in sqlfile.LANGUAGES:
            for line in self.file.many(f"says.{language}"):
                code, _, sentence = line.partition(" | ")
                says.setdefault(code.strip(), {})[language] = sentence.strip()
        rules = []
        for line in self.file.many(key):
            code, _, rest = line.partition(" | ")
            condition, _, number = rest.partition(" | n = ")
            rules.append(Rule(code.strip(), condition.strip() or "true", says.get(code.strip(), {}), number.strip() or "1"))
        return tuple(rules)

    def names_in(self, columns: Sequence[str]) -> dict[str, str]:
        """The file's column for each column the importer wants, where the file has it."""
        there = {}
        for column in columns:
            there.setdefault(fold(column), column)
        found = {}
        for wanted in self.wanted:
            for alias in wanted.aliases:
                if fold(alias) in there:
                    found[wanted.name] = there[fold(alias)]
                    break
        return found

    def score(self, columns: Sequence[str]) -> tuple[int, int, int] | None:
        """How well the headers fit: needed columns, then optional ones found; None where a needed one is missing."""
        found = self.names_in(columns)
        if any(wanted.name not in found for wanted in self.needs):
            return None
        if self.file.one("others", "") == "none" and len(found) < len(columns):
            return None
        first = self.file.one("first", "")
        if first and fold(columns[0]) not in _wanted((first,))[0].folded:
            return None
        like = self.file.one("needs like", "")
        if like and not any(re.fullmatch(like, column.strip(), re.IGNORECASE) for column in columns):
            return None
        return (len(self.needs) + bool(like), len(found), int(self.file.one("rank", "0")))

    def fits(self, path: str, kind: str) -> bool:
        """Where the format says so, the file's name and kind agree."""
        pattern = self.file.one("path", "")
        kinds = self.file.listed("kind")
        named = not pattern or re.search(pattern, path.replace("\\", "/"), re.IGNORECASE) is not None
        return named and (not kinds or kind in kinds)


def unless(lines: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """(column, other column, value) of lines `column | other column = value`: the column may be empty where the other holds
    the value; without `= value`, where the other is filled, and the value is empty here."""
    return tuple(tuple(part.strip() for part in re.fullmatch(r"([^|]+)\|([^=]+)(?:=(.+))?", line).groups(default="")) for line in lines)


Folders = Path | tuple[Path, ...] | None
"""Where a user's own importers stand: one folder, several, or none."""


def own_folder(store: Path) -> Path:
    """Where the importers made for one store stand; every import into that store reads them."""
    return store.with_suffix(".own") / "importers"


def stamp(own: Folders = None) -> tuple[tuple[str, int, int], ...]:
    """What changes when an importer of these folders is written, changed or taken away."""
    folders = () if own is None else (own,) if isinstance(own, Path) else own
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for folder in folders for path in sorted(folder.rglob("*.sql")))


def importers(own: Folders = None) -> tuple[Importer, ...]:
    """The project's importers, then those of a user's own folders (which win where both fit)."""
    return _importers(() if own is None else (own,) if isinstance(own, Path) else tuple(own), stamp(own))


@lru_cache(maxsize=8)
def _importers(own: tuple[Path, ...], _stamp: tuple) -> tuple[Importer, ...]:
    made = [made_from(file) for file in sqlfile.read_all(FOLDER, KEYS).values()]
    for folder in own:
        made += [made_from(file, "manual") for file in sqlfile.read_all(folder, KEYS).values()]
    return tuple(made)


def made_from(file: sqlfile.SqlFile, recognition: str = "exact") -> Importer:
    """The importer that a file of the grammar describes. Raises MalformedSqlFile where it names what there is not."""
    made = Importer(file, _wanted(file.listed("needs")), _wanted(file.listed("columns")), recognition)
    file.one("tool")
    if not made.is_aggregate and not any(section.role == "fills" for section in file.sections):
        raise sqlfile.MalformedSqlFile(code="importer_no_fills", file=file.path)
    for section in file.sections:
        if section.role == "fills":
            _refuse_unknown(file, "fills", section.target, tuple(model.tables()))
    _refuse_unknown(file, "dates", file.one("dates", "iso"), ORDERS)
    _refuse_unknown(file, "decimals", file.one("decimals", "point"), DECIMALS)
    zone = file.one("zone", "UTC").removesuffix("assumed").strip()
    if not _is_zone(zone):
        _refuse_unknown(file, "zone", zone, tuple(sorted(zoneinfo.available_timezones())))
    if not file.has("needs like"):
        for key in ("time", "number", "flag", "json", "identifier", "required"):
            for name in file.listed(key):
                _refuse_unknown(file, key, name, tuple(wanted.name for wanted in made.wanted))
    return made


def _is_zone(name: str) -> bool:
    try:
        return bool(zoneinfo.ZoneInfo(name).key)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False


def _refuse_unknown(file: sqlfile.SqlFile, key: str, told: str, known: tuple[str, ...]) -> None:
    if told not in known:
        near = difflib.get_close_matches(told, known, n=1)
        named = {"file": file.path, "key": key, "told": told}
        if near:
            raise sqlfile.MalformedSqlFile(code="importer_names_none", **named, nearest=near[0])
        raise sqlfile.MalformedSqlFile(code="importer_names_none_of", **named, known=", ".join(known[:LISTED]))


@lru_cache(maxsize=1)
def canonical() -> tuple[Importer, ...]:
    """An importer for each table: a file whose columns are the table's own columns."""
    made = []
    for table in model.tables().values():
        typed = {"time": [], "number": [], "flag": []}
        for column in table.own:
            kind = table.told_types[column.name]
            if kind in ("timestamptz", "date"):
                typed["time"].append(column.name)
            elif kind == "boolean":
                typed["flag"].append(column.name)
            elif kind.startswith(("double", "decimal", "integer", "bigint")):
                typed["number"].append(column.name)
        headers = {
            "tool": ("own",),
            "format": (f"canonical_{table.name}",),
            "needs": table.needs or (_who_alias("email", table), "first_seen_at"),
            "columns": tuple(column.name for column in table.own if column.name not in table.needs),
            "required": tuple(name for name in table.needs),
            "required unless": table.file.many("needs unless"),
            "dates": ("iso",),
            "zone": ("UTC",),
            **{key: tuple(names) for key, names in typed.items() if names},
        }
        who = tuple(_who_alias(kind, table) for kind in WHO) if table.about_a_person else ()
        given = ("customer_id", "source_system", "source_instance")
        wanted = _wanted(tuple(dict.fromkeys((*headers["columns"], *who, *given))))
        file = sqlfile.SqlFile(f"canonical_{table.name}", table.file.path, headers, (), table.file.text)
        made.append(Importer(file, _wanted(tuple(headers["needs"])), wanted, "canonical"))
    return tuple(made)


def _who_alias(kind: str, table: model.Table) -> str:
    """`who_email`, or plain `email` where the table has no column of that name."""
    return f"who_{kind}" if kind in table.names else f"who_{kind} | {kind}"


@dataclass(frozen=True)
class Recognised:
    """The importer of a file and its column for each wanted one; or, without an importer, what it comes nearest to."""

    importer: Importer | None
    names: dict[str, str] = field(default_factory=dict)
    nearest: str | None = None
    missing: str | None = None
    did_you_mean: str | None = None
    like: Importer | None = None


def fitting(columns: Sequence[str], path: str, kind: str, own: Folders = None) -> tuple[Importer, ...]:
    """Every importer whose needed columns are all there, best first: the user's own, then the one that needs most."""
    scored = [(importer, importer.score(columns)) for importer in importers(own) if importer.fits(path, kind)]
    fit = [(importer, score) for importer, score in scored if score is not None]
    return tuple(importer for importer, _ in sorted(fit, key=lambda one: (one[0].recognition == "manual", *one[1]), reverse=True))


def headings_id(columns: Sequence[str]) -> str:
    """What all files with these headings share, in whatever order they stand; the setting `format.<this>` names their importer."""
    return hashlib.sha256("\x1f".join(sorted(fold(column) for column in columns)).encode(errors="replace")).hexdigest()[:16]


def recognise(columns: Sequence[str], path: str, kind: str, own: Folders = None, preferred: str | None = None) -> Recognised:
    """The importer whose needed columns are all there, the longest winning; the user's own before the project's.

    `preferred` names the one the user chose among several; where it does not fit, it is as if none had been chosen.
    """
    fit = fitting(columns, path, kind, own)
    best = next((importer for importer in fit if importer.name == preferred), fit[0] if fit else _canonical_fit(columns))
    if best is not None:
        return Recognised(best, best.names_in(columns))
    return _nearest(columns, own)


def _canonical_fit(columns: Sequence[str]) -> Importer | None:
    """A canonical file holds the table's needed columns, and no more strangers than known columns."""
    best, best_score = None, 0
    for importer in canonical():
        score = importer.score(columns)
        if score is not None and score[1] >= 2 and score[1] * 2 > len(columns) and score[1] > best_score:
            best, best_score = importer, score[1]
    return best


def _nearest(columns: Sequence[str], own: Folders) -> Recognised:
    """The importer that knows most of the headings, those it needs also where they are misspelt."""
    best, most, slips = None, 2, {}
    for importer in (*importers(own), *canonical()):
        found = importer.names_in(columns)
        if not importer.needs or not found:
            continue
        misspelt = _misspelt(importer, found, columns) if len(found) < len(importer.needs) + 3 else {}
        needed = sum(wanted.name in found or wanted.name in misspelt for wanted in importer.needs)
        if needed * 2 >= len(importer.needs) and len(found) + len(misspelt) > most:
            best, most, slips = importer, len(found) + len(misspelt), misspelt
    if best is None:
        return Recognised(None)
    found = best.names_in(columns)
    missing = next((wanted.name for wanted in best.needs if wanted.name not in found), None)
    free = {fold(column): column for column in columns if column not in found.values()}
    close = difflib.get_close_matches(fold(missing), list(free), n=1, cutoff=0.5) if missing else []
    return Recognised(None, {}, best.format, missing, slips.get(missing) or (free[close[0]] if close else None), best)


def _misspelt(importer: Importer, found: dict[str, str], columns: Sequence[str]) -> dict[str, str]:
    """The file's headings that are, but for a letter or two, one the importer needs and misses."""
    free = {fold(column): column for column in columns if column not in found.values()}
    slips = {}
    for wanted in importer.needs:
        close = [] if wanted.name in found else difflib.get_close_matches(fold(wanted.name), list(free), n=1, cutoff=0.85)
        if close:
            slips[wanted.name] = free.pop(close[0])
    return slips


def known_headers(cells: Sequence[str]) -> int:
    """How many cells of a line are headers that some importer knows; helps to find the header line."""
    return sum(fold(cell) in _every_header() for cell in cells)


@lru_cache(maxsize=1)
def _every_header() -> frozenset[str]:
    names: set[str] = set()
    for importer in (*importers(), *canonical()):
        for wanted in importer.wanted:
            names |= wanted.folded
    return frozenset(names)
