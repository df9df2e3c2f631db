"""Lists of people a reader goes through one by one: kept by the server under a short name, so that the address holds no list."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import streamlit as st

MOST_LISTS, MOST_PEOPLE = 500, 5_000


class Lists:
    """The lists asked for last, by the hash of what they hold; the oldest give way."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[str, ...]] = OrderedDict()
        self._lock = Lock()

    def keep(self, people: Sequence[str]) -> str:
        """The name under which these people, each once and in their order, can be found again."""
        listed = tuple(dict.fromkeys(people))[:MOST_PEOPLE]
        name = hashlib.sha256("\n".join(listed).encode()).hexdigest()[:16]
        with self._lock:
            self._kept[name] = listed
            self._kept.move_to_end(name)
            while len(self._kept) > MOST_LISTS:
                self._kept.popitem(last=False)
        return name

    def find(self, name: str) -> tuple[str, ...]:
        """The people kept under a name; nobody where the server does not know it any more."""
        with self._lock:
            return self._kept.get(name, ())


@st.cache_resource(show_spinner=False)
def lists() -> Lists:
    """The server's lists, shared by all its readers."""
    return Lists()
