"""Folders for files on their way through, gone with whoever works in them. Those of a process that was killed are cleared
away by the next that needs one: they hold what customers wrote."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "egards-"
IN_USE = ".in-use"
PLACE = "place-"
FRESH_SECONDS = 60
"""A folder this young may belong to a process that is about to hold it."""


class Workings:
    """A folder of its own, held until `clear` or until nobody knows of it any more."""

    def __init__(self, purpose: str) -> None:
        _clear_left()
        self.path = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{purpose}-"))
        held = FileLock(self.path / IN_USE, thread_local=False)
        held.acquire()
        self.clear = weakref.finalize(self, _clear, self.path, held)


    def place(self) -> Path:
        """A folder in it for one file, whatever the others are called."""
        return Path(tempfile.mkdtemp(prefix=PLACE, dir=self.path))


def known_as(path: str) -> str:
    """How a reader knows a file: one that lies in a folder of ours, which is gone tomorrow, by its place there."""
    within = re.escape(Path(tempfile.gettempdir()).as_posix())
    return re.sub(rf"^{within}/{PREFIX}[a-z]+-[^/]+/(?:{PLACE}[^/]+/)?", "", path)


@contextlib.contextmanager
def folder(purpose: str) -> Iterator[Path]:
    """A folder for as long as the block lasts."""
    made = Workings(purpose)
    try:
        yield made.path
    finally:
        made.clear()


def _clear(path: Path, held: FileLock) -> None:
    held.release()  # Windows removes no file that is open
    shutil.rmtree(path, ignore_errors=True)


def _clear_left() -> None:
    for mark in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{IN_USE}"):
        with contextlib.suppress(OSError, Timeout):
            if time.time() - mark.stat().st_mtime > FRESH_SECONDS:
                held = FileLock(mark)
                held.acquire(timeout=0)
                _clear(mark.parent, held)
