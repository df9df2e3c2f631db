"""One mutated sample through the whole import, and what must hold of it whatever happened to the file.

Every row seen is mapped, excluded or rejected; what is excluded or rejected is told, what is refused is told and leaves the
store as it was; every sentence can be said in both languages; brought again, nothing changes. Where only records
were changed, as many are seen as there are.
"""

from __future__ import annotations

import csv
import io
import random
import tempfile
import time
import tomllib
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data import importing, model, store
from data.wording import sentence

from . import mutations

SAMPLES = Path(__file__).parent.parent / "exports"
SLOW_SECONDS = 60
"""A file of a few kilobytes that takes longer hides work without end."""

BY_NAME = {one.__name__: one for one in (*mutations.RECORDS, *mutations.ROWS, *mutations.BYTES, *mutations.PACKED)} | {"as_workbook": None}


@dataclass(frozen=True)
class Recipe:
    """A sample, what is done to it in turn, and the seed all of it is drawn from."""

    sample: str
    steps: tuple[str, ...]
    seed: int


@dataclass(frozen=True)
class Sample:
    """An own sample: its path in an export, its bytes and, where it is a plain table, its rows and how many stand above the records."""

    path: str
    content: bytes
    delimiter: str | None
    rows: tuple[tuple[str, ...], ...]
    head: int | None


class Broken(AssertionError):
    """The law does not hold."""


@cache
def samples() -> dict[str, Sample]:
    found = {}
    with store.in_memory() as connection, closing(connection.cursor()) as cursor, tempfile.TemporaryDirectory() as folder:
        for expected in sorted(SAMPLES.glob("*.expected.toml")):
            told = tomllib.loads(expected.read_text(encoding="utf-8"))
            path = Path(folder) / expected.name / told.get("path", told["file"])
            path.parent.mkdir(parents=True)
            path.write_bytes((SAMPLES / told["file"]).read_bytes())
            (report,) = importing.bring_each(cursor, [path], Path(folder), None, None)
            found[told["file"]] = _sample(told, path.read_bytes(), report)
    return found


def _sample(told: dict, content: bytes, report) -> Sample:
    path = told.get("path", told["file"])
    if not report.delimiter or report.encoding not in ("utf-8", "utf-8-sig", "ascii"):
        return Sample(path, content, None, (), None)
    rows = tuple(tuple(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=report.delimiter) if row)
    left_out = any(issue.code in ("preamble", "footer", "preamble_left_out", "footer_left_out") for issue in report.issues)
    return Sample(path, content, report.delimiter, rows, None if left_out else len(rows) - report.rows_seen)


def _written(rows: list[list[str]], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8", errors="replace")


def mutated(recipe: Recipe, folder: Path) -> tuple[Path, int | None]:
    """The changed file, written; and how many rows must be seen, where only records were changed."""
    sample, draw = samples()[recipe.sample], random.Random(recipe.seed)
    path, content, rows = folder / sample.path, sample.content, [list(row) for row in sample.rows]
    must_see = len(rows) - sample.head if sample.head else None
    name, as_table = path.name, bool(rows)
    for step in recipe.steps:
        change = BY_NAME[step]
        if change in mutations.RECORDS:
            if as_table and sample.head:
                rows = rows[: sample.head] + change(rows[sample.head :], draw)
                must_see = None if must_see is None else len(rows) - sample.head
                content = _written(rows, sample.delimiter)
            continue
        must_see = None
        if change in mutations.ROWS:
            if as_table and rows and rows[0]:
                rows = change(rows, draw)
                content = _written(rows, sample.delimiter)
        elif step == "as_workbook":
            if as_table:
                name, content, as_table = Path(name).stem + ".xlsx", mutations.as_workbook(rows), False
        elif change in mutations.PACKED:
            (name, content), as_table = change(name, content, draw), False
        else:
            content, as_table = change(content, draw), False
    path = path.with_name(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path, must_see


@cache
def _asked() -> str:
    ledger = ("source_files", "import_issues", "rejected_rows", "customer_identities", "identity_links", "settings")
    names = [*model.tables(), *(f"kept.{name}" for name in model.tables()), *ledger]
    return "from (" + " union all ".join(f"select '{name}', count(*), bit_xor(hash(t)) from {name} t" for name in names) + ") order by all"


def fingerprint(cursor) -> list[tuple]:
    """Rows and content of every table that an import writes."""
    return cursor.sql(_asked()).fetchall()


class Trial:
    """A store that takes one mutated sample after another."""

    def __init__(self, cursor) -> None:
        self.cursor = cursor
        self._stands: list[tuple] | None = None

    def bring(self, recipe: Recipe) -> list[importing.FileReport]:
        """Bring the mutated sample in, twice. Raises Broken, or whatever the import lets escape."""
        before, self._stands = self._stands or fingerprint(self.cursor), None
        began = time.process_time()
        with tempfile.TemporaryDirectory(prefix="egards-fuzz-") as folder:
            path, must_see = mutated(recipe, Path(folder) / "in")
            reports = self._brought(path, Path(folder) / "a")
            if not reports:
                raise Broken("nothing is said of the file")
            for report in reports:
                held(report)
            after = fingerprint(self.cursor)
            if any(report.recognised for report in reports):
                self._held_again(path, Path(folder) / "b", after)
                seen = sum(report.rows_seen for report in reports)
                if must_see is not None and reports[0].recognised and seen != must_see:
                    raise Broken(f"{must_see} records, and {seen} rows seen")
            elif after != before:
                raise Broken("a file that was refused changed the store")
        if time.process_time() - began > SLOW_SECONDS:
            raise Broken("too slow")
        self._stands = after
        return reports

    def _held_again(self, path: Path, workspace: Path, after: list[tuple]) -> None:
        if any(report.recognised and not report.already for report in self._brought(path, workspace)):
            raise Broken("the same file is not known again")
        if fingerprint(self.cursor) != after:
            raise Broken("the same file brought again changed the store")

    def _brought(self, path: Path, workspace: Path) -> list[importing.FileReport]:
        workspace.mkdir()
        return list(importing.bring_each(self.cursor, [path], workspace, None, None))


def held(report: importing.FileReport) -> None:
    if report.rows_seen != report.rows_mapped + report.rows_excluded + report.rows_rejected or min(report.rows_mapped, report.rows_excluded, report.rows_rejected) < 0:
        raise Broken(f"seen {report.rows_seen}, mapped {report.rows_mapped}, excluded {report.rows_excluded}, rejected {report.rows_rejected}")
    for issue in report.issues:
        english, french = sentence(issue, "en"), sentence(issue, "fr")
        if not english or not french or " ? " in f" {english.replace(' ? ', '')} ":
            raise Broken(f"a sentence cannot be said: {issue.code}")
        if issue.code == "importer_failed":
            raise Broken("importer_failed: " + dict(issue.detail)["reason"])
    if not report.recognised and not any(issue.severity == "error" for issue in report.issues):
        raise Broken("a file is refused without a word")
    if report.rows_rejected and not any(issue.severity in ("error", "warn") for issue in report.issues):
        raise Broken("rows are rejected without a word")
    if report.rows_excluded and not report.issues:
        raise Broken("rows are excluded without a word")
