"""The store: readers never see half an import, nobody reads files through it, two imports never meet."""

import gc
import os
import subprocess
import sys
import time
import weakref
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data import store
from data.__main__ import holds_demonstration
from data.__main__ import main as command
from data.store import Store, StoreProblem, writing

ROOT = Path(__file__).resolve().parents[1]


def ticket_in(path: Path, name: str) -> None:
    with writing(path) as connection:
        connection.execute("insert into tickets (ticket_id) values ($name)", {"name": name})


def tickets(path: Path) -> list[str]:
    opened = Store(path)
    try:
        return opened.rows("select ticket_id from tickets order by 1")["ticket_id"].to_list()
    finally:
        opened.close()


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "s.duckdb"
    ticket_in(made, "first")
    return made


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "from glob('/etc/*')",
        "copy tickets to '/tmp/egards-out.csv'",
        "export database '/tmp/egards-out'",
        "attach '/tmp/egards-other.duckdb'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set memory_limit = '1GB'",
        "insert into tickets (ticket_id) values ('x')",
        "delete from tickets",
        "create table mine (a int)",
        "drop table tickets",
    ],
)
def test_the_readers_connection_refuses(path, statement):
    opened = Store(path)
    with pytest.raises(duckdb.Error):
        opened.rows(statement)
    assert tickets(path) == ["first"]


def test_a_statement_asked_again_takes_other_values_of_other_kinds(path):
    opened = Store(path)
    told = [opened.rows("select $asked as told, count(*) as n from tickets", {"asked": asked}).row(0) for asked in (1, "' or 1=1 --", 2.5, date(2026, 1, 5), 3)]
    assert told == [(1, 1), ("' or 1=1 --", 1), (2.5, 1), (date(2026, 1, 5), 1), (3, 1)]


@pytest.mark.parametrize(("asked_at_once", "left"), [(1, lambda cores: cores), (2, lambda cores: max(1, cores - 1)), (1000, lambda cores: 1)])
def test_duckdb_leaves_a_core_to_each_who_asks(path, asked_at_once, left):
    with duckdb.connect() as plain:
        (cores,) = plain.execute("select cast(current_setting('threads') as integer)").fetchall()[0]
    opened = Store(path, asked_at_once)
    assert opened.rows("select cast(current_setting('threads') as integer) as threads").item() == left(cores)
    opened.close()


def test_a_store_that_nobody_holds_is_closed_at_once(path):
    """A server opens each version of a store; the file of an earlier one would stay on the disk for as long as it is open."""
    opened = Store(path)
    opened.rows("select 1 as one")
    held = weakref.ref(opened)
    gc.disable()
    try:
        del opened
        assert held() is None
    finally:
        gc.enable()


def test_a_reader_keeps_what_it_opened_and_a_new_one_sees_the_new_store(path):
    before = Store(path)
    ticket_in(path, "second")
    assert before.rows("select count(*) as n from tickets")["n"][0] == 1
    assert tickets(path) == ["first", "second"]
    assert before.version != store.version_of(path)


def test_an_import_that_fails_leaves_the_store_as_it_was(path):
    with pytest.raises(RuntimeError), writing(path) as connection:
        connection.execute("delete from tickets")
        raise RuntimeError("halfway")
    assert tickets(path) == ["first"]
    assert not list(path.parent.glob(".*draft*"))


