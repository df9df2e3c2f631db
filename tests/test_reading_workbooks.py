"""Workbooks, Parquet, event logs and archives become tables of text, and tables are loaded whole."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import duckdb
from reading_files import CONNECTION, PEOPLE, ROWS, cell, read, read_all, workbook, zipped

from data import reading
from data.reading import workbook as book


def test_sheets_become_tables_with_iso_dates_and_plain_numbers(tmp_path):
    march = 46083  # 2 March 2026 in a spreadsheet's days
    book = workbook(
        tmp_path / "book.xlsx",
        {
            "Clients": f"<row>{cell('A1', 'Id')}{cell('B1', 'Day')}{cell('C1', 'Moment')}{cell('D1', 'Amount')}</row>"
            f"<row>{cell('A2', 403958000123)}{cell('B2', march, 1)}{cell('C2', march + 0.5, 2)}{cell('D2', 12.5)}</row>",
            "Empty": "",
            "Notes": f"<row>{cell('A1', 'Text')}</row><row>{cell('A2', 'été')}</row>",
            "Secret": f"<row>{cell('A1', 'x')}</row>",
        },
        hidden=("Secret",),
    )
    clients, notes = read_all(book)
    assert clients.item.path.endswith("book.xlsx/Clients")
    assert clients.rows == {1: ("403958000123", "2026-03-02", "2026-03-02T12:00:00", "12.5")}
    assert notes.rows == {1: ("été",)}
    assert clients.codes == ["hidden_sheets"]
    assert clients.item.sha256 != notes.item.sha256


def test_formulas_that_nobody_worked_out_are_told(tmp_path):
    """As programs write workbooks: the formula alone. What a spreadsheet saved has its result beside it, be it an empty text."""
    cells = '<c r="B2"><f>A2*2</f></c><c r="C2"><f>A2*3</f><v/></c><c r="D2"><f t="shared" si="0"/><v></v></c><c r="E2"><f>A2*5</f><v>60</v></c><c r="F2" t="str"><f>IF(A2&lt;1,"x","")</f><v></v></c>'
    heads = "".join(cell(f"{letter}1", f"Head {letter}") for letter in "ABCDEF")
    (found,) = read_all(workbook(tmp_path / "sums.xlsx", {"S": f"<row>{heads}</row><row>{cell('A2', 12)}{cells}</row>"}))
    assert [(remark.code, remark.severity, remark.detail) for remark in found.item.remarks] == [("formulas_without_result", "warn", {"n": 3})]
    assert found.rows == {1: ("12", None, None, None, "60", None)}


def test_cells_in_error_are_told(tmp_path):
    """What a look-up in another sheet found nothing for is #N/A: no text of that name, and not empty without a word."""
    (found,) = read_all(workbook(tmp_path / "errors.xlsx", {"S": f"<row>{cell('A1', 'Id')}{cell('B1', 'Segment')}</row><row>{cell('A2', 12)}" '<c r="B2" t="e"><f>VLOOKUP(A2,X!A:B,2)</f><v>#N/A</v></c></row>'}))
    assert ([(remark.code, remark.detail["n"]) for remark in found.item.remarks], found.rows) == ([("cells_in_error", 1)], {1: ("12", None)})


def test_a_formula_is_counted_once_wherever_the_sheet_is_cut_for_reading(tmp_path, monkeypatch):
    path = workbook(tmp_path / "sums.xlsx", {"S": f"<row>{cell('A1', 'Head')}</row>" + '<row><c r="A2"><f>1+1</f><v/></c></row>' * 40})
    for piece in (97, 331, 1000):
        monkeypatch.setattr(book, "PIECE", piece)
        assert book._looked_through(path, reading.Limits()) == (40, 0)


def test_a_number_too_long_for_a_spreadsheet_is_told_and_shown_as_damaged(tmp_path):
    (found,) = read_all(workbook(tmp_path / "ids.xlsx", {"S": f"<row>{cell('A1', 'Id')}</row><row>{cell('A2', 1234567890123456789)}</row>"}))
    assert (found.codes, "e+18" in found.rows[1][0]) == (["digits_lost"], True)


