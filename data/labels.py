"""What people answered when asked whether a text holds a feeling: one CSV beside the store, which no import touches."""

from __future__ import annotations

import csv
import re
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from data import spreadsheet

FILE = "labels.csv"
COLUMNS = ("labelled_at", "labeller", "feeling", "text_id", "language", "answer")
ANSWERS = ("yes", "no", "unsure")
LONGEST_NAME = 40


def labeller(name: str) -> str:
    """A labeller's name as kept: letters, digits, spaces and dots, at most 40; never what a spreadsheet would run."""
    return " ".join(re.sub(r"[^\w .]", " ", name).split())[:LONGEST_NAME]


def read(folder: Path) -> pl.DataFrame:
    """Every answer, one row per labeller, feeling and text: the last one given."""
    path = folder / FILE
    empty = pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.String))
    if not path.exists():
        return empty
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{name: row.get(name) or "" for name in COLUMNS} for row in csv.DictReader(file)]
    found = pl.DataFrame(rows, schema=empty.schema) if rows else empty
    last = found.unique(["labeller", "feeling", "text_id"], keep="last", maintain_order=True)
    return last.filter(pl.col("answer").is_in(ANSWERS))


def as_csv(folder: Path) -> str:
    """Every answer as a CSV to take away: what a text is called, and its language, were told by a file."""
    return read(folder).with_columns(spreadsheet.as_texts(name) for name in COLUMNS).write_csv()


def add(folder: Path, who: str, feeling: str, text_id: str, language: str, answer: str) -> None:
    """Keep one answer; "" takes the earlier one back. A file cut short by a crash loses its last line at most."""
    if answer not in (*ANSWERS, ""):
        raise ValueError(f"an answer is one of {', '.join(ANSWERS)}, not {answer!r}")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    fresh = not path.exists() or not path.stat().st_size
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if fresh:
            writer.writerow(COLUMNS)
        writer.writerow([datetime.now(UTC).isoformat(timespec="seconds"), labeller(who), feeling, text_id, language, answer])
