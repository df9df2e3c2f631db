"""Values worked out once for every session, by keys that cost nothing to compare: a page asks for a hundred at each click."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Kept:
    """At most so many values, the least recently used forgotten; whoever asks for one being worked out waits for it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, object] = OrderedDict()
        self._gates: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def of(self, key: Hashable, work: Callable[[], object]) -> object:
        """The value of that key, worked out where it is not known; what `work` raises is raised and not kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            gate = self._gates.setdefault(key, threading.Lock())
        with gate:
            with self._lock:
                if key in self._values:
                    return self._values[key]
            try:
                value = work()
                self.put(key, value)
            finally:
                with self._lock:
                    self._gates.pop(key, None)
        return value

    def put(self, key: Hashable, value: object) -> None:
        """Keep this value in the place of what was known."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
