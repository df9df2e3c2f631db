"""Marts made two at a time, each after those it reads: where a statement keeps one core busy, another mart has the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter

import duckdb

from data import store

LANES = 2
"""Marts at once; more would share the memory of these and the same cores."""

LARGEST_ROWS = 6_000_000
"""Rows of the largest table up to which marts are made two at a time; beyond, each keeps every core busy and may take all the memory."""

SECONDS_BETWEEN = 0.25
"""How often the waiting thread looks up, to hear Ctrl-C."""


def make_each(cursor: duckdb.DuckDBPyConnection, reads: dict[str, tuple[str, ...]], make: Callable[[duckdb.DuckDBPyConnection, str], None]) -> Iterator[str]:
    """Make every name of `reads` once those it reads are made, on cursors of the given one's store; gives each as it is begun.

    Nothing may be under way on the given cursor. What goes wrong in one breaks off the other, and is raised.
    """
    order, height = TopologicalSorter(reads), _heights(reads)
    order.prepare()
    free = [store.cursor_of(cursor) for _ in range(LANES)]
    every, running, ready = tuple(free), {}, []
    try:
        with ThreadPoolExecutor(LANES) as beside:
            try:
                while order.is_active():
                    ready = sorted([*ready, *order.get_ready()], key=height.__getitem__)
                    while ready and free:
                        name, lane = ready.pop(), free.pop()
                        yield name
                        running[beside.submit(make, lane, name)] = (name, lane)
                    for done in _done(running):
                        name, lane = running.pop(done)
                        done.result()
                        free.append(lane)
                        order.done(name)
            except BaseException:
                _break_off(running)
                raise
    finally:
        for lane in every:
            lane.close()


def _heights(reads: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """How many follow from each, one after the other: what much waits for is begun first."""
    height = dict.fromkeys(reads, 0)
    for name in reversed([*TopologicalSorter(reads).static_order()]):
        for other in reads[name]:
            height[other] = max(height[other], height[name] + 1)
    return height


def _done(running: Iterable[Future]) -> set[Future]:
    while True:
        done, _ = wait(running, SECONDS_BETWEEN, FIRST_COMPLETED)
        if done:
            return done


def _break_off(running: dict[Future, tuple[str, duckdb.DuckDBPyConnection]]) -> None:
    while wait(running, 0.05).not_done:  # a statement that begins this moment has not heard the first word
        for _, lane in running.values():
            lane.interrupt()