def test_parquet_gives_text_with_offsets_and_dotted_names(tmp_path):
    file = tmp_path / "events.parquet"
    cursor = CONNECTION.cursor()
    cursor.execute(
        f"""copy (select 1::bigint as id, timestamptz '2026-03-02 09:00:00.5+01' as seen, timestamp '2026-03-02 08:00:00' as local,
        date '2026-03-02' as day, {{'name': 'Zoé', 'place': {{'city': 'Lyon'}}}} as person, [1, 2] as list, true as ok, '' as nothing)
        to '{file}' (format parquet)"""
    )
    (found,) = read_all(file)
    assert found.item.columns == ("id", "seen", "local", "day", "person.name", "person.place.city", "list", "ok", "nothing")
    assert found.rows == {1: ("1", "2026-03-02T08:00:00.5+00:00", "2026-03-02T08:00:00", "2026-03-02", "Zoé", "Lyon", "[1,2]", "true", None)}


XES = """<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0"><string key="source" value="x"/>
<trace><string key="concept:name" value="c1"/>
<event><string key="concept:name" value="écrire"/><date key="time:timestamp" value="2026-03-02T09:00:00+01:00"/></event>
<event><string key="concept:name" value="lire"><string key="by" value="agent"/></string></event></trace>
<trace><string key="concept:name" value="c2"/><event><int key="n" value="3"/></event></trace></log>"""


def test_an_event_log_gives_one_row_per_event_with_its_case():
    found = read(XES, "log.xes")
    assert found.item.columns == ("case.concept:name", "event.concept:name", "event.time:timestamp", "event.concept:name.by", "event.n")
    assert found.rows[2] == ("c1", "lire", None, "agent", None)
    assert found.rows[3] == ("c2", None, None, None, "3")


def test_an_event_log_cut_short_keeps_what_came_before():
    found = read(XES[: XES.index("<trace><string key=\"concept:name\" value=\"c2\"")], "log.xes")
    assert (len(found.rows), found.rejected) == (2, [(3, "row_xml_stops")])


def test_zips_in_zips_and_gz_are_opened_and_paths_say_where(tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"b/Été.csv": PEOPLE.encode()}).read_bytes()
    outer = zipped(tmp_path / "export.zip", {"a.csv": PEOPLE.encode(), "inner.zip": inner, "__MACOSX/._a.csv": b"x", ".hidden": b"x"})
    packed = tmp_path / "c.csv.gz"
    packed.write_bytes(gzip.compress(PEOPLE.encode()))
    found = read_all(outer, packed)
    assert [item.item.path.removeprefix(tmp_path.as_posix()) for item in found] == ["/export.zip/a.csv", "/export.zip/inner.zip/b/Été.csv", "/c.csv.gz"]
    assert all(item.rows == ROWS for item in found)
    assert len({item.item.sha256 for item in found}) == 1


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path):
    for name in ("b/2.csv", "a/1.csv", "a/.hidden.csv", ".git/x.csv", "c.csv", "a/~$lock.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PEOPLE)
    assert [found.item.path.removeprefix(tmp_path.as_posix()) for found in read_all(tmp_path)] == ["/c.csv", "/a/1.csv", "/b/2.csv"]


def test_a_table_says_what_file_it_was(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(PEOPLE)
    item = read_all(file)[0].item
    assert item.size_bytes == len(PEOPLE.encode())
    assert item.modified_at == datetime.fromtimestamp(file.stat().st_mtime, UTC)
    assert (item.file, item.header_rows, item.skip_lines, item.quote) == (file, 1, 0, '"')


def test_loading_again_replaces_the_table_and_every_column_is_text():
    read(PEOPLE)
    read("x,y\n1,2\n")
    assert CONNECTION.cursor().execute("select column_name, column_type from (describe raw)").fetchall() == [("x", "VARCHAR"), ("y", "VARCHAR")]


def test_loading_stays_inside_a_transaction(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text('id,n\n1,2\n3\n4,"5"x\n')
    (table,) = reading.open_exports([file], tmp_path)
    with duckdb.connect() as connection:
        connection.execute("begin")
        reading.load(table, connection.cursor(), "raw")
        loaded = reading.load(table, connection, "raw")
        connection.execute("commit")
        assert connection.execute("select rowid + 1, id from raw").fetchall() == [(1, "1")]
    assert (loaded.rows, loaded.rejected_rows) == (3, 2)
