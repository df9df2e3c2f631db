"""What leaves the app is what the screen shows: masked, stamped, harmless in a spreadsheet, numbers kept."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.parts import export
from pages.parts.shape import person_code
from pages.parts.words import words
from tests import sample_answers as samples

FR, EN = words("fr"), words("en")


def read(answer, reader, **more) -> tuple[dict, list[dict]]:
    """The stamp and the rows of a CSV, as a spreadsheet of that language reads them."""
    text = export.csv_bytes(answer, reader, **more).decode("utf-8")
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";" if reader.language == "fr" else ","))
    stamp = {line[0].removeprefix("# "): line[1] for line in lines if line[0].startswith("# ")}
    header, *rows = [line for line in lines if not line[0].startswith("# ")]
    return stamp, [dict(zip(header, row, strict=True)) for row in rows]


def test_french_files_have_semicolons_and_decimal_commas_english_ones_commas_and_points():
    answer = samples.answer([samples.share_row(0.5, 96, channel="email")], grain="channel")
    # Half-width of a share of 0.5 over 96: 1.96 x sqrt(0.25 / 96) = 0.1000208…
    _, (french,) = read(answer, FR)
    _, (english,) = read(answer, EN)
    assert french["Clients satisfaits (0 à 1)"] == "0,5"
    assert english["Satisfied customers (0 to 1)"] == "0.5"
    assert french["Clients satisfaits (0 à 1), intervalle à 95\u202f%, borne basse"].startswith("0,39997")
    assert english["Number"] == french["Nombre"] == "96"


def test_a_file_says_what_it_is():
    stamp, _ = read(samples.delay_by_channel(), EN)
    assert stamp["Question"] == "How long do customers wait for a human?"
    assert stamp["Filters"] == "Channel: e-mail and chat"
    assert stamp["Period"].replace("\u00a0", " ") == "1 Jan to 31 Mar 2026"
    assert stamp["Data up to"].replace("\u00a0", " ") == "31 Mar 2026, 18:05"
    assert stamp["Cases counted"] == "1,992"  # 420 + 1240 + 310 + 22
    assert stamp["Values hidden (fewer than 5)"] == "1"
    assert stamp["Software"] == "Égards"
    assert stamp["Sources"] == "Zendesk and Brevo"


@pytest.mark.parametrize("cell", ["=1+1", "+33 1 02", "-2+3", "@SUM(A1)", "\tx", "\rx", "  =1", "\n=1", "# n"])
def test_no_cell_is_a_formula(cell):
    answer = samples.answer([samples.share_row(0.5, 96, reason=cell)], grain="reason")
    _, (row,) = read(answer, EN)
    assert row["Reason"] == f"'{cell}"


def test_a_negative_number_stays_a_number():
    answer = samples.answer([{"channel": "email", "n": 50, "messages": -3.5}], grain="channel")
    _, (row,) = read(answer, FR)
    assert row["Messages reçus"] == "-3,5"


@settings(deadline=None)
@given(st.text(max_size=30))
def test_text_comes_back_as_it_went_in_or_behind_an_apostrophe(text):
    answer = samples.answer([samples.share_row(0.5, 96, reason=text)], grain="reason")
    _, (row,) = read(answer, EN)
    assert row["Reason"] in (text, f"'{text}")
    assert not row["Reason"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_persons_have_a_code_and_contacts_withheld_on_screen_and_in_files():
    rows = [{"customer_id": who, "email": f"{who}@example.org", "n": 60} for who in ("c-9", "c-3", "c-9")]
    answer = samples.answer(rows, grain="customer_id")
    for found in (read(answer, EN)[1], export.table(answer, EN).to_dicts()):
        assert [row["Customer"] for row in found] == [EN.say("person.name", code=person_code(who)) for who in ("c-9", "c-3", "c-9")]
        assert "c-9" not in str(found) and "example.org" not in str(found)
    assert "c-9" in str(read(answer, EN, masked=False))


def test_hidden_values_stay_hidden_and_say_so():
    _, rows = read(samples.delay_by_channel(), EN)
    letter = next(row for row in rows if row["Channel"] == "letter")
    assert letter["Median time to a human reply (minutes)"] == letter["Number"] == ""
    assert letter["Remark"] == "hidden: fewer than 5"
    told = export.table(samples.delay_by_channel(), FR).to_dicts()[-1]
    assert told["Nombre"] == "masqué\u00a0: moins de 5"


def test_the_table_is_written_for_readers():
    first = export.table(samples.delay_by_channel(), FR).to_dicts()[0]
    assert first["Délai médian avant une réponse humaine"] == "12\u00a0min"
    assert first["Délai médian avant une réponse humaine, intervalle à 95\u202f%"] == "10–14\u00a0min"
    assert "is_hidden" not in first and "median_minutes_low" not in first


def test_dates_in_files_are_unambiguous():
    answer = samples.answer([samples.share_row(0.5, 96, week=date(2026, 2, 2))], grain="week")
    assert read(answer, FR)[1][0]["Semaine"] == "2026-02-02"
    assert "févr." in export.table(answer, FR)["Semaine"][0]


def test_several_values_in_a_cell_are_named_one_by_one():
    answer = samples.answer([samples.share_row(0.5, 96, topics=["price", "delivery"]), samples.share_row(0.5, 96, topics=[])], grain="topics")
    first, second = read(answer, FR)[1]
    named = f"{FR.named('topic', 'price')} et {FR.named('topic', 'delivery')}"
    assert (first["Topics"], second["Topics"]) == (named, "")
    assert export.table(answer, FR)["Topics"].to_list() == [named, ""]


def test_an_answer_without_rows_is_still_a_file():
    answer = samples.answer([samples.share_row(0.5, 96, channel="email")], grain="channel")
    empty = type(answer)(**{**answer.__dict__, "rows": answer.rows.clear()})
    stamp, rows = read(empty, FR)
    assert stamp and rows == []
    assert export.table(empty, FR).height == 0
