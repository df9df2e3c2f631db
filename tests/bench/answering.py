"""From a click to the answers: every question a page asks anew for another period, of periods never asked before, straight from the store."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

from data.store import Store
from pages.parts.together import THREADS
from queries import ask, period_of
from queries.scope import OutOfReach, Scope
from tests.bench.measuring import elapsed, spread

PAGES = ("pulse", "service", "workload", "human", "critics", "listening", "satisfaction", "voice", "fatigue", "sending", "wishes", "journeys", "trajectories", "brand_words", "paradoxes")
"""The pages about the whole clientele."""
DAYS_EARLIER = 30
"""By how much the year that is chosen ends before the last day; the clicks that are timed go further back."""
LONGEST_SECONDS = 90
"""A page so slow that its clicks take longer is measured by the clicks that fit, one at least."""


def asked_by(page: str, path: Path, **address: str) -> list[tuple[str, Scope, dict]]:
    """The questions a page asks when it opens at an address, found by running it; what an earlier run of the page was told is not asked again."""
    from streamlit.testing.v1 import AppTest

    from pages.parts import current

    asked: list[tuple[str, Scope, dict]] = []
    whole = current.ask

    def heard(name, scope, engine, **own):
        asked.append((name, scope, own))
        return whole(name, scope, engine, **own)

    current.ask = heard
    try:
        opened = AppTest.from_file(str(Path(__file__).parents[2] / "pages" / f"{page}.py"), default_timeout=600)
        for name, value in address.items():
            opened.query_params[name] = value
        opened.run()
    finally:
        current.ask = whole
    return asked


def asked_by_a_click(page: str, path: Path, first: date, last: date) -> list[tuple[str, Scope, dict]]:
    """What an open page asks when another year is chosen: not what it has asked of the last weeks, or of all the data, and would ask again whatever is clicked."""
    asked_by(page, path)
    until = last - timedelta(days=DAYS_EARLIER + 1)
    asked = asked_by(page, path, period="own", since=max(first, until - timedelta(days=364)).isoformat(), until=until.isoformat())
    return list({(name, scope, tuple(sorted(own.items()))): (name, scope, own) for name, scope, own in asked}.values())


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
    found["person"] = answers_of_a_person(path, clicks, seed)
    told(f"person: {found['person']}")
    return found


def answers_of_a_person(path: Path, clicks: int, seed: int) -> dict:
    """Those of the page of one person, each time of another: what a figure leads to."""
    store = Store(path, THREADS)
    persons = store.rows(f"select customer_id from (select distinct customer_id from journey_steps) order by hash(customer_id, {int(seed)}) limit {clicks + 1}")["customer_id"].to_list()
    asked = [one for one in asked_by("person", path, person=persons[0]) if persons[0] in one[2].values()]
    seconds = []
    for person in persons[1:]:
        of_another = [(name, scope, {key: person if value == persons[0] else value for key, value in own.items()}) for name, scope, own in asked]
        seconds.append(click(of_another, store, 0, THREADS))
    store.close()
    return spread(seconds).as_milliseconds() | {"questions": len(asked)}


def answers_of(page: str, path: Path, clicks: int, seed: int) -> dict:
    """One page's."""
    store = Store(path, THREADS)
    asked = asked_by_a_click(page, path, *period_of(store))
    click(asked, store, 201, THREADS)  # statements are composed once for each shape of a scope, not at each click
    seconds, until = [], time.monotonic() + LONGEST_SECONDS
    for shift in random.Random(seed).sample(range(1, 200), clicks):
        seconds.append(click(asked, store, shift, THREADS))
        if time.monotonic() > until:
            break
    slowest = sorted(((round(1000 * elapsed(lambda q=q: click([q], store, 202, 1))), q[0]) for q in asked), reverse=True)[:3]
    store.close()
    return spread(seconds).as_milliseconds() | {"questions": len(asked), "slowest": [f"{name} {ms} ms" for ms, name in slowest]}
