"""A command that still loads what it needs has nothing to undo: Ctrl-C then ends it at once and in silence, not in a traceback."""

from __future__ import annotations

import os
import signal
import sys

STOPPED = 130
"""The exit code of a command that was stopped."""
_LOOKED_FOR = "-m"
"""What `sys.argv` begins with while Python still looks for the module of `python -m …`."""


def begins() -> None:
    """At the first import of a package: nothing, unless it is imported to run a command of it."""
    if sys.argv[:1] == [_LOOKED_FOR]:
        signal.signal(signal.SIGINT, lambda *_: os._exit(STOPPED))  # polars keeps what is no function of Python's from being heard


def is_ready() -> None:
    """From here on the command itself hears Ctrl-C and ends tidily."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
