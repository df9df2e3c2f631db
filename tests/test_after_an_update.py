"""A store that an earlier version left: its marts follow the statements of this one, and the reader is told."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import importing, marts, store
from data.__main__ import main
from data.marts import renewing
from tests.test_renewing import anew, bring

ROOT = Path(__file__).parent.parent


def by_another_statement(path: Path, mart: str, *changes: str) -> None:
    """Make it as if an earlier version had made a mart by another statement; `changes` of the store are SQL."""
    with store.writing(path) as connection:
        connection.execute("update store_info set value = 'of an earlier version' where name = $name", {"name": f"mart:{mart}"})
        for change in changes:
            connection.execute(change)


def of_an_earlier_version(tmp_path) -> Path:
    path = tmp_path / "s.duckdb"
    bring("monday", tmp_path, path)
    by_another_statement(path, "slices", "drop table send_days", "delete from store_info where name = 'mart:send_days'")
    return path


def behind(path: Path) -> set[str]:
    opened = store.Store(path)
    try:
        return set(renewing.behind(opened))
    finally:
        opened.close()


@pytest.mark.parametrize(
    "changes",
    [
        ("delete from slices",),
        ("drop table slices", "create view slices as select 'nobody' as customer_id"),
    ],
    ids=["rows", "a view"],
)
def test_a_statement_that_changed_makes_its_mart_anew_of_whatever_stood_there(tmp_path, changes):
    path = tmp_path / "s.duckdb"
    bring("monday", tmp_path, path)
    by_another_statement(path, "slices", *changes)
    bring("service", tmp_path, path)
    left, made = anew(path)
    assert left["slices"] == made["slices"] != []


def test_what_an_earlier_version_kept_as_rows_becomes_a_view_and_takes_no_room(tmp_path):
    path = tmp_path / "s.duckdb"
    bring("monday", tmp_path, path)
    expected = anew(path)[1]["turns"]
    by_another_statement(path, "turns", "drop view turns", "create table turns as select 'nobody' as customer_id")
    bring("service", tmp_path, path)
    left, made = anew(path)
    assert left["turns"] == made["turns"] != expected != []
    assert not store.Store(path).rows("select 1 from duckdb_tables() where table_name = 'turns'").height


def after_another_statement_of_sends(tmp_path, *changes: str) -> dict[str, str]:
    """What is done with each mart after an update that changes the statement of `sends`, whose rows were first changed so."""
    path = tmp_path / "s.duckdb"
    bring("monday", tmp_path, path)
    by_another_statement(path, "sends", *changes)
    with store.writing(path) as connection:
        cursor = store.cursor_of(connection)
        done = renewing.renew(cursor, renewing.Changes(set()))
        cursor.close()
    assert behind(path) == set()
    left, made = anew(path)
    assert left == made
    return done


def test_another_statement_that_gives_the_same_rows_leaves_those_that_read_its_mart(tmp_path):
    done = after_another_statement_of_sends(tmp_path)
    readers = [name for name, file in marts.marts().items() if "sends" in file.listed("after") and not marts.is_view(name)]
    assert done["sends"] == "whole" and {done[name] for name in readers} == {"left"}


@pytest.mark.parametrize("change", ["update sends set is_clicked = not is_clicked", "alter table sends add column more integer", "delete from sends"])
def test_another_statement_that_gives_other_rows_or_columns_makes_those_that_read_its_mart(tmp_path, change):
    done = after_another_statement_of_sends(tmp_path, change)
    assert done["sends"] == "whole" and done["send_days"] != "left" and done["mail_runs"] != "left"


def test_the_command_renew_makes_what_an_earlier_version_lacked_and_nothing_else(tmp_path, capsys):
    path = of_an_earlier_version(tmp_path)
    assert behind(path) == {"send_days", "slices"}
    assert main(["renew", "--store", str(path)]) == 0
    assert behind(path) == set()
    left, made = anew(path)
    assert left == made
    assert left["send_days"]
    assert main(["renew", "--store", str(path)]) == 0
    assert f"made again: 0 of {len(marts.marts())}," in capsys.readouterr().out.splitlines()[-1]


def test_the_table_of_a_mart_that_no_longer_is_goes_with_the_next_import(tmp_path):
    path = tmp_path / "s.duckdb"
    bring("monday", tmp_path, path)
    with store.writing(path) as connection:
        connection.execute("create table old_weeks as select customer_id from sends")
        connection.execute("create view old_months as from sends")
        for name in ("old_weeks", "old_months"):
            connection.execute(f"insert into store_info values ('mart:{name}', 'of an earlier version')")
    bring("tuesday", tmp_path, path)
    opened = store.Store(path)
    assert not {"old_weeks", "old_months"} & set(opened.tables())
    assert opened.rows("select name from store_info where name like 'mart:old%'").is_empty()
    opened.close()


def test_the_command_renew_without_a_store_says_how_to_make_one(tmp_path, capsys):
    assert main(["renew", "--store", str(tmp_path / "none.duckdb")]) == 1
    assert "python -m data demo" in capsys.readouterr().err
    assert not (tmp_path / "none.duckdb").exists()


def test_a_store_that_holds_nothing_is_not_behind(tmp_path):
    path = tmp_path / "s.duckdb"
    importing.bring_in([], path)
    assert behind(path) == set()


@pytest.mark.parametrize(("language", "said"), [("en", "by an earlier version of Égards"), ("fr", "par une version antérieure d'Égards")])
def test_a_page_says_what_to_do_of_a_store_of_an_earlier_version(tmp_path, monkeypatch, language, said):
    path = of_an_earlier_version(tmp_path)
    monkeypatch.setenv("EGARDS_STORE", str(path))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    assert any(said in one.value.replace("’", "'") for one in app.warning)
    assert any(str(path) in one.value and "data renew" in one.value for one in app.code)


def test_one_click_on_the_page_brings_a_store_of_an_earlier_version_up_to_date(tmp_path, monkeypatch):
    path = of_an_earlier_version(tmp_path)
    monkeypatch.setenv("EGARDS_STORE", str(path))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    app.button(key="renew").click().run()
    assert not app.exception
    assert behind(path) == set()
    assert not app.warning


def test_a_guest_is_told_of_an_earlier_version_and_offered_nothing_to_change(tmp_path, monkeypatch):
    path = of_an_earlier_version(tmp_path)
    monkeypatch.setenv("EGARDS_STORE", str(path))
    monkeypatch.setattr("pages.parts.renewal.may_change", lambda: False)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    assert app.warning and not app.code
    assert all(one.key != "renew" for one in app.button)
