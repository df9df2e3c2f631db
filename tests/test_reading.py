"""Reading: whatever tools and spreadsheets write becomes the same table of text, whatever its encoding, delimiter and headings."""

from __future__ import annotations

import json

import pytest
from reading_files import PEOPLE, ROWS, read


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
