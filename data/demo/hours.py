"""The service's opening hours: Monday to Friday, 9 to 18 in Paris, closed on French public holidays."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from data.demo.company import DAY, DAYS, company, day, paris_offset, to_utc

OPENS, CLOSES = 9 * 3600, 18 * 3600
_SPARE_DAYS = 60


def weekday(days: np.ndarray) -> np.ndarray:
    """0 Monday … 6 Sunday; the first day of the company's life was a Saturday."""
    return (days + 5) % 7


@lru_cache(maxsize=1)
def open_days() -> np.ndarray:
    """True for each day the service answers, with some days after the end so that late replies have a place."""
    is_open = weekday(np.arange(DAYS + _SPARE_DAYS)) < 5
    for text, _ in company()["opening"]["holidays"]:
        is_open[day(text)] = False
    return is_open


def next_open(rng: np.random.Generator, at: np.ndarray, within: int = 5400) -> np.ndarray:
    """Each moment (UTC seconds) if the service is open, else a moment in the first `within` seconds of its next opening."""
    local = np.clip(at, 0, None) + paris_offset(at)
    days, seconds = np.divmod(local, DAY)
    days = np.where(seconds >= CLOSES, days + 1, days)
    days = np.clip(days, 0, len(open_days()) - 1)
    following = np.concatenate([np.flatnonzero(open_days()), [len(open_days()) - 1]])
    first = following[np.searchsorted(following[:-1], days)]
    moved = (first != local // DAY) | (seconds < OPENS)
    start = first * DAY + OPENS + rng.integers(60, within, len(at))
    return np.where(moved, to_utc(start), at)


def open_seconds(at: np.ndarray) -> np.ndarray:
    """Seconds the service was open from the start of the company's life to each moment (UTC)."""
    local = np.clip(at, 0, None) + paris_offset(at)
    days, seconds = np.divmod(local, DAY)
    days = np.clip(days, 0, len(open_days()) - 1)
    before = np.concatenate([[0], np.cumsum(open_days())])[days]
    return before * (CLOSES - OPENS) + open_days()[days] * np.clip(seconds - OPENS, 0, CLOSES - OPENS)
