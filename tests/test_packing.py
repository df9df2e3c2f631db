"""Rows whose shared values are held once read as if each were written whole."""

import shutil
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from data import importing, model, packing, store
from tests.conftest import an_empty_store

EVENTS = model.tables()["email_events"]
SHARED = packing.shared(EVENTS)
KINDS = st.sampled_from([None, "send", "open"])
ROWS = st.lists(st.tuples(KINDS, st.sampled_from([None, "c1", "c2"]), st.sampled_from([None, 0, 1]), st.sampled_from(["f1", "f2"]), st.sampled_from([None, "https://a"])), max_size=12)


def rows_of(told, first=0) -> pl.DataFrame:
    names = ("type", "campaign_id", "record_rank", "file_id", "url")
    columns = {name: [row[place] for row in told] for place, name in enumerate(names)}
    kinds = {name: pl.Int32 if name == "record_rank" else pl.String for name in names}
    return pl.DataFrame(columns, schema=kinds).with_columns(event_id=pl.int_range(first, first + len(told), dtype=pl.Int64))


def put(connection, rows: pl.DataFrame) -> None:
    connection.register("rows", rows)
    packing.insert(connection, EVENTS, "rows")
    connection.unregister("rows")


def kept(connection) -> list[tuple]:
    return connection.execute("select type, campaign_id, record_rank, file_id, url, event_id from email_events order by event_id").fetchall()


def test_what_rows_hold_in_common_is_held_once():
    told = [("send", "c1", None, "f1", None), ("send", "c1", None, "f1", "https://a"), ("open", "c1", None, "f1", None), ("send", None, None, "f1", None)]
    # given: four rows; because: the first two share all but their link, which is a row's own; expect: three sets of shared values
    with an_empty_store() as given_store:
        put(given_store.connection, rows_of(told))
        assert kept(given_store.connection) == [(*row, place) for place, row in enumerate(told)]
        assert given_store.connection.execute(f"select count(*) from {SHARED}").fetchall() == [(3,)]
        packing.delete(given_store.connection, EVENTS, "type = $type", {"type": "open"})
        assert [row[-1] for row in kept(given_store.connection)] == [0, 1, 3]
        assert given_store.connection.execute(f"select count(*) from {SHARED}").fetchall() == [(2,)]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(ROWS, ROWS, st.sampled_from(["type = 'send'", "file_id = 'f1'", "url is null", "event_id % 2 = 0", "true"]))
def test_rows_put_and_taken_out_are_those_of_a_plain_table(first, second, condition):
    with an_empty_store() as given_store:
        connection = given_store.connection
        connection.execute(f"create table plain as select {', '.join(rows_of([]).columns)} from email_events limit 0")
        for rows in (rows_of(first), rows_of(second, len(first))):
            put(connection, rows)
            connection.register("rows", rows)
            connection.execute("insert into plain by name from rows")
            connection.unregister("rows")
        packing.delete(connection, EVENTS, condition)
        connection.execute(f"delete from plain where {condition}")
        assert kept(connection) == connection.execute("select type, campaign_id, record_rank, file_id, url, event_id from plain order by event_id").fetchall()
        held = f"select count(*), count(distinct ({', '.join(EVENTS.shared)})) from {SHARED}"
        n = connection.execute("select count(distinct (type, campaign_id, record_rank, file_id)) from plain").fetchall()[0][0]
        assert connection.execute(held).fetchall() == [(n, n)]


def test_a_store_whose_rows_were_written_whole_is_packed_when_it_is_next_written(tmp_path: Path):
    export = tmp_path / "email_events.csv"
    export.write_text("event_id,campaign_id,type,occurred_at,who_email\n1,c1,send,2026-01-05T09:00:00Z,a@example.com\n2,c1,open,2026-01-05T10:00:00Z,a@example.com\n", encoding="utf-8")
    path, later = tmp_path / "store.duckdb", tmp_path / "later.csv"
    importing.bring_in([export], path)
    told = store.Store(path).rows("from email_events order by event_id")
    assert told.height == 2
    with store.writing(path) as connection:  # as an earlier version left it
        connection.execute("create table whole as from email_events; drop view email_events; drop schema packed cascade; alter table whole rename to email_events")
    assert store.Store(path).rows("from email_events order by event_id").equals(told)
    shutil.copyfile(export, later)
    with later.open("a", encoding="utf-8") as stream:
        stream.write("3,c1,click,2026-01-05T11:00:00Z,a@example.com\n")
    importing.bring_in([later], path)
    opened = store.Store(path)
    assert opened.rows("select count(*) as n from email_events").item() == 3
    assert opened.rows(f"select count(*) as n from {EVENTS.stored}").item() == 3
