"""Every importer against its own sample: `tests/exports/<importer>[.<n>].expected.toml` says what must come of which file.

`file` is the sample, `path` the name it is brought in under where the importer reads it, `settings` what the company
decided. `[filled]` gives rows per table, `[[rows.<table>]]` some rows by the columns that matter ("" is unknown,
`person` is any identity of the person), `reports` the codes that must be told, `because` the working in words.
"""

from __future__ import annotations

import shutil
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

from data import importing, model, store
from data.importing import merging, people, recognising

SAMPLES = Path(__file__).parent / "exports"
EXPECTED = sorted(SAMPLES.glob("*.expected.toml"))
PROVENANCE = ("file_id", "row_no", "attributes")


def name_of(expected: Path) -> str:
    return expected.name.removesuffix(".expected.toml")


@pytest.fixture(params=EXPECTED, ids=name_of)
def expected(request) -> dict:
    return tomllib.loads(request.param.read_text(encoding="utf-8"))


def placed(expected: dict, folder: Path) -> Path:
    """The sample under the path it is to be brought in by; the first folder of that path, or the file."""
    path = folder / expected.get("path", expected["file"])
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SAMPLES / expected["file"], path)
    return path


def brought(cursor, path: Path, workspace: Path):
    reports = list(importing._each(cursor, [path], workspace, None, None))
    people.tell_apart(cursor)
    people.assign_persons(cursor)
    merging.gather_customers(cursor)
    return reports


@pytest.fixture
def cursor(expected):
    with store.in_memory() as connection:
        cursor = connection.cursor()
        importing._keep_settings(cursor, expected.get("settings", {}))
        yield cursor
        cursor.close()


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


def everything(cursor, without: tuple[str, ...]) -> dict[str, list]:
    tables = {}
    for name, table in model.tables().items():
        columns = ", ".join(column for column in table.names if column not in without)
        tables[name] = sorted(cursor.sql(f"select {columns} from {name}").fetchall(), key=repr)
    return tables


def test_a_sample_gives_what_was_worked_out_by_hand(expected, cursor, tmp_path):
    (report,) = brought(cursor, placed(expected, tmp_path / "in"), tmp_path)
    codes = {issue.code for issue in report.issues}
    assert report.recognised, [issue for issue in report.issues]
    assert report.format == expected["format"]
    assert (report.rows_seen, report.rows_mapped, report.rows_excluded, report.rows_rejected) == tuple(
        expected[f"rows_{what}"] for what in ("seen", "mapped", "excluded", "rejected")
    )
    assert report.rows_seen == report.rows_mapped + report.rows_excluded + report.rows_rejected
    assert report.filled == expected.get("filled", {})
    assert set(expected.get("reports", [])) <= codes
    for table, wanted_rows in expected.get("rows", {}).items():
        for wanted in wanted_rows:
            found = rows_of(cursor, table, list(wanted))
            assert any(fits(wanted, row) for row in found), f"{table}: no row {wanted}; there are {found}"


def test_every_sentence_of_the_report_reads_in_both_languages(expected, cursor, tmp_path):
    from data.wording import sentence

    (report,) = brought(cursor, placed(expected, tmp_path / "in"), tmp_path)
    for issue in report.issues:
        english, french = sentence(issue, "en"), sentence(issue, "fr")
        assert english and french and english != french, issue
        assert "?" not in english.split(" ") and "{" not in english + french, english


def test_bringing_a_sample_again_changes_no_table(expected, cursor, tmp_path):
    path = placed(expected, tmp_path / "in")
    brought(cursor, path, tmp_path)
    before = everything(cursor, ())
    (again,) = brought(cursor, path, tmp_path)
    assert again.already
    assert everything(cursor, ()) == before


def test_the_same_rows_in_another_file_double_nothing(expected, cursor, tmp_path):
    path = placed(expected, tmp_path / "in")
    content = path.read_bytes()
    if content[:2] in (b"PK", b"\xff\xfe", b"\x1f\x8b"):
        pytest.skip("the sample is packed or UTF-16: a line end cannot simply be added")
    brought(cursor, path, tmp_path / "first")
    before = everything(cursor, PROVENANCE)
    path.write_bytes(content + b"\n")
    (again,) = brought(cursor, path, tmp_path / "second")
    assert not again.already
    assert everything(cursor, PROVENANCE) == before


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
