"""Files that cannot come in say where the trouble is and what to do: an open quote, a note, a broken workbook, an importer that fails."""

import zipfile
from pathlib import Path

import pytest

from data import importing, store
from data.importing import drafting, previewing, recognising, refusing
from data.importing.drafting import Mapped, Mapping
from data.wording import sentence

OPEN = 'Case,Opened,Message,Mail\n1,2026-02-03,Thanks,ada@example.org\n2,2026-02-03,"My parcel is late,bob@example.org\n3,2026-02-04,Hello,cat@example.org\n'


def opened(tmp_path: Path, name: str, content: str | bytes):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "w").mkdir(exist_ok=True)
    (table,) = previewing.opened([path], tmp_path / "w")
    return table


@pytest.mark.parametrize(("language", "opens"), [("en", 'Row 2 (line 3 of the file): a quotation mark (") opens a text that nothing closes'), ("fr", 'Ligne 2 (ligne 3 du fichier) : un guillemet droit (") ouvre un texte que rien ne referme')])
def test_a_quote_left_open_is_told_by_the_row_in_which_it_opens(tmp_path, language, opens):
    table = opened(tmp_path, "open.csv", OPEN)
    (issue,) = previewing.troubles(table)
    told = sentence(issue, language)
    assert (issue.row, table.body.rows, table.rejected_rows) == (2, 1, 1)
    assert told.startswith(opens) and "?" not in told
    assert not previewing.has_no_row_left(table)
    assert previewing.has_no_row_left(opened(tmp_path, "first.csv", OPEN.replace("1,2026-02-03,Thanks,ada@example.org\n", "")))


def test_of_a_file_with_a_quote_left_open_every_row_is_accounted_for(tmp_path):
    table, into = opened(tmp_path, "open.csv", OPEN), tmp_path / "s.duckdb"
    drafting.keep(recognising.own_folder(into), Mapping("ours", "tickets", (Mapped("Case", "ticket_id"), Mapped("Opened", "created_at"), Mapped("Message", "request_text"))), table.columns)
    (file,) = importing.bring_in([tmp_path / "open.csv"], into).files
    assert (file.rows_seen, file.rows_mapped, file.rows_excluded, file.rows_rejected) == (2, 1, 0, 1)
    assert file.filled == {"tickets": 1, "messages": 1}


@pytest.mark.parametrize(
    ("content", "is_prose"),
    [
        ("Call Bob tomorrow.\nWe should order more lamps, and chairs.\n\nDo not forget the meeting.\n", True),
        ("Réunion de mardi\n- relancer Bob\n- commander des lampes\n", True),
        ("Just one line", True),
        ("Email\nada@example.org\nbob@example.org\n", False),
        ("Nos clients\nada@example.org\nbob@example.org\n", False),
        ("Commentaire\nTrès bon accueil\nMerci\n", False),
        ("ada@example.org\nbob@example.org\n", False),
        ("Case,Opened\n1,2026-02-03\n", False),
    ],
)
def test_a_note_is_no_table_and_a_list_of_one_column_is(tmp_path, content, is_prose):
    assert refusing.is_prose(opened(tmp_path, "note.txt", content)) is is_prose


def test_a_note_brought_in_is_told_to_be_a_text(tmp_path):
    opened(tmp_path, "note.txt", "Réunion de mardi\n- relancer Bob\n")
    (file,) = importing.bring_in([tmp_path / "note.txt"], tmp_path / "s.duckdb").files
    assert [issue.code for issue in file.issues] == ["prose"] and not file.recognised
    assert "Réunion de mardi" in sentence(file.issues[0], "fr")


@pytest.mark.parametrize("content", [bytes(range(1, 32)) * 50, b"PK\x03\x04broken"])
def test_a_broken_workbook_is_told_as_one_also_within_an_archive(tmp_path, content):
    assert [remark.code for remark in opened(tmp_path, "Clients.XLSX", content).remarks] == ["damaged_workbook"]
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("clients.xlsx", content)
    (table,) = previewing.opened([packed], tmp_path / "w")
    assert [remark.code for remark in table.remarks] == ["damaged_workbook"]


def test_bytes_that_say_nothing_are_not_told_as_a_question_mark(tmp_path):
    (remark,) = opened(tmp_path, "data.bin", bytes(range(1, 32)) * 50).remarks
    assert remark.code == "is_unknown" and not any("?" in sentence(remark, language) for language in ("en", "fr"))


def test_an_importer_that_fails_says_the_same_when_tried_and_when_it_brings_in(tmp_path):
    own = recognising.own_folder(tmp_path / "s.duckdb")
    own.mkdir(parents=True)
    (own / "ours.sql").write_text('-- export.en: Ours\n-- export.fr: À nous\n-- tool: ours\n-- needs: Case, Opened\n-- time: Opened\n-- fills: tickets\nselect row_no, "Case" as ticket_id, "Opend" as created_at from export\n', encoding="utf-8")
    table = opened(tmp_path, "cases.csv", "Case,Opened\n1,2026-02-03\n")
    known = recognising.recognise(table.columns, table.path, table.kind, own).importer
    tried = previewing.preview(table, known, {}).report
    (brought,) = importing.bring_in([tmp_path / "cases.csv"], tmp_path / "s.duckdb").files
    (reason,) = (dict(issue.detail)["reason"] for issue in tried.issues)
    assert [issue.detail for issue in tried.issues] == [issue.detail for issue in brought.issues]
    assert "ours.sql" in reason and "Opend" in reason and "Opened" in reason, "the file, what is wrong, what was meant"


def test_a_series_file_without_a_series_says_so(tmp_path):
    """Its import ended in a database's own words: nothing stood beside the months to be laid out."""
    file, space = tmp_path / "valeurs_mensuelles.csv", tmp_path / "space"
    space.mkdir()
    file.write_text('"Libellé";"Codes"\n"idBank";"001587668"\n"2026-01";"(1)"\n"2026-02";"(1)"\n', encoding="utf-8")
    with store.in_memory() as connection:
        cursor = connection.cursor()
        (report,) = importing.bring_each(cursor, [file], space, (), None)
        cursor.close()
    assert report.format == "insee_series"
    assert [(issue.code, issue.n) for issue in report.issues if issue.code == "no_series"] == [("no_series", 2)]
