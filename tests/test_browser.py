"""The app in a real browser: it starts, filters change address and figures, languages and themes switch, everyone can use it."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from pages import PAGES

ROOT = Path(__file__).parent.parent
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
STARTED_SECONDS = 90
MAIN = "[data-testid=stMainBlockContainer] h1"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed; on Debian: apt-get install chromium"),
]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextlib.contextmanager
def served(store, **environment):
    """The address of the app, served with a store."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.address", "127.0.0.1"],
        cwd=ROOT, env={**os.environ, "EGARDS_STORE": str(store), **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    for _ in range(STARTED_SECONDS * 2):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)
            break
        except OSError:
            time.sleep(0.5)
    yield address
    server.terminate()
    server.wait(20)


@pytest.fixture(scope="module")
def app(stores):
    """The address of the app, served with the small demonstration company."""
    with served(stores["full"]) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(app, chromium):
    """open_page(path, …) opens a page of the app in a browser of its own and waits until it is drawn."""
    contexts = []

    def opened(path="/", *, width=1440, height=1000, scheme="light", locale="en-GB"):
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.errors, page.outside = [], []
        page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("request", lambda request: page.outside.append(request.url) if not request.url.startswith((app, "ws://127", "data:", "blob:")) else None)
        page.goto(app + path)
        settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def settled(page):
    """Wait until a title stands and nothing is running, fading or being drawn any more."""
    page.wait_for_selector(MAIN)
    page.wait_for_function("(document.querySelector('[data-testid=stApp]').dataset.testScriptState ?? 'notRunning') === 'notRunning'")
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]') && !document.querySelector('[data-stale=true]')")
    page.wait_for_timeout(1200)


def text_of(page, selector):
    """The text of that element; what the page shows instead where it never comes."""
    try:
        page.wait_for_selector(selector)
    except Exception as missing:
        raise AssertionError(f"{selector} is not on {page.url}, which shows:\n{page.locator('body').inner_text()[:3000]}") from missing
    return page.locator(selector).inner_text()


def own_errors(page):
    """Errors of the app itself: looking for its own root, Streamlit asks for addresses that need not exist."""
    return [error for error in page.errors if "404" not in error]


def address(page_name: str) -> str:
    return "/" if page_name == PAGES[0].name else f"/{page_name}"


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
        page.locator(".st-key-pages a", has_text="Suites").click(modifiers=["Control"])
    opened.value.wait_for_url("**/workload?**channel=chat**")
    opened.value.close()
    page.locator(".st-key-pages a", has_text="Suites").click()
    page.wait_for_function("location.pathname === '/workload' && location.search.includes('channel=chat')")
    page.go_back()
    page.wait_for_function("location.pathname === '/pulse'")
    settled(page)
    assert not page.get_by_role("dialog").count()


def at_service() -> str:
    return address("service")


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
    page.locator(".st-key-pages a", has_text="Follow-through").click()
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


FOCUSED = "() => { const e = document.activeElement; return [e.tagName, e.getAttribute('aria-label') || e.innerText || e.dataset.testid || '', getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none' || ['INPUT', 'CANVAS', 'TEXTAREA'].includes(e.tagName)]; }"


def tab_to(page, label, tag="", at_most=120):
    """Press Tab until what holds the focus bears that label; every stop on the way must show that it holds it."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        kind, told, is_seen = page.evaluate(FOCUSED)
        if kind in ("A", "BUTTON"):
            assert is_seen, f"{told!r} holds the focus and nothing shows it"
        if label in told and kind.startswith(tag):
            return
    raise AssertionError(f"Tab does not reach {label!r}")


def past_the_navigation(page):
    """The skip link is what Tab reaches first; Enter leads to the title."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.querySelector('a.skip-link').focus()")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)[0] == "H1"


def test_the_keyboard_alone_leads_from_pulse_to_a_person_and_back(open_page):
    page = open_page("/")
    page.wait_for_selector("a.skip-link", state="attached")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[1] == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)[0] == "H1"
    tab_to(page, "Language", "INPUT")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("location.search.includes('language=')")
    page.keyboard.press("Escape")
    settled(page)
    past_the_navigation(page)
    tab_to(page, "Open Humans", "A")
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname.includes('human')")
    settled(page)
    chosen = page.locator(".st-key-language").inner_text()
    past_the_navigation(page)
    tab_to(page, "How is this computed?", "BUTTON")
    page.keyboard.press("Enter")
    page.wait_for_selector("[class*=st-key-proof-of-] code")
    page.wait_for_function("document.activeElement.getAttribute('aria-expanded') === 'true'")
    page.keyboard.press("Enter")
    page.wait_for_selector("[class*=st-key-proof-of-] code", state="detached")
    page.evaluate("document.querySelector('[data-testid=stDataFrame]').scrollIntoView()")
    page.wait_for_timeout(1000)
    tab_to(page, "data-grid-canvas", "CANVAS")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    page.wait_for_function("location.search.includes('person=')")
    settled(page)
    page.go_back()
    page.wait_for_function("location.pathname.includes('human')")
    settled(page)
    assert "language=" in page.url
    assert page.locator(".st-key-language").inner_text() == chosen


