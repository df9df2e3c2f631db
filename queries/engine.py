"""What runs a statement. DuckDB is the store's own; others take the same questions, translated."""

from __future__ import annotations

from typing import Protocol

import polars as pl


class Engine(Protocol):
    """Anything that runs SQL with named values over the canonical tables and marts."""

    version: str

    def rows(self, statement: str, values: dict[str, object] | None = None) -> pl.DataFrame: ...

    def tables(self) -> dict[str, frozenset[str]]: ...
