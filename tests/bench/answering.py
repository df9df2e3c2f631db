"""From a click to the answers: every question a page asks, of periods never asked before, straight from the store."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from data.store import Store
from queries import ask, period_of
from queries.scope import OutOfReach, Scope
from tests.bench.measuring import elapsed, spread

PAGES = ("pulse", "service", "fatigue", "voice", "human", "sending", "workload")
"""The pages about the whole clientele, whose answers read the largest tables."""


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


def answers(path: Path, clicks: int, seed: int) -> dict[str, dict]:
    """Per page: milliseconds from a click to all its answers, how many, and the three slowest of them."""
    store, found = Store(path), {}
    _, last = period_of(store)
    for page in PAGES:
        asked = list({(name, scope, tuple(sorted(own.items()))): (name, scope, own) for name, scope, own in asked_by(page, path)}.values())
        shifts = random.Random(seed).sample(range(1, 200), clicks)
        ours = spread(click(asked, store, shift, together=2) for shift in shifts)
        slowest = sorted(((round(1000 * elapsed(lambda q=q: click([q], store, 201, 1))), q[0]) for q in asked), reverse=True)[:3]
        found[page] = ours.as_milliseconds() | {"questions": len(asked), "slowest": [f"{name} {ms} ms" for ms, name in slowest]}
    store.close()
    return found
