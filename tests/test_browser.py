"""The app in a real browser: pages fit and can be used by everyone, filters change address and figures, languages and themes switch."""

import re

import pytest

from pages import PAGES
from tests.browser import IN_BROWSER, MAIN, address, at_service, own_errors, settled

pytestmark = IN_BROWSER


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_a_page_fits_a_phone_has_no_error_and_asks_nothing_of_other_hosts(open_page, name):
    page = open_page(address(name), width=390, height=844)
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - document.querySelector('[data-testid=stMain]').clientWidth")
    assert wide <= 0, f"{wide} px too wide"
    assert not page.locator("[data-testid=stException]").count()
    assert own_errors(page) == []
    assert page.outside == []


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_a_page_has_no_serious_accessibility_violation(open_page, name):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(address(name))
    page.add_style_tag(content="*, *::before, *::after { transition: none !important; animation: none !important; }")  # nothing is caught half faded
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        settled(page)
        found = [(one["id"], node["target"]) for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical") for node in one["nodes"]]
        assert [(scheme, rule, target) for rule, target in found if rule != "button-name" or not is_named(page, target[0])] == []


def is_named(page, button: str) -> bool:
    """Whether the browser reads a name out: it hears what a stylesheet writes in a button, axe does not."""
    return '"' in page.locator(button).aria_snapshot()


def test_the_uploaders_button_is_read_out_in_the_readers_language(open_page):
    page = open_page("/bring_data?lang=fr")
    assert is_named(page, "[data-testid=stFileUploaderDropzone] button")
    page.get_by_role("button", name="Choisir des fichiers", exact=False).wait_for()
    assert not page.get_by_role("button", name="Browse files").count()


def test_the_first_page_opens_by_its_name_too(open_page):
    page = open_page(f"/{PAGES[0].name}?lang=fr&channel=chat")
    assert not page.get_by_role("dialog").count()
    page.locator(".st-key-channel").get_by_text("chat").wait_for()
    first, second = (link.evaluate("one => getComputedStyle(one).backgroundColor") for link in page.locator(".st-key-pages a").all()[:2])
    assert first != second
    assert page.locator(".st-key-pages [aria-current=page]").all_inner_texts() == page.locator(".st-key-pages a").all_inner_texts()[:1]
    with page.context.expect_page() as opened:
        page.locator(".st-key-pages a", has_text="Résolution").click(modifiers=["Control"])
    opened.value.wait_for_url("**/workload?**channel=chat**")
    opened.value.close()
    page.locator(".st-key-pages a", has_text="Résolution").click()
    page.wait_for_function("location.pathname === '/workload' && location.search.includes('channel=chat')")
    page.go_back()
    page.wait_for_function("location.pathname === '/pulse'")
    settled(page)
    assert not page.get_by_role("dialog").count()


def test_a_filter_changes_the_address_and_the_figures_and_survives_a_change_of_page(open_page):
    page = open_page(at_service())
    figure = page.locator(".st-key-figure-still_waiting_by_channel")
    before = figure.inner_text()
    page.locator(".st-key-channel input").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.wait_for_function("location.search.includes('channel=')")
    settled(page)
    assert figure.inner_text() != before
    view = page.url
    assert not re.search(r"@|%40", view)
    other = open_page("/" + view.split("/", 3)[3])
    chosen = page.locator(".st-key-channel").inner_text()
    assert chosen
    other.wait_for_function("told => document.querySelector('.st-key-channel')?.innerText === told", arg=chosen)
    page.locator(".st-key-pages a", has_text="Resolution").click()
    page.wait_for_function("location.pathname.includes('workload')")
    settled(page)
    page.wait_for_timeout(1500)
    assert "channel=" in page.url


def test_the_language_switches_and_numbers_with_it(open_page):
    page = open_page(at_service(), locale="en-GB")
    english = page.locator(MAIN).inner_text()
    page.locator(".st-key-lang").get_by_text("Français").click()
    page.wait_for_function("location.search.includes('lang=fr')")
    settled(page)
    french = page.locator(MAIN).inner_text()
    assert french != english
    french_browser = open_page(at_service(), locale="fr-FR")
    assert french_browser.locator(MAIN).inner_text() == french


def test_each_theme_has_its_own_ground(open_page):
    grounds = set()
    for scheme in ("light", "dark"):
        page = open_page("/", scheme=scheme)
        grounds.add(page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"))
    assert len(grounds) == 2


def test_charts_follow_when_the_computer_goes_from_light_to_dark_and_back(open_page):
    page = open_page("/service")
    ground = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    charts = "[...document.querySelectorAll('.js-plotly-plot .main-svg')].map(drawn => drawn.style.background).filter(Boolean)"
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(f"(drawn => drawn.length > 1 && drawn.every(one => one === {ground}))({charts})")


def test_every_figure_says_in_words_what_it_shows(open_page):
    page = open_page(at_service())
    figures = page.locator(".figure")
    figures.first.wait_for()
    for place in range(figures.count()):
        told = figures.nth(place).evaluate("e => (e.getAttribute('aria-label') || e.querySelector('[aria-label]')?.getAttribute('aria-label') || e.querySelector('[alt]')?.getAttribute('alt') || '')")
        assert len(told) > 20, f"figure {place} says nothing: {told!r}"


def test_how_a_figure_is_computed_is_one_click_away(open_page):
    page = open_page(at_service())
    page.get_by_role("button", name="How is this computed?").first.click()
    page.wait_for_selector("[class*=st-key-proof-of-] code")
    assert "select" in page.locator("[class*=st-key-proof-of-]").inner_text().lower()


def test_the_filters_stay_in_sight_on_a_long_page(open_page):
    page = open_page("/satisfaction")
    page.mouse.move(800, 600)
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(500)
    top, shown = page.evaluate("[document.querySelector('.st-key-filters').getBoundingClientRect().top, document.querySelector('[data-testid=stMain]').scrollTop]")
    assert shown > 500 and 40 <= top <= 80


def test_back_from_a_person_a_page_stands_where_it_was_left_and_on_paper_it_stands_alone(open_page):
    page = open_page("/critics?channel=chat", width=390, height=844)
    link = page.locator(".cards button").last
    link.scroll_into_view_if_needed()
    place = "document.querySelector('[data-testid=stMain]').scrollTop"
    left = page.evaluate(place)
    assert left > 1000
    link.click()
    page.wait_for_function("location.pathname.includes('person')")
    settled(page)
    assert page.evaluate(place) < left
    page.go_back()
    page.wait_for_function(f"location.pathname.includes('critics') && Math.abs({place} - {left}) < 50")
    settled(page)
    assert "channel=chat" in page.url and "person=" not in page.url
    assert abs(page.evaluate(place) - left) < 50
    page.emulate_media(media="print")
    assert not page.locator("[data-testid=stSidebar]").is_visible() and page.locator(MAIN).is_visible()
