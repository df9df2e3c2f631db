"""No cell of a CSV that leaves is a formula, and no number is touched."""

import polars as pl
import pytest

from data import spreadsheet
from data.feelings import files

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", " =1", "\ufeff=1", "- a list")
PLAIN = ("", "a = b", "'", "1=1", "e-mail", "é+")
NUMBERS = ("-5", "+33 6 12", "-1,5", "+4.25", "-12%")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text(text):
    assert spreadsheet.as_text(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_texts_stay(text):
    assert spreadsheet.as_text(text) == text


def test_of_a_column_of_texts_numbers_stay_too():
    told = pl.DataFrame({"text": [*FORMULAS, *PLAIN, *NUMBERS, None]}).select(spreadsheet.as_texts("text"))["text"].to_list()
    assert told == [*(f"'{text}" for text in FORMULAS), *PLAIN, *NUMBERS, None]


def test_scored_texts_leave_as_texts_in_csv_and_as_they_are_in_parquet(tmp_path):
    rows = pl.DataFrame({"text": ["=HYPERLINK(1)", "merci"], "delta": ["-5", "+3"]})
    for name in ("out.csv", "out.parquet"):
        with files.writing(tmp_path / name, rows.clear()) as write:
            write(rows)
    assert pl.read_csv(tmp_path / "out.csv", infer_schema=False).rows() == [("'=HYPERLINK(1)", "-5"), ("merci", "+3")]
    assert pl.read_parquet(tmp_path / "out.parquet").equals(rows)
