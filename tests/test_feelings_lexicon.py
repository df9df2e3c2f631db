"""The lexicon files: every line usable, and cut into words as texts are."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.feelings.lexicon import FACETS, SCORING_FILES, facet_numbers, read_rows, scoring_tables
from data.feelings.reading import read
from data.feelings.rules import shipped
from data.feelings.tables import Row, build, expansions, folded, pieces
from data.feelings.texts import buffer_of
from data.feelings.words import START, STOP
from tests.gates.figures import auc, average_precision, macro_f1, precision_recall

RULE_FILES = ("topics", "message_kinds", "requests", "requests_alone", "conditions")


@pytest.mark.parametrize("name", [*SCORING_FILES, *RULE_FILES])
def test_every_line_of_a_lexicon_stands_for_at_least_one_phrase_and_is_written_once(name):
    rows = read_rows(name)
    assert rows and all(expansions(row.term) for row in rows)
    written = [(row.language, row.term, row.construct, row.facet) for row in rows]
    assert len(written) == len(set(written))


def test_both_languages_have_every_facet():
    rows = [row for name in SCORING_FILES for row in read_rows(name)]
    facet_numbers(rows)
    for pair in FACETS:
        languages = {row.language for row in rows if (row.construct, row.facet) == pair}
        assert {"en", "fr"} <= languages, pair


def test_both_languages_have_every_rule():
    for name in RULE_FILES:
        rows = [row for row in read_rows(name) if row.construct == "rule"]
        assert {row.facet for row in rows if row.language == "en"} == {row.facet for row in rows if row.language == "fr"}
        assert set(shipped(name).names) == {row.facet for row in rows}


def test_a_term_is_written_out():
    assert expansions("no (news|answer) ~ yet") == [("no", "news|answer", "~", "yet")]
    assert expansions("(very|) late") == [("late",), ("very", "late")]
    assert pieces("don't l’avis 24h") == ["do", "n't", "l", "avis", "<number>", "h"]
    assert folded("Œuvre très") == "oeuvre tres"


@pytest.mark.parametrize("term", ["(open", "a) b", "(a (b))"])
def test_a_term_with_loose_parentheses_is_refused(term):
    with pytest.raises(ValueError, match="parentheses"):
        build([Row("en", term, "idiom", "", 0.0)], {("idiom", ""): 61})


def words_of(text: str) -> list[str]:
    """The words the compiled reader cuts a text into."""
    buffer = buffer_of(pl.Series([text]))
    (part,) = read(buffer, np.zeros(1, np.int8), scoring_tables())
    data = text.encode()
    return [data[row[START] : row[STOP]].decode() for row in part.words[: part.ends[0]]]


def test_a_text_is_cut_into_words():
    assert words_of("I don't: l'été, 3,50 € — @bob http://a.b/c #NeverAgain ok?") == [
        "I", "do", "n't", "l", "été", "3,50", "Never", "Again", "ok", "?",
    ]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["worried", "l'avis", "don't", "où", "été", "no", "cœur", "Ça", "can't", "vais-je"]), min_size=1, max_size=6))
def test_terms_and_texts_are_cut_alike(words):
    text = " ".join(words)
    assert [word.lower() for word in words_of(text)] == pieces(text)


def test_figures_of_merit_by_hand():
    truth, values = np.array([1, 0, 1, 0]), np.array([0.9, 0.8, 0.7, 0.1])
    # pairs (positive, negative): .9>.8, .9>.1, .7<.8, .7>.1: three of four
    assert auc(truth, values) == 0.75
    # precision at the first positive 1/1, at the second 2/3: mean 5/6
    assert average_precision(truth, values) == pytest.approx(5 / 6)
    assert auc(truth, np.zeros(4)) == 0.5
    assert precision_recall(truth, np.array([1, 1, 0, 0])) == (0.5, 0.5)
    # class 0: one right of two said and two true, F = .5; class 1 the same
    assert macro_f1(truth, np.array([1, 1, 0, 0])) == 0.5


def test_without_a_place_for_a_cache_the_loops_compile_all_the_same(monkeypatch):
    import numba

    from data.feelings import compiled

    plain = numba.njit

    def refusing(*arguments, **options):
        if options.get("cache"):
            raise RuntimeError("cannot cache function: no locator available")
        return plain(*arguments, **options)

    monkeypatch.setattr(compiled.numba, "njit", refusing)
    assert compiled.compiled(lambda x: x + 1)(1) == 2
