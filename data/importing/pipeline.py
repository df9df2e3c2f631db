"""What can be done of a file before its turn, done while an earlier one is brought in: on a thread of its own, and on one of three cursors."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import duckdb

from data import store

AHEAD_BYTES = 64_000_000
"""Files up to this size are made ready before their turn; a larger one takes memory for itself, and is told as it is read."""

LANES = 3
"""Files held in memory at once: the one whose turn it is, one being prepared, and one ready between them, as some take longer to prepare than to keep."""

T = TypeVar("T")
Done = TypeVar("Done")


class Lanes:
    """Cursors of one store, the given one and others; a file keeps one from its preparation to the end of its turn,
    so that no more than these are held in memory."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._all = (cursor, *(store.cursor_of(cursor) for _ in range(LANES - 1)))
        self._free: queue.Queue = queue.Queue()
        self._preparing, self._is_closed = threading.Lock(), False
        for lane in self._all:
            self._free.put(lane)

    def prepared(self, items: Iterable[T], prepare: Callable[[duckdb.DuckDBPyConnection, T], Done]) -> Iterator[tuple[T, duckdb.DuckDBPyConnection, Done]]:
        """Each item with its lane, to be given back, and what `prepare` made of it there."""
        for item in items:
            lane = self._free.get()
            with self._preparing:
                if self._is_closed:
                    return
                done = prepare(lane, item)
            yield item, lane, done

    def give_back(self, lane: duckdb.DuckDBPyConnection) -> None:
        self._free.put(lane)

    def close(self) -> None:
        """From now on nothing is prepared; what is under way is broken off, and over when this returns."""
        self._is_closed = True
        while not self._preparing.acquire(timeout=0.05):  # a statement that begins this moment has not heard the first word
            for lane in self._all:
                lane.interrupt()
        for lane in self._all[1:]:
            lane.close()
        self._preparing.release()
        self._free.put(None)


def one_ahead(items: Iterator[T]) -> Iterator[T]:
    """The same items, the next being made on a thread of its own while one is worked on.

    The thread is a daemon: whoever breaks off does not wait for it, and what it writes goes with the workspace.
    """
    made: queue.Queue = queue.Queue(1)
    nobody_asks = threading.Event()

    def give(item: T | None, problem: BaseException | None) -> None:
        while not nobody_asks.is_set():
            with contextlib.suppress(queue.Full):
                made.put((item, problem), timeout=1)
                return

    def make() -> None:
        try:
            for item in items:
                give(item, None)
                if nobody_asks.is_set():
                    return
            give(None, StopIteration())
        except BaseException as problem:
            give(None, problem)

    threading.Thread(target=make, daemon=True).start()
    try:
        while True:
            item, problem = made.get()
            if isinstance(problem, StopIteration):
                return
            if problem is not None:
                raise problem
            yield item
    finally:
        nobody_asks.set()
