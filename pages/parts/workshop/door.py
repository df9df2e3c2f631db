"""Who may come in: a join code for the room, a key for the one who leads, and a pause after too many wrong tries."""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

CODE_SIGNS = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
"""No two signs that are read one for the other on a screen at the far end of a room."""
CODE_LENGTH = 6
LONGEST_NAME = 30
MOST_WRONG, MOST_WRONG_IN_ALL, PAUSE_SECONDS = 5, 60, 60
GONE_AFTER_SECONDS = 60
MOST_SEATS = 200


@dataclass(frozen=True)
class Seat:
    """A place in the room: a first name or a table's, and whether it leads."""

    name: str
    is_facilitator: bool = False


def new_code() -> str:
    """A join code: six signs, half a thousand million of them."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def new_key() -> str:
    """The key of the one who leads."""
    return secrets.token_urlsafe(18)


def guest_name(text: str) -> str:
    """A name as kept: letters, digits, spaces, dots, hyphens and apostrophes, at most 30 signs; never what a spreadsheet would run."""
    return " ".join(re.sub(r"[^\w .'’-]", " ", text).split()).lstrip("-. '’")[:LONGEST_NAME].strip()


class Door:
    """One for the whole server: it knows the code and the key, counts wrong tries, and remembers who sits in the room."""

    def __init__(self, code: str, key: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.code, self._key, self._clock = code, key, clock
        self._wrong: dict[str, deque[float]] = {}
        self._wrong_in_all: deque[float] = deque(maxlen=MOST_WRONG_IN_ALL)
        self._seats: dict[str, tuple[str, float]] = {}
        self._lock = threading.Lock()

    def knock(self, address: str, code: str) -> str:
        """'' where the code is right, else `wrong`, or `wait` after five wrong ones in a minute from there, or sixty in all."""
        told = re.sub(r"[^A-Z0-9]", "", code.upper())
        with self._lock:
            now = self._clock()
            mine = self._wrong.setdefault(address, deque(maxlen=MOST_WRONG))
            if _full(mine, now) or _full(self._wrong_in_all, now):
                return "wait"
            if secrets.compare_digest(told, self.code):
                mine.clear()
                return ""
            mine.append(now)
            self._wrong_in_all.append(now)
            if len(self._wrong) > MOST_SEATS:
                self._wrong = {one: times for one, times in self._wrong.items() if times and now - times[-1] < PAUSE_SECONDS}
            return "wrong"

    def leads(self, key: str) -> bool:
        """Whether that is the key of the one who leads."""
        return secrets.compare_digest(key.encode(), self._key.encode())

    def sit(self, name: str) -> str:
        """Take a seat and return its name: who comes back under the same name finds the same seat. '' where the room is full."""
        with self._lock:
            known = self._seats.get(name.casefold())
            if known is None and len(self._seats) >= MOST_SEATS:
                return ""
            name = known[0] if known else name
            self._seats[name.casefold()] = (name, self._clock())
            return name

    def is_seen(self, name: str) -> None:
        """Somebody in that seat did something just now."""
        with self._lock:
            if name.casefold() in self._seats:
                self._seats[name.casefold()] = (name, self._clock())

    def present(self) -> tuple[tuple[str, bool], ...]:
        """Every seat in the order they were taken, and whether it did anything in the last minute."""
        with self._lock:
            now = self._clock()
            return tuple((name, now - at < GONE_AFTER_SECONDS) for name, at in self._seats.values())


def _full(times: deque[float], now: float) -> bool:
    return len(times) == times.maxlen and now - times[0] < PAUSE_SECONDS
