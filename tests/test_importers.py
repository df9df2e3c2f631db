"""Every importer against its own sample: `tests/exports/<importer>[.<n>].expected.toml` says what must come of which file.

`file` is the sample, `path` the name it is brought in under where the importer reads it, `settings` what the company
decided. `[filled]` gives rows per table, `[[rows.<table>]]` some rows by the columns that matter ("" is unknown,
`person` is any identity of the person), `reports` the codes that must be told, `report_rows` the very rows a code is told of, `because` the working in words.
"""

from __future__ import annotations

import shutil
import tomllib
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from data import importing, model, store
from data.importing import merging, people, recognising
from data.importing.settings import keep_settings
from data.wording import sentence

SAMPLES = Path(__file__).parent / "exports"
EXPECTED = sorted(SAMPLES.glob("*.expected.toml"))
READ_FROM = ("file_id", "row_no", "attributes")


def name_of(expected: Path) -> str:
    return expected.name.removesuffix(".expected.toml")


@dataclass(frozen=True)
class Life:
    """What came of one sample: brought in, brought in again, and its rows once more from another file."""

    expected: dict
    report: importing.FileReport
    found: dict[str, list[tuple]]
    before: dict[str, list]
    again: importing.FileReport
    after: dict[str, list]
    elsewhere: importing.FileReport | None
    after_elsewhere: dict[str, list]


@pytest.fixture(scope="module", params=EXPECTED, ids=name_of)
def life(request, tmp_path_factory) -> Life:
    expected, folder = tomllib.loads(request.param.read_text(encoding="utf-8")), tmp_path_factory.mktemp("sample")
    path = placed(expected, folder / "in")
    with store.in_memory() as connection:
        cursor = connection.cursor()
        keep_settings(cursor, expected.get("settings", {}))
        (report,) = brought(cursor, path, folder / "first")
        found = {table: [rows_of(cursor, table, list(wanted)) for wanted in rows] for table, rows in expected.get("rows", {}).items()}
        before = everything(cursor)
        (again,) = importing.bring_each(cursor, [path], folder / "first", None, None)
        after = everything(cursor)
        elsewhere = written_anew(cursor, path, folder / "third")
        after_elsewhere = everything(cursor)
        cursor.close()
    return Life(expected, report, found, before, again, after, elsewhere, after_elsewhere)


def placed(expected: dict, folder: Path) -> Path:
    """The sample under the path it is to be brought in by."""
    path = folder / expected.get("path", expected["file"])
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SAMPLES / expected["file"], path)
    return path


def brought(cursor, path: Path, workspace: Path):
    workspace.mkdir(exist_ok=True)
    reports = list(importing.bring_each(cursor, [path], workspace, None, None))
    people.tell_apart(cursor)
    people.assign_persons(cursor)
    merging.gather_customers(cursor)
    return reports


def written_anew(cursor, path: Path, workspace: Path) -> importing.FileReport | None:
    """The same rows in a file of other bytes, brought in; None where a line end cannot simply be added."""
    content = path.read_bytes()
    if content[:2] in (b"PK", b"\xff\xfe", b"\x1f\x8b"):
        return None
    path.write_bytes(content + b"\n")
    return brought(cursor, path, workspace)[0]


def plain(value):
    """A value of the store as an expectation writes it."""
    if value is None:
        return ""
    if isinstance(value, bool | int | str | list | datetime | date):
        return value
    return float(value)


def rows_of(cursor, table: str, columns: list[str]) -> list[tuple]:
    listed = [
        "(select list(i.id_norm) from customer_identities i where i.customer_id = t.customer_id)" if column == "person" else f"cast(t.{column} as varchar)" if model.tables()[table].types[column] == "json" else f"t.{column}"
        for column in columns
    ]
    return [tuple(map(plain, row)) for row in cursor.sql(f"select {', '.join(listed)} from {table} t order by row_no").fetchall()]


