"""What comes from outside stays what it is: text on a page, on a terminal and on the disk, and a moment of the calendar."""

import re
import tempfile
import tomllib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sample_answers as samples
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from data import importing, labels, spreadsheet, store
from data.wording import harmless, say
from pages.parts import export
from pages.parts.bringing_files import _last_part
from pages.parts.bringing_rows import plain
from pages.parts.charts.chart import escaped as in_a_figure
from pages.parts.saved import escaped
from pages.parts.words import words

ROOT = Path(__file__).parent.parent
SIGNS = "a [l](http://e.example) ![i](http://e.example/i.png) $x$ :red[r] **b** `c` <b>&amp; x_y ~~s~~ | # h"


@pytest.mark.parametrize("written", [escaped, plain])
def test_no_sign_of_markdown_is_read_as_one(written):
    told = written(SIGNS)
    assert all(told[place - 1] == "\\" for place, sign in enumerate(told) if sign in "[]()!$:*`<>&_~|#")
    assert told.replace("\\", "").replace("\u2060", "") == SIGNS


@pytest.mark.parametrize("written", [escaped, plain])
@pytest.mark.parametrize("text", [":material/face:", ":MATERIAL/face:", ":streamlit:", "http://e.example", "www.e.example", "a@e.example", "-> b", "<-> b", "-- b", ">= b"])
def test_what_streamlit_looks_for_in_finished_text_is_not_found(written, text):
    """Links, icons, its logo and arrows are made of the text after its signs were read: a backslash does not keep it from that."""
    assert text not in written(text).replace("\\", "")


@pytest.mark.parametrize("written", [escaped, plain])
def test_text_stays_on_its_line_and_turns_no_writing_around(written):
    assert written("a\n\n    code\u2028b\u202egnp\ud800") == "a code bgnp?"


def test_french_spaces_stay():
    assert escaped("10\u202f% «\u00a0oui\u00a0»") == "10\u202f% «\u00a0oui\u00a0»"


def test_a_label_of_a_figure_turns_no_writing_around():
    assert in_a_figure("a\u202e<b>") == "a&lt;b&gt;"


def test_a_terminal_is_told_nothing_it_would_obey():
    told = say("path_missing", "en", path="x\x1b]0;owned\x07\u202e\r.csv") + harmless("\x9b2J\ud800")
    assert not set(told) & {"\x1b", "\x07", "\u202e", "\r", "\x9b", "\ud800"}
    assert harmless("two\nlines\tand\u00a0é😀") == "two\nlines\tand\u00a0é😀"


@pytest.mark.parametrize("name", ["é" * 300 + ".csv", "😀" * 200 + ".csv", "a/../" + "x" * 999 + ".csv"])
def test_an_uploaded_name_fits_any_disk(name, tmp_path):
    kept = _last_part(name)
    (tmp_path / kept).write_text("x")
    assert kept.endswith(".csv") and "/" not in kept


@pytest.mark.parametrize("moment", ["0000-01-01", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_a_moment_beyond_the_calendar_costs_its_row_and_not_the_batch(moment):
    text = f"ticket_id,created_at,channel,subject,who_email,language\na,{moment},email,S,a@x.org,en\nb,2026-01-01,email,S,b@x.org,en\n"
    with store.in_memory() as connection, closing(connection.cursor()) as cursor, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tickets.csv"
        path.write_text(text)
        (report,) = importing.bring_each(cursor, [path], Path(folder), None, None)
        assert (report.rows_seen, report.rows_mapped, report.rows_rejected) == (2, 1, 1)
        assert any(issue.value == moment for issue in report.issues)
        assert cursor.execute("select created_at from tickets").fetchall() == [(datetime(2026, 1, 1, tzinfo=UTC),)]


@pytest.mark.parametrize("text", ["\uff1d1+1", " \uff20SUM(A1)", "\uff0b1", "\uff0dx"])
def test_a_formula_in_wide_signs_becomes_text_too(text):
    assert spreadsheet.as_text(text) == f"'{text}"


def test_no_cell_of_the_file_of_labels_is_a_formula(tmp_path):
    labels.add(tmp_path, "Ada", "anxiety", '=HYPERLINK("http://e.example")', "+fr", "yes")
    assert '"\'=HYPERLINK(""http://e.example"")",\'+fr,yes' in labels.as_csv(tmp_path)


def test_a_page_under_another_name_for_this_machine_reads_nothing():
    """A web page may be of a name that its owner points at 127.0.0.1: its scripts would be those of the app's own address."""
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]
    assert set(told["allowedHosts"]) == {"localhost", "127.0.0.1", "::1"} and told["address"] == "127.0.0.1"
    before = config.get_option("server.allowedHosts")
    config.set_option("server.allowedHosts", told["allowedHosts"])
    try:
        assert [is_host_allowed(host) for host in ("localhost:8501", "127.0.0.1:8501", "[::1]:8501", "e.example:8501")] == [True, True, True, False]
    finally:
        config.set_option("server.allowedHosts", before)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_customers_wrote_leaves_masked_as_it_is_shown(language):
    rows = [{"their_words": "Write to ada@example.org or +33 6 12 34 56 78", "feeling": "anxious"}]
    answer = samples.answer(rows, grain="", header="")
    for told in (export.csv_bytes(answer, words(language)).decode(), str(export.table(answer, words(language)).to_dicts())):
        assert "Write to" in told and "ada@example.org" not in told and "12 34 56" not in told


@pytest.mark.parametrize("moment", ["infinity", "-infinity", "294000-01-01T00:00:00Z"])
@pytest.mark.parametrize("file", ["zendesk_tickets_ndjson.json", "iso27560_consent_records.json"])
def test_no_moment_within_json_is_beyond_the_calendar(file, moment):
    content = (ROOT / "tests" / "exports" / file).read_text(encoding="utf-8")
    content = re.sub(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", moment, content)
    with store.in_memory() as connection, closing(connection.cursor()) as cursor, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_text(content, encoding="utf-8")
        (report,) = importing.bring_each(cursor, [path], Path(folder), None, None)
        assert report.rows_seen == report.rows_mapped + report.rows_excluded + report.rows_rejected > 0
        for table, moments in (("messages", "sent_at"), ("consents", "occurred_at")):
            assert cursor.execute(f"select count(*) from {table} where {moments} > timestamptz '9999-12-31' or {moments} < timestamptz '1000-01-01'").fetchall() == [(0,)]
