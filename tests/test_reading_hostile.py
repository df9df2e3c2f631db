"""Files made to harm, or that are no export at all: each is refused in words, and the others are read."""

from __future__ import annotations

import gzip
import io
import os
import re
import stat
import string
import time
import tomllib
import zipfile
from pathlib import Path

import pytest
from reading_files import CONNECTION, cell, read, read_all, workbook, zipped

from data import reading
from data.reading.tables import Limits, Refused
from data.reading.workbook import _looked_through

PLAIN = "id,name\n1,Zoé\n"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\n \r\n\n", "blank_file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is_image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is_pdf"),
        (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + bytes(200), "is_program"),
        (b"\x7fELF\2\1\1" + bytes(200), "is_program"),
        (b"SQLite format 3\0" + bytes(100), "is_database"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(100), "is_other_archive"),
        (bytes(257) + b"ustar\x0000" + bytes(200), "is_other_archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked_workbook"),
        (bytes(range(1, 32)) * 50, "is_unknown"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web_page"),
        (b"\xef\xbb\xbf\n<HTML><body><table><tr><td>id</td></tr></table>", "web_table"),
        (b"<?xml version='1.0'?><Workbook><Row/></Workbook>", "other_xml"),
        (b"PAR1" + bytes(40), "broken_parquet"),
        (b"\x1f\x8b\x08\x00broken", "broken_archive"),
        (b"PK\x03\x04broken", "broken_archive"),
        (b'{"reviews": []}', "no_records"),
        (b"[]", "no_records"),
        (b'{"a": ', "broken_json"),
    ],
)
def test_what_is_no_export_is_refused_by_its_bytes_whatever_its_name(content, code):
    assert read(content, "export.csv").codes == [code]


def test_spreadsheets_of_other_makers_are_named(tmp_path):
    files = [
        zipped(tmp_path / "a.ods", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        zipped(tmp_path / "b.numbers", {"Index/Document.iwa": b"x"}),
        zipped(tmp_path / "c.xlsb", {"xl/workbook.bin": b"x"}),
        zipped(tmp_path / "d.docx", {"word/document.xml": b"<x/>"}),
    ]
    assert [found.codes for found in read_all(*files)] == [["old_spreadsheet"], ["old_spreadsheet"], ["old_spreadsheet"], ["is_document"]]


def test_the_rest_of_a_batch_goes_on(tmp_path):
    (tmp_path / "a.csv").write_text(PLAIN)
    (tmp_path / "b.csv").write_bytes(b"")
    (tmp_path / "c.csv").write_text(PLAIN)
    found = read_all(tmp_path, tmp_path / "missing.csv", tmp_path / "a.csv")
    assert [item.codes for item in found] == [[], ["empty_file"], [], ["not_found"], []]


# --- Archives ---


def test_names_that_lead_out_of_an_archive_are_refused_and_write_nothing(tmp_path):
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    archive = zipped(folder / "x.zip", {"../../evil.csv": b"a", "/etc/evil.csv": b"a", "C:\\evil.csv": b"a", "good.csv": PLAIN.encode()})
    found = {item.item.path.removeprefix(archive.as_posix()): item.codes for item in read_all(archive)}
    assert found == {"/../../evil.csv": ["unsafe_name_in_archive"], "//etc/evil.csv": ["unsafe_name_in_archive"], "/C:/evil.csv": ["unsafe_name_in_archive"], "/good.csv": []}
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deep", "er", "x.zip"]


def test_a_link_in_an_archive_is_refused(tmp_path):
    link = zipfile.ZipInfo("passwd.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert [found.codes for found in read_all(tmp_path / "x.zip")] == [["link_in_archive"]]


def test_a_file_with_a_password_is_refused_and_its_neighbour_read(tmp_path):
    content = bytearray(zipped(tmp_path / "x.zip", {"a.csv": PLAIN.encode(), "b.csv": PLAIN.encode()}).read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1  # the bit that says: encrypted
    (tmp_path / "x.zip").write_bytes(content)
    assert [found.codes for found in read_all(tmp_path / "x.zip")] == [["locked_archive"], []]


def test_archives_that_swell_are_stopped(tmp_path):
    limits = Limits(ratio_matters_above_bytes=1_000_000)
    bomb = zipped(tmp_path / "bomb.zip", {"a.csv": b"a,b\n" * 1_000_000})
    packed = tmp_path / "bomb.gz"
    packed.write_bytes(gzip.compress(b"a,b\n" * 1_000_000))
    assert [found.codes for found in read_all(bomb, packed, limits=limits)] == [["unpacks_too_much"]] * 2
    assert read_all(bomb, limits=Limits(unpacked_bytes=100_000))[0].codes == ["unpacks_too_large"]


def test_archives_with_too_many_files_or_levels_are_stopped(tmp_path):
    many = zipped(tmp_path / "many.zip", {f"{n}.csv": PLAIN.encode() for n in range(5)})
    assert [found.codes for found in read_all(many, limits=Limits(members=3))] == [[], [], [], ["too_many_members"]]
    inner = PLAIN.encode()
    for level in range(3):
        inner = zipped(tmp_path / f"level{level}.zip", {"x": inner}).read_bytes()
    assert [found.codes for found in read_all(tmp_path / "level2.zip")] == [["archive_too_deep"]]


def test_a_damaged_file_in_an_archive_does_not_hide_the_others(tmp_path):
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", "id,name\n1,first\n")
        archive.writestr("b.csv", PLAIN)
    (tmp_path / "x.zip").write_bytes(stored.getvalue().replace(b"first", b"FIRST"))
    assert [found.codes for found in read_all(tmp_path / "x.zip")] == [["broken_archive"], []]


def test_an_archive_without_files_says_so(tmp_path):
    assert read_all(zipped(tmp_path / "x.zip", {"folder/": b""}))[0].codes == ["empty_archive"]


# --- Sizes ---


def test_a_line_beyond_the_limit_costs_its_row():
    found = read("id,text\n1,a\n2," + "x" * 5000 + "\n3,c\n4\n", limits=Limits(row_characters=1000))
    assert (found.rejected, list(found.rows)) == ([(2, "row_too_long"), (4, "row_too_few_cells")], [1, 3])


def test_a_row_longer_than_duckdb_takes_by_itself_is_read():
    found = read("id,text\n1,a\n2," + "x" * 3_000_000 + "\n3,c\n")
    assert (found.rejected, [len(row[1]) for row in found.rows.values()]) == ([], [1, 3_000_000, 1])


def test_a_first_line_beyond_the_limit_is_refused():
    assert read("x" * 300_000, limits=Limits(row_characters=200_000)).codes == ["line_too_long"]


def test_five_thousand_columns_are_read_and_too_many_refused():
    wide = ",".join(f"c{n}" for n in range(5000)) + "\n" + ",".join(str(n) for n in range(5000)) + "\n"
    found = read(wide)
    assert (len(found.item.columns), found.rows[1][4999]) == (5000, "4999")
    assert read(wide, limits=Limits(columns=100)).codes == ["too_many_columns"]
    assert read("{" + ",".join(f'"k{n}":1' for n in range(200)) + "}", limits=Limits(columns=100)).codes == ["too_many_columns"]


def test_json_nested_beyond_reason_costs_its_record():
    deep = "[" * 100_000 + "]" * 100_000
    found = read('{"a": 1}\n{"a": ' + deep + '}\n{"a": 3}\n', "a.ndjson")
    assert (found.rejected, found.rows) == ([(2, "row_broken_json")], {1: ("1",), 3: ("3",)})


def test_a_sheet_that_claims_every_cell_is_refused_before_it_is_opened(tmp_path):
    corners = f'<row r="1">{cell("A1", "x")}</row><row r="1048576">{cell("XFD1048576", "y")}</row>'
    assert read_all(workbook(tmp_path / "sparse.xlsx", {"S": corners}))[0].codes == ["workbook_too_sparse"]
    assert read_all(tmp_path / "sparse.xlsx", limits=Limits(workbook_bytes=500))[0].codes == ["workbook_too_large"]


@pytest.mark.parametrize("corner", [cell("xfd1048576", "y"), '<c><v>1</v></c><c r="XFD1"><v>1</v></c>'])
@pytest.mark.parametrize("place", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_where_the_cells_of_a_part_reach_is_known_without_taking_memory_for_them(tmp_path, corner, place):
    part = f'<worksheet><sheetData><row r="1">{cell("A1", "x")}</row><row r="1048576">{corner}</row></sheetData></worksheet>'
    with pytest.raises(Refused):
        _looked_through(zipped(tmp_path / "a.xlsx", {place: part.encode()}), Limits())


@pytest.mark.parametrize(
    "corner",
    [cell("xfd1048576", "y"), '<c\tr="XFD1048576" t="str"><v>y</v></c>', '<c r="XFD1048576" t="str"><v>y</v></c>', '<c r="&#88;FD1048576"><v>1</v></c>', '<c s=" r=\'B2\' > " r="XFD1048576"><v>1</v></c>', '<c><v>1</v></c><c r="XFD1"><v>1</v></c>'],
)
@pytest.mark.parametrize("place", ["worksheets/sheet1.xml", "sharedStrings.xml"])
def test_a_cell_far_out_is_found_however_it_and_its_sheet_are_called(tmp_path, corner, place):
    """The library that reads workbooks takes memory for every cell up to the farthest, and the whole program ends where there is none."""
    made = workbook(tmp_path / "made.xlsx", {"S": f'<row r="1">{cell("A1", "x")}</row><row r="1048576">{corner}</row>'})
    with zipfile.ZipFile(made) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    sheet = next(name for name in members if name.startswith("xl/worksheets/"))
    members = {name.replace(sheet, f"xl/{place}"): content.replace(sheet.removeprefix("xl/").encode(), place.encode()) for name, content in members.items()}
    assert read_all(zipped(tmp_path / "export.csv", members))[0].codes == ["workbook_too_sparse"]


def test_cells_without_names_and_pictures_are_no_reason_to_refuse(tmp_path):
    rows = ["".join(f'<c t="str"><v>{value}</v></c>' for value in row) for row in (("id", "name"), ("1", "Zoé"))]
    made = workbook(tmp_path / "made.xlsx", {"S": "".join(f"<row>{cells}</row>" for cells in rows)})
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n<c r=\"XFD1048576\" " + bytes(range(256)))
    assert read_all(made)[0].rows == {1: ("1", "Zoé")}


# --- Names, text and XML that would like to be more ---

HOSTILE = 'Robert"); drop table raw;--'


def test_sql_and_line_ends_in_headings_are_only_names():
    quoted = HOSTILE.replace('"', '""')
    found = read(f'"{quoted}","two\nlines",\'; select 1,=1+1\n1,2,3,4\n')
    assert found.item.columns == (HOSTILE, "two\nlines", "'; select 1", "=1+1")
    assert found.rows == {1: ("1", "2", "3", "4")}


@pytest.mark.parametrize("name", ["it's \"x\".csv", "two\nlines.csv", "a[1]*?.csv", "'; drop table raw; --.csv", "k=v.csv", "~.csv", "été 😀.csv", "%2e.csv"])
def test_file_names_are_only_names(name, tmp_path):
    (tmp_path / name).write_text(PLAIN)
    (tmp_path / "a1xx.csv").write_text("other\n1\n")
    (found,) = read_all(tmp_path / name)
    assert (found.rows, found.item.path) == ({1: ("1", "Zoé")}, (tmp_path / name).as_posix())


def test_a_file_name_that_is_no_text_is_read_and_told_as_one(tmp_path):
    path = os.fsdecode(os.fsencode(str(tmp_path)) + b"/a\xff\xfe.csv")
    try:
        Path(path).write_text(PLAIN)
    except OSError:
        pytest.skip("this disk takes no such name")
    (found,) = read_all(Path(path))
    assert (found.rows, found.item.path) == ({1: ("1", "Zoé")}, f"{tmp_path.as_posix()}/a??.csv")
    (gone,) = read_all(Path(path + "x"))
    gone.item.path.encode()


def test_the_name_of_the_table_is_only_a_name(tmp_path):
    (tmp_path / "a.csv").write_text(PLAIN)
    (table,) = reading.open_exports([tmp_path / "a.csv"], tmp_path)
    cursor = CONNECTION.cursor()
    reading.load(table, cursor, HOSTILE)
    assert cursor.execute("select count(*) from duckdb_tables() where table_name = ?", [HOSTILE]).fetchone() == (1,)


def test_xml_that_declares_entities_is_refused():
    bomb = '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><log><trace><event><string key="x" value="&b;"/></event></trace></log>'
    outside = '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]><log><trace>&a;</trace></log>'
    assert [read(text, "log.xes").codes for text in (bomb, outside)] == [["xml_entities"]] * 2


def test_xml_nested_beyond_reason_is_refused():
    assert read("<log><trace><event>" + '<list key="a">' * 100, "log.xes").codes == ["xml_too_deep"]


def test_one_name_given_ten_thousand_times_is_not_looked_through_as_often(tmp_path):
    (tmp_path / "log.xes").write_text("<log><trace><event>" + '<string key="k" value="v"/>' * 9_000 + "</event></trace></log>")
    began = time.process_time()
    (table,) = reading.open_exports([tmp_path / "log.xes"], tmp_path)
    assert len(table.columns) == 9_000
    assert time.process_time() - began < 3


def test_long_names_in_one_another_stay_of_bounded_length():
    log = "<log><trace><event>" + f'<list key="{"k" * 10_000}">' * 20 + '<string key="a" value="b"/>' + "</list>" * 20 + "</event></trace></log>"
    assert max(map(len, read(log, "log.xes").item.columns)) < 600


def test_devices_and_pipes_are_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert [found.codes for found in read_all(tmp_path / "pipe.csv", Path("/dev/zero"))] == [["not_a_file"]] * 2


def test_a_folder_without_files_says_so(tmp_path):
    assert read_all(tmp_path)[0].codes == ["empty_folder"]


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text(PLAIN)

    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", refuse)
    assert [item.remarks[0].code for item in reading.open_exports([tmp_path / "a.csv"], tmp_path)] == ["no_permission"]


def test_a_full_disk_is_said_and_not_mistaken_for_the_file(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_bytes(PLAIN.encode("utf-16"))

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reading, "as_utf8", refuse)
    assert [item.remarks[0].code for item in reading.open_exports([tmp_path / "a.csv"], tmp_path)] == ["disk_full"]


# --- Words ---

PHRASES = tomllib.loads((Path(reading.__file__).parent.parent / "words" / "reading.toml").read_text(encoding="utf-8"))
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in Path(reading.__file__).parent.glob("*.py"))


def test_every_remark_has_a_sentence_and_every_sentence_a_remark():
    named = set(re.findall(r'"([a-z][a-z0-9]*(?:_[a-z0-9]+)+)"', SOURCE))
    assert set(PHRASES) <= named
    told = set(re.findall(r'(?:Refused|Remark|Broken)\(\s*"([a-z0-9_]+)"', SOURCE)) | set(re.findall(r'"(row_[a-z_]+)"', SOURCE))
    assert told <= set(PHRASES)


def test_both_languages_tell_the_same_details():
    def fields(phrase: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}

    for code, phrase in PHRASES.items():
        assert fields(phrase["en"]) == fields(phrase["fr"]), code
