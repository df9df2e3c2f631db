"""Rows whose shared values are held once read as if each were written whole."""

import contextlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import importing, model, packing, store
from data.importing import forgetting, merging, people
from data.wording import sentence
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


def test_how_many_events_a_tool_tells_of_and_when_is_what_the_rows_say():
    """Two tools, one of them by two files; of one event no moment is known, another is of before 1970, to the microsecond."""
    moments = [datetime(2026, 1, 5, 9, tzinfo=UTC), None, datetime(1969, 12, 31, 23, 59, 58, 999_999, tzinfo=UTC), datetime(2026, 1, 5, 9, 0, 0, 1, tzinfo=UTC)]
    told = [{"event_id": place, "campaign_id": "c1", "type": "open", "source_system": "a" if place else "b", "file_id": f"f{place // 2}", "occurred_at": moment} for place, moment in enumerate(moments)]
    with an_empty_store() as given_store:
        put(given_store.connection, pl.DataFrame(told, schema_overrides={"occurred_at": pl.Datetime("us", "UTC")}))
        rows = given_store.connection.execute("select source_system, count(*), min(occurred_at), max(occurred_at) from email_events group by 1 order by 1").fetchall()
        lived = given_store.connection.execute(f"select source_system, sum(n), min(first_at), max(last_at) from ({packing.lived(EVENTS)}) group by 1 order by 1").fetchall()
    assert lived == rows == [("a", 3, moments[2], moments[3]), ("b", 1, moments[0], moments[0])]


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


def test_a_store_whose_moments_and_identities_were_kept_whole_is_packed_closer_when_it_is_next_written(tmp_path: Path):
    path = tmp_path / "store.duckdb"
    told = [("2026-01-05 09:00:00+00", "k1", "k1"), ("1969-12-31 23:59:59.25+00", "k2", "k1"), (None, "k3", None), ("2026-01-05 09:00:00.000001+00", None, None)]
    with store.writing(path) as connection:
        rows = ", ".join(f"({place}, {', '.join('null' if one is None else repr(one) for one in row)})" for place, row in enumerate(told))
        packing.insert(connection, EVENTS, f"(select event_id, cast(occurred_at as timestamptz) as occurred_at, person_key, customer_id from (values {rows}) as made(event_id, occurred_at, person_key, customer_id))")
        expected = connection.execute("from email_events order by event_id").fetchall()
        assert connection.execute("select cast(occurred_at as varchar), person_key, customer_id from email_events order by event_id").fetchall() == told
        # as an earlier version left it
        own = ", ".join(EVENTS.own_to_a_row)
        connection.execute(f"create table whole as select event_id, {packing.SHARED_NO} from {EVENTS.stored}; create table rows_whole as select {own}, {packing.SHARED_NO} from email_events join whole using (event_id)")
        connection.execute(f"drop view email_events; drop table {EVENTS.stored}; create table {EVENTS.stored} as from rows_whole; drop table whole; drop table rows_whole")
        connection.execute(f"create view email_events as select {', '.join(EVENTS.names)} from {EVENTS.stored} join {SHARED} using ({packing.SHARED_NO})")
    assert store.Store(path).rows("from email_events order by event_id").rows() == expected
    with store.writing(path) as connection:
        assert connection.execute("from email_events order by event_id").fetchall() == expected
        assert connection.execute(f"select count({packing.PERSON}) from {EVENTS.stored}").fetchall() == [(2,)]


def test_a_row_s_person_is_that_of_its_identity_though_the_identity_is_kept_where_it_differs_alone():
    with an_empty_store() as given_store:
        connection = given_store.connection
        packing.insert(connection, EVENTS, "(from (values (1, 'k1', 'k1'), (2, 'k2', 'k1'), (3, 'k3', 'k3')) as made(event_id, person_key, customer_id))")
        connection.execute("create temp table another as from (values ('k1', 'k0'), ('k2', 'k2'), ('k4', 'k3')) as made(person_key, customer_id)")
        packing.name_persons(connection, EVENTS, "another")
        assert connection.execute("select person_key, customer_id from email_events order by event_id").fetchall() == [("k1", "k0"), ("k2", "k2"), ("k3", "k3")]


