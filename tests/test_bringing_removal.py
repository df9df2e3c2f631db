"""A source taken out leaves the store that would have been without it: records, persons, and all that is worked out from them."""

from datetime import date
from pathlib import Path

import pytest
from test_importing import FILES

from data import coverage, importing, marts, model
from data.__main__ import main as command
from data.importing import removing
from data.store import Store

OF_THE_IMPORT = {"imported_at", "path", "file_id", "importer_hash"}
SPELLING = {"id_raw", "first_file_id", "first_row_no"}
"""An identity keeps the spelling in which it was seen first, whoever told it."""
OTHER_CALL = FILES["aircall.csv"].replace("08:00:00", "09:30:00")


@pytest.fixture(scope="module")
def exports(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for name, text in {**FILES, "other_call.csv": OTHER_CALL}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(exports, tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "s.duckdb"
    importing.bring_in([exports], path)
    return path.read_bytes()


def content(path: Path) -> dict[str, list[str]]:
    """Every row of every table, ledger table and mart, whatever its order."""
    opened, held = Store(path), {}
    for name in (*model.tables(), *(f"kept.{name}" for name in model.tables()), "source_files", "import_issues", "rejected_rows", "identity_links", "customer_identities", *marts.marts()):
        columns = [column for column in opened.rows(f"select * from {name} limit 0").columns if column not in OF_THE_IMPORT | SPELLING]
        held[name] = sorted(map(repr, opened.rows(f"select {', '.join(columns)} from {name}").iter_rows()))
    opened.close()
    return held


def ids_of(path: Path, *names: str) -> list[str]:
    opened = Store(path)
    found = [opened.rows("select file_id from source_files where path like $like", {"like": f"%/{name}"})["file_id"][0] for name in names]
    opened.close()
    return found


@pytest.mark.parametrize("gone", [("zendesk.csv",), ("hubspot.csv", "aircall.csv")], ids=("half", "links"))
def test_what_is_left_is_what_the_other_files_alone_give(exports, whole, tmp_path, gone):
    path, without = tmp_path / "s.duckdb", tmp_path / "without.duckdb"
    path.write_bytes(whole)
    removing.take_out(path, ids_of(path, *gone))
    importing.bring_in([file for file in sorted(exports.iterdir()) if file.name not in gone], without)
    found, expected = content(path), content(without)
    for name, rows in expected.items():
        assert found[name] == rows, name


def test_nothing_of_anybody_stays_when_every_file_is_taken_out(whole, tmp_path):
    path = tmp_path / "s.duckdb"
    path.write_bytes(whole)
    removing.take_out(path, ids_of(path, *FILES, "other_call.csv"))
    about_people = (*model.tables(), *(f"kept.{name}" for name in model.tables()), "source_files", "import_issues", "customer_identities", "identity_links", "contacts", "purchases", "voices", "signs_of_life")
    assert not [name for name, rows in content(path).items() if rows and name in about_people]


def test_a_file_taken_out_can_come_back_and_the_store_is_as_before(exports, whole, tmp_path):
    path, before = tmp_path / "s.duckdb", tmp_path / "before.duckdb"
    path.write_bytes(whole)
    before.write_bytes(whole)
    removing.take_out(path, ids_of(path, "zendesk_later.csv"))
    importing.bring_in([exports / "zendesk_later.csv"], path)
    assert content(path) == content(before)


def test_a_stretch_without_records_is_a_gap_where_the_source_is_never_silent_so_long(given):
    """A shop sells every day of January and March but two Sundays apart: February, 28 days, is a gap; the Sundays are none.
    A yearly survey answers every 30 days: its pauses are its usual ones."""
    days = [date(2026, 1, day) for day in range(1, 32) if day not in (11, 25)] + [date(2026, 3, day) for day in range(1, 32)]
    orders = [{"order_id": f"o{day}", "placed_at": f"{day} 12:00:00+00", "source_system": "shop"} for day in days]
    answers = [{"response_id": f"r{month}", "submitted_at": f"2026-{month:02d}-01 12:00:00+00", "source_system": "survey"} for month in range(1, 7)]
    gaps = coverage.gaps(given.fill(orders=orders, survey_responses=answers))
    assert gaps.rows() == [("shop", date(2026, 2, 1), date(2026, 2, 28), 28)]


def test_what_is_said_to_be_gone_is_the_records_gone_each_once_however_many_files_told_it(exports, whole, tmp_path):
    path = tmp_path / "s.duckdb"
    path.write_bytes(whole)
    held = {}
    for moment in ("before", "after"):
        opened = Store(path)
        held[moment] = {name: opened.rows(f"select count(*) as n from {name}")["n"][0] for name in model.tables()}
        opened.close()
        if moment == "before":
            gone = removing.take_out(path, ids_of(path, "zendesk.csv", "zendesk_later.csv"))
    assert gone["tickets"] > 0
    assert gone == {name: n - held["after"][name] for name, n in held["before"].items() if n > held["after"][name]}


def test_the_command_that_takes_a_file_out_tells_the_records_gone_and_names_the_nearest_where_there_is_none(whole, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    path, other = tmp_path / "s.duckdb", tmp_path / "other.duckdb"
    path.write_bytes(whole)
    other.write_bytes(whole)
    assert command(["remove", "zendesk.csw", "--store", str(path)]) == 1
    assert "zendesk.csv" in capsys.readouterr().err and path.read_bytes() == whole
    assert command(["remove", "zendesk.csv", "--store", str(path)]) == 0
    told = capsys.readouterr().out
    gone = removing.take_out(other, ids_of(other, "zendesk.csv"))
    assert gone and all(f"{table} {n}" in told for table, n in gone.items())
    assert content(path) == content(other)
