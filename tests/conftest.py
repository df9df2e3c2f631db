"""A store filled from rows written in the test, and the engine that asks it."""

from __future__ import annotations

import contextlib
import re
import sys
from datetime import UTC, date, datetime
from zlib import crc32

import polars as pl
import pytest

from data import marts, model, packing, store
from queries.scope import Scope

pytest_plugins = ["tests.browser"]  # fixtures of its own: app, chromium, open_page

EVER = Scope(date(1990, 1, 1), date(2100, 1, 1))


class Given:
    """An in-memory store that answers, and forgets between tests."""

    version = "test"

    def __init__(self, connection) -> None:
        self.connection = connection
        self._touched: set[str] = set()
        self._tables: dict[str, frozenset[str]] | None = None
        self._stale: set[str] = set()
        self._numbers: dict[str | None, int] = {}

    def rows(self, statement: str, values: dict | None = None) -> pl.DataFrame:
        self.build(marts.needed(re.findall(r"\w+", statement)) & self._stale)
        cursor = self.connection.cursor()
        try:
            return cursor.sql(statement, params=values or None).pl()
        finally:
            cursor.close()

    def tables(self) -> dict[str, frozenset[str]]:
        if self._tables is None:
            listed = self.rows("select table_name, list(column_name) as names from information_schema.columns where table_schema = 'main' group by all")
            self._tables = {name: frozenset(names) for name, names in listed.iter_rows()}
        return self._tables

    def fill(self, **given: list[dict]) -> Given:
        """Put rows into canonical tables, ledger tables, or straight into marts; marts follow when a question needs them."""
        made = marts.marts()
        for name, rows in given.items():
            if name not in made:
                self._insert(name, rows)
        self._stale = set(made)
        for name, rows in given.items():
            if name in made:
                self._stale.discard(name)
                if marts.is_view(name):
                    self.connection.execute(f"create temp table filled as from {name} limit 0")
                    marts.drop(self.connection, name)
                    self.connection.execute(f"create table {name} as from filled; drop table filled")
                self.connection.execute(f"delete from {name}")
                self._insert(name, rows)
        return self

    def _insert(self, name: str, rows: list[dict]) -> None:
        self._touched.add(name)
        table = model.tables().get(name)
        for place, row in enumerate(rows):
            told = dict(row)
            if table is not None:
                told.setdefault("source_system", "test")
                told.setdefault(table.key[0], f"{name}-{place}")
                if table.is_composed:
                    told[table.key[0]] = crc32(told[table.key[0]].encode())
                if "customer_id" in told and table.name != "customers":
                    told.setdefault("person_key", told["customer_id"])
            if name in ("journey_steps", "purchases", "value_states"):
                told.setdefault("person_no", self._number_of(told.get("customer_id")))
            if name in ("person_weeks", "usual_journeys"):
                told.setdefault("is_drawn", True)
            if name == "journey_steps":
                told.setdefault("lot", 0)
            if name == "voices_scored":
                told = _counts_of_feelings(told) | told
            values = {key: _in_utc(value) for key, value in told.items()}
            if table is not None and table.shared:
                packing.insert(self.connection, table, f"(select {', '.join(f'${key} as {key}' for key in told)})", values)
            else:
                self.connection.execute(f"insert into {name} ({', '.join(told)}) values ({', '.join(f'${key}' for key in told)})", values)

    def _number_of(self, person: str | None) -> int:
        return self._numbers.setdefault(person, len(self._numbers) + 1)

    def build(self, only: frozenset[str]) -> None:
        if only:
            cursor = self.connection.cursor()
            marts.build(cursor, only=only)
            cursor.close()
            self._stale -= only

    def empty(self) -> Given:
        for name in self._touched:
            if name not in marts.marts():
                self.connection.execute(f"delete from {model.tables()[name].stored if name in model.tables() else name}")
        self._touched.clear()
        return self


def _in_utc(value):
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


@contextlib.contextmanager
def an_empty_store():
    with store.in_memory() as connection:
        yield Given(connection)


@pytest.fixture(scope="session")
def _one_store():
    with an_empty_store() as given:
        given.build(frozenset(marts.marts()))
        yield given


@pytest.fixture
def given(_one_store):
    """An empty store; `given.fill(tickets=[…])` fills it and works out the marts."""
    yield _one_store.empty()
    _one_store.empty()


@pytest.fixture(scope="session")
def stores(tmp_path_factory):
    """A store of a small demonstration company, one that holds nothing, and none at all."""
    from data import importing
    from data.demo import write_exports

    folder = tmp_path_factory.mktemp("stores")
    exports = folder / "exports"
    write_exports(exports, customers=400)
    full, empty = folder / "full.duckdb", folder / "empty.duckdb"
    importing.bring_in([exports], full)
    importing.bring_in([], empty)
    return {"full": full, "empty": empty, "missing": folder / "none.duckdb"}


@pytest.fixture(scope="session")
def demo_files(tmp_path_factory):
    """The folder of the files of the invented company with 6,000 customers."""
    from data.demo import write_exports

    folder = tmp_path_factory.mktemp("exports")
    write_exports(folder, customers=6_000)
    return folder


@pytest.fixture(scope="session")
def sail_address():
    """The address of Sail, which serves Spark Connect without a JVM, for as long as the tests run; skipped where it is not installed."""
    sail = pytest.importorskip("pysail.spark", reason="pysail is not installed: pip install -r tests/requirements.txt")
    pytest.importorskip("pyspark.sql", reason="pyspark-client is not installed: pip install -r tests/requirements.txt")
    if not hasattr(sys.modules["__main__"], "__file__"):
        sys.modules["__main__"].__file__ = __file__  # the client takes a main module without a file for its own doctests
    server = sail.SparkConnectServer(port=0)
    server.start(background=True)
    yield f"sc://localhost:{server.listening_address[1]}"
    server.stop()


def _counts_of_feelings(text: dict) -> dict:
    """What a text adds to the counts of feelings, as the mart works it out from the same columns."""
    tone = text.get("sentiment") or 0.0
    counts = {"felt_counts": ("is_anxious", "is_trusting", "is_distrusting"), "tone_counts": ("is_waiting", "is_negative", "is_positive")}
    shown = text | {"is_negative": tone < -0.05, "is_positive": tone > 0.05}
    return {column: sum(bool(shown.get(flag)) << 21 * place for place, flag in enumerate(flags)) for column, flags in counts.items()}