IMPORT_UNTIL_KILLED = """
import sys, time
from pathlib import Path
from data.store import writing

with writing(Path(sys.argv[1])) as connection:
    connection.execute("delete from tickets")
    connection.execute("insert into tickets (ticket_id) select cast(range as varchar) from range(200000)")
    print("started", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("delay_seconds", [0.0, 0.05])
def test_a_killed_import_leaves_the_store_whole(path, delay_seconds):
    command_line = [sys.executable, "-c", IMPORT_UNTIL_KILLED, str(path)]
    with subprocess.Popen(command_line, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout.readline() == "started\n"
        time.sleep(delay_seconds)
        process.kill()
    assert tickets(path) == ["first"]
    ticket_in(path, "second")
    assert tickets(path) == ["first", "second"]


def test_two_imports_at_once_are_told_apart(path):
    with writing(path), pytest.raises(StoreProblem) as told:
        ticket_in(path, "second")
    assert told.value.code == "store_busy"
    assert tickets(path) == ["first"]


def test_a_store_of_a_later_version_is_refused_by_readers_and_writers(path):
    connection = duckdb.connect(str(path))
    connection.execute("update store_info set value = '99' where name = 'shape'")
    connection.close()
    for attempt in (lambda: Store(path), lambda: ticket_in(path, "x")):
        with pytest.raises(StoreProblem) as told:
            attempt()
        assert told.value.code == "store_from_the_future"


def test_another_programs_file_is_refused(tmp_path):
    foreign = tmp_path / "other.duckdb"
    duckdb.connect(str(foreign)).execute("create table mine (a int)").close()
    with pytest.raises(StoreProblem) as told:
        Store(foreign)
    assert told.value.code == "store_foreign"


def test_a_file_that_is_no_database_is_refused(tmp_path):
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"not a database at all" * 1000)
    with pytest.raises(StoreProblem) as told:
        Store(broken)
    assert told.value.code == "store_no_database"
    with pytest.raises(StoreProblem) as told, store.writing(broken):
        pass
    assert told.value.code == "store_no_database", "a writer says the same, not that space or rights are wanting"


def test_a_missing_store_is_told_with_what_to_do(tmp_path):
    from data.wording import say

    with pytest.raises(StoreProblem) as told:
        Store(tmp_path / "none.duckdb")
    for language in ("en", "fr"):
        assert "python -m data demo" in say(told.value.code, language, **told.value.detail)


def test_a_full_disk_leaves_the_store_as_it_was(path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.shutil, "copyfile", full)
    with pytest.raises(StoreProblem) as told:
        ticket_in(path, "second")
    assert told.value.code == "store_unwritable" and "No space left" in told.value.detail["reason"]
    monkeypatch.undo()
    assert tickets(path) == ["first"]


def test_the_demonstration_never_takes_the_place_of_a_company_s_own_data(tmp_path, capsys):
    """A store with data brought in is refused; the demonstration's own, marked so, is known as such."""
    path = tmp_path / "own.duckdb"
    with store.writing(path):
        pass
    before = path.read_bytes()
    assert command(["demo", "--store", str(path)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert path.read_bytes() == before
    with store.writing(path) as connection:
        connection.execute("insert into settings values ('company', 'demonstration')")
    assert store.Store(path).is_demonstration


ZENDESK = "Id,Requester id,Requester email,Created at,Updated at,Status,Satisfaction Score,Via,Subject\n1,900,ada@example.org,2026-03-02 09:00,2026-03-02 10:00,Open,Not Offered,Mail,A question\n"


def test_a_company_s_own_files_take_the_place_of_the_demonstration_and_nothing_else_does(tmp_path, capsys):
    path, unknown, known = tmp_path / "s.duckdb", tmp_path / "unknown.csv", tmp_path / "zendesk.csv"
    with store.writing(path) as connection:
        connection.execute("insert into settings values ('company', 'demonstration')")
        connection.execute("insert into tickets (ticket_id) values ('invented')")
    unknown.write_text("a,b\n1,2\n", encoding="utf-8")
    known.write_text(ZENDESK, encoding="utf-8")
    assert command(["bring", str(unknown), "--store", str(path)]) == 1
    assert (holds_demonstration(path), tickets(path)) == (True, ["invented"])
    assert command(["bring", str(known), "--store", str(path)]) == 0
    assert "--store demonstration.duckdb" in capsys.readouterr().err
    assert (holds_demonstration(path), len(tickets(path)), "invented" in tickets(path)) == (False, 1, False)
    assert command(["bring", str(known), "--store", str(path)]) == 0, "and from then on files are added to one's own"
    assert len(tickets(path)) == 1


def _memory_limit(connection) -> str:
    return connection.execute("select current_setting('memory_limit')").fetchall()[0][0]


def test_marts_are_held_to_memory_in_proportion_to_the_rows_of_a_draft_and_never_given_more(path, monkeypatch):
    with writing(path) as connection:
        connection.execute("insert into settings select 'name ' || i, 'x' from range(4096) made(i)")
        store.bound_marts_memory(store.cursor_of(connection))
        assert _memory_limit(connection) == "1.0 GiB"
        monkeypatch.setattr(store, "LEAST_MARTS_MEMORY", 0)
        monkeypatch.setattr(store, "MARTS_MEMORY_PER_ROW", 64 * 1024)
        store.bound_marts_memory(store.cursor_of(connection))
        assert _memory_limit(connection) == "256.0 MiB"
        monkeypatch.setattr(store, "LEAST_MARTS_MEMORY", 2 * 1024**3)
        store.bound_marts_memory(store.cursor_of(connection))
        assert _memory_limit(connection) == "256.0 MiB"


def test_a_store_in_memory_keeps_its_limit():
    with store.in_memory() as connection:
        before = _memory_limit(connection)
        store.bound_marts_memory(store.cursor_of(connection))
        assert _memory_limit(connection) == before


def test_what_differs_from_row_to_row_is_compressed_as_told_and_the_rest_as_duckdb_finds_best(path):
    with writing(path) as connection:
        connection.execute("insert into messages (message_id, author_role) select left(md5(cast(i as varchar)), 16), ['customer', 'agent'][1 + i % 2] from range(20000) made(i)")
    with duckdb.connect(str(path), read_only=True) as connection:
        found = dict(connection.execute("select column_name, any_value(compression) from pragma_storage_info('messages') where segment_type = 'VARCHAR' and column_name in ('message_id', 'author_role') group by all").fetchall())
    assert found["message_id"] == "ZSTD"
    assert found["author_role"] != "ZSTD"


def test_a_name_left_by_a_killed_reader_is_taken_away_with_the_store_behind_it(path):
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True).stdout.strip()
    left, running, another = (path.with_name(f".store.{path.stem}{number}.duckdb") for number in (f".{gone}.1", f".{os.getpid()}.999", f"other.{gone}.1"))
    for link in (left, running, another):
        os.link(path, link)
    with store.writing(path):
        pass
    assert [link.exists() for link in (left, running, another)] == [False, True, True]


@pytest.mark.parametrize("name", ["packed", "kept", "main", "store"])
def test_a_store_may_be_called_as_one_of_its_schemas_is(path, name):
    named = path.with_name(f"{name}.duckdb")
    path.rename(named)
    opened = Store(named)
    assert opened.rows("select count(*) as n from email_events").item() == opened.rows("select count(*) as n from kept.email_events").item() == 0
    opened.close()


def test_a_store_whose_shape_is_no_number_is_another_programs(path):
    connection = duckdb.connect(str(path))
    connection.execute("update store_info set value = 'one' where name = 'shape'")
    connection.close()
    with pytest.raises(store.StoreProblem) as told:
        store.Store(path)
    assert told.value.code == "store_foreign"


def test_a_damaged_store_is_told_to_who_writes_as_to_who_reads(path):
    content = bytearray(path.read_bytes())
    for place in range(12_288, len(content), 64):
        content[place] ^= 255
    path.write_bytes(content)
    for opened in (lambda: Store(path), lambda: writing(path).__enter__()):
        with pytest.raises(StoreProblem) as told:
            opened()
        assert told.value.code == "store_unreadable"
    assert path.read_bytes() == content and sorted(path.parent.iterdir()) == sorted([path, path.with_name(path.name + ".lock")])
