"""What Streamlit's widgets say in English alone is said in the reader's language, and the page tells which one that is."""

import re

import pytest

from pages.parts.frame import _widget_words
from pages.parts.words import every_phrase, words
from tests.browser import IN_BROWSER, settled

pytestmark = IN_BROWSER


def test_no_text_is_replaced_by_two():
    told = [phrase["en"] for name, phrase in every_phrase().items() if name.startswith("widget.")]
    assert len(told) == len(set(told))
    for language in ("en", "fr"):
        assert not re.search(r"\{(language|whole|begins)\}", _widget_words(words(language)))


@pytest.mark.parametrize(("language", "title", "opens", "help_", "nothing"), [("fr", "Service · Égards", "Ouvrir", "Aide : ", "Aucun résultat"), ("en", "Service · Égards", "Open", "Help for ", "No results")])
def test_a_page_says_its_language_and_name_and_its_widgets_speak_it(open_page, language, title, opens, help_, nothing):
    page = open_page(f"/service?lang={language}")
    page.wait_for_function(f"document.documentElement.lang === '{language}' && document.title === '{title}'")
    page.locator(f"button[aria-label='{opens}']").first.wait_for()
    page.locator(f"button[aria-label^='{help_}']").first.wait_for()
    page.locator(".st-key-channel input").click()
    page.keyboard.type("zzz")
    page.get_by_text(nothing).wait_for()


def test_a_change_of_language_is_followed(open_page):
    page = open_page("/glossary?lang=en")
    page.locator(".st-key-lang").get_by_text("Français").click()
    page.wait_for_function("document.documentElement.lang === 'fr' && document.title === 'Glossaire · Égards'")
    page.get_by_label("Chercher un mot").fill("attente")
    page.get_by_text("Entrée pour appliquer").wait_for()
    settled(page)
    page.locator(".st-key-lang").get_by_text("English").click()
    page.wait_for_function("document.documentElement.lang === 'en'")
    page.locator("button[aria-label='Collapse sidebar']").wait_for(state="attached")
