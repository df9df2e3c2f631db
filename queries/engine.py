"""What runs a statement. DuckDB is the store's own; others take the same questions, translated.

One setting says which: EGARDS_ENGINE=duckdb:///path/to/store.duckdb, or sc://host:port for Spark Connect, whose tables
are the Parquet files of EGARDS_DATA (written by `python -m data export`). Without it, the store is asked.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import polars as pl

from data import exporting
from data.sqlfile import SqlFile
from data.store import DEFAULT_PATH, Store, version_of

DUCKDB, SPARK = "duckdb", "spark"
SCHEMES = {"duckdb://": DUCKDB, "sc://": SPARK}


class Engine(Protocol):
    """Anything that runs SQL with named values over the canonical tables and marts."""

    version: str

    def rows(self, statement: str, values: dict[str, object] | None = None) -> pl.DataFrame: ...

    def tables(self) -> dict[str, frozenset[str]]: ...


@dataclass(frozen=True)
class Place:
    """Where the answers come from: the kind of engine, its address (Spark only) and its file or folder."""

    kind: str
    address: str
    path: Path

    @property
    def version(self) -> str:
        """What changes when another store takes this one's place. Raises FileNotFoundError."""
        return version_of(self.path if self.kind == DUCKDB else self.path / exporting.MANIFEST)


class EngineProblem(Exception):
    """An engine cannot be used; `told` says why, in the reader's language."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail

    def told(self, language: str) -> str:
        return _words()["problem"][self.code][language].format(**self.detail)


class NotHere(ValueError):
    """A question that the engine does not answer; `told` says why, in the reader's language."""

    def __init__(self, question: str, reason: str) -> None:
        super().__init__(f"{question}: {reason}")
        self.question, self.reason = question, reason

    def told(self, language: str) -> str:
        return _words()["reason"][self.reason][language]


@cache
def _words() -> dict:
    return tomllib.loads((Path(__file__).parent / "engines.toml").read_text(encoding="utf-8"))


def reason_against(question: SqlFile, kind: str) -> str | None:
    """Why a question cannot run on a kind of engine, from its header `not yet on: spark, <reason>` or `never on: …`; None: it can."""
    for key in ("not yet on", "never on"):
        for line in question.many(key):
            engine, _, reason = (part.strip() for part in line.partition(","))
            if engine == kind:
                return reason
    return None


def refuse_what_cannot_run(question: SqlFile, engine: Engine) -> None:
    """Raises NotHere where the question's header says that the engine does not answer it."""
    reason = reason_against(question, getattr(engine, "kind", DUCKDB))
    if reason:
        raise NotHere(question.name, reason)


def place(settings: dict[str, str] | None = None) -> Place:
    """Where the settings (the environment's) say that answers come from. Raises EngineProblem."""
    told = os.environ if settings is None else settings
    setting = told.get("EGARDS_ENGINE", "").strip()
    if not setting:
        return Place(DUCKDB, "", Path(told.get("EGARDS_STORE") or DEFAULT_PATH))
    kind = next((kind for scheme, kind in SCHEMES.items() if setting.startswith(scheme)), None)
    if kind == DUCKDB and setting != "duckdb://":
        return Place(DUCKDB, "", Path(setting.removeprefix("duckdb://")))
    if kind == SPARK:
        if not told.get("EGARDS_DATA"):
            raise EngineProblem("data_not_named")
        return Place(SPARK, setting, Path(told["EGARDS_DATA"]))
    raise EngineProblem("engine_unknown", setting=setting)


def store_path(settings: dict[str, str] | None = None) -> Path:
    """The store's own file, which imports go to whatever engine answers."""
    told = os.environ if settings is None else settings
    where = place(told)
    return where.path if where.kind == DUCKDB else Path(told.get("EGARDS_STORE") or DEFAULT_PATH)


def opened(where: Place, asked_at_once: int = 1) -> Engine:
    """The engine at a place, ready to be asked by so many threads. Raises StoreProblem, EngineProblem, ExportProblem."""
    if where.kind == DUCKDB:
        return Store(where.path, asked_at_once)
    from queries.spark import SparkEngine

    return SparkEngine(where.address, where.path)
