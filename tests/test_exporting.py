"""A store leaves as Parquet: whole, by month, all at once or not at all, and without who is who."""

import json

import polars as pl
import pytest

from data import exporting, model
from data.__main__ import main
from data.store import Store


@pytest.fixture(scope="module")
def store(stores):
    opened = Store(stores["full"])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def by_month(store, tmp_path_factory):
    """The store exported with every dated table split by month, however small."""
    folder = tmp_path_factory.mktemp("export") / "parquet"
    exporting.export(store, folder, split_from=1)
    return folder


def told(folder, table):
    return pl.concat([pl.read_parquet(path, hive_partitioning=False) for path in sorted((folder / table).rglob("*.parquet"))])


def test_every_row_of_every_table_arrives(store, by_month):
    manifest = exporting.read_manifest(by_month)
    assert set(model.tables()) - exporting.LEFT_HERE <= set(manifest["tables"])
    for name, table in manifest["tables"].items():
        assert told(by_month, name).height == table["n"] == store.rows(f'select count(*) as n from main."{name}"').item(), name


def test_sums_over_the_files_are_those_of_the_store(store, by_month):
    # money stays exact, and a list keeps its elements
    orders = told(by_month, "orders")
    assert orders["total"].cast(pl.Float64).sum() == pytest.approx(float(store.rows("select sum(total) as total from orders").item()))
    scored = told(by_month, "voices_scored")
    assert scored["topics"].list.len().sum() == store.rows("select sum(len(topics)) as n from voices_scored").item()


@pytest.mark.parametrize(("table", "moment"), [("email_events", "occurred_at"), ("sends", "sent_on")], ids=("a table", "a mart sorted by persons first"))
def test_a_row_lies_in_the_folder_of_its_month(by_month, table, moment):
    # 31 January 23:59 UTC goes to 2026-01, 1 February 00:00 UTC to 2026-02: the month is that of the moment itself
    assert (files := sorted((by_month / table).glob("*/rows.parquet")))
    for path in files:
        month = path.parent.name.removeprefix(f"{exporting.MONTH}=")
        moments = pl.read_parquet(path, hive_partitioning=False)[moment]
        found = set(moments.dt.strftime("%Y-%m").to_list())
        assert found == ({None} if month == exporting.NO_MONTH else {month})


def test_a_small_table_is_one_file(store, tmp_path):
    exporting.export(store, tmp_path / "parquet")
    assert len(list((tmp_path / "parquet" / "reviews").rglob("*.parquet"))) == 1


def test_who_is_who_never_leaves(store, by_month):
    for name in exporting.LEFT_HERE:
        assert store.rows("select count(*) as n from information_schema.tables where table_name = $name and table_schema = 'main'", {"name": name}).item() == 1
        assert not (by_month / name).exists()


def test_a_new_export_takes_the_place_of_the_old_one_whole(store, tmp_path):
    folder = tmp_path / "parquet"
    exporting.export(store, folder)
    (folder / "left_over").mkdir()
    exporting.export(store, folder)
    assert not (folder / "left_over").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["parquet"], "no draft stays behind"


def test_an_export_that_fails_leaves_the_old_one(store, tmp_path, monkeypatch):
    folder = tmp_path / "parquet"
    before = exporting.export(store, folder)

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(exporting, "_write_file", full)
    with pytest.raises(exporting.ExportProblem) as raised:
        exporting.export(store, folder)
    assert raised.value.code == "export_unwritable"
    assert exporting.read_manifest(folder) == json.loads(json.dumps(before))
    assert [path.name for path in tmp_path.iterdir()] == ["parquet"]


def test_a_folder_of_something_else_is_left_alone(store, tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(exporting.ExportProblem) as raised:
        exporting.export(store, tmp_path)
    assert raised.value.code == "export_foreign"
    assert (tmp_path / "letter.txt").read_text() == "dear"


@pytest.mark.parametrize(("content", "code"), [(None, "export_missing"), ("{", "export_foreign"), ("[]", "export_foreign"), ('{"form": 99}', "export_foreign")])
def test_what_is_no_export_is_said_so(tmp_path, content, code):
    if content is not None:
        (tmp_path / exporting.MANIFEST).write_text(content)
    with pytest.raises(exporting.ExportProblem) as raised:
        exporting.read_manifest(tmp_path)
    assert raised.value.code == code


def test_the_command_says_what_it_wrote(stores, tmp_path, capsys):
    assert main(["export", "--store", str(stores["full"]), "--parquet", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert str(len(exporting.read_manifest(tmp_path / "out")["tables"])) in said
    assert main(["export", "--store", str(stores["full"]), "--parquet", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err, "a folder that holds something else is named and left alone"
    assert (tmp_path / "out").exists()
