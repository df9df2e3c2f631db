"""The store is the same whatever the order files come in: all samples at once, forwards, backwards and shuffled."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from test_importers import EXPECTED, brought, name_of, placed

from data import importing, model, store

WHERE_FIRST_READ = ("file_id", "row_no")
SPELLING = ("id_raw", "first_file_id", "first_row_no")
"""An identity keeps the spelling in which it was seen first, whoever told it."""

SETTINGS = {"sfmc_tracking_events.4"}
"""A sample read with a setting of its own would change how its tool's other files are read."""


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("all")
    return [placed(tomllib.loads(expected.read_text(encoding="utf-8")), folder / name_of(expected)) for expected in EXPECTED if name_of(expected) not in SETTINGS]


def held(files: list[Path], workspace: Path, ways: int = 1) -> dict[str, list]:
    """Every row of every canonical table, of what is kept for it, and who is who, after the files in that order, brought in so many times over."""
    workspace.mkdir()
    with store.in_memory() as connection:
        cursor, found = connection.cursor(), {}
        for way in range(ways):
            for number, file in enumerate(files):
                brought_one = list(importing.bring_each(cursor, [file], _made(workspace / f"{way}.{number}"), None, None))
                assert all(report.recognised for report in brought_one), file
        brought(cursor, files[0], workspace / "joined")
        for table in (*model.tables(), "customer_identities", "identity_links"):
            columns = [row[0] for row in cursor.sql(f"describe {table}").fetchall() if row[0] not in WHERE_FIRST_READ + SPELLING]
            found[table] = sorted(cursor.sql(f"select {', '.join(columns)} from {table}").fetchall(), key=repr)
        cursor.close()
    return found


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def forwards(files, tmp_path_factory) -> dict[str, list]:
    return held(files, tmp_path_factory.mktemp("forwards") / "w")


@pytest.mark.parametrize(("order", "ways"), [("backwards", 2), (1, 1)], ids=["backwards, twice", "shuffled"])
def test_any_permutation_of_all_samples_gives_the_same_store(files, forwards, tmp_path, order, ways):
    permuted = files[::-1] if order == "backwards" else random.Random(order).sample(files, len(files))
    now = held(permuted, tmp_path / "w", ways)
    for table, rows in forwards.items():
        assert now[table] == rows, table


def test_together_the_samples_fill_most_tables(forwards):
    """A law about empty tables would hold for nothing."""
    assert sum(bool(rows) for rows in forwards.values()) > 25
