"""Files made ready before their turn: two at a time, broken off with the import, and told in their turn."""

from __future__ import annotations

import itertools
import threading

import duckdb

from data import importing, store
from data.importing import pipeline

ORDERS = "event_id,kind,occurred_at,points,email\n{rows}"


def _loyalty(path, points: int):
    path.write_text(ORDERS.format(rows=f"e{points},earn,2026-01-0{points}T10:00:00Z,{points},a@example.org\n"), encoding="utf-8")
    return path


def test_no_more_than_two_are_prepared_at_once():
    with store.in_memory() as connection:
        lanes = pipeline.Lanes(connection.cursor())
        begun, third = [], threading.Event()

        def prepare(_, item: int) -> int:
            begun.append(item)
            if item == 2:
                third.set()
            return item * 10

        prepared = pipeline.one_ahead(lanes.prepared(iter(range(5)), prepare))
        item, lane, done = next(prepared)
        assert (item, done) == (0, 0)
        next(prepared)
        assert not third.wait(0.3) and begun == [0, 1]
        lanes.give_back(lane)
        assert third.wait(30)
        prepared.close()
        lanes.close()


def test_what_is_prepared_when_an_import_breaks_off_is_broken_off_too():
    with store.in_memory() as connection:
        lanes = pipeline.Lanes(connection.cursor())
        begun, ended, second = [], [], threading.Event()

        def prepare(lane, item: int) -> None:
            begun.append(item)
            if item:
                second.set()
                try:
                    lane.execute("select count(*) from range(1000000000000) where hash(range) = 1").fetchall()
                except duckdb.InterruptException:
                    ended.append(item)

        prepared = pipeline.one_ahead(lanes.prepared(itertools.count(), prepare))
        next(prepared)
        assert second.wait(30)
        prepared.close()
        lanes.close()
        assert (begun, ended) == ([0, 1], [1])


def test_a_file_given_twice_in_one_batch_is_brought_in_once(tmp_path):
    with store.in_memory() as connection:
        cursor = connection.cursor()
        file = _loyalty(tmp_path / "loyalty_events.csv", 1)
        again = tmp_path / "again"
        again.mkdir()
        copy = again / "loyalty_events.csv"
        copy.write_bytes(file.read_bytes())
        first, second = importing._each(cursor, [file, copy], tmp_path, (), None)
        assert (first.already, second.already) == (False, True)
        assert cursor.execute("select count(*) from loyalty_events").fetchall() == [(1,)]


def test_a_file_that_cannot_be_prepared_is_told_in_its_turn(tmp_path, monkeypatch):
    with store.in_memory() as connection:
        cursor = connection.cursor()
        files = [_loyalty(tmp_path / f"loyalty_events_{points}.csv", points) for points in (1, 2, 3)]
        typed = importing._typed_anew

        def failing(lane, table, *others):
            if table.path.endswith("_2.csv"):
                raise duckdb.ConversionException("no such thing")
            return typed(lane, table, *others)

        monkeypatch.setattr(importing, "_typed_anew", failing)
        reports = list(importing._each(cursor, files, tmp_path, (), None))
        assert [report.recognised for report in reports] == [True, False, True]
        assert [issue.code for issue in reports[1].issues] == ["importer_failed"]
        assert cursor.execute("select points from loyalty_events order by 1").fetchall() == [(1,), (3,)]


def test_typing_a_file_leaves_the_order_of_another_s_rows_alone(tmp_path):
    """What DuckDB may reorder is a setting of the whole store: put back by one cursor, it would renumber the rows another is reading."""
    with store.in_memory() as connection:
        cursor = connection.cursor()
        list(importing._each(cursor, [_loyalty(tmp_path / "loyalty_events.csv", 1)], tmp_path, (), None))
        assert cursor.execute("select current_setting('disabled_optimizers')").fetchall() == [("in_clause",)]
