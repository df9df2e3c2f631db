"""Scores of texts: what counts, what does not, and that nothing crashes."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.feelings import SCHEMA, SCORER_VERSION, lexicon_hash, score, score_in_parts
from data.feelings.evidence import evidence
from data.feelings.scoring import flattened, shown

CASES = sorted((Path(__file__).parent / "cases").glob("feelings*.csv"))
UNSEEN = Path(__file__).parent / "cases" / "unseen_feelings.csv"


def one(text: str, language: str = "en", **options) -> dict:
    return score(pl.Series([text]), language, **options).row(0, named=True)


def shares_right(file: Path) -> list[float]:
    """The shares of a file's sentences whose anxiety, trust and sentiment are read as they are labelled."""
    cases = pl.read_csv(file)
    found = score(cases["text"], cases["lang"])
    trust = found["is_trusting"].cast(pl.Int64) - found["is_distrusting"].cast(pl.Int64)
    sentiment = (found["sentiment"] > 0.05).cast(pl.Int64) - (found["sentiment"] < -0.05).cast(pl.Int64)
    said = {"anx": found["is_anxious"].cast(pl.Int64), "trust": trust, "sent": sentiment}
    return [float((values == cases[name]).mean()) for name, values in said.items()]


@pytest.mark.parametrize("file", CASES, ids=[file.stem for file in CASES])
def test_the_sentences_written_for_one_phenomenon_each_are_mostly_read_right(file):
    anxiety, trust, sentiment = shares_right(file)
    assert anxiety >= 0.9 and trust >= 0.85 and sentiment >= 0.8


def test_sentences_the_rules_were_not_written_for_are_mostly_read_right():
    """Written before the scorer's last changes and scored once after them: no rule was made for one of them."""
    anxiety, trust, sentiment = shares_right(UNSEEN)
    assert anxiety >= 0.8 and trust >= 0.7 and sentiment >= 0.7


@pytest.mark.parametrize(
    ("anxious", "calm", "language"),
    [
        ("I am worried about my parcel.", "I am no longer worried about my parcel.", "en"),
        ("I am worried about my parcel.", "I am furious about my parcel.", "en"),
        ("Je suis inquiète pour mon colis.", "Je ne suis plus inquiète pour mon colis.", "fr"),
        ("J'ai peur pour mon colis.", "Aucune peur pour mon colis.", "fr"),
        ("I panic when I fly.", "We stayed near Panic Street Station yesterday.", "en"),
    ],
)
def test_a_negation_an_anger_or_a_name_is_not_anxiety(anxious, calm, language):
    assert one(anxious, language)["is_anxious"]
    assert not one(calm, language)["is_anxious"]
    assert one(calm, language)["anxiety"] < one(anxious, language)["anxiety"]


def test_a_negation_turns_trust_into_distrust_and_back():
    assert one("J'ai confiance en vous.", "fr")["is_trusting"]
    assert one("Je n'ai plus confiance en vous.", "fr")["is_distrusting"]
    assert one("This is a scam.")["is_distrusting"]
    assert not one("This is not a scam.")["is_distrusting"]


def test_plus_without_ne_and_plus_que_are_not_negations():
    assert one("Je suis plus inquiète que jamais.", "fr")["is_anxious"]
    assert not one("Je ne suis plus inquiète.", "fr")["is_anxious"]


@pytest.mark.parametrize("written", ["inquiète", "inquiete", "INQUIÈTE", "inquièèète", "inquiette", "inqui\u00e8te", "inquie\u0300te"])
def test_accents_capitals_stretching_and_slips_do_not_hide_a_word(written):
    assert one(f"Je suis {written} pour ma commande", "fr")["is_anxious"]


def test_hashtags_are_cut_into_words():
    assert one("Third hour here #SoWorried")["is_anxious"]
    assert one("third hour here #soworried")["is_anxious"]