def fits(wanted: dict, row: tuple) -> bool:
    for (column, value), found in zip(wanted.items(), row, strict=True):
        if column == "person":
            if (value == "") != (found == "") or (value and value not in found):
                return False
        elif found != value:
            return False
    return True


def everything(cursor) -> dict[str, list]:
    """All rows of all tables that have any, without where they were read."""
    counted = " union all ".join(f"select '{name}' as name, count(*) as n from {name}" for name in model.tables())
    tables = {}
    for (name,) in cursor.sql(f"select name from ({counted}) where n > 0").fetchall():
        columns = ", ".join(column for column in model.tables()[name].names if column not in READ_FROM)
        tables[name] = sorted(cursor.sql(f"select {columns} from {name}").fetchall(), key=repr)
    return tables


def test_a_sample_gives_what_was_worked_out_by_hand(life):
    expected, report = life.expected, life.report
    assert report.recognised, report.issues
    assert report.format == expected["format"]
    rows = {"seen": report.rows_seen, "mapped": report.rows_mapped, "excluded": report.rows_excluded, "rejected": report.rows_rejected}
    assert rows == {what: expected[f"rows_{what}"] for what in rows}
    assert report.rows_seen == report.rows_mapped + report.rows_excluded + report.rows_rejected
    assert report.filled == expected.get("filled", {})
    assert set(expected.get("reports", [])) <= {issue.code for issue in report.issues}
    for code, rows in expected.get("report_rows", {}).items():
        assert [issue.row for issue in report.issues if issue.code == code] == rows
    for table, wanted_rows in expected.get("rows", {}).items():
        for wanted, found in zip(wanted_rows, life.found[table], strict=True):
            assert any(fits(wanted, row) for row in found), f"{table}: no row {wanted}; there are {found}"


def test_every_sentence_of_the_report_reads_in_both_languages(life):
    for issue in life.report.issues:
        english, french = sentence(issue, "en"), sentence(issue, "fr")
        assert english and french and english != french, issue
        assert "?" not in english.split(" ") and "{" not in english + french, english


def test_bringing_a_sample_again_changes_no_table(life):
    assert life.again.already
    assert life.after == life.before


def test_the_same_rows_in_another_file_double_nothing(life):
    if life.elsewhere is None:
        pytest.skip("the sample is packed or UTF-16: a line end cannot simply be added")
    assert not life.elsewhere.already
    assert life.after_elsewhere == life.before


def test_an_archive_gives_what_its_members_give(tmp_path):
    """The tracking extract as it is delivered: one zip, its members under the names the tool gives them."""
    members = {"Clicks.csv": "sfmc_tracking_events.1.csv", "Unsubs.csv": "sfmc_tracking_events.3.csv", "SendJobs.csv": "sfmc_send_jobs.csv"}
    with zipfile.ZipFile(tmp_path / "extract.zip", "w") as archive:
        for name, sample in members.items():
            archive.write(SAMPLES / sample, name)
    with store.in_memory() as connection:
        reports = brought(connection.cursor(), tmp_path / "extract.zip", tmp_path / "work")
    told = {report.path.rsplit("/", 1)[-1]: report for report in reports}
    assert told.keys() == members.keys()
    for name, sample in members.items():
        expected = tomllib.loads((SAMPLES / sample).with_suffix(".expected.toml").read_text(encoding="utf-8"))
        assert told[name].filled == expected["filled"], name


def test_every_importer_has_a_sample_and_says_where_its_file_comes_from():
    covered = {name_of(path).split(".")[0] for path in EXPECTED}
    importers = recognising.importers()
    assert {importer.name for importer in importers} - covered == set()
    for importer in importers:
        for language in ("en", "fr"):
            assert importer.file.one(f"export.{language}"), importer.name


def test_every_expectation_says_why():
    for path in EXPECTED:
        assert len(tomllib.loads(path.read_text(encoding="utf-8"))["because"]) > 20, path.name
