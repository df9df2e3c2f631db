"""The store as Parquet files, for engines that spread over several machines.

One folder per table; where its rows have a moment and are many, one sub-folder per month (`in_month=2026-03`), the month
being that of the moment in UTC. `manifest.json` says which store the files are of, and of each table its columns and
their types.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from data import marts, model
from data.progress import Progress
from data.store import Store

MANIFEST = "manifest.json"
FORM = 1
"""Version of the folder's shape."""

MONTH = "in_month"
NO_MONTH = "unknown"

LEFT_HERE = frozenset({"customer_identities", "identity_links", "forgotten", "rejected_rows"})
"""Who is who, who asked to be forgotten, and rows kept whole: needed to import, and no engine elsewhere needs them."""

BATCH = 200_000
"""Rows held in memory at a time."""

SPLIT_FROM = 100_000
"""Rows from which a table is split by month: below, a file per month costs an engine more than it spares."""

_TYPES = ((re.compile(r"^JSON$"), "varchar"), (re.compile(r"^HUGEINT$"), "bigint"), (re.compile(r"^ENUM.*"), "varchar"))
_SORTED_BY = re.compile(r"\border\s+by\s+([^()]*)$", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """A table as it goes out: its columns with their DuckDB types, and the moment that splits it into months, if any."""

    name: str
    columns: dict[str, str]
    moment: str | None


class ExportProblem(Exception):
    """A folder cannot be written or is not one of ours; `code` names the sentence for readers, `detail` fills it."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


def tables(store: Store) -> tuple[Table, ...]:
    """What goes out of a store: canonical tables, marts, scores and settings; not what is LEFT_HERE."""
    listed = store.rows(
        "select table_name, column_name, data_type from information_schema.columns where table_schema = 'main' order by table_name, ordinal_position"
    )
    found: dict[str, dict[str, str]] = {}
    for name, column, kind in listed.iter_rows():
        if name not in LEFT_HERE:
            found.setdefault(name, {})[column] = kind
    return tuple(Table(name, columns, _moment(name, columns)) for name, columns in found.items())


def _moment(name: str, columns: dict[str, str]) -> str | None:
    """The column that places a row in time: the model's, or the first moment among those a mart is sorted by."""
    if name in model.tables():
        found = [model.tables()[name].moment]
    else:
        sorted_by = _SORTED_BY.search(marts.marts()[name].sql) if name in marts.marts() else None
        found = re.findall(r"(\w+)(?:\s+(?:asc|desc))?\s*(?:,|$)", sorted_by[1]) if sorted_by else []
    return next((column for column in found if columns.get(column, "").startswith(("DATE", "TIMESTAMP"))), None)


def export(store: Store, folder: Path, progress: Progress | None = None, split_from: int = SPLIT_FROM) -> dict:
    """Write the whole store under `folder`, beside it first and then in its place; return the manifest.

    Raises ExportProblem('export_foreign') where the folder holds something else, 'export_unwritable' where it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MANIFEST).is_file())):
        raise ExportProblem("export_foreign", path=str(folder))
    draft, old = folder.with_name(f".{folder.name}.draft"), folder.with_name(f".{folder.name}.old")
    try:
        for leftover in (draft, old):
            shutil.rmtree(leftover, ignore_errors=True)
        draft.mkdir(parents=True)
        told = {}
        going = tables(store)
        for place, table in enumerate(going):
            if progress:
                progress(table.name, place, len(going))
            n = store.rows(f'select count(*) as n from main."{table.name}"').item()
            moment = table.moment if n >= split_from else None
            _write(store, table, moment, draft / table.name)
            told[table.name] = {"columns": table.columns, "by_month_of": moment, "n": n}
        manifest = {"form": FORM, "store_version": store.version, "tables": told}
        (draft / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        if folder.exists():
            os.replace(folder, old)
        os.replace(draft, folder)
    except OSError as problem:
        raise ExportProblem("export_unwritable", path=str(folder), reason=str(problem)) from problem
    finally:
        for leftover in (draft, old):
            shutil.rmtree(leftover, ignore_errors=True)
    return manifest


def _write(store: Store, table: Table, moment: str | None, folder: Path) -> None:
    """One table's files, in the table's own order, never more than a batch of rows in memory."""
    folder.mkdir()
    listed = ", ".join(_plain(name, kind) for name, kind in table.columns.items())
    for name, where, values in _pieces(store, table.name, moment):
        path = folder / name / "rows.parquet"
        path.parent.mkdir(exist_ok=True)
        _write_file(store, f'select {listed} from main."{table.name}" {where}', values, path)


def _write_file(store: Store, statement: str, values: dict[str, object], path: Path) -> None:
    writer = None
    for batch in store.batches(statement, values, BATCH):
        writer = writer or pq.ParquetWriter(path, batch.schema, compression="zstd")
        writer.write_batch(batch)
    if writer is None:
        pq.write_table(_empty(store, statement, values), path)
    else:
        writer.close()


def _empty(store: Store, statement: str, values: dict[str, object]):
    rows: pl.DataFrame = store.rows(f"{statement} limit 0", values)
    return rows.to_arrow(compat_level=pl.CompatLevel.oldest())


def _pieces(store: Store, table: str, moment: str | None) -> list[tuple[str, str, dict[str, object]]]:
    """A table's sub-folders, each with the condition and values of its rows; one piece, in no sub-folder, without a moment."""
    if not moment:
        return [("", "", {})]
    months = store.rows(
        f"""select distinct cast(date_trunc('month', "{moment}") as date) as month from main."{table}" order by month nulls first"""
    )["month"].to_list()
    found = []
    for month in months or [None]:
        if month is None:
            found.append((f"{MONTH}={NO_MONTH}", f'where "{moment}" is null', {}))
        else:
            until = (month.replace(day=1) + timedelta(days=32)).replace(day=1)
            found.append((f"{MONTH}={month:%Y-%m}", f'where "{moment}" >= $since and "{moment}" < $until', {"since": month, "until": until}))
    return found


def _plain(name: str, kind: str) -> str:
    """A column in a type that every reader of Parquet knows."""
    for pattern, plain in _TYPES:
        if pattern.match(kind):
            return f'cast("{name}" as {plain}) as "{name}"'
    return f'"{name}"'


def read_manifest(folder: Path) -> dict:
    """What an exported folder says of itself. Raises ExportProblem('export_missing' or 'export_foreign')."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as problem:
        raise ExportProblem("export_missing", path=str(folder)) from problem
    except ValueError as problem:
        raise ExportProblem("export_foreign", path=str(folder)) from problem
    if not isinstance(told, dict) or told.get("form") != FORM:
        raise ExportProblem("export_foreign", path=str(folder))
    return told
