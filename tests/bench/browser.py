"""From a click to the last chart redrawn, in a real Chromium; and from nothing to a first page."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.bench import peers
from tests.bench.measuring import resident_mb, spread
from tests.browser import CHROMIUM, FLAGS, free_port

ROOT = Path(__file__).parents[2]
OURS, PLAIN, DASH = "dashboard.py", "tests/bench/plain_page.py", "tests/bench/dash_page.py"
SETTLED = """
() => window.settled = new Promise(done => {
  const app = document.querySelector('[data-testid=stApp]');
  let begun = performance.now(), ran = false, quiet = 0;
  const clicked = () => { begun = performance.now(); ran = false; quiet = 0; };
  document.addEventListener('click', clicked, true);
  const isInView = place => { const { top, bottom } = place.getBoundingClientRect(); return bottom > 0 && top < innerHeight; };
  const look = () => {
    const runs = app === null ? window.drawn < window.wanted : app.getAttribute('data-test-script-state') === 'running' || document.querySelector('[data-stale=true]') !== null;
    const busy = runs || [...document.querySelectorAll('[data-waiting]')].some(isInView);
    ran = ran || busy;
    quiet = busy || !ran && performance.now() - begun < 1500 ? 0 : quiet + 1;
    if (quiet < 3) return requestAnimationFrame(look);
    document.removeEventListener('click', clicked, true);
    done(performance.now() - begun);
  };
  requestAnimationFrame(look);
})
"""
"""Begins to look; `settled` holds once the page has run since the last click, what is in view was drawn, and it stood still
for three frames; of a page that is not Streamlit's, once its charts were drawn again."""

PLACES = """
() => {
  const places = [...document.querySelectorAll('.figure, .js-plotly-plot')];
  return [places.length, places.filter(place => { const { top, bottom } = place.getBoundingClientRect(); return bottom > 0 && top < innerHeight; }).length];
}
"""
"""How many charts a page has, and how many of them can be seen."""

COUNTED = """
() => {
  const charts = document.querySelectorAll('.js-plotly-plot');
  window.drawn = 0; window.wanted = charts.length;
  charts.forEach(chart => chart.once ? chart.once('plotly_afterplot', () => window.drawn++) : chart.addEventListener('plotly_afterplot', () => window.drawn++));
}
"""
"""Counts the charts of a Dash page that were drawn since."""


@contextlib.contextmanager
def served(script: str, settings: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen]]:
    """The address of a page served with these settings, and its process: Streamlit's, or Dash's by the peers' Python."""
    port = free_port()
    command = [peers.interpreter(), script, str(port)] if script == DASH else [
        sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true",
    ]  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # a reader's machine keeps what Python compiled
    server = subprocess.Popen(command, cwd=ROOT, env={**kept, "PYTHONPATH": str(ROOT), **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        while server.poll() is None:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/" if script == DASH else f"{address}/_stcore/health", timeout=30)
                break
            time.sleep(0.05)
        yield address, server
    finally:
        server.terminate()
        server.wait(20)


def redraws(script: str, settings: dict[str, str], path: str, choices: tuple[str, ...], clicks: int, window_height_px: int = 1000) -> dict:
    """Milliseconds from a click on another period to a page that stands still, its charts and those of them in the window, and the server's memory."""
    from playwright.sync_api import sync_playwright

    began = time.perf_counter()
    with served(script, settings) as (address, server), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": window_height_px}, locale="en-GB")
        page.set_default_timeout(600_000)
        page.goto(f"{address}{path}")
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
        first_chart = time.perf_counter() - began
        page.evaluate(SETTLED)
        seconds = []
        for turn in range(clicks):
            if script == DASH:
                page.evaluate(COUNTED)
            page.evaluate(f"() => {{ ({SETTLED})() }}")
            choose(page, choices[turn % len(choices)])
            seconds.append(page.evaluate("window.settled") / 1000)
        charts, in_view = page.evaluate(PLACES)
        told = spread(seconds).as_milliseconds() | {"charts": charts, "charts_in_window": in_view, "first_chart_seconds": round(first_chart, 2), "server_mb": resident_mb(server.pid)}
        browser.close()
    return told


def choose(page, choice: str) -> None:
    """Pick a period: a button of the plain page, an entry of our list."""
    button = page.get_by_role("radio", name=choice, exact=True)
    if button.count() == 0:
        button = page.get_by_role("button", name=choice, exact=True)
    if button.count():
        button.first.click()
        return
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name=choice, exact=True).click()
