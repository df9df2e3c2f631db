"""Spark Connect as an engine: the same questions, translated, over the Parquet files that `data export` writes.

Speaks to any server of the protocol (Apache Spark, Sail); every machine of it must see the folder under the same path.
"""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from urllib.parse import urlsplit

import polars as pl

from data import exporting
from queries import dialects
from queries.engine import SPARK, EngineProblem

SETTINGS = {"spark.sql.session.timeZone": "UTC", "spark.sql.ansi.enabled": "false"}
"""Moments are told in UTC, as in the store; what cannot be computed is unknown, not an error."""

PORT = 15002
"""Where Spark Connect listens unless the address says otherwise."""
ANSWERS_WITHIN_SECONDS = 10


class SparkEngine:
    """An engine at an address `sc://host:port`, reading one exported folder."""

    kind = SPARK

    def __init__(self, address: str, folder: Path) -> None:
        try:
            from pyspark.sql import SparkSession
        except ImportError as problem:
            raise EngineProblem("client_missing") from problem
        told = exporting.read_manifest(folder)
        self.path = folder.resolve()
        self.version: str = told["store_version"]
        self._columns: dict[str, dict[str, str]] = {name: table["columns"] for name, table in told["tables"].items()}
        self._named: set[str] = set()
        self._naming = threading.Lock()
        _refuse_silence(address)
        try:
            self._session = SparkSession.builder.remote(address).create()
            for name, value in SETTINGS.items():
                self._session.conf.set(name, value)
        except Exception as problem:
            raise EngineProblem("engine_unreachable", address=address, reason=_first_line(problem)) from problem

    @property
    def own_folder(self) -> Path:
        """Where what its users add stands: beside the exported folder, as beside a store."""
        return self.path.with_name(self.path.name + ".own")

    @property
    def is_demonstration(self) -> bool:
        """Whether the exported store holds the invented company."""
        return not self.rows("select 1 as yes from settings where name = 'company' and value = 'demonstration'").is_empty()

    def tables(self) -> dict[str, frozenset[str]]:
        """Every exported table with its columns."""
        return {name: frozenset(columns) for name, columns in self._columns.items()}

    def rows(self, statement: str, values: dict[str, object] | None = None) -> pl.DataFrame:
        """The rows of one of our statements; the values travel as parameters, never in the text."""
        made = dialects.spark(statement)
        for table in made.tables:
            self._name(table)
        return pl.from_arrow(self._session.sql(made.sql, args=dict(values or {})).toArrow())

    def _name(self, table: str) -> None:
        """Make a table's files known under the name translated statements use, once."""
        with self._naming:
            if table in self._named or table not in self._columns:
                return
            listed = [_column(name, kind) for name, kind in self._columns[table].items()]
            self._session.read.parquet(str(self.path / table)).selectExpr(*listed).createOrReplaceTempView(dialects.view(table))
            self._named.add(table)

    def close(self) -> None:
        self._session.stop()


def _column(name: str, kind: str) -> str:
    """A column as questions see it; money becomes a double, for quotients of decimals keep few digits on Spark."""
    return f"cast(`{name}` as double) as `{name}`" if kind.startswith("DECIMAL") else f"`{name}`"


def _refuse_silence(address: str) -> None:
    """The client would try for minutes where nothing listens: find out first. Raises EngineProblem."""
    where = urlsplit(address)
    try:
        socket.create_connection((where.hostname or "localhost", where.port or PORT), timeout=ANSWERS_WITHIN_SECONDS).close()
    except (OSError, ValueError) as problem:
        raise EngineProblem("engine_unreachable", address=address, reason=_first_line(problem)) from problem


def _first_line(problem: Exception) -> str:
    return (str(problem).splitlines() or [type(problem).__name__])[0][:200]