OWN = "-- export.en: Ours\n-- export.fr: Les nôtres\n-- tool: ours\n-- needs: Who, Mailing\n-- zone: UTC\n"
MAILINGS = "Who,Mailing\nada@example.org,m1\nbob@example.org,m2\neve@example.org,m2\n"


def own_export(folder: Path, *statements: str) -> tuple[Path, Path]:
    """A file of three rows, and the folder of an importer of one's own that makes e-mail events of it by these statements."""
    own, file = folder / "own", folder / "mailings.csv"
    own.mkdir()
    (own / "ours.sql").write_text(OWN + "\n".join(f"-- fills: email_events\nselect row_no, {told} from export\n" for told in statements), encoding="utf-8")
    file.write_text(MAILINGS, encoding="utf-8")
    return file, own


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (['"Who" as who_email, "Mailing" as url'], [(1, None, "m1"), (2, None, "m2"), (3, None, "m2")]),
        (['"Who" as who_email, null as type, null as actor, "Mailing" as url'], [(1, None, "m1"), (2, None, "m2"), (3, None, "m2")]),
        # given: no identifier in row 1, the same in rows 2 and 3; expect: one record of both, as the later row tells it
        (["\"Who\" as who_email, 'send' as type, nullif(\"Mailing\", 'm1') as event_id, row_no as record_rank"], [(1, "send", None), (3, "send", None)]),
        (
            ["\"Who\" as who_email, 'send' as type, \"Mailing\" as url", "'open' as type, row_no as n", "\"Who\" as who_crm_id, 'click' as type"],
            [(1, "click", None), (1, "open", None), (1, "send", "m1"), (2, "click", None), (2, "open", None), (2, "send", "m2"), (3, "click", None), (3, "open", None), (3, "send", "m2")],
        ),
    ],
    ids=["nothing of what rows share", "nothing known of it", "a record without an identifier, one told twice", "several statements, one of nobody"],
)
def test_whatever_an_importer_tells_of_what_rows_share_they_are_kept(tmp_path, statements, expected):
    file, own = own_export(tmp_path, *statements)
    (report,) = importing.bring_in([file], tmp_path / "s.duckdb", importers=own).files
    assert report.recognised, report.issues
    opened = store.Store(tmp_path / "s.duckdb")
    assert sorted(opened.rows("select row_no, type, url from email_events").rows(), key=repr) == sorted(expected, key=repr)
    opened.close()


def test_a_statement_that_gives_other_rows_each_time_is_refused(tmp_path):
    """What rows share is found before they are written: they would be lost."""
    file, own = own_export(tmp_path, '"Who" as who_email, concat("Mailing", random()) as campaign_id')
    (report,) = importing.bring_in([file], tmp_path / "s.duckdb", importers=own).files
    assert not report.recognised and "ours.sql: `fills: email_events` gives other rows each time" in sentence(report.issues[-1], "en")


HEADER = "event_id,campaign_id,type,occurred_at,who_email,record_as_of\n"
LINES = st.lists(
    st.tuples(st.sampled_from(["1", "2", "3", ""]), st.sampled_from(["c1", "c2", ""]), st.sampled_from(["send", "open", ""]), st.just("2026-01-05T09:00:00Z"), st.sampled_from(["ada@example.org", "bob@example.org", ""]), st.sampled_from(["2026-02-01", "2026-03-01", ""])),
    min_size=1, max_size=5,
)  # fmt: skip


@contextlib.contextmanager
def brought(files: list[Path], work: Path):
    """A cursor of a store in memory after the files, one by one in this order."""
    with store.in_memory() as connection:
        cursor = connection.cursor()
        bring(cursor, files, work)
        yield cursor
        cursor.close()


