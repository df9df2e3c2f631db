"""Rules, readability, pressure and masking: hand-worked examples in both languages."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.feelings import score
from data.feelings.asking import asks_for_human
from data.feelings.masking import is_card, is_iban, mask
from data.feelings.readability import conditions_of, readability, syllables
from data.feelings.rules import Rules, message_kinds, topics
from data.feelings.tables import Row


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ma livraison est en retard et l'appli plante", "fr", {"delivery", "waiting", "app"}),
        ("The refund took three weeks and the staff was rude", "en", {"refund", "waiting", "staff"}),
        ("Vos prix ont augmenté", "fr", {"price"}),
        ("Delete my personal data", "en", {"privacy"}),
        ("Where are my loyalty points?", "en", {"loyalty"}),
        ("Le site ne marche pas", "fr", {"website"}),
        ("Nothing to say", "en", set()),
    ],
)
def test_a_text_is_about_its_topics(text, language, expected):
    assert set(topics(text, language)) == expected


def test_topics_of_a_column_keep_order_and_nulls():
    found = topics(pl.Series(["the parcel", None, "hello"]), "en")
    assert found.to_list() == [["delivery"], None, []]


def test_a_user_may_write_rules():
    rules = Rules([Row("fr", "vélo*", "rule", "bike", 1.0), Row("en", "bike*", "rule", "bike", 1.0)])
    assert rules.names_of(pl.Series(["Mon vélo !", "my bikes", "car"])).to_list() == [["bike"], ["bike"], []]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("-50 % sur tout le site, profitez des soldes", "fr", "promotion"),
        ("Your order has shipped", "en", "transactional"),
        ("Votre commande 4432 est confirmée, numéro de suivi ci-joint", "fr", "transactional"),
        ("How to care for your leather shoes: 5 tips", "en", "education"),
        ("Rejoignez la communauté des ambassadeurs", "fr", "community"),
        ("Notre histoire et nos valeurs", "fr", "brand"),
        ("Reminder of your appointment", "en", "service"),
    ],
)
def test_a_message_is_of_its_kind(text, language, kind):
    assert kind in message_kinds(text, language)


def test_asking_for_a_human_is_seen_in_both_languages():
    texts = ["Je veux parler à un humain", "I want to speak to a real person", "marre de parler à un robot", "Where is my order?", "Un beau pull", None]
    assert asks_for_human(pl.Series(texts)).to_list() == [True, True, True, False, False, None]


@pytest.mark.parametrize(
    ("word", "language", "n"),
    [
        ("table", "fr", 1), ("banane", "fr", 2), ("professionnel", "fr", 4), ("année", "fr", 2), ("client", "fr", 2),
        ("ils", "fr", 1), ("payer", "fr", 2), ("quai", "fr", 1), ("table", "en", 2), ("banana", "en", 3),
        ("the", "en", 1), ("walked", "en", 1), ("wanted", "en", 2), ("delivery", "en", 4), ("people", "en", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_without_a_dictionary(word, language, n):
    assert syllables(word, language) == n


def test_the_english_formula_by_hand():
    # 3 sentences of 10 one-syllable words: 206.835 − 1.015·10 − 84.6·1 = 112.085
    found = readability("The cat sat on the mat and then it slept. " * 3, "en")
    assert (found.words, found.sentences, found.words_per_sentence) == (30, 3, 10.0)
    assert found.ease == 112.1 and found.long_word_share == 0


def test_the_french_formula_by_hand():
    # 3 sentences of 10 one-syllable words: 207 − 1.015·10 − 73.6·1 = 123.25
    found = readability("Le chat dort sur le lit et le chien mord. " * 3, "fr")
    assert (found.words, found.ease) == (30, 123.2)


def test_short_texts_and_other_languages_have_no_reading():
    assert readability("Too short.", "en") is None
    assert readability("word " * 40, "de") is None
    assert readability(None, "fr") is None


def test_conditions_are_found():
    assert len(conditions_of("Livraison offerte dès 50 € d'achat, hors soldes.", "fr")) == 2
    assert conditions_of("Free delivery for everyone.", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "pressing"),
    [
        ("Only 2 left in stock, hurry!", "en", True),
        ("Last chance: the offer ends tonight", "en", True),
        ("Plus que 3 heures pour en profiter !", "fr", True),
        ("Dernières pièces disponibles, stock limité", "fr", True),
        ("Your points will expire tomorrow, don't lose them", "en", True),
        ("Vos points n'expirent jamais", "fr", False),
        ("Aucune urgence, prenez votre temps", "fr", False),
        ("Your order has shipped", "en", False),
        ("Free returns within 30 days", "en", False),
    ],
)
def test_pressure_wording_is_seen(text, language, pressing):
    assert score(pl.Series([text]), language)["is_pressing"][0] is pressing


def test_checksums_by_hand():
    assert is_iban("FR76 3000 6000 0112 3456 7890 189") and not is_iban("FR76 3000 6000 0112 3456 7890 188")
    # 4111…1: doubled digits 8 + 7·2 and eight ones: 8 + 14 + 8 = 30
    assert is_card("4111 1111 1111 1111") and not is_card("4111 1111 1111 1112")


@pytest.mark.parametrize(
    ("text", "gone", "kept"),
    [
        ("Écrivez à jean.dupont+a@orange.fr svp", "dupont", "Écrivez"),
        ("Mon numéro : 06 12 34 56 78", "12 34", "Mon numéro"),
        ("Appelez +33 (0)6 12 34 56 78 ou 0033612345678", "34 56", "Appelez"),
        ("call +44 20 7946 0958 or (212) 555-0187", "7946", "call"),
        ("IBAN FR7630006000011234567890189 merci", "FR76", "merci"),
        ("carte 4111-1111-1111-1111 refusée", "1111", "refusée"),
        ("carte 4111 1111 1111 1111, expire en mai", "1111", "expire en mai"),
        ("ma carte,4111111111111111, et rien", "1111", "et rien"),
        ("tél.0612345678 le soir", "0612345678", "le soir"),
        ("Bonjour Madame Dupont-Martin, ça va ?", "Dupont", "Bonjour Madame"),
        ("Hi John Smith,\nwhere is it?", "John", "where is it?"),
        ("My name is Karim Benali.", "Benali", "My name is"),
        ("Où est mon colis ?\nCordialement,\nPaul Durand", "Durand", "Cordialement"),
        ("Best regards,\nMary Smith", "Smith", "Best regards"),
    ],
)
def test_personal_data_is_masked(text, gone, kept):
    assert gone not in mask(text) and kept in mask(text)


@pytest.mark.parametrize(
    "text",
    ["Commande 4432123412341234 du 12/03/2026", "Hello team, thanks", "Ma référence est FR0012345678901234", "3,50 € et 1 200 points"],
)
def test_what_is_not_personal_stays(text):
    assert mask(text) == text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_masking_twice_changes_nothing(text):
    assert mask(mask(text)) == mask(text)
