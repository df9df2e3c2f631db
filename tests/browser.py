"""The app served for tests and a browser that opens its pages: fixtures, waiting until a page stands, walking it by keyboard."""

import contextlib
import os
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

IN_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed; on Debian: apt-get install chromium"),
]
"""`pytestmark = IN_BROWSER` in a module whose tests need Chromium."""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextlib.contextmanager
def served(store=None, **environment):
    """The address of the app, served with a store and more of the environment."""
    port = free_port()
    if store is not None:
        environment["EGARDS_STORE"] = str(store)
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--server.address", "127.0.0.1"],
        cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until_it_serves(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def until_it_serves(port: int) -> None:
    """Wait for a server that starts. Raises TimeoutError."""
    for _ in range(STARTED_SECONDS * 4):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2)
            return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"nothing serves at port {port} after {STARTED_SECONDS} seconds")


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


def at_service() -> str:
    return address("service")


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
