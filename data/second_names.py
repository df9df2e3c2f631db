"""A second name for a store's file while a program opens it, taken away at once, so that a later import cannot change what is being read."""

from __future__ import annotations

import contextlib
import glob
import itertools
import os
import re
from pathlib import Path

_made = itertools.count(1)


def second_name(path: Path) -> Path:
    """A name for the file of this moment that no other program has.

    DuckDB calls a database by what its file's name begins with: whatever the store is called, that is none of its schemas.
    """
    return path.with_name(f".store.{path.stem}.{os.getpid()}.{next(_made)}.duckdb")


def remove_left(path: Path) -> None:
    """Take away the names of programs that were killed before they could: behind one stands a store of before, with whoever was erased since."""
    for link in path.parent.glob(f".store.{glob.escape(path.stem)}.*.duckdb"):
        number = re.fullmatch(rf"\.store\.{re.escape(path.stem)}\.(\d{{1,9}})\.\d+\.duckdb", link.name)
        if number and not _runs(int(number[1])):
            with contextlib.suppress(OSError):
                link.unlink()


def _runs(process: int) -> bool:
    """Whether a program of that number runs. Windows is not asked, where asking would end it: a name in use cannot be taken away there."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True