def test_a_product_name_from_the_users_list_holds_no_cue():
    text = "my panic button is blue, i feel panic"
    plain, named = one("i bought the worry doll"), one("i bought the worry doll", brand_words=["Worry Doll"])
    assert plain["is_anxious"] and not named["is_anxious"]
    assert named["compound"] == plain["compound"]  # VADER's own number stays exact
    assert one(text, brand_words=["panic button"])["is_anxious"]  # the other panic still counts


def test_another_language_and_an_empty_text_are_refused_with_a_reason():
    found = score(pl.Series(["Ich bin sehr zufrieden mit dem Service", "", None, "   ", "Thank you very much for this"]))
    assert found["refused"].to_list() == ["language", "empty", "empty", "empty", None]
    assert found["sentiment"].is_null().to_list() == [True, True, True, True, False]
    assert found["language"][0] == "de"


def test_a_declared_language_is_believed():
    texts = pl.Series(["Panique", "Panic", "Hola"])
    assert score(texts, pl.Series(["fr", "en-GB", "es"]))["language"].to_list() == ["fr", "en", "es"]


@pytest.mark.parametrize(
    "text",
    [
        "a " * 500_000, "😀" * 2000, "مرحبا كيف حالك اليوم", "\u200b\u200d\ufeff", "\u202eworried\u202c", "#" * 500,
        "é" * 5000, "?" * 3000, "«»“”\"'", "a'b'c'd'n't", "\x00\x01 worried", "#" + "stressed" * 20, "𝕨𝕠𝕣𝕣𝕚𝕖𝕕",
    ],
)  # fmt: skip
def test_odd_texts_are_scored_or_refused_never_a_crash(text):
    found = score(pl.Series([text, text, text]), pl.Series(["en", "fr", None]))
    assert found.height == 3
    assert found["sentiment"].drop_nulls().is_between(-1, 1).all()


def test_a_text_over_two_megabytes_is_refused():
    found = score(pl.Series(["word " * 500_000, "worried"]), "en")
    assert found["refused"].to_list() == ["too_long", None]


def test_parts_give_what_the_whole_gives():
    texts = pl.Series([f"I am {'very ' * (n % 3)}worried about order {n}!" for n in range(25)])
    whole = score(texts, "en")
    parts = pl.concat([part for _, part in score_in_parts(texts, "en", size=7)])
    assert parts.equals(whole)
    done = []
    score(texts, "en", progress=lambda n, total: done.append((n, total)))
    assert done == [(25, 25)]


def test_an_empty_column_gives_an_empty_table():
    assert dict(score(pl.Series([], dtype=pl.String)).schema) == SCHEMA


def test_the_neutral_band_of_the_map_is_five_hundredths():
    # raw 0.4 of a neutral 0.8: halfway through the band, 0.05 · 0.4 / 0.8 = 0.025
    import numpy as np

    assert shown(np.array([0.4, -0.8, 0.0]), 0.8, 3.0) == pytest.approx([0.025, -0.05, 0.0])
    assert flattened(np.array([0.0, 400.0]), 4.0) == pytest.approx([0.0, 4.0])


def test_evidence_points_at_the_words_of_the_original_text():
    text = "Bonjour 😀, je suis très inquiète : pas de nouvelles. Je n'ai plus confiance."
    found = evidence(text, "fr")
    assert all(text[term.start : term.end] == term.word for term in found)
    assert {"inquiète", "pas de nouvelles"} <= {term.word for term in found if term.construct == "anxiety"}
    assert any(term.construct == "distrust" for term in found)


@pytest.mark.parametrize(("name", "text"), [("kiri", "\u212aIRI é, je suis inquiète é"), ("\u017fol", "sol, sol, je suis inquiète")])
def test_a_name_whose_capitals_are_longer_than_its_small_letters_shifts_no_word(name, text):
    (term,) = [term for term in evidence(text, "fr", brand_words=[name]) if term.construct == "anxiety"]
    assert term.word == text[term.start : term.end] == "inquiète"


