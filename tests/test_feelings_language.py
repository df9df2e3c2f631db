"""The language of a text."""

import polars as pl
import pytest

from data.feelings.language import detected, languages_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Je ne suis pas content du tout de cette livraison", "fr"),
        ("I am not happy with the delivery at all", "en"),
        ("Gracias por todo, muy buen servicio", "es"),
        ("Ottimo servizio, grazie mille", "it"),
        ("De levering was veel te laat en niemand antwoordt", "nl"),
        ("merci beaucoup", "fr"),
        ("thanks", "en"),
        ("12345", "und"),
        ("😀😀", "und"),
        ("", "und"),
    ],
)
def test_a_text_is_given_its_language(text, language):
    assert languages_of(pl.Series([text])).to_list() == [language]


def test_links_names_and_hashtags_do_not_decide():
    assert detected("@someone https://example.com/the/and/of bonjour à toute votre équipe") == "fr"


def test_the_detector_is_asked_only_where_the_vote_is_not_clear():
    asked = []
    languages_of(
        pl.Series(["Je ne suis pas du tout content de vous et je le dis", "xyz"]),
        detector=lambda text: asked.append(text) or "und",
    )
    assert asked == ["xyz"]


def test_a_declared_language_wins_and_an_empty_one_does_not():
    found = languages_of(pl.Series(["the order is late and I am not happy"] * 4), pl.Series(["fr", "", None, "Français"]))
    assert found.to_list() == ["fr", "en", "en", "fr"]
