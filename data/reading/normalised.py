"""The file DuckDB reads when the original is not clean: UTF-8, commas, each row preceded by its number."""

from __future__ import annotations

import csv
import itertools
import shutil
from collections.abc import Sequence
from pathlib import Path

from data.reading.tables import Body

_made = itertools.count(1)


def fresh_name(workspace: Path, ending: str) -> Path:
    """A name in the workspace that owes nothing to names in the user's files."""
    while True:
        path = workspace / f"{next(_made)}.{ending}"
        if not path.exists():
            return path


def under_another_name(file: Path, workspace: Path, ending: str) -> Path:
    """The same file under a fresh name: a link, or a copy where links are not to be had. Raises OSError."""
    named = fresh_name(workspace, ending)
    try:
        named.symlink_to(file.absolute())
    except (OSError, NotImplementedError):
        shutil.copyfile(file, named)
    return named


class RowWriter:
    """Writes numbered rows of text; `body` says where they are and how many."""

    def __init__(self, path: Path):
        self.path = path
        self.rows = 0
        self._longest = 0
        self._has_line_ends = False
        self._file = path.open("w", encoding="utf-8", errors="replace", newline="")
        self._write = csv.writer(self._file, lineterminator="\r\n").writerow

    def write(self, number: int, cells: Sequence[str]) -> None:
        """Raises OSError where the disk is full."""
        self._longest = max(self._longest, self._write([number, *cells]))
        self._has_line_ends = self._has_line_ends or "\n" in "".join(cells)
        self.rows += 1

    def body(self) -> Body:
        return Body(rows=self.rows, has_line_ends_in_cells=self._has_line_ends, numbered=True, longest_bytes=4 * self._longest)

    def __enter__(self) -> RowWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
