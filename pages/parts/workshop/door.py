"""Who may come in: a join code for the room, a key for the one who leads, and a pause after too many wrong tries."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
import time
import unicodedata
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
MOST_LEADING = 20
"""Browsers at the machine that serves that may lead at the same time."""


@dataclass
class Seat:
    """A place in the room: a first name or a table's, whether it leads, the question it is at, when it last did anything."""

    name: str
    is_facilitator: bool = False
    stop: str = ""
    seen_at: float = 0.0


class NoSeat(Exception):
    """No seat is given: `taken` where somebody sits under that name, `full` where the room is."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def new_code() -> str:
    """A join code: six signs, half a thousand million of them."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def new_key() -> str:
    """The key of the one who leads."""
    return secrets.token_urlsafe(18)


def guest_name(text: str) -> str:
    """A name as kept: letters, digits, spaces, dots, hyphens and apostrophes, at most 30 signs; never what a spreadsheet would run.
    A letter is one sign however a keyboard writes its accent."""
    return " ".join(re.sub(r"[^\w .'’-]", " ", unicodedata.normalize("NFKC", text)).split()).lstrip("-. '’")[:LONGEST_NAME].strip()


class Door:
    """One for the whole server: it knows the code and the key, counts wrong tries, and remembers who sits in the room.

    A seat is held by a token that nobody can guess and that only the browser of who took it keeps. A name opens nothing: one that is
    taken is given to nobody else until its holder leaves or who leads sets it free.
    """

    def __init__(self, code: str, key: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.code, self._key, self._clock = code, key, clock
        self._wrong: dict[str, deque[float]] = {}
        self._wrong_in_all: deque[float] = deque(maxlen=MOST_WRONG_IN_ALL)
        self._seats: dict[str, Seat] = {}
        self._leading: dict[str, Seat] = {}
        self._spelled: dict[str, str] = {}
        self._lock = threading.Lock()

    @property
    def mark(self) -> str:
        """What tells this workshop from another one on the same machine, and betrays nothing of its key."""
        return hashlib.sha256(f"{self.code} {self._key}".encode()).hexdigest()[:12]

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

    def lead(self, key: str, name: str) -> str:
        """The token of a seat that leads; '' where that is not the key of the one who leads."""
        if not secrets.compare_digest(key.encode(), self._key.encode()):
            return ""
        with self._lock:
            while len(self._leading) >= MOST_LEADING:
                del self._leading[next(iter(self._leading))]
            token = new_key()
            self._leading[token] = Seat(name, is_facilitator=True)
            return token

    def sit(self, name: str) -> str:
        """Take a seat: its token. A seat left before is found again as its name was first spelled. Raises NoSeat."""
        folded = name.casefold()
        with self._lock:
            if any(seat.name.casefold() == folded for seat in self._seats.values()):
                raise NoSeat("taken")
            if len(self._seats) >= MOST_SEATS:
                raise NoSeat("full")
            if len(self._spelled) >= MOST_SEATS * 10:
                self._spelled.clear()
            token = new_key()
            self._seats[token] = Seat(self._spelled.setdefault(folded, name), seen_at=self._clock())
            return token

    def seat(self, token: str) -> Seat | None:
        """The seat that token holds; None where it holds none, or none any more."""
        with self._lock:
            return self._seats.get(token) or self._leading.get(token)

    def is_seen(self, token: str) -> None:
        """Whoever holds that token did something just now."""
        held = self.seat(token)
        if held:
            held.seen_at = self._clock()

    def leave(self, token: str) -> None:
        """Give a seat up: the token opens nothing any more, and the name is free."""
        with self._lock:
            self._seats.pop(token, None)
            self._leading.pop(token, None)

    def free(self, name: str) -> None:
        """Set a name free whose holder can no longer prove to be the one: another browser, a telephone that forgot."""
        with self._lock:
            self._seats = {token: seat for token, seat in self._seats.items() if seat.name != name}

    def present(self) -> tuple[tuple[str, bool], ...]:
        """Every guest's seat in the order they were taken, and whether it did anything in the last minute."""
        with self._lock:
            now = self._clock()
            return tuple((seat.name, now - seat.seen_at < GONE_AFTER_SECONDS) for seat in self._seats.values())


def _full(times: deque[float], now: float) -> bool:
    return len(times) == times.maxlen and now - times[0] < PAUSE_SECONDS