def bring(cursor, files: list[Path], work: Path) -> None:
    for file in files:
        workspace = work / str(len(list(work.iterdir())))
        workspace.mkdir()
        (report,) = importing.bring_each(cursor, [file], workspace, None, None)
        assert report.recognised, report.issues


def whole(cursor) -> dict[str, list]:
    """Every e-mail event with its person and all its tellings; what rows share is held once, and of every row."""
    people.tell_apart(cursor)
    people.assign_persons(cursor)
    (held,) = cursor.execute(f"select count(*), count(distinct ({', '.join(EVENTS.shared)})) from {SHARED}").fetchall()
    assert held[0] == held[1]
    assert cursor.execute(f"select count(*) from {EVENTS.stored}").fetchall() == cursor.execute("select count(*) from email_events").fetchall()
    return {name: sorted(cursor.execute(f"from {name}").fetchall(), key=repr) for name in ("email_events", "kept.email_events")}


@settings(max_examples=8, deadline=None, derandomize=True)
@given(st.lists(LINES, min_size=2, max_size=3, unique_by=repr))
def test_files_come_in_in_any_order_go_again_and_people_are_erased_as_from_whole_rows(tmp_path_factory, told):
    folder = tmp_path_factory.mktemp("files")
    (work := folder / "work").mkdir()
    files = []
    for number, lines in enumerate(told):
        files.append(folder / f"email_events_{number}.csv")
        files[-1].write_text(HEADER + "".join(",".join(line) + "\n" for line in lines), encoding="utf-8")
    with brought(files, work) as cursor:
        found = whole(cursor)
        (last,) = cursor.execute("select file_id from source_files where path like $path", {"path": f"%{files[-1].name}"}).fetchall()[0]
        merging.remove_files(cursor, [last])
        without = whole(cursor)
        hers = cursor.execute("select person_key from customer_identities where id_norm = 'ada@example.org'").fetchall()
        forgetting.forget(cursor, "ada@example.org")
        assert whole(cursor) == {name: [row for row in rows if (row[EVENTS.names.index("person_key")],) not in hers] for name, rows in without.items()}
    with brought([*files[::-1], files[0]], work) as cursor:
        assert whole(cursor) == found
    with brought(files[:-1], work) as cursor:
        assert whole(cursor) == without


def test_once_somebody_was_erased_the_rows_of_others_come_in_as_they_would_without(tmp_path):
    """Also of records told again by a later file, or twice by one."""
    (work := tmp_path / "work").mkdir()
    lines = [f"{n}-{who}-{kind},c{n % 2},{kind},2026-01-05T09:00:00Z,{who}@example.org,\n" for n in range(4) for who in ("ada", "bob") for kind in ("send", "open")]
    texts = {"seen": "".join(lines[:2]), "first": "".join([*lines, lines[2]]), "later": "".join(lines[:6]).replace("c0", "c9")}
    found = []
    for is_erased in (True, False):
        files = []
        for name, text in texts.items():
            files.append(tmp_path / f"{name}_{is_erased}.csv")
            files[-1].write_text(HEADER + "".join(line for line in text.splitlines(keepends=True) if is_erased or "ada@" not in line), encoding="utf-8")
        with brought(files[:1] if is_erased else [], work) as cursor:
            if is_erased:
                assert forgetting.forget(cursor, "ada@example.org")
            bring(cursor, files[1:], work)
            columns = ", ".join(name for name in EVENTS.names if name not in ("file_id", "row_no"))
            held = whole(cursor)
            assert {name: len(rows) for name, rows in held.items()} == {"email_events": 8, "kept.email_events": 5}
            found.append([sorted(cursor.execute(f"select {columns} from {name}").fetchall(), key=repr) for name in held])
    assert found[0] == found[1]
