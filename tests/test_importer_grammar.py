"""What an importer can say of its columns and rows beyond dates and numbers: notes, counted reports, JSON, times of any epoch."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import importing, store
from data.importing import cells, recognising
from data.importing.moments import Reading, moment_sql
from data.wording import sentence

IMPORTER = """-- export.en: A tool
-- export.fr: Un outil
-- tool: trial
-- needs: ref, heard at, said
-- columns: as written | heard at
-- time: heard at
-- dates: epoch
-- json: said
-- notes: odd_ones | row_no in (select row_no from odd)
-- reports: many_said | len("said") > 10 | n = json_array_length("said")
-- says.en: odd_ones | {n} rows are odd.
-- says.fr: odd_ones | {n} lignes sont impaires.
-- says.en: many_said | Row {row}, written {as written}: {n} things.
-- says.fr: many_said | Ligne {row}, écrite {as written} : {n} choses.
-- prepares: odd
select row_no from export where row_no % 2 = 1
-- fills: web_events
select row_no, "ref" as event_id, 'said' as name, "heard at" as occurred_at from export
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    (folder / "importers").mkdir()
    (folder / "importers" / "trial_log.sql").write_text(IMPORTER, encoding="utf-8")
    (folder / "log.csv").write_text('ref;heard at;said\na;1772442000;"[""x"",""y"",""z""]"\nb;1772442000000;no json\nc;2026-03-02T09:00:00Z;[]\n', encoding="utf-8")
    with store.in_memory() as connection:
        cursor = connection.cursor()
        (report,) = importing.bring_each(cursor, [folder / "log.csv"], folder, folder / "importers", None)
        times = {row[0] for row in cursor.sql("select occurred_at from web_events").fetchall()}
    return report, times


def told(report, code: str) -> list[str]:
    return [sentence(issue, "en") for issue in report.issues if issue.code == code]


def test_a_note_counts_its_rows_once_and_knows_what_the_importer_prepared(report):
    """Rows 1 and 3 of three are odd."""
    assert told(report[0], "odd_ones") == ["2 rows are odd."]


def test_a_report_tells_its_own_number_and_the_cell_as_written(report):
    """Only row 1 is long enough; it holds three things."""
    assert told(report[0], "many_said") == ["Row 1, written 1772442000: 3 things."]


def test_what_should_be_json_and_is_not_is_unknown_and_told_with_its_row(report):
    assert len(told(report[0], "unreadable_json")) == 1
    assert "Row 2" in told(report[0], "unreadable_json")[0]
    assert report[0].rows_mapped == 3


def test_seconds_milliseconds_and_text_tell_one_moment(report):
    assert report[1] == {datetime(2026, 3, 2, 9, tzinfo=UTC)}


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=631_152_000, max_value=4_102_444_799), st.sampled_from((1, 1000, 1_000_000)))
def test_the_size_of_a_number_tells_its_unit(seconds, unit):
    """From 1990 to 2099 a moment reads the same in seconds, milliseconds or microseconds."""
    sql = moment_sql("told", Reading("epoch", "UTC", "file", "point"))
    connection = duckdb.connect(":memory:")
    connection.execute("set TimeZone = 'UTC'")
    found = connection.execute(f"select epoch({sql}) from (select $told as told)", {"told": str(seconds * unit)}).fetchall()[0][0]
    assert found == seconds


@pytest.mark.parametrize(("zone", "spoken"), [("Etc/GMT+6", "UTC−6"), ("Etc/GMT-10", "UTC+10"), ("Europe/Paris", "Europe/Paris"), ("UTC", "UTC")])
def test_a_fixed_zone_is_told_with_the_sign_people_use(zone, spoken):
    assert cells.spoken_zone(zone) == spoken


@pytest.mark.parametrize("file", sorted(recognising.FOLDER.glob("*.sql")), ids=lambda file: file.stem)
def test_rows_of_the_same_moment_are_read_in_the_order_of_the_file(file):
    """An order with ties is another each time it is asked, and so would be what is told by it."""
    sql = re.sub(r"--.*", "", file.read_text(encoding="utf-8"))
    ordered = [*re.findall(r"order by (.*?)(?: rows \w+ \w+)?\)", sql), *re.findall(r"arg_m(?:ax|in)\((.*?)\)(?:\)|\s)", sql)]
    assert [order for order in ordered if "row_no" not in order] == []
