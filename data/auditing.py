"""Claims about the store that should hold: each is a SELECT that returns the rows that break it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl

from data import sqlfile

FOLDER = Path(__file__).parent / "audits"
KEYS = frozenset({"claim"})
SHOWN = 50
"""Offending rows that are shown; all are counted."""


@dataclass(frozen=True)
class Finding:
    """A claim, how many rows break it, and the first of them with file and row."""

    claim: sqlfile.SqlFile
    n: int
    rows: pl.DataFrame


@lru_cache(maxsize=1)
def claims() -> dict[str, sqlfile.SqlFile]:
    return sqlfile.read_all(FOLDER, KEYS)


def audit(store) -> tuple[Finding, ...]:
    """Every claim held against a store that answers `rows(statement, values)`; n is 0 where it holds."""
    found = []
    for claim in claims().values():
        n = store.rows(f"select count(*) as n from ({claim.sql}) broken")["n"][0]
        rows = pl.DataFrame()
        if n:
            rows = store.rows(
                f"select f.path, b.row_no, b.source_system, b.seen from ({claim.sql}) b left join source_files f using (file_id) order by 1, 2 limit {SHOWN}"
            )
        found.append(Finding(claim, n, rows))
    return tuple(found)
