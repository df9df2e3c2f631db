"""Marts made two at a time: each after those it reads, two at once, and none goes on when one fails."""

import threading
import time

import duckdb
import pytest

from data import store
from data.marts import beside


def test_each_is_made_after_those_it_reads_and_two_are_made_at_once():
    reads = {"end": ("left", "right"), "left": ("start",), "right": ("start",), "start": ()}
    made, both = [], threading.Barrier(2)

    def make(_, name: str) -> None:
        assert set(reads[name]) <= set(made)
        if name == "start":
            time.sleep(0.2)  # long enough for another to be begun too early
        if name in ("left", "right"):
            both.wait(30)  # broken, and raised, unless the other is being made too
        made.append(name)

    with store.in_memory() as connection:
        begun = list(beside.make_each(connection.cursor(), reads, make))
    assert sorted(begun) == ["end", "left", "right", "start"]
    assert sorted(made) == sorted(begun)


def test_what_most_others_wait_for_is_begun_first():
    """given a chain of three beside two that nothing reads | because the chain takes longest | expect its beginning first"""
    assert next(beside.make_each(duckdb.connect().cursor(), {"a": (), "first": (), "second": ("first",), "third": ("second",), "z": ()}, lambda *_: None)) == "first"


def test_where_one_fails_the_other_is_broken_off():
    broken_off, begun = [], threading.Event()

    def make(lane, name: str) -> None:
        if name == "failing":
            begun.wait(30)
            raise ZeroDivisionError
        begun.set()
        try:
            lane.execute("select count(*) from range(1000000000000) where hash(range) = 1").fetchall()
        except duckdb.InterruptException:
            broken_off.append(name)
            raise

    with store.in_memory() as connection, pytest.raises(ZeroDivisionError):
        list(beside.make_each(connection.cursor(), {"failing": (), "long": ()}, make))
    assert broken_off == ["long"]
