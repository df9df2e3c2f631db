"""A number that its column cannot hold leaves that cell empty and is told; the row and the file stay, whoever the importer."""

from pathlib import Path

import pytest

from data import importing
from data.importing.cells import SHOWN_PER_KIND
from data.store import Store
from data.wording import sentence

AIRCALL = "line,datetime (UTC),direction,from,to,answered,missed_call_reason,duration (total),duration (in call)\n"
BREVO = "Campaign ID,Campaign Name,Email_ID,Send_Date,Delivered_Date,Open_Date,Total Opens,Total Apple MPP Opens,Clicked_Links_Count\n"
ZENDESK = "Id,Requester id,Requester,Created at,Satisfaction Score,First reply time in minutes\n"


def bring(folder: Path, name: str, text: str) -> tuple[importing.FileReport, Store]:
    path, into = folder / name, folder / "s.duckdb"
    path.write_text(text, encoding="utf-8")
    (file,) = importing.bring_in([path], into).files
    assert file.rows_seen == file.rows_mapped + file.rows_excluded + file.rows_rejected
    return file, Store(into)


def told(file: importing.FileReport, code: str) -> list[tuple]:
    return [(issue.row, issue.column, issue.value) for issue in file.issues if issue.code == code]


def test_a_call_of_a_hundred_years_keeps_its_row_and_tells_what_was_lost(tmp_path):
    """3.2 billion seconds fit no four bytes: waiting in the menu and the whole call are unknown, the call is counted."""
    rows = "Boutique,2026-02-01 10:00:00,inbound,+33612345678,+33198765432,no,abandoned_in_ivr,3200000000,0\nBoutique,2026-02-01 11:00:00,inbound,+33612345678,+33198765432,no,abandoned_in_ivr,32,0\n"
    file, opened = bring(tmp_path, "calls.csv", AIRCALL + rows)
    assert opened.rows("select menu_s, total_s from calls order by started_at").rows() == [(None, None), (32, 32)]
    assert told(file, "beyond") == [(1, "menu_s", "3200000000"), (1, "total_s", "3200000000")]
    assert not [issue for issue in file.issues if issue.severity == "error"]


def test_one_cell_that_makes_several_records_is_told_by_its_row(tmp_path):
    rows = "7,June,ana@example.org,01-06-2026 10:00:00,01-06-2026 10:00:05,01-06-2026 11:00:00,3000000000,0,4000000000\n"
    file, opened = bring(tmp_path, "recipients.csv", BREVO + rows)
    assert opened.rows("select type, n from email_events order by type").rows() == [("click", None), ("delivered", 1), ("open", None), ("send", 1)]
    assert told(file, "beyond") == [(1, "n", "3000000000"), (1, "n", "4000000000")]


def test_what_no_calendar_holds_is_no_moment(tmp_path):
    rows = "1,11,Ana,01/06/2026 10:00,,900000000000000\n2,12,Ben,01/06/2026 10:00,,5\n"
    file, opened = bring(tmp_path, "tickets.csv", ZENDESK + rows)
    assert opened.rows("select first_reply_at is null as unknown, first_reply_cal_s from tickets order by source_id").rows() == [(True, 54_000_000_000_000_000), (False, 300)]
    assert [issue.row for issue in file.issues if issue.code == "no_such_moment"] == [1]


def test_many_are_counted_and_said_in_both_languages(tmp_path):
    line = "Boutique,2026-02-01 10:{0:02}:{1:02},outbound,+33198765432,+33612345678,yes,,60,3200000000\n"
    file, _ = bring(tmp_path, "calls.csv", AIRCALL + "".join(line.format(*divmod(n, 60)) for n in range(SHOWN_PER_KIND + 7)))
    assert len(told(file, "beyond")) == SHOWN_PER_KIND
    (more,) = (issue for issue in file.issues if issue.code == "beyond_more")
    assert (more.column, more.n) == ("talk_s", 7)
    assert "7" in sentence(more, "en") and "7" in sentence(more, "fr") and sentence(more, "en") != sentence(more, "fr")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_sentence_names_row_column_and_value(tmp_path, language):
    file, _ = bring(tmp_path, "calls.csv", AIRCALL + "Boutique,2026-02-01 10:00:00,outbound,+33198765432,+33612345678,yes,,60,3200000000\n")
    (issue,) = (issue for issue in file.issues if issue.code == "beyond")
    assert all(part in sentence(issue, language) for part in ("1", "talk_s", "3200000000"))
