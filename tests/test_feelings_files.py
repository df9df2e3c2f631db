"""Scoring a file: rows, order and columns kept, the scores beside them; a file that cannot be scored is refused with a reason."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.__main__ import main
from data.feelings import files
from data.feelings.evidence import MOST_TERMS, SHOWN, evidence, evidence_lines
from data.feelings.files import BadFile, Written, score_file
from data.feelings.scoring import score_part
from data.feelings.texts import LONGEST_TEXT, NOT_SCORED

ADDED = [
    "language", "sentiment", "anxiety", "trust", "distrust", "wait_and_see", "pressure",
    "is_anxious", "is_trusting", "is_distrusting", "is_pressing", "evidence", "not_scored_because",
]  # fmt: skip
ROWS = {"id": ["007", "2", "3", "4"], "text": ["I am worried about my refund", "Je n'ai plus confiance", None, "Hola amigos, muchas gracias por todo"]}


def placed(folder, suffix: str, rows: dict = ROWS):
    source, frame = folder / f"in{suffix}", pl.DataFrame(rows)
    frame.write_parquet(source) if suffix == ".parquet" else frame.write_csv(source, separator="\t" if suffix == ".tsv" else ",")
    return source


def read(path) -> pl.DataFrame:
    return pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path, separator="\t" if path.suffix == ".tsv" else ",", schema_overrides={"id": pl.String})


def scored(source, out, **how) -> pl.DataFrame:
    """The file written, read again."""
    score_file(source, out, **how)
    return read(out)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".tsv"])
def test_a_file_comes_back_with_scores_beside_its_rows(tmp_path, suffix):
    source, out = placed(tmp_path, suffix), tmp_path / f"out{suffix}"
    assert score_file(source, out, text="text") == Written(rows=4, scored=2)
    found = read(out)
    assert found["id"].to_list() == ROWS["id"]
    assert found.columns == ["id", "text", *ADDED]
    assert found["language"].to_list() == ["en", "fr", "und", "es"]
    assert found["is_anxious"].to_list() == [True, False, None, None]
    assert found["is_distrusting"].to_list() == [False, True, None, None]
    assert "anxiety: worried" in found["evidence"][0]
    assert found["not_scored_because"].to_list() == [None, None, "empty", "language"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_semicolon_file_is_read_in_any_usual_encoding(tmp_path, encoding):
    source = tmp_path / "in.csv"
    source.write_bytes('avis;note\n"Je suis inquiète, vraiment, oui";2\n'.encode(encoding))
    found = scored(source, tmp_path / "out.csv", text="avis", language="fr")
    assert found["avis"][0] == "Je suis inquiète, vraiment, oui" and found["is_anxious"][0]


def test_a_file_of_one_column_keeps_the_commas_of_its_texts(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("avis\nJe suis inquiète, vraiment; oui\nMerci, tout va bien\n")
    assert scored(source, tmp_path / "out.csv", text="avis")["avis"].to_list() == ["Je suis inquiète, vraiment; oui", "Merci, tout va bien"]


def test_a_language_column_is_used(tmp_path):
    source = placed(tmp_path, ".csv", {"t": ["panique", "panic"], "lang": ["fr", "en"]})
    assert scored(source, tmp_path / "out.parquet", text="t", language="lang")["language"].to_list() == ["fr", "en"]


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
    found = scored(source, tmp_path / "out.parquet", text="text")
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
    found = scored(source, tmp_path / "out.csv", text="avis", language="fr")
    assert found["avis"][0] == "Je suis très inquiète pour mon prêt"
    assert found["avis"][1].startswith("Un été ") and found["avis"][1].endswith(" raté, j'ai peur")
    assert found["is_anxious"].all()


def test_a_text_too_long_says_so_and_the_help_tells_every_code(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    source, out = placed(tmp_path, ".parquet", {"t": ["x " * (LONGEST_TEXT // 2 + 1), "  ", "Ich bin sehr besorgt um meine Bestellung", "I am worried"]}), tmp_path / "out.csv"
    assert main(["score", str(source), "--text", "t", "--out", str(out)]) == 0
    assert pl.read_csv(out, columns=["not_scored_because"]).to_series().to_list() == ["too_long", "empty", "language", None]
    assert "1 of 4" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["score", "--help"])
    told = capsys.readouterr().out
    assert all(f"\n  {code}" in told for code in NOT_SCORED)


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_slices_of_any_size_give_the_same_file(tmp_path, monkeypatch, suffix, at_once):
    texts = [*HOSTILE[:5], None, "I am worried and afraid", "Je n'ai plus confiance", *HOSTILE[7:]]
    source = placed(tmp_path, ".parquet", {"text": texts, "n": range(len(texts)), "tags": [["a", "b"]] * len(texts)})
    whole = scored(source, tmp_path / f"whole{suffix}", text="text")
    monkeypatch.setattr(files, "AT_ONCE", at_once)
    steps = []
    sliced = scored(source, tmp_path / f"sliced{suffix}", text="text", progress=lambda done, of: steps.append((done, of)))
    assert sliced.equals(whole) and sliced.schema == whole.schema
    assert steps[-1] == (len(texts), len(texts)) and len(steps) == -(-len(texts) // at_once)


def test_columns_of_every_kind_keep_their_kind_in_parquet(tmp_path):
    frame = pl.DataFrame({
        "text": ["I am worried"], "kind": pl.Series(["a"], dtype=pl.Enum(["a", "b"])), "shop": pl.Series(["x"], dtype=pl.Categorical),
        "at": pl.Series([0], dtype=pl.Datetime("us", "Europe/Paris")), "on": pl.Series([0], dtype=pl.Date), "took": pl.Series([5], dtype=pl.Duration("ms")),
        "paid": pl.Series(["1.25"]).cast(pl.Decimal(10, 2)), "ids": [[1, 2]], "who": [{"name": "a"}], "none": [None],
    })  # fmt: skip
    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    frame.write_parquet(source)
    found = scored(source, out, text="text")
    assert found.select(frame.columns).equals(frame) and found.select(frame.columns).schema == frame.schema


def line(text: str | None, language: str, brand_words=()) -> str | None:
    """The evidence of one text by its plain definition: from the terms of that text alone, strongest first, each once."""
    terms = [term for term in evidence(text or "", language, brand_words=brand_words) if term.construct in SHOWN]
    terms.sort(key=lambda term: -abs(term.weight))
    told = dict.fromkeys(f"{term.construct}: {term.word} ({term.weight:+.1f})" for term in terms)
    return "; ".join(list(told)[:MOST_TERMS]) or None


WORDS = [
    "worried", "not", "very", "afraid", "trust", "never", "scam", "!", "😡", "but", "however", ".", "WORRIED", "hurry", "last chance",
    "inquiète", "pas", "confiance", "arnaque", "très", "merci", "n'ai plus", "mais", "attends", "?", "Kiri", "\u212airi", "é", "\n", "I", "je",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.none(), st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)), max_size=8), st.lists(st.sampled_from(["en", "fr", None, "de"]), min_size=8, max_size=8))
def test_the_evidence_of_many_texts_is_that_of_each_alone(texts, languages):
    clean = pl.Series([text and text.encode("utf-8", "replace").decode() for text in texts], dtype=pl.String)
    terms = []
    scores = score_part(clean, pl.Series(languages[: len(clean)], dtype=pl.String), ("kiri",), terms)
    expected = [line(text, language, ("kiri",)) for text, language in zip(clean, scores["language"], strict=True)]
    assert evidence_lines(clean, terms).to_list() == expected


def test_a_line_of_evidence_goes_from_strong_to_weak_tells_each_once_and_ends(monkeypatch):
    texts, terms = pl.Series(["I am worried. I am worried. I am extremely worried and I trust you.", "Nothing here"]), []
    score_part(texts, "en", (), terms)
    first, second = evidence_lines(texts, terms)
    told = first.split("; ")
    assert [one.rpartition(" ")[0] for one in told] == ["anxiety: worried", "anxiety: worried", "trust: trust"] and second is None
    strengths = [float(one.rpartition("(")[2].rstrip(")")) for one in told]
    assert strengths[0] > strengths[1] > strengths[2]
    monkeypatch.setattr("data.feelings.evidence.MOST_TERMS", 2)
    assert evidence_lines(texts, terms)[0] == "; ".join(told[:2])