def test_the_keyboard_alone_keeps_a_view_notes_an_event_and_takes_the_brief_along(stores, chromium, tmp_path):
    store = tmp_path / "store.duckdb"
    shutil.copyfile(stores["full"], store)
    with served(store) as app:
        context = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB", accept_downloads=True)
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto(f"{app}/listening?period=90d")
        settled(page)
        tab_to(page, "This view", "BUTTON")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-testid=stPopoverBody] code")
        assert page.locator("[data-testid=stPopoverBody] code").inner_text() == f"{app}/listening?period=90d"
        tab_to(page, "Name of this view", "INPUT")
        page.keyboard.type("Ninety *days* of <b>listening</b>")
        page.keyboard.press("Enter")
        page.get_by_text("stands on Pulse").wait_for()
        page.keyboard.press("Escape")
        past_the_navigation(page)
        tab_to(page, "Note an event", "BUTTON")
        page.keyboard.press("Enter")
        page.get_by_role("textbox", name="What happened").wait_for()
        settled(page)
        tab_to(page, "What happened", "INPUT")
        page.keyboard.type("A *strike* ![x](http://example.org/x.png)")
        page.keyboard.press("Enter")
        page.locator(".finding-told", has_text="A: A *strike* ![x](http://example.org/x.png)").first.wait_for()
        page.goto(app)
        settled(page)
        page.locator(".st-key-spark-listening .shapelayer path").nth(5).wait_for(state="attached")  # five events came with the demonstration
        past_the_navigation(page)
        tab_to(page, "New action", "BUTTON")
        page.keyboard.press("Enter")
        page.get_by_role("textbox", name="Who takes it on").wait_for()
        for name, text in (("What will be done", "Answer the chat ourselves"), ("Who takes it on", "Ada")):
            tab_to(page, name, "INPUT")
            page.keyboard.type(text)
        page.keyboard.press("Enter")
        page.get_by_text("Answer the chat ourselves").first.wait_for()
        settled(page)
        page.keyboard.press("Escape")
        past_the_navigation(page)
        tab_to(page, "Download the brief (HTML)", "BUTTON")
        with page.expect_download() as told:
            page.keyboard.press("Enter")
        told.value.save_as(tmp_path / "brief.html")
        tab_to(page, "PDF", "BUTTON")
        with page.expect_download() as told:
            page.keyboard.press("Enter")
        told.value.save_as(tmp_path / "brief.pdf")
        assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
        tab_to(page, "Saved views", "SUMMARY")
        page.keyboard.press("Enter")
        kept = page.get_by_role("link", name="Ninety *days* of <b>listening</b>").get_attribute("href")
        tab_to(page, "Ninety *days* of <b>listening</b>", "A")
        with page.expect_event("framenavigated", predicate=lambda frame: "listening" in frame.url) if page.evaluate("document.activeElement.target") != "_blank" else context.expect_page():
            page.keyboard.press("Enter")
        context.close()
        other = chromium.new_context(locale="fr-FR").new_page()
        other.goto(kept)
        settled(other)
        assert other.url == f"{app}/listening?period=90d" and other.locator(MAIN).inner_text() == "La marque parle\u2011t\u2011elle plus qu'elle n'écoute\u202f?"
        other.context.close()
        alone = chromium.new_context(offline=True)
        page, asked = alone.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "brief.html").as_uri())
        assert asked == [(tmp_path / "brief.html").as_uri()]
        assert "Answer the chat ourselves" in page.inner_text("main") and "A *strike* ![x](http://example.org/x.png)" in page.inner_text("main")
        assert page.locator("svg[role=img]").count() >= 7 and page.locator("svg").first.bounding_box()["width"] > 100
        alone.close()


