"""Long statements told as they go, and broken off when the user asks: Ctrl-C reaches the statement, and leaves nothing half done."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import TypeVar

import duckdb

LARGE_BYTES = 20_000_000
"""Files from this size on are told as they come in; a smaller one is in before anybody could read how far it is."""
SECONDS_BETWEEN = 0.25

T = TypeVar("T")


class Advance:
    """How far work of several statements is, in percent between two bounds: how many are to come nobody knows, so each
    takes half of what is left when it begins. It never goes back, and comes to its end only when the work does."""

    def __init__(self, from_percent: int, to_percent: int) -> None:
        self.began_at, self.reached, self.end, self.last = float(from_percent), float(from_percent), to_percent, 0

    def after(self, percent: int) -> int:
        """The percentage of the whole, given that of the statement under way; a lower one than before is another statement's."""
        if percent < self.last:
            self.began_at = self.reached
        self.last = percent
        self.reached = max(self.reached, self.began_at + (self.end - self.began_at) * percent / 200)
        return min(int(self.reached), self.end - 1)


def watched(cursor: duckdb.DuckDBPyConnection, work: Callable[[], T], tell: Callable[[int], None]) -> T:
    """What `work` gives, `tell` being called now and then with the percentage done of the statement under way.

    The work, which uses this cursor alone, runs on a thread of its own; `tell` is called on the caller's.
    """
    for setting in ("enable_progress_bar = true", "enable_progress_bar_print = false", "progress_bar_time = 0"):
        cursor.execute(f"set {setting}")
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(work)
        try:
            while True:
                try:
                    return running.result(timeout=SECONDS_BETWEEN)
                except NotYet:
                    if running.done():
                        return running.result()
                    tell(max(0, min(100, round(cursor.query_progress()))))
        except BaseException:
            if not running.done():
                cursor.interrupt()
            raise
