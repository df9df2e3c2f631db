"""Reading: whatever tools and spreadsheets write becomes the same table of text."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import duckdb
import pytest
from reading_files import CONNECTION, cell, read, read_all, workbook, zipped

from data import reading
from data.reading import proof, records
from data.reading import workbook as book

PEOPLE = "id,name,note\n1,Zoé,bien\n2,Malo,\n"
ROWS = {1: ("1", "Zoé", "bien"), 2: ("2", "Malo", None)}


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (PEOPLE.encode(), "utf-8"),
        (PEOPLE.encode("utf-8-sig"), "utf-8-sig"),
        (PEOPLE.encode("utf-16"), "utf-16"),
        (PEOPLE.encode("utf-16-be"), "utf-16-be"),
        (PEOPLE.encode("iso-8859-1"), "iso-8859-1"),
        (PEOPLE.replace("\n", "\r\n").encode("cp1252"), "cp1252"),
        (PEOPLE.encode("cp850"), "cp850"),
    ],
)
def test_the_same_table_in_each_encoding_gives_the_same_cells(content, encoding):
    found = read(content)
    assert (found.item.encoding, found.rows) == (encoding, ROWS)


def test_the_euro_sign_and_curly_quotes_of_windows_are_kept():
    assert read("a;b\n5 €;l’œuvre\n".encode("cp1252")).rows == {1: ("5 €", "l’œuvre")}


def test_macintosh_accents_are_told_from_windows_ones_and_flagged():
    found = read("name;city\nZoé;Orléans\nNoé;Nîmes\n".encode("mac-roman"))
    assert found.rows[1] == ("Zoé", "Orléans")
    assert found.codes == ["encoding_guessed"]


def test_emoji_survive_utf_16():
    assert read("stars,text\n5,génial 😀\n".encode("utf-16")).rows == {1: ("5", "génial 😀")}


def test_a_utf_8_file_with_a_few_windows_bytes_stays_utf_8():
    found = read("name,note\nZoé,été à la plage\n".encode() + b"Malo,caf\xe9\n")
    assert found.rows == {1: ("Zoé", "été à la plage"), 2: ("Malo", "café")}
    assert found.codes == ["mixed_encodings"]


def test_a_file_cut_inside_a_character_says_so():
    assert read("name,note\nZoé,été\nNoé,caf".encode() + b"\xc3").codes == ["cut_inside_a_character"]


def test_nul_characters_are_taken_out_and_told():
    found = read(b"id,name\n1,a\0b\n")
    assert (found.rows, found.codes) == ({1: ("1", "ab")}, ["nul_bytes_removed"])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_found(delimiter, line_end):
    found = read(PEOPLE.replace(",", delimiter).replace("\n", line_end))
    assert (found.item.delimiter, found.rows) == (delimiter, ROWS)


def test_line_ends_may_be_mixed_and_stand_in_cells():
    found = read('id,note\r\n1,"two\nlines"\r\n2,"two\r\nlines"\n3,x\r\n')
    assert found.rows == {1: ("1", "two\nlines"), 2: ("2", "two\r\nlines"), 3: ("3", "x")}


def test_decimal_commas_do_not_pass_for_the_delimiter():
    assert read("label;low;high\na;59,9;60,1\nb;1,5;2,5\n").item.delimiter == ";"


def test_a_line_sep_tells_the_delimiter_and_is_no_row():
    found = read("sep=|\nid|name,first\n1|a,b\n")
    assert (found.item.columns, found.rows, found.codes) == (("id", "name,first"), {1: ("1", "a,b")}, ["sep_line"])


def test_one_column_is_a_table_whatever_its_texts_hold():
    found = read("comment\nBonjour, merci\nTrès bien ; à bientôt\n")
    assert (found.item.delimiter, found.rows) == (None, {1: ("Bonjour, merci",), 2: ("Très bien ; à bientôt",)})


def test_tabs_without_quoting_keep_their_quotation_marks():
    found = read('id\ttext\n1\t"Bonjour\n2\tun "mot"\n3\t5" d\'écran\n')
    assert found.rows == {1: ("1", '"Bonjour'), 2: ("2", 'un "mot"'), 3: ("3", "5\" d'écran")}


def test_a_preamble_and_a_blank_line_stand_before_the_header():
    found = read("Période de rapport 2026-03-01 à 2026-03-31\n\nAgent,Conversations,Minutes\nAgente Fictive,42,12\nAgent Imaginaire,37,25\n")
    assert found.item.columns == ("Agent", "Conversations", "Minutes")
    assert found.item.preamble == ("Période de rapport 2026-03-01 à 2026-03-31",)
    assert (len(found.rows), found.codes) == (2, ["preamble_skipped"])


def test_blank_lines_and_a_footer_are_no_rows():
    found = read('Agent,Rating,Comment\n\n\nFictive,5,"Très bien, merci"\n\n,3,\n\nReporting period 2026-03-01 to 2026-03-31')
    assert found.rows == {1: ("Fictive", "5", "Très bien, merci"), 2: (None, "3", None)}
    assert found.item.footer == ("Reporting period 2026-03-01 to 2026-03-31",)


def test_the_footer_of_a_report_is_left_out_whole():
    found = read('"Case","Status","Owner"\n"1","Closed","A"\n\n\n"Grand Totals (1 record)"\n""\n"Confidential Information"\n"Copyright (c) 2026 Example"\n')
    assert (found.rows, len(found.item.footer)) == ({1: ("1", "Closed", "A")}, 4)


def test_a_row_cut_in_its_first_cell_is_no_footer():
    found = read("id,name,city\n5001,Zoé,Lyon\n50")
    assert (found.item.footer, found.rejected, found.loaded.rows) == ((), [(2, "row_too_few_cells")], 2)


def test_three_header_rows_with_line_ends_and_machine_ids_are_headers():
    found = read(
        'StartDate,ResponseId,Q1,Q2\nStart Date,Response ID,"Recommanderiez-vous,\nsur 10 ?",Pourquoi ?\n'
        '"{""ImportId"":""startDate"",""timeZone"":""Europe/Paris""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n'
        "2026-03-10 09:00:00,R_1,9,Bien\n"
    )
    assert found.item.header_rows == 3
    assert found.item.columns == ("StartDate", "ResponseId", "Q1", "Q2")
    assert found.item.header_texts[1][2] == "Recommanderiez-vous,\nsur 10 ?"
    assert json.loads(found.item.header_texts[2][0])["timeZone"] == "Europe/Paris"
    assert found.rows == {1: ("2026-03-10 09:00:00", "R_1", "9", "Bien")}


def test_two_header_rows_with_unnamed_columns_are_headers():
    found = read(
        "Respondent ID,Start Date,What do you like?,,Score\n,,Price,Service,Response\n"
        "101,03/10/2026,Price,,9\n102,03/11/2026,,Service,4\n103,03/12/2026,Price,Service,7\n"
    )
    assert (found.item.header_rows, found.loaded.rows) == (2, 3)
    assert found.item.columns == ("Respondent ID", "Start Date", "What do you like?", "column 4", "Score")
    assert found.item.header_texts[1] == ("", "", "Price", "Service", "Response")


@pytest.mark.parametrize("answers", [0, 1, 2])
def test_options_under_known_headings_are_headers_however_few_answers_there_are(answers):
    rows = ["101,03/10/2026,,8", "102,03/11/2026,Zoé,Open"][:answers]
    text = "\n".join(["Respondent ID,Start Date,First Name,How likely?", ",,,Response", *rows]) + "\n"
    known = {"respondent id", "start date", "first name"}
    found = read(text, known_headers=lambda cells: sum(cell.lower() in known for cell in cells))
    assert (found.item.header_rows, len(found.rows)) == (2, answers)


def test_a_row_without_what_the_first_known_headings_name_is_a_row_where_others_are_too():
    """Words alone, in a row whose cells under known headings are blank as in another row: nothing tells them from data."""
    known = {"id", "date"}
    found = read("id,date,note\n,,Bien\n1,2026-01-02,Mal\n,,Rien\n", known_headers=lambda cells: sum(cell.lower() in known for cell in cells))
    assert (found.item.header_rows, len(found.rows)) == (1, 3)


def test_rows_of_words_below_a_header_are_rows():
    found = read("name,city,comment\nZoé,Lyon,Bien\nMalo,Brest,Mal\nOdalys,Lille,Rien\n")
    assert (found.item.header_rows, len(found.rows)) == (1, 3)


def test_values_on_the_first_line_are_rows_and_the_columns_are_named_after_their_place():
    found = read("1,a@example.org,2026-03-01\n2,b@example.org,2026-03-02\n")
    assert found.item.columns == ("column 1", "column 2", "column 3")
    assert (len(found.rows), "no_header" in found.codes) == (2, True)


def test_the_recogniser_names_the_header_line_where_words_alone_would_not():
    text = "12,15,2026\nA,B,C\nrouge,vert,bleu\n"
    assert read(text, known_headers=lambda cells: 3 if list(cells) == ["A", "B", "C"] else 0).item.columns == ("A", "B", "C")


def test_repeated_and_empty_headings_become_distinct_names_whatever_their_case():
    found = read("Id,ID,,rowid,Id (2),Id\n1,2,3,4,5,6\n")
    assert found.item.columns == ("Id", "ID (3)", "column 3", "rowid (2)", "Id (2)", "Id (4)")
    assert found.rows == {1: ("1", "2", "3", "4", "5", "6")}
    assert found.item.header_texts == (("Id", "ID", "", "rowid", "Id (2)", "Id"),)


def test_a_header_alone_is_a_table_without_rows():
    found = read("Email,Timestamp\n")
    assert (found.item.columns, found.loaded.rows, found.rows) == (("Email", "Timestamp"), 0, {})


def test_empty_cells_after_the_last_column_are_dropped_and_text_there_is_not():
    found = read("a,b\n1,2,\n3,4,,\n5,6,x\n")
    assert (found.rows, found.rejected) == ({1: ("1", "2"), 2: ("3", "4")}, [(3, "row_too_many_cells")])


def test_text_beyond_the_headings_in_most_rows_gets_a_column():
    found = read("a,b\n1,2,x\n3,4,y\n")
    assert (found.item.columns, found.rows[2]) == (("a", "b", "column 3"), ("3", "4", "y"))


# --- Rows that are broken ---


def test_rejected_rows_keep_their_number_and_the_others_keep_theirs():
    found = read('id,text,n\n1,a,1\n2,b\n3,c,3\n4,d,e,4\n5,"f"x,5\n6,g,6\n')
    assert found.rows == {1: ("1", "a", "1"), 3: ("3", "c", "3"), 6: ("6", "g", "6")}
    assert found.rejected == [(2, "row_too_few_cells"), (4, "row_too_many_cells"), (5, "row_quote")]
    assert found.loaded.rows == 6
    told = found.loaded.rejected[1]
    assert (told.value, told.detail["line"], told.detail["cells"], told.detail["expected"]) == ("4,d,e,4", 5, 4, 3)


def test_a_file_cut_inside_a_quoted_text_loses_that_row_loudly():
    found = read('id,name,city,date,text\n1,Zoé,Lyon,2026-03-01,bien\n2,Malo,Brest,2026-03-02,"Bonjour,\nje vous écris, car')
    assert (found.rows, found.rejected) == ({1: ("1", "Zoé", "Lyon", "2026-03-01", "bien")}, [(2, "row_cut")])


def test_a_stray_quotation_mark_costs_its_row_and_not_those_after():
    rows = "".join(f"{number},b,c,d,e\n" for number in range(3, 60))
    found = read(f'id,b,c,d,e\n1,b,c,d,e\n2,"b,c,d,e\n{rows}')
    assert (found.rejected, len(found.rows), found.loaded.rows) == ([(2, "row_quote_open")], 58, 59)


def test_the_lines_of_a_broken_text_are_one_rejected_row():
    found = read('id,text,n\n1,"il a dit "oui"\npuis, non\nenfin",1\n2,b,2\n')
    assert (found.rejected, found.rows, found.loaded.rows) == ([(1, "row_quote")], {2: ("2", "b", "2")}, 2)


def test_a_space_before_a_quotation_mark_is_forgiven():
    assert read('a,b\n1, "x, y"\n2,z\n').rows == {1: ("1", "x, y"), 2: ("2", "z")}


def test_rows_that_a_spreadsheet_put_into_one_cell_are_taken_apart():
    found = read('id,text,n\n"1,""Très bien, merci"",5"\n2,rien,4\n"3,""x"",1"\n')
    assert found.rows == {1: ("1", "Très bien, merci", "5"), 2: ("2", "rien", "4"), 3: ("3", "x", "1")}
    assert found.codes == ["rows_unwrapped"]
    assert read('tags\n"a,b"\n"c,d"\n').rows == {1: ("a,b",), 2: ("c,d",)}


def test_beyond_the_limit_broken_rows_are_counted_and_not_described():
    found = read("a,b,c\n" + "1,2\n" * 10 + "1,2,3\n" * 20, limits=reading.Limits(remarks=3))
    assert (found.loaded.rows, found.loaded.rejected_rows, list(found.rows)) == (30, 10, list(range(11, 31)))
    assert [code for _, code in found.rejected] == ["row_too_few_cells"] * 3 + ["more_rows_rejected"]


# --- JSON ---


def test_one_object_per_line_becomes_dotted_columns():
    found = read('{"ticket":{"id":7,"tags":["a","é"],"ok":true,"via":{"channel":"mail"},"note":null}}\n{"ticket":{"id":8,"score":4.50}}\n', "tickets.json")
    assert (found.item.kind, found.item.columns) == ("ndjson", ("ticket.id", "ticket.tags", "ticket.ok", "ticket.via.channel", "ticket.note", "ticket.score"))
    assert found.rows == {1: ("7", '["a", "é"]', "true", "mail", None, None), 2: ("8", None, None, None, None, "4.50")}


def test_numbers_in_json_stay_as_written():
    found = read('[{"id":1234567890123456789,"score":4.50,"list":[1.0,{"n":20000000000000000001}]}]', "a.json")
    assert found.rows == {1: ("1234567890123456789", "4.50", '[1.0, {"n": 20000000000000000001}]')}


def test_whole_numbers_beyond_what_python_reads_stay_as_written():
    found = read('{"n":-0,"long":' + "9" * 5_000 + "}\n" + '{"n":1,"long":2}\n', "a.ndjson")
    assert found.rows == {1: ("-0", "9" * 5_000), 2: ("1", "2")}


@pytest.mark.parametrize("records_at_first, characters_at_first", [(1, 100), (2, 100), (1_000, 1), (1_000, 100)])
def test_a_late_record_with_a_column_of_its_own_costs_no_row(monkeypatch, records_at_first, characters_at_first):
    monkeypatch.setattr(records, "AT_FIRST", records_at_first)
    monkeypatch.setattr(records, "AT_FIRST_CHARACTERS", characters_at_first)
    found = read('{"a":1}\n{"a":2}\n{"a":3\n{"b":4}\n{"a":5}\n', "a.ndjson")
    assert found.item.columns == ("a", "b")
    assert found.rows == {1: ("1", None), 2: ("2", None), 4: (None, "4"), 5: ("5", None)}
    assert [(remark.row, remark.code) for remark in found.item.rejected] == [(3, "row_broken_json")]


def test_a_broken_line_of_json_costs_that_line():
    found = read('{"a":1}\n{"a":2\n{"a":3}\n[4]\n', "a.ndjson")
    assert found.rows == {1: ("1",), 3: ("3",)}
    assert found.rejected == [(2, "row_broken_json"), (4, "row_not_an_object")]
    assert found.loaded.rows == 4


@pytest.mark.parametrize("content", ['[{"a":1},{"a":2}]', '{"a":1}{"a":2}', '{"a":1}\n{"a":2}', '{"a":\n1}\n{"a":\n2}', 'window.YTD.tweets.part0 = [ {"a":1}, {"a":2} ]'])
def test_every_shape_of_json_gives_the_same_rows(content):
    assert read(content, "a.json").rows == {1: ("1",), 2: ("2",)}


def test_an_array_in_a_wrapper_is_opened_and_the_rest_kept_as_a_preamble():
    found = read('{"averageRating": 4.2, "reviews": [{"comment": "bien"}, {"comment": "mal"}]}', "reviews.json")
    assert (found.item.wrapper, found.item.preamble, len(found.rows)) == ("reviews", ("averageRating: 4.2",), 2)


def test_an_object_with_an_identity_of_its_own_is_one_record():
    found = read('{"version": "KI-CR-v1.1.0", "consentReceiptID": "c1", "services": [{"service": "x"}]}', "receipt.json")
    assert (found.item.wrapper, found.rows) == (None, {1: ("KI-CR-v1.1.0", "c1", '[{"service": "x"}]')})


def test_an_array_cut_short_keeps_what_came_before():
    found = read('[{"a":1},{"a":2},{"a":', "a.json")
    assert (found.rows, found.rejected) == ({1: ("1",), 2: ("2",)}, [(3, "row_json_stops")])


def test_json_in_utf_16_and_with_lone_surrogates_is_read():
    assert read('[{"a":"é"}]'.encode("utf-16"), "a.json").rows == {1: ("é",)}
    assert read('[{"a":"x\\ud83dy"}]', "a.json").rows == {1: ("x?y",)}


# --- Workbooks, Parquet, event logs, archives ---


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


def test_a_file_with_quotes_around_nothing_is_proved_and_what_quotes_hold_is_no_cell_of_its_own(tmp_path):
    file = tmp_path / "quoted.csv"
    body = b'1,"","",a\n2,",","\n",b\n3,"","x,y",""'
    file.write_bytes(body)
    found = proof.prove_regular(file, 0, len(body), ",", '"', 4)
    # cells that hold text: 1 2 3, a, a comma, a line end, b, and x,y
    assert (found.rows, found.delimiters, found.cell_bytes, found.has_line_ends_in_cells) == (3, 9, 3 + 1 + 1 + 1 + 1 + 3, True)