def test_a_denied_worry_is_shown_as_trust_and_marked():
    (term,) = [term for term in evidence("I am not worried.", "en") if term.construct == "trust"]
    assert (term.word, term.negated) == ("worried", True)


def test_a_score_carries_its_version():
    assert SCORER_VERSION.count(".") == 2
    assert len(lexicon_hash()) == 16 and lexicon_hash() == lexicon_hash()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=5), st.sampled_from(["en", "fr"]))
def test_any_texts_give_one_row_each_in_order_and_alone_as_together(texts, language):
    clean = [text.encode("utf-8", "replace").decode() for text in texts]
    series = pl.Series(clean, dtype=pl.String)
    together = score(series, language)
    assert together.height == len(clean)
    for at, text in enumerate(clean):
        assert score(pl.Series([text]), language).row(0) == together.row(at)
        for term in evidence(text, language):
            assert text[term.start : term.end] == term.word


@pytest.mark.parametrize(
    ("text", "language", "trusts"),
    [
        ("It used to be a great hotel.", "en", False),
        ("It's not that I don't trust them, I do.", "en", True),
        ("Even my old supplier was more honest than these people.", "en", False),
        ("LE GARAGE LE PLUS HONNÊTE DE LA VILLE", "fr", True),
        ("Je leur fais plus confiance qu'à ma propre banque.", "fr", True),
        ("Avant je leur faisais confiance, c'est fini.", "fr", False),
    ],
)
def test_what_was_and_what_is_compared_is_not_what_is(text, language, trusts):
    found = one(text, language)
    assert (found["is_trusting"], found["is_distrusting"]) == (trusts, not trusts)


def test_no_word_turns_a_picture_round():
    assert one("Bank app says balance zero 😱")["is_anxious"]
    assert one("Mon appli affiche un solde à zéro 😱", "fr")["is_anxious"]


def test_a_hashtag_is_cut_even_where_a_known_word_begins_it():
    assert one("Day four without internet #uselesscompany")["is_distrusting"]


def test_a_supposition_is_not_yet_a_feeling():
    supposed, said = one("Si le colis arrive tard, je le prendrai lundi.", "fr"), one("Le colis arrive tard, je le prendrai lundi.", "fr")
    assert abs(supposed["sentiment"]) < abs(said["sentiment"])


@pytest.mark.parametrize(
    ("text", "language", "anxious", "trust"),
    [
        ("Wouldn't order anything from here again.", "en", False, -1),
        ("I wouldn't hesitate to order from here again.", "en", False, 1),
        ("Funny how the fee only shows up at the end.", "en", False, -1),
        ("They signed me up for a cover I never asked for.", "en", False, -1),
        ("My loyalty was never rewarded.", "en", False, -1),
        ("I have 300 loyalty points on my card.", "en", False, 0),
        ("Should I be worried about my deposit?", "en", True, 0),
        ("Je doute fort que ce soit réparé un jour.", "fr", False, -1),
        ("Je me doute que vous êtes débordés.", "fr", False, 0),
        ("Ne vous faites surtout pas avoir.", "fr", False, -1),
        ("On m'a facturé une option que je n'ai pas demandée.", "fr", False, -1),
        ("Ma fidélité n'est jamais récompensée.", "fr", False, -1),
        ("Il me reste 300 points de fidélité.", "fr", False, 0),
        ("Dois-je m'inquiéter pour mon dossier ?", "fr", True, 0),
    ],
)
def test_what_is_said_between_the_lines_is_heard_and_names_of_trade_say_nothing(text, language, anxious, trust):
    found = one(text, language)
    assert (found["is_anxious"], found["is_trusting"] - found["is_distrusting"]) == (anxious, trust)


def test_a_polite_wish_and_a_card_are_neutral():
    for text, language in (("I'd like to move my booking to Monday.", "en"), ("The loyalty programme has a new page.", "en"), ("Ma carte de fidélité marche ici ?", "fr")):
        assert abs(one(text, language)["sentiment"]) <= 0.05
