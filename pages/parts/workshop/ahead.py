"""Answers likely to be asked next, worked out while nobody waits: a room clicks the same few filters of the same few pages."""

from __future__ import annotations

import atexit
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress

from queries.scope import Scope

FORESEEN = ("channel", "segment", "language", "country")
"""Filters whose values are foreseen one by one."""
QUIET_SECONDS = 0.25
MOST_WAITING = 20_000


class Ahead:
    """One for the server: it is told each answer asked without a filter, and works out the same with each value of each."""

    def __init__(self, quiet_seconds: float = QUIET_SECONDS) -> None:
        self._quiet_seconds = quiet_seconds
        self._waiting: deque[tuple] = deque(maxlen=MOST_WAITING)
        self._planned: set[tuple] = set()
        self._foreseen: set[tuple[str, str, Scope, tuple]] = set()
        self._last_asked = 0.0
        self._lock = threading.Lock()
        self._has_work = threading.Event()
        self._has_ended = False
        self._worker = threading.Thread(target=self._work, name="ahead", daemon=True)
        self._worker.start()
        atexit.register(self.end)

    def is_asked(self, work: Callable, version: str, name: str, scope: Scope, own: tuple, offered: dict[str, tuple[str, ...]]) -> None:
        """Somebody asks this now: wait, then work out what they may ask next; `work(name, scope, own)` keeps its answers."""
        self._last_asked = time.monotonic()
        if scope.chosen:
            return
        with self._lock:
            if (version, name, scope, own) in self._foreseen:
                return
            self._foreseen.add((version, name, scope, own))
            self._waiting.extend((work, name, scope.narrowed(one, value), own) for one in FORESEEN for value in offered.get(one, ()))
        self._has_work.set()

    def plans(self, key: tuple, plays: Iterable[Callable[[], object]]) -> None:
        """Work these out too, before anything else that waits; once for each key."""
        with self._lock:
            if key in self._planned:
                return
            self._planned.add(key)
            self._waiting.extendleft((play,) for play in reversed(list(plays)))
        self._has_work.set()

    def waits_for_quiet(self) -> None:
        """Return once nobody has asked anything for a moment."""
        while not self._has_ended and time.monotonic() - self._last_asked < self._quiet_seconds:
            time.sleep(self._quiet_seconds / 4)

    def end(self) -> None:
        """Stop after what is being worked out."""
        self._has_ended = True
        self._has_work.set()
        self._worker.join(2)

    def _work(self) -> None:
        while not self._has_ended:
            self._has_work.wait()
            self.waits_for_quiet()
            try:
                work, *asked = self._waiting.popleft()
            except IndexError:
                self._has_work.clear()
                continue
            if not self._has_ended:
                with suppress(Exception):  # whoever asks it is told
                    work(*asked)