def test_a_room_joins_with_the_code_writes_and_is_read_as_it_writes(stores, chromium, tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    store = tmp_path / "store.duckdb"
    shutil.copyfile(stores["full"], store)
    with served(store, EGARDS_WORKSHOP_CODE="ABC234", EGARDS_WORKSHOP_KEY="the-key", EGARDS_WORKSHOP_ADDRESSES="http://192.168.1.12:8501") as address:
        contexts = [chromium.new_context(viewport={"width": 390, "height": 844}, locale="en-GB") for _ in range(2)]
        for context in contexts:
            context.set_default_timeout(60_000)
        guest, leader = (context.new_page() for context in contexts)
        guest.goto(f"{address}/service")  # the very first visit of this server, to a page's own address
        settled(guest)
        assert guest.locator(MAIN).inner_text() == "Join the workshop"
        assert not guest.locator("[data-testid=stMetric], .figure, .st-key-pages a").count()
        assert [one["id"] for one in Axe().run(guest).response["violations"] if one["impact"] in ("serious", "critical")] == []
        guest.goto(f"{address}/?join=ABC234")
        settled(guest)
        guest.get_by_role("textbox", name="Your first name").fill("Ada")
        guest.keyboard.press("Enter")
        guest.wait_for_function("location.pathname.includes('workshop')")
        settled(guest)
        leader.goto(f"{address}/workshop?key=the-key")
        leader.wait_for_selector(".room-code")
        assert leader.locator(".room-code").inner_text() == "ABC234" and "key" not in leader.url
        past_the_navigation(guest)
        tab_to(guest, "Your note", "TEXTAREA")
        guest.keyboard.type("=1+1 the robot answers <b>beside</b> the point")
        tab_to(guest, "Keep this note", "BUTTON")
        guest.keyboard.press("Enter")
        leader.get_by_text("=1+1 the robot answers <b>beside</b> the point", exact=True).wait_for()
        settled(guest)
        past_the_navigation(guest)
        tab_to(guest, guest.locator(".st-key-votes button").first.inner_text(), "BUTTON")
        guest.keyboard.press("Space")
        tab_to(guest, "Give my votes", "BUTTON")
        guest.keyboard.press("Enter")
        guest.get_by_text("Your votes are given.").wait_for()
        leader.get_by_text("one voter").wait_for()
        leader.get_by_text("1 person came in: Ada").or_(leader.get_by_text("One person came in: Ada")).wait_for()
        for page in (guest, leader):
            assert [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in ("serious", "critical")] == []
            assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - document.querySelector('[data-testid=stMain]').clientWidth") <= 0
        guest.locator(".st-key-stop").get_by_text("2", exact=True).click()
        settled(guest)
        for chosen in ("distrust", "anxiety"):  # what the path asks for stands, whatever was looked at before
            guest.locator(".st-key-stop-card [data-testid=stPageLink] a").first.click()
            guest.wait_for_function("location.pathname.includes('voice')")
            settled(guest)
            assert text_of(guest, ".st-key-feeling [aria-checked=true]") == "anxiety"
            if chosen != "anxiety":
                guest.locator(".st-key-feeling").get_by_text(chosen, exact=True).click()
                guest.wait_for_function("location.search.includes('feeling=')")
                settled(guest)
                guest.get_by_role("link", name="Back to the path").click()
                guest.wait_for_function("location.pathname.includes('workshop')")
                settled(guest)
        guest.goto(f"{address}/bring_data")
        guest.wait_for_timeout(3000)
        assert not guest.locator("[data-testid=stFileUploader]").count()
        for context in contexts:
            context.close()


NOTES_THE_OUTLINE = """
window.outlinePx = 0;
new MutationObserver(() => {
  window.outlinePx = Math.max(window.outlinePx, document.querySelector('.outline')?.getBoundingClientRect().height ?? 0);
}).observe(document, { childList: true, subtree: true });
"""


def test_the_very_first_visit_sees_the_outline_of_a_page_while_the_app_loads(stores, chromium):
    with served(stores["full"]) as address:
        page = chromium.new_page(locale="en-GB")
        page.add_init_script(NOTES_THE_OUTLINE)  # it stands for a quarter of a second: asked for from outside, twice a second, it may be missed
        page.goto(address)
        settled(page)
        assert page.evaluate("window.outlinePx") > 100
        assert not page.locator(".outline").count()
        page.close()


def test_first_visits_of_several_pages_at_once_all_have_their_frame(stores, chromium):
    with served(stores["full"]) as address:
        contexts = [chromium.new_context(locale="en-GB") for _ in range(3)]
        guests = [context.new_page() for context in contexts]
        for guest, page in zip(guests, ("pulse", "fatigue", "service"), strict=True):
            guest.goto(f"{address}/{page}", wait_until="commit")
        for guest in guests:
            guest.wait_for_selector(MAIN, timeout=120_000)
            settled(guest)
            assert guest.locator("[data-testid=stSidebar]").count() == 1
        for context in contexts:
            context.close()


def test_the_filters_stay_in_sight_on_a_long_page(open_page):
    page = open_page("/satisfaction")
    page.mouse.move(800, 600)
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(500)
    top, shown = page.evaluate("[document.querySelector('.st-key-filters').getBoundingClientRect().top, document.querySelector('[data-testid=stMain]').scrollTop]")
    assert shown > 500 and 40 <= top <= 80
