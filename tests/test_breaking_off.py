"""Ctrl-C during an import leaves the store as it was, and nothing beside it."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import importing, store
from data.importing import watching

ROOT = Path(__file__).parent.parent


def a_log(path: Path, n: int) -> Path:
    place = pl.int_range(n, eager=True)
    table = pl.DataFrame({"event_id": place, "who_email": (place % 1000).cast(pl.String) + "@example.org"})
    table.with_columns(occurred_at=pl.lit("2026-03-02T09:00:00Z"), kind=pl.lit("earn"), points=pl.lit(1)).write_csv(path)
    return path


def content_of(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.suffix != ".lock"}


def test_ctrl_c_leaves_the_store_as_it_was(tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    small = tmp_path / "small"
    small.mkdir()
    importing.bring_in([a_log(small / "loyalty_events.csv", 10)], kept / "s.duckdb")
    before = content_of(kept)
    large = tmp_path / "large"
    large.mkdir()
    a_log(large / "loyalty_events.csv", 700_000)
    run = subprocess.Popen([sys.executable, "-m", "data", "bring", str(large), "--store", str(kept / "s.duckdb")], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    draft = kept / ".s.draft.duckdb"
    while not draft.exists() and run.poll() is None:
        time.sleep(0.01)
    time.sleep(0.6)
    assert run.poll() is None, run.communicate()
    os.kill(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode != 0 and b"Traceback" not in told, told
    assert content_of(kept) == before


def test_a_large_file_is_told_as_it_comes_in(tmp_path, monkeypatch):
    """Percentages only grow, and the work gives the same; told here from the first byte and without waiting."""
    monkeypatch.setattr(watching, "LARGE_BYTES", 0)
    monkeypatch.setattr(watching, "SECONDS_BETWEEN", 0.001)
    told = []
    report = importing.bring_in([a_log(tmp_path / "loyalty_events.csv", 50_000)], tmp_path / "s.duckdb", progress=lambda *step: told.append(step))
    percents = [done for what, done, of in told if of == 100 and what.endswith("loyalty_events.csv")]
    assert report.files[0].filled == {"loyalty_events": 50_000}
    assert percents and percents == sorted(percents)


def test_what_goes_wrong_while_it_is_watched_is_raised():
    with store.in_memory() as connection:
        cursor = connection.cursor()
        with pytest.raises(ZeroDivisionError):
            watching.watched(cursor, lambda: 1 // 0, lambda percent: None)


def test_a_short_first_statement_does_not_fill_the_bar():
    """given a statement done at once, one half done, a third begun | because each takes half of what is left of 40 to 100 | expect 70, 77, 77"""
    advance = watching.Advance(40, 100)
    assert [advance.after(percent) for percent in (100, 0, 50, 3)] == [70, 70, 77, 77]


@given(st.lists(st.integers(0, 100)))
def test_the_bar_never_goes_back_and_never_says_it_is_done_before_it_is(told):
    advance = watching.Advance(0, 40)
    reached = [advance.after(percent) for percent in told]
    assert reached == sorted(reached) and all(percent < 40 for percent in reached)
