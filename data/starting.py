"""A command that still loads what it needs has nothing to undo: Ctrl-C then ends it at once and in silence, not in a traceback.
Run by a Python that lacks what it needs, it says how to enter the environment."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys

STOPPED = 130
"""The exit code of a command that was stopped."""
UNHEARD = 141
"""The exit code of a command whose reader reads no more, as that of any program such a pipe ends."""
NOT_INSTALLED = 1
_NEEDED = "polars"
"""Of what is installed, the first that every command needs."""
_LOOKED_FOR = "-m"
"""What `sys.argv` begins with while Python still looks for the module of `python -m …`."""


def begins() -> None:
    """At the first import of a package: nothing, unless it is imported to run a command of it."""
    if sys.argv[:1] == [_LOOKED_FOR]:
        signal.signal(signal.SIGINT, lambda *_: os._exit(STOPPED))  # polars keeps what is no function of Python's from being heard
        if importlib.util.find_spec(_NEEDED) is None:
            from data.wording import reader_language, say

            print(say("not_installed", reader_language(), python=sys.executable), file=sys.stderr)
            sys.exit(NOT_INSTALLED)


def is_ready() -> None:
    """From here on the command itself hears Ctrl-C and ends tidily."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def is_stop(problem: BaseException) -> bool:
    """Whether it says that a command was told to stop: DuckDB's word for that during a statement has no class of its own."""
    return isinstance(problem, KeyboardInterrupt) or isinstance(problem, RuntimeError) and "interrupted" in str(problem).lower()


def unheard() -> int:
    """Whoever reads what is printed has read enough (`… | head`): nothing is amiss, and nothing more is written there."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNHEARD
