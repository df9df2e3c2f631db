"""Laws of reading: what Python's csv module writes comes back cell by cell, and no row is ever lost."""

from __future__ import annotations

import csv
import io

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_files import read

from data.importing.cells import _clean
from data.reading import delimited, encodings, loading, proof

CURSOR = duckdb.connect()

CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff", include_characters="\t\r\n")
CELLS = st.one_of(
    st.sampled_from(["", " ", '"', '""', "a\r\nb", "line\nfeed", "carriage\rreturn", "€ ’ œ", "😀", "1,5", "a;b", "x\ty", "=1+1", "'+33", ",", "sep=;"]),
    st.text(CHARACTERS, max_size=6),
    st.text(st.sampled_from('",;\t|\r\n ab€é'), max_size=8),
)
SETTINGS = settings(max_examples=40, deadline=None, derandomize=True)


@st.composite
def tables(draw, least: int = 1):
    """Headings and rows; the first of several columns counts, as no row could be told from headings otherwise."""
    width = draw(st.integers(least, 5))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6))
    if width > 1:
        rows = [[str(number), *row[1:]] for number, row in enumerate(rows, 1)]
    return [f"Heading {letter}" for letter in "ABCDE"[:width]], rows


def written(names, rows, **dialect) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows([names, *rows])
    return text.getvalue()


def brought(content: bytes, names=()):
    """The only table of a file, its loading, and its rows as (row number, cells)."""
    known = {name.lower() for name in names}
    found = read(content, known_headers=lambda cells: sum(cell.lower() in known for cell in cells))
    return found.item, found.loaded, [(number, list(cells)) for number, cells in found.rows.items()]


@settings(SETTINGS, max_examples=150)
@given(tables(), st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_every_cell_written_comes_back_as_it_was(table, delimiter, line_end, quoting):
    names, rows = table
    # A carriage return alone must be quoted to be a cell's text, which QUOTE_MINIMAL does only for \r\n line ends.
    if quoting == csv.QUOTE_MINIMAL and line_end == "\n":
        rows = [[cell.replace("\r", "") for cell in row] for row in rows]
    content = written(names, rows, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    found, loaded, back = brought(content.encode(), names)
    assert list(found.columns) == names
    assert (loaded.rows, loaded.rejected_rows) == (len(rows), 0)
    assert back == [(number, [cell or None for cell in row]) for number, row in enumerate(rows, 1)]


@settings(SETTINGS, max_examples=50)
@given(tables(least=2), st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
def test_every_encoding_of_unicode_gives_the_same_cells(table, encoding):
    names, rows = table
    content = written(names, rows, lineterminator="\r\n")
    _, _, back = brought(content.encode(encoding), names)
    assert back == [(number, [cell or None for cell in row]) for number, row in enumerate(rows, 1)]


FRENCH = st.lists(st.sampled_from(["été", "Noël €", "l’œuvre", "ça va", "où ?", "Zoé"]), min_size=1, max_size=3).map(" ".join)


@SETTINGS
@given(st.lists(st.lists(FRENCH, min_size=3, max_size=3), min_size=1, max_size=5))
def test_a_french_file_of_windows_comes_back_with_its_accents(rows):
    names = ["Prénom", "Ville", "Avis"]
    found, _, back = brought(written(names, rows, delimiter=";").encode("cp1252"), names)
    assert back == [(number, row) for number, row in enumerate(rows, 1)]
    assert found.encoding == "cp1252"


@st.composite
def damaged(draw):
    """A good file with bytes of it cut, doubled, replaced or put in."""
    names, rows = draw(tables(least=2))
    content = bytearray(written(names, rows, lineterminator=draw(st.sampled_from(["\n", "\r\n"]))).encode())
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(content)))
        if draw(st.booleans()):
            content[place:place] = draw(st.sampled_from([b'"', b",", b"\n", b"\r", b'""', b"\xe9", b"\0", b'"\n', b',"', b'",', b"\n\n", b"x"]))
        else:
            del content[place : place + draw(st.integers(1, 8))]
    return bytes(content)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(damaged())
@example(b'a,b,c\n1,"2"x,3\n4,5,6\n')
@example(b'a,b,c\n1, "2,x",3\n4,5\n')
@example(b'a,b,c\n1,2,"3\n4,5,6\n7,8,9\n')
def test_rows_seen_are_rows_loaded_and_rows_rejected(content):
    found, loaded, back = brought(content, ["heading a", "heading b", "heading c"])
    if loaded is None:
        assert found.remarks
        return
    assert loaded.rows == len(back) + loaded.rejected_rows
    assert loaded.rejected_rows == len(loaded.rejected)
    numbers = sorted([number for number, _ in back] + [remark.row for remark in loaded.rejected])
    assert numbers == list(range(1, loaded.rows + 1))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(damaged(), st.integers(1, 40))
@example(b'Heading A,Heading B\n1,"2\r\n3"\n4,5\n', 1)
@example(b'Heading A,Heading B\n1,"2\n3"\r\n4,5\r\n', 2)
@example(b"Heading A,Heading B\n,\n,,0\n", 3)
def test_what_duckdb_reads_unaided_is_what_careful_splitting_reads(content, piece):
    names = ["heading a", "heading b", "heading c"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proof, "CHUNK", piece)
        patch.setattr(encodings, "CHUNK", piece)
        found, loaded, back = brought(content, names)
        if loaded is None or found.body.numbered:
            return
        patch.setattr(delimited, "prove_regular", lambda *_: None)
        _, careful, again = brought(content, names)
    assert (again, careful.rows, careful.rejected) == (back, loaded.rows, loaded.rejected)


def test_threads_that_start_amid_a_text_do_not_make_rows_of_it(monkeypatch):
    # Each text looks like forty rows of the table; DuckDB's threads, started in one, see half a million rows.
    monkeypatch.setattr(loading, "LARGEST_BUFFER", 200_000)
    monkeypatch.setattr(loading, "LONGEST_LINE", 50_000)
    text = "".join(f'{number},b,"" c\n' for number in range(40))
    found = read("id,text,n\n" + "".join(f'{number},"{text}",{number}\n' for number in range(3000)))
    assert not found.item.body.numbered
    assert found.loaded.rows == 3000
    assert set(found.rows.values()) == {(str(number), text.replace('""', '"'), str(number)) for number in range(3000)}


@settings(SETTINGS, max_examples=150)
@given(
    st.lists(st.lists(st.text(st.sampled_from("a- '\"=;,é\t"), max_size=4), min_size=3, max_size=3), min_size=1, max_size=4),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([1, 2, 3, 5, 1 << 18]),
)
def test_cells_of_a_file_proved_plain_are_clean_as_they_are(tmp_path_factory, rows, delimiter, line_end, piece):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    body = text.getvalue().removesuffix(line_end).encode()
    file = tmp_path_factory.mktemp("plain") / "rows.csv"
    file.write_bytes(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proof, "CHUNK", piece)
        found = proof.prove_regular(file, 0, len(body), delimiter, '"', 3)
    if found is None:
        return
    told = [cell for row in rows for cell in row if cell]
    unclean = [cell for cell in told if CURSOR.execute(f"select {_clean('c', ())} from (select $cell as c)", {"cell": cell}).fetchall() != [(cell,)]]
    if found.is_plain:
        assert not unclean
    if body.isascii() and not any(doubtful in body for doubtful in (b" ", b"'")):
        assert found.is_plain


@pytest.mark.parametrize(
    ("body", "is_plain"),
    [
        ("1,a b,c", True), ('1,"a,b c",c', True), ("1,o'clock,c", True), ("1,a ,c", False), ("1, a,c", False), ("1,a,c ", False), (" 1,a,c", False), ("1,a,c\n 2,b,d", False),
        ("1,a,c \n2,b,d", False), ("1,a,c \r\n2,b,d", False), ('1,"a ",c', False), ('1," a",c', False), ("1,'+33,c", False), ("'1,a,c", False), ('1,"\'+33",c', False), ("1,é,c", False),
        ('1,"a, b",c', False),  # in doubt: beside a delimiter, though it is a cell's text
    ],
)  # fmt: skip
@pytest.mark.parametrize("piece", [1, 2, 4, 1 << 18])
def test_a_space_at_the_edge_of_a_cell_or_an_apostrophe_before_it_is_seen(tmp_path, monkeypatch, body, is_plain, piece):
    monkeypatch.setattr(proof, "CHUNK", piece)
    file = tmp_path / "rows.csv"
    file.write_text(body, encoding="utf-8", newline="")
    found = proof.prove_regular(file, 0, len(body.encode()), ",", '"', 3)
    assert found is None if piece == 1 and ('"' in body or "\r" in body) else found.is_plain == is_plain


@settings(SETTINGS, max_examples=300)
@given(st.lists(st.lists(st.sampled_from(["a", "b c", "'d", '"\n"', '"e\n""f"', "é", '"g']), min_size=2, max_size=2), min_size=1, max_size=12), st.sampled_from(["\n", "\r\n"]), st.integers(1, 12), st.integers(1, 40))
def test_a_file_proved_in_parts_is_proved_as_a_whole(tmp_path_factory, rows, line_end, part, piece):
    """Also where a part would begin within quotes."""
    body = line_end.join(",".join(row) for row in rows).encode()
    file = tmp_path_factory.mktemp("parts") / "rows.csv"
    file.write_bytes(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proof, "CHUNK", piece)
        whole = proof.prove_regular(file, 0, len(body), ",", '"', 2)
        patch.setattr(proof, "PART_BYTES", part)
        assert proof.prove_regular(file, 0, len(body), ",", '"', 2) == whole


def test_behind_a_doubtful_part_of_a_file_nothing_is_proved_in_parts(tmp_path, monkeypatch):
    file, proved = tmp_path / "rows.csv", []
    body = ('1,"2"x\n' + "3,4\n" * 1_000).encode()
    file.write_bytes(body)
    monkeypatch.setattr(proof, "PART_BYTES", 100)
    prove = proof._prove
    monkeypatch.setattr(proof, "_prove", lambda *part: (proved.append(part[1:3]), prove(*part))[1])
    assert proof.prove_regular(file, 0, len(body) - 1, ",", '"', 2) is None
    assert len(proved) == proof.SIDE_BY_SIDE + 1 and proved[-1] == (0, len(body) - 1)
