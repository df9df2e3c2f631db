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
