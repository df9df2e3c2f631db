"""Files made ready before their turn: so many at a time, broken off with the import, and told in their turn."""

from __future__ import annotations

import itertools
import threading

import duckdb

from data import importing, store
from data.importing import brand_scoring, people, pipeline

ORDERS = "event_id,kind,occurred_at,points,email\n{rows}"


def _loyalty(path, points: int):
    path.write_text(ORDERS.format(rows=f"e{points},earn,2026-01-0{points}T10:00:00Z,{points},a@example.org\n"), encoding="utf-8")
    return path


def test_no_more_are_held_than_there_are_lanes():
    with store.in_memory() as connection:
        lanes = pipeline.Lanes(connection.cursor())
        begun, one_more = [], threading.Event()

        def prepare(_, item: int) -> int:
            begun.append(item)
            if item == pipeline.LANES:
                one_more.set()
            return item * 10

        prepared = pipeline.one_ahead(lanes.prepared(iter(range(pipeline.LANES + 3)), prepare))
        item, lane, done = next(prepared)
        assert (item, done) == (0, 0)
        for _ in range(pipeline.LANES - 1):
            next(prepared)
        assert not one_more.wait(0.3) and begun == list(range(pipeline.LANES))
        lanes.give_back(lane)
        assert one_more.wait(30)
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


def test_a_text_scored_before_it_is_known_who_wrote_it_is_given_to_that_person(tmp_path, monkeypatch):
    """Persons and scores are made beside each other; here the scores are ready first."""
    scored, tell_apart, score_brand_texts = threading.Event(), people.tell_apart, brand_scoring.score_brand_texts

    def told_apart_late(*given):
        assert scored.wait(60)
        return tell_apart(*given)

    def scored_first(cursor):
        score_brand_texts(cursor)
        scored.set()

    monkeypatch.setattr(people, "tell_apart", told_apart_late)
    monkeypatch.setattr(brand_scoring, "score_brand_texts", scored_first)
    (tmp_path / "reviews.csv").write_text("review_id,platform,rating,text,created_at,who_phone\nr1,site,1,Très déçue du retard,2026-01-01T10:00:00Z,+33627418593\n", encoding="utf-8")
    (tmp_path / "loyalty_events.csv").write_text("event_id,kind,occurred_at,points,who_phone,who_email\ne1,earn,2026-01-02T10:00:00Z,1,+33627418593,a@example.org\n", encoding="utf-8")
    importing.bring_in([tmp_path / "reviews.csv", tmp_path / "loyalty_events.csv"], tmp_path / "s.duckdb")
    with duckdb.connect(str(tmp_path / "s.duckdb"), read_only=True) as kept:
        assert kept.execute("select count(distinct customer_id) from customer_identities").fetchall() == [(1,)]
        assert kept.execute("select t.customer_id = r.customer_id, r.customer_id = i.customer_id from text_scores t, reviews r, customer_identities i").fetchall() == [(True, True)] * 2


def test_a_file_given_twice_in_one_batch_is_brought_in_once(tmp_path):
    with store.in_memory() as connection:
        cursor = connection.cursor()
        file = _loyalty(tmp_path / "loyalty_events.csv", 1)
        again = tmp_path / "again"
        again.mkdir()
        copy = again / "loyalty_events.csv"
        copy.write_bytes(file.read_bytes())
        first, second = importing.bring_each(cursor, [file, copy], tmp_path, (), None)
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
        reports = list(importing.bring_each(cursor, files, tmp_path, (), None))
        assert [report.recognised for report in reports] == [True, False, True]
        assert [issue.code for issue in reports[1].issues] == ["importer_failed"]
        assert cursor.execute("select points from loyalty_events order by 1").fetchall() == [(1,), (3,)]


def test_typing_a_file_leaves_the_order_of_another_s_rows_alone(tmp_path):
    """What DuckDB may reorder is a setting of the whole store: put back by one cursor, it would renumber the rows another is reading."""
    with store.in_memory() as connection:
        cursor = connection.cursor()
        list(importing.bring_each(cursor, [_loyalty(tmp_path / "loyalty_events.csv", 1)], tmp_path, (), None))
        assert cursor.execute("select current_setting('disabled_optimizers')").fetchall() == [("in_clause",)]
