"""The scorer made ready while other work goes on: where no earlier run has kept its compiled loops, a process of its own compiles them.

Compiling takes a minute once after the code changes; scoring then finds the loops on disk.
"""

from __future__ import annotations

import atexit
import contextlib
import subprocess
import sys
from pathlib import Path

import polars as pl

from data.feelings import asking, scoring
from data.feelings.adding import weigh_texts

ROOT = Path(__file__).parent.parent.parent
_beside: subprocess.Popen | None = None


def is_compiled() -> bool:
    """Whether the loops of today's code are kept on disk, or can be kept nowhere."""
    try:
        return bool(weigh_texts._cache._cache_file._load_index())
    except AttributeError:  # no place to keep them: a process beside would compile for nobody
        return True


def begin() -> None:
    """Start compiling beside, unless it is done or under way; `wait` before scoring."""
    global _beside
    if _beside is None and not is_compiled():
        with contextlib.suppress(OSError):
            _beside = subprocess.Popen(
                [sys.executable, "-m", __name__], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            atexit.register(_beside.kill)


def wait() -> None:
    """Until the process beside, if there is one, has ended: well or not, the scorer then works."""
    global _beside
    if _beside is not None:
        _beside.wait()
        atexit.unregister(_beside.kill)
        _beside = None


def _use_every_loop() -> None:
    texts = pl.Series("text", ["I am very happy, thanks", "Je suis très inquiet du retard"])
    found = scoring.score(texts, brand_words=("Maison",))
    scoring.score(texts, pl.Series(["en", "fr"]))
    asking.asks_for_human(texts, found["language"])


if __name__ == "__main__":
    _use_every_loop()
