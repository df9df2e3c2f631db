"""Rows that are broken cost themselves alone, are numbered and told."""

from __future__ import annotations

from reading_files import read

from data import reading
from data.reading import proof


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


def test_a_file_with_quotes_around_nothing_is_proved_and_what_quotes_hold_is_no_cell_of_its_own(tmp_path):
    file = tmp_path / "quoted.csv"
    body = b'1,"","",a\n2,",","\n",b\n3,"","x,y",""'
    file.write_bytes(body)
    found = proof.prove_regular(file, 0, len(body), ",", '"', 4)
    # cells that hold text: 1 2 3, a, a comma, a line end, b, and x,y
    assert (found.rows, found.delimiters, found.cell_bytes, found.has_line_ends_in_cells) == (3, 9, 3 + 1 + 1 + 1 + 1 + 3, True)
