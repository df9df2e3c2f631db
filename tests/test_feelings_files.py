"""Scoring a file: rows, order and columns kept."""

import polars as pl
import pytest

from data.feelings.files import ADDED, BadFile, score_file

ROWS = {"id": ["1", "2", "3", "4"], "text": ["I am worried about my refund", "Je n'ai plus confiance", None, "Hola amigos, muchas gracias por todo"]}


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".tsv"])
def test_a_file_comes_back_with_scores_beside_its_rows(tmp_path, suffix):
    source, out = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    frame = pl.DataFrame(ROWS)
    frame.write_parquet(source) if suffix == ".parquet" else frame.write_csv(source, separator="\t" if suffix == ".tsv" else ",")
    score_file(source, out, text="text")
    found = pl.read_parquet(out) if suffix == ".parquet" else pl.read_csv(out, separator="\t" if suffix == ".tsv" else ",")
    assert found["id"].cast(pl.String).to_list() == ROWS["id"]
    assert found.columns == ["id", "text", *ADDED]
    assert found["language"].to_list() == ["en", "fr", "und", "es"]
    assert found["is_anxious"].to_list() == [True, False, None, None]
    assert found["is_distrusting"].to_list() == [False, True, None, None]
    assert "anxiety: worried" in found["evidence"][0]


def test_a_semicolon_file_in_cp1252_is_read(tmp_path):
    source = tmp_path / "in.csv"
    source.write_bytes("avis;note\nJe suis inquiète;2\n".encode("cp1252"))
    found = score_file(source, tmp_path / "out.csv", text="avis", language="fr")
    assert found["avis"][0] == "Je suis inquiète" and found["is_anxious"][0]


def test_a_language_column_is_used(tmp_path):
    source = tmp_path / "in.csv"
    pl.DataFrame({"t": ["panique", "panic"], "lang": ["fr", "en"]}).write_csv(source)
    found = score_file(source, tmp_path / "out.parquet", text="t", language="lang")
    assert found["language"].to_list() == ["fr", "en"]


@pytest.mark.parametrize(("name", "column", "reason"), [("a.docx", "text", "format"), ("a.csv", "nothing", "column")])
def test_what_cannot_be_scored_is_refused_with_a_reason(tmp_path, name, column, reason):
    source = tmp_path / name
    source.write_text("text\nhello\n")
    with pytest.raises(BadFile) as refused:
        score_file(source, tmp_path / "out.csv", text=column)
    assert refused.value.reason == reason


def test_an_empty_file_gives_an_empty_file(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("text\n")
    assert score_file(source, tmp_path / "out.csv", text="text").height == 0
