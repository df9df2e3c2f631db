"""Short cuts in the typing of cells change what is fast, never what is read."""

from datetime import UTC, datetime
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import importing, store
from data.importing import cells
from data.importing.cells import Reading, number_sql
from data.importing.moments import _of_separator, in_zone, moment_sql, usual_moment_sql, within_reason

CONNECTION = duckdb.connect()
CONNECTION.execute("set TimeZone = 'UTC'")

ORDERS = ("day-first", "month-first")
WRITTEN = st.one_of(
    st.from_regex(r"\A\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})(,? \d{1,2}:\d{2}(:\d{2}(\.\d{1,3})?)?( [AP]M)?)?\Z"),
    st.from_regex(r"\A\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{4})?)?\Z"),
    st.text(alphabet="0123456789/-.: APM", max_size=20),
)


def value_of(expression: str, text: str | None):
    return CONNECTION.sql(f"select {expression} from (select $text as cell)", params={"text": text}).fetchall()[0][0]


def as_in_files(reading: Reading, likeliest: str | None) -> str:
    return f"coalesce({within_reason(usual_moment_sql('cell', reading, likeliest))}, {moment_sql('cell', reading)})"


@settings(max_examples=150, deadline=None)
@given(WRITTEN, st.sampled_from(ORDERS), st.sampled_from("/-."), st.integers(0, 15), st.booleans(), st.sampled_from(["Etc/GMT+6", "Europe/Paris"]))
def test_what_is_read_the_usual_way_is_the_same_moment(text, dates, separator, place, is_guessed, zone):
    """Whatever format is judged the likeliest, right or wrong."""
    reading = Reading(dates, zone, "file", "point")
    likeliest = _of_separator(dates, separator)[place] if is_guessed else None
    found = value_of(within_reason(usual_moment_sql("cell", reading, likeliest)), text)
    assert found is None or found == value_of(moment_sql("cell", reading), text)


@pytest.mark.parametrize("likeliest", [None, "%d/%m/%Y", "%d/%m/%y", "%d/%m/%Y %H:%M"])
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("28/08/25", datetime(2025, 8, 28, tzinfo=UTC)),
        ("28/08/25 10:11", datetime(2025, 8, 28, 10, 11, tzinfo=UTC)),
        ("1/2/99", datetime(1999, 2, 1, tzinfo=UTC)),
        ("01/01/1900", datetime(1900, 1, 1, tzinfo=UTC)),
        ("28.08.25", datetime(2025, 8, 28, tzinfo=UTC)),
        ("28-Aug-25", datetime(2025, 8, 28, tzinfo=UTC)),
        ("28/08/2025", datetime(2025, 8, 28, tzinfo=UTC)),
        ("28/08/2", None),
        ("28/08/202", None),
        ("28/08/0025", None),
        ("Aug 28, 25", None),
    ],
)
def test_a_year_of_two_digits_is_of_our_time_and_a_cut_one_is_unknown(text, read, likeliest):
    assert value_of(as_in_files(Reading("day-first", "UTC", "file", "point"), likeliest), text) == read


def test_a_tool_that_writes_iso_dates_has_no_year_of_two_digits_in_front():
    """25/03/02 may be a day of 2002 or of 2025: unknown, and told, is better than either."""
    assert value_of(moment_sql("cell", Reading("iso", "UTC", "file", "point")), "25/03/02") is None


@pytest.mark.parametrize("text", ["28-Aug-2025 10:11", "Aug 28, 2025 10:11 AM", "28/08/2025 10:11", "28/08/25 10:11", "2025-08-28 10:11:00", "20250828T101100", "2025/08/28 10:11:00"])
def test_every_way_of_writing_a_local_time_is_read_in_the_zone_of_its_tool(text):
    """Ten past ten in Rome in summer is ten past eight in UTC."""
    assert value_of(moment_sql("cell", Reading("day-first", "Europe/Rome", "file", "point")), text) == datetime(2025, 8, 28, 8, 11, tzinfo=UTC)


