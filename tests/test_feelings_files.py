"""Scoring a file: rows, order and columns kept, the scores beside them; a file that cannot be scored is refused with a reason."""

from __future__ import annotations

import polars as pl
import pytest

from data.__main__ import main
from data.feelings import files
from data.feelings.files import BadFile, score_file

ADDED = [
    "language", "sentiment", "anxiety", "trust", "distrust", "wait_and_see", "pressure",
    "is_anxious", "is_trusting", "is_distrusting", "is_pressing", "evidence",
]  # fmt: skip
ROWS = {"id": ["007", "2", "3", "4"], "text": ["I am worried about my refund", "Je n'ai plus confiance", None, "Hola amigos, muchas gracias por todo"]}


def placed(folder, suffix: str, rows: dict = ROWS):
    source, frame = folder / f"in{suffix}", pl.DataFrame(rows)
    frame.write_parquet(source) if suffix == ".parquet" else frame.write_csv(source, separator="\t" if suffix == ".tsv" else ",")
    return source


def read(path) -> pl.DataFrame:
    return pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path, separator="\t" if path.suffix == ".tsv" else ",", schema_overrides={"id": pl.String})


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".tsv"])
def test_a_file_comes_back_with_scores_beside_its_rows(tmp_path, suffix):
    source, out = placed(tmp_path, suffix), tmp_path / f"out{suffix}"
    score_file(source, out, text="text")
    found = read(out)
    assert found["id"].to_list() == ROWS["id"]
    assert found.columns == ["id", "text", *ADDED]
    assert found["language"].to_list() == ["en", "fr", "und", "es"]
    assert found["is_anxious"].to_list() == [True, False, None, None]
    assert found["is_distrusting"].to_list() == [False, True, None, None]
    assert "anxiety: worried" in found["evidence"][0]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_semicolon_file_is_read_in_any_usual_encoding(tmp_path, encoding):
    source = tmp_path / "in.csv"
    source.write_bytes('avis;note\n"Je suis inquiète, vraiment, oui";2\n'.encode(encoding))
    found = score_file(source, tmp_path / "out.csv", text="avis", language="fr")
    assert found["avis"][0] == "Je suis inquiète, vraiment, oui" and found["is_anxious"][0]


def test_a_file_of_one_column_keeps_the_commas_of_its_texts(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("avis\nJe suis inquiète, vraiment; oui\nMerci, tout va bien\n")
    assert score_file(source, tmp_path / "out.csv", text="avis")["avis"].to_list() == ["Je suis inquiète, vraiment; oui", "Merci, tout va bien"]


def test_a_language_column_is_used(tmp_path):
    source = placed(tmp_path, ".csv", {"t": ["panique", "panic"], "lang": ["fr", "en"]})
    assert score_file(source, tmp_path / "out.parquet", text="t", language="lang")["language"].to_list() == ["fr", "en"]


@pytest.mark.parametrize(
    ("name", "told", "out", "column", "language", "reason"),
    [
        ("a.docx", "text\nhello\n", "o.csv", "text", None, "format"), ("a.csv", "text\nhello\n", "o.docx", "text", None, "format"),
        ("a.csv", "text\nhello\n", "o.csv", "nothing", None, "column"), ("a.csv", "text\nhello\n", "o.csv", "text", "de", "language"),
        ("a.csv", "", "o.csv", "text", None, "empty"), ("a.csv", "a,b\n1,2\n1,2,3,4\n", "o.csv", "a", None, "broken"),
        ("a.parquet", "no parquet", "o.csv", "text", None, "broken"), ("a.csv", "text\nhello\n", "a.csv", "text", None, "same"),
        ("a.csv", "text\nhello\n", "none/o.csv", "text", None, "missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_scored_is_refused_with_a_reason(tmp_path, name, told, out, column, language, reason):
    source = tmp_path / name
    source.write_text(told)
    with pytest.raises(BadFile) as refused:
        score_file(source, tmp_path / out, text=column, language=language)
    assert refused.value.reason == reason
    assert [file.name for file in tmp_path.iterdir()] == [name] and source.read_text() == told


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_file_without_rows_gives_its_headings_and_the_new_ones(tmp_path, suffix):
    source = placed(tmp_path, suffix, {"text": pl.Series([], dtype=pl.String)})
    found = score_file(source, tmp_path / "out.parquet", text="text")
    assert found.columns == ["text", *ADDED] and found.height == 0
    assert found.schema["is_anxious"] == pl.Boolean and found.schema["sentiment"] == pl.Float64


HOSTILE = ["", "   ", "😀😡😱", "مرحبا أنا قلق", "wor\u200bried about my parcel", "x" * 1_000_000, "I am worried. " * 70_000, 'a\nb, "c"; d', "\ufeff", "\x00nul", "=1+1", "\u202eworried"]


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_odd_texts_are_scored_or_left_unscored_each_in_its_row(tmp_path, suffix):
    source, out = placed(tmp_path, suffix, {"text": HOSTILE, "id": [str(n) for n in range(len(HOSTILE))]}), tmp_path / f"out{suffix}"
    score_file(source, out, text="text", language="en")
    found = read(out)
    assert found["id"].to_list() == [str(n) for n in range(len(HOSTILE))]
    assert found["is_anxious"].to_list()[:2] == [None, None]
    assert found["is_anxious"][4] and found["is_anxious"][6]


def test_work_broken_off_leaves_no_half_file_and_the_earlier_one_as_it_was(tmp_path, monkeypatch):
    source, out = placed(tmp_path, ".csv"), tmp_path / "out.csv"
    out.write_text("earlier")
    monkeypatch.setattr(files, "AT_ONCE", 1)

    def stop(done, _of):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score_file(source, out, text="text", progress=stop)
    monkeypatch.setattr(pl.DataFrame, "write_csv", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        score_file(source, out, text="text")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["in.csv", "out.csv"] and out.read_text() == "earlier"


def test_the_command_says_what_it_did_and_names_the_nearest_column(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    source, out = placed(tmp_path, ".csv"), tmp_path / "out.csv"
    assert main(["score", str(source), "--text", "texte", "--out", str(out)]) == 2
    assert "text" in capsys.readouterr().err and not out.exists()
    assert main(["score", str(source), "--text", "text", "--out", str(out)]) == 0
    assert "2" in capsys.readouterr().out and out.exists()
    assert main(["score", str(source), "--text", "text"]) == 2
    assert "--out" in capsys.readouterr().err


def test_a_stray_byte_costs_its_own_character_and_not_the_accents_of_the_others(tmp_path):
    """Half of an emoji, as some tools export it: what is left of it is odd, the rest of the file is UTF-8."""
    source = tmp_path / "in.csv"
    source.write_bytes("avis\nJe suis très inquiète pour mon prêt\nUn été ".encode() + b"\xed\xa0\xbd" + " raté, j'ai peur\n".encode())
    found = score_file(source, tmp_path / "out.csv", text="avis", language="fr")
    assert found["avis"][0] == "Je suis très inquiète pour mon prêt"
    assert found["avis"][1].startswith("Un été ") and found["avis"][1].endswith(" raté, j'ai peur")
    assert found["is_anxious"].all()
