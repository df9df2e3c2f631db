"""From a click to the answers: every question a page asks, of periods never asked before, straight from the store."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from data.store import Store
from queries import ask, period_of
from queries.scope import OutOfReach, Scope
from tests.bench.measuring import elapsed, spread

PAGES = ("pulse", "service", "workload", "human", "critics", "listening", "satisfaction", "voice", "fatigue", "sending", "wishes", "journeys", "trajectories")
"""The pages about the whole clientele."""
LONGEST_SECONDS = 90
"""A page so slow that its clicks take longer is measured by the clicks that fit, one at least."""


def asked_by(page: str, path: Path) -> list[tuple[str, Scope, dict]]:
    """The questions a page asks when it opens, found by running it once."""
    from streamlit.testing.v1 import AppTest

    from pages.parts import current

    asked: list[tuple[str, Scope, dict]] = []
    whole = current.ask

    def heard(name, scope, engine, **own):
        asked.append((name, scope, own))
        return whole(name, scope, engine, **own)

    current.ask = heard
    try:
        AppTest.from_file(str(Path(__file__).parents[2] / "pages" / f"{page}.py"), default_timeout=600).run()
    finally:
        current.ask = whole
    return asked


def click(asked: list[tuple[str, Scope, dict]], store: Store, shift: int, together: int) -> float:
    """Seconds until every question is answered for a period `shift` days earlier, `together` at a time."""

    def one(question):
        name, scope, own = question
        moved = Scope(scope.start - timedelta(days=shift), scope.end - timedelta(days=shift), scope.chosen)
        try:
            ask(name, moved, store, **own)
        except OutOfReach:
            pass

    def all_of_them():
        with ThreadPoolExecutor(together) as pool:
            list(pool.map(one, asked))

    return elapsed(all_of_them)


def answers(path: Path, clicks: int, seed: int, told=print) -> dict[str, dict]:
    """Per page: milliseconds from a click to all its answers, how many, and the three slowest of them."""
    found = {}
    for page in PAGES:
        try:
            found[page] = answers_of(page, path, clicks, seed)
        except Exception as problem:  # one page that fails leaves the others to be measured
            found[page] = {"failed": f"{type(problem).__name__}: {problem}"[:200]}
        told(f"{page}: {found[page]}")
    return found


def answers_of(page: str, path: Path, clicks: int, seed: int) -> dict:
    """One page's."""
    store = Store(path)
    everything = Scope(*period_of(store))  # where a figure is empty it is asked of all the data, once for whatever is clicked, and kept
    asked = list({(name, scope, tuple(sorted(own.items()))): (name, scope, own) for name, scope, own in asked_by(page, path) if scope != everything}.values())
    click(asked, store, 201, together=2)  # statements are composed once for each shape of a scope, not at each click
    seconds, until = [], time.monotonic() + LONGEST_SECONDS
    for shift in random.Random(seed).sample(range(1, 200), clicks):
        seconds.append(click(asked, store, shift, together=2))
        if time.monotonic() > until:
            break
    slowest = sorted(((round(1000 * elapsed(lambda q=q: click([q], store, 202, 1))), q[0]) for q in asked), reverse=True)[:3]
    store.close()
    return spread(seconds).as_milliseconds() | {"questions": len(asked), "slowest": [f"{name} {ms} ms" for ms, name in slowest]}
