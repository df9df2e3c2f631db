"""What a page asked last time is asked of the next view all at once, while the page draws itself from the top."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from queries.kept import Kept
from queries.scope import Scope

THREADS = 2
MOST_PAGES = 500
"""Pages of sessions whose questions are remembered."""
VIEW, BEFORE = "view", "before"


class Together:
    """One for the server. A run of a page `begins`, `notes` what it asks, and `ends`; `asks` repeats what the last one asked."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="together")
        self._asked = Kept(MOST_PAGES)
        self._run = threading.local()

    def begins(self, key: Hashable) -> None:
        """A page's run begins in this thread; `key` is the page as one reader sees it."""
        self._run.key, self._run.scopes, self._run.asked = key, {}, {}

    def asks(self, scope: Scope, before: Scope | None, work: Callable[[str, Scope, tuple], object]) -> None:
        """Begin on what the page asked last time, of this scope and the one compared with; `work` keeps its answers."""
        key = getattr(self._run, "key", None)
        if key is None:
            return
        self._run.scopes = {before: BEFORE, scope: VIEW}
        places = {VIEW: scope, BEFORE: before}
        for name, own, place in tuple(self._asked.of(key, dict)):
            if places[place] is not None:
                self._pool.submit(_quietly, work, name, places[place], own)

    def notes(self, name: str, scope: Scope, own: tuple) -> None:
        """This run asks that."""
        place = getattr(self._run, "scopes", {}).get(scope)
        if place is not None:
            self._run.asked[name, own, place] = True

    def ends(self) -> None:
        """The run came to its end: the next one begins on what this one asked."""
        if getattr(self._run, "key", None) is None:
            return
        self._asked.put(self._run.key, self._run.asked)
        self._run.key = None


def _quietly(work: Callable, *asked: object) -> None:
    with suppress(Exception):  # the page asks it too, and is told
        work(*asked)