@settings(max_examples=60, deadline=None)
@given(st.datetimes(), st.sampled_from(["UTC", "Etc/GMT+6", "Etc/GMT-3"]))
def test_a_zone_with_one_offset_is_a_subtraction(moment, zone):
    expressions = (in_zone(zone, "cast($moment as timestamp)"), f"timezone('{zone}', cast($moment as timestamp))")
    short, long = (CONNECTION.sql(f"select {one}", params={"moment": moment}).fetchall()[0][0] for one in expressions)
    assert short == long


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(alphabet="0123456789.,- €eE\u00a0", max_size=12), st.floats(allow_nan=False).map(str)))
def test_a_plain_number_is_read_as_before_its_ornaments_were_looked_for(text):
    """The long way round: what casting reads after spaces, currency signs and thousands separators are taken away."""
    bare = "regexp_replace(cell, '[\\s\\x{00A0}\\x{202F}€$£]|EUR|USD|GBP', '', 'g')"
    bare = f"case when regexp_full_match({bare}, '-?\\d{{1,3}}(,\\d{{3}})+(\\.\\d+)?') then replace({bare}, ',', '') else {bare} end"
    cast = value_of(f"try_cast({bare} as double)", text)
    assert value_of(number_sql("cell", "point"), text) == (cast if cast is not None and abs(cast) < 1e16 else None)


@pytest.mark.parametrize("decimals", ["point", "comma"])
@pytest.mark.parametrize("text", ["inf", "-Infinity", "NaN", "1e999", "-1e300", "10000000000000000"])
def test_what_no_amount_can_hold_is_no_number(text, decimals):
    """One such cell refused its whole file, as it could be cast to no column."""
    assert value_of(number_sql("cell", decimals), text) is None


@pytest.mark.parametrize(("decimals", "text"), [("point", "-999999999999.25"), ("comma", "-999999999999,25")])
def test_a_very_large_amount_is_kept_to_the_cent(decimals, text):
    assert value_of(f"cast({number_sql('cell', decimals)} as decimal(18, 2))", text) == Decimal("-999999999999.25")


LOG = """Record ID,Email,First Name,Last Name,Phone Number,Create Date
77,ada@example.org, Ada ,'=1+1,06 39 98 01 01,2026-01-02 09:14
78,,,,,31/31/2026
,,,,,
79,bob@example.org,Bob,O'Neil,,not a date
"""


def told(tmp_path, name: str, text: str):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    (tmp_path / name.partition(".")[0]).mkdir()
    with store.in_memory() as connection:
        cursor = connection.cursor()
        (report,) = importing.bring_each(cursor, [file], tmp_path / name.partition(".")[0], (), None)
        rows = cursor.sql("select display_name, first_seen_at, row_no, attributes from kept.customers order by row_no").fetchall()
        identities = cursor.sql("select id_type, id_norm from customer_identities order by all").fetchall()
        cursor.close()
    return report, rows, identities


@pytest.mark.parametrize("large", [0, 10**9])
def test_a_file_read_straight_gives_what_a_table_of_its_text_gives(tmp_path, monkeypatch, large):
    """The same rows with a line end in one cell, which makes them go through a table of text; the row numbers stay too."""
    monkeypatch.setattr(cells, "LARGE_ROWS", large)
    straight, rows, identities = told(tmp_path, "straight.csv", LOG)
    through, same_rows, same_identities = told(tmp_path, "through.csv", LOG.replace(" Ada ", '"Ada\nL."'))
    assert straight.recognised and rows and rows[0][2] == 1 and rows[-1][2] == 4
    assert (straight.rows_seen, straight.rows_mapped, straight.rows_excluded, straight.rows_rejected) == (4, 3, 1, 0)
    assert [(issue.code, issue.row, issue.column, issue.value) for issue in straight.issues if issue.code == "unreadable_date"] == [
        ("unreadable_date", 2, "Create Date", "31/31/2026"),
        ("unreadable_date", 4, "Create Date", "not a date"),
    ]
    assert identities == same_identities
    assert [row[1:3] for row in rows] == [row[1:3] for row in same_rows]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-02 10:00:00+05", "2026-03-02 05:00"),  # as PostgreSQL writes an offset
        ("2026-03-02T10:00:00 -05", "2026-03-02 15:00"),
        ("2026-03-02 10:00:00.250+0530", "2026-03-02 04:30:00.25"),
        ("2026-03-02 10:00:00 z", "2026-03-02 10:00"),
        ("2026-03-02 10:00:00 America/New_York", "2026-03-02 15:00"),
        ("2026-03-02 01:30 PM", "2026-03-02 12:30"),
        ("2026-03-02 12:05:00 am", "2026-03-01 23:05"),
        ("2026-03-02 10:00", "2026-03-02 09:00"),
        ("2026-03-02 10:00:00 CEST", None),
        ("2026-03-02 10:00 -5", None),
        ("2026-03-02 10:00:00 or so", None),
        ("infinity", None),
        ("-infinity", None),
        ("epoch", None),
    ],
)
@pytest.mark.parametrize("dates", ["iso", "day-first"])
def test_what_follows_the_clock_of_an_iso_date_is_read_or_the_date_is_unknown(text, moment, dates):
    """DuckDB's own cast passes over it: an offset of five hours, or PM, was lost without a word."""
    wanted = None if moment is None else datetime.fromisoformat(moment).replace(tzinfo=UTC)
    for likeliest in (None, "%d/%m/%Y"):
        assert value_of(as_in_files(Reading(dates, "Europe/Paris", "file", "point"), likeliest), text) == wanted


@pytest.mark.parametrize(
    "text",
    ["2 mars 2026", "lundi 2 mars 2026", "lun. 2 mars 2026", "2 March 2026", "March 2, 2026", "2-mars-26", "2 Mar 2026, 00:00", "2 mars 2026 à 0h00", "2 mars 2026 à 00:00:00", "2026/03/02 00:00"],
)
def test_a_month_written_out_is_read_in_french_and_in_english(text):
    assert value_of(moment_sql("cell", Reading("iso", "UTC", "file", "point")), text) == datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "month"),
    [("1er janv. 2026", 1), ("1 févr. 2026", 2), ("1 février 2026", 2), ("1er avril 2026", 4), ("1 mai 2026", 5), ("1 juin 2026", 6), ("1 juil. 2026", 7), ("1 Août 2026", 8), ("1 sept. 2026", 9), ("1 octobre 2026", 10), ("1 nov. 2026", 11), ("1 déc. 2026", 12)],
)
def test_every_french_month_is_read(text, month):
    assert value_of(moment_sql("cell", Reading("iso", "UTC", "file", "point")), text) == datetime(2026, month, 1, tzinfo=UTC)


@pytest.mark.parametrize("text", ["02/03/2026 à 10:00", "le 02/03/2026 à 10h00", "02/03/2026 10h00", "02/03/2026 10 h 00", "02/03/2026, à 10h", "02-03-2026 10H00", "02.03.26 10h00", "02/03/2026 at 10:00", "2026-03-02 à 10:00", "2026-03-02 10h00"])
@pytest.mark.parametrize("likeliest", [None, "%d/%m/%Y %H:%M"])
def test_a_clock_written_with_words_is_read_after_a_date_in_digits(text, likeliest):
    assert value_of(as_in_files(Reading("day-first", "Europe/Paris", "file", "point"), likeliest), text) == datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("text", ["02/03/2026 10h99", "à 10:00", "02/03/2026 h", "2026-03-02 à"])
def test_what_only_looks_like_a_clock_makes_no_moment(text):
    assert value_of(moment_sql("cell", Reading("day-first", "UTC", "file", "point")), text) is None


@pytest.mark.parametrize(("text", "number"), [("4/5", 4), ("4,5/5", 4.5), ("17,5 / 20", 17.5), ("8.5/10", 8.5), ("3/4", None), ("5/5/5", None), ("a/5", None)])
@pytest.mark.parametrize("decimals", ["point", "comma"])
def test_a_grade_out_of_a_usual_scale_is_its_number(text, number, decimals):
    assert value_of(number_sql("cell", decimals), text) == number


TICKETS = """ticket_id,created_at,first_reply_at,channel
1,2026-03-02T09:00:00Z,2 mars 2026 à 10h30,email
2,2 mars 2026 à 10h30,,email
3,soon,2026-03-02 09:00,email
4,2026-03-02 09:00,2 mars 2026 à 10h30,email
5,2026-03-02T09:00:00Z,later,email
"""


def test_moments_of_a_file_are_read_whatever_their_form_each_in_its_row(tmp_path):
    # given: moments written as most are, otherwise, and not at all; because: the usual are read at once, what is left later, each text once
    # expect: every row with its moments, none rejected for a text read later, and told of those alone that no one can read
    file = tmp_path / "tickets.csv"
    file.write_text(TICKETS, encoding="utf-8")
    (tmp_path / "space").mkdir()
    with store.in_memory() as connection:
        cursor = connection.cursor()
        (report,) = importing.bring_each(cursor, [file], tmp_path / "space", (), None)
        rows = cursor.sql("select source_id, strftime(created_at, '%H:%M'), strftime(first_reply_at, '%H:%M') from tickets order by source_id").fetchall()
        rejected = cursor.sql("select row_no from rejected_rows").fetchall()
        cursor.close()
    assert rows == [("1", "09:00", "10:30"), ("2", "10:30", None), ("4", "09:00", "10:30"), ("5", "09:00", None)]
    assert rejected == [(3,)]
    assert {(issue.row, issue.column, issue.value) for issue in report.issues if issue.column} == {(3, "created_at", "soon"), (5, "first_reply_at", "later")}
