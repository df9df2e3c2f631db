"""Where the ticks stand and what is written beside them: round values of the unit, few enough for a phone."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pages.parts.formats import DELAYS

MINUTES = (1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440, 2880, 4320, 7200, 10080, 14400, 20160, 28800,
           43200, 86400, 129600, 216000, 432000)  # fmt: skip
LOG_SECONDS = (1, 5, 20, 60, 300, 900, 3600, 14400, 86400, 259200, 864000)
LOG_RATIOS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0)
LOG_MINUTES = (1 / 60, 1 / 6, 1, 5, 15, 60, 240, 1440, 4320, 14400, 43200, 144000, 525600)


TOP_SCORE = 100
"""Where scores of satisfaction, recommendation and ease of reading end."""

PHONE_FIGURE, PHONE = 358, 230
"""Pixels a figure has across on a 390 px screen, and its plot beside names of a usual length: what ticks must fit in."""


@dataclass(frozen=True)
class Scale:
    """An axis of values: bounds in the values' unit, ticks and their texts."""

    low: float
    high: float
    ticks: tuple[float, ...]
    texts: tuple[str, ...]
    is_log: bool = False

    @property
    def axis_range(self) -> list[float]:
        """The bounds as Plotly wants them: powers of ten on a logarithmic axis."""
        return [math.log10(self.low), math.log10(self.high)] if self.is_log else [self.low, self.high]

    def place(self, value: float) -> float:
        """How far along the axis a value stands, 0 to 1."""
        if self.is_log:
            return math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


def _step(rough: float, unit: str | None) -> float:
    if unit in ("minutes", "seconds"):
        times = 60 if unit == "seconds" else 1
        found = next((step * times for step in MINUTES if step * times >= rough), None)
        if found and rough > 0.5 * times:
            return found
    if unit == "count" and rough <= 1:
        return 1
    if unit == "days" and rough <= 0.5:
        return 0.5
    if unit == "seconds" and 1 < rough <= 30:
        return next(step for step in (2, 5, 10, 15, 30) if step >= rough)
    power = 10 ** math.floor(math.log10(rough))
    return next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough * 0.999)


def scale(words, values, unit: str | None, *, zero: bool = True, ticks: int = 5, headroom: float = 0.0) -> Scale:
    """A linear scale over the values; from zero unless `zero` is False; `headroom` is a share added past the end."""
    values = [value for value in values if value is not None]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if zero:
        low, high = min(low, 0), max(high, 0)
    if high - low < 1e-9:
        high = low + (abs(low) * 0.1 or 1)
    step = _step((high - low) / max(ticks - 1, 1), unit)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    if unit == "share" and low >= 0 and high <= 1 and last * step > 1:
        last = math.floor(1 / step + 1e-9)
    if unit == "score" and TOP_SCORE < high < TOP_SCORE + step:  # of a mean near the end the interval may pass it; no tick does
        last = max(math.floor(TOP_SCORE / step + 1e-9), first + 1)
    marks = tuple(round(step * i, 10) for i in range(first, last + 1))
    top = max(marks[-1], high)
    if headroom:
        top = high + (high - marks[0]) * headroom
        marks = tuple(mark for mark in marks if mark <= top)
    return Scale(marks[0], top, marks, tuple(_said(words, mark, unit, step) for mark in marks))


def _said(words, mark: float, unit: str | None, step: float) -> str:
    """A tick's text; seconds stay seconds where a step is shorter than half a minute, else two ticks would read the same."""
    return words.say("format.seconds", x=words.count(mark)) if unit == "seconds" and step % 30 else words.tick(mark, unit)


def log_scale(words, values, unit: str | None) -> Scale:
    """A logarithmic scale over positive values; ticks are round in the unit."""
    positive = [value for value in values if value is not None and value > 0]
    low, high = (min(positive), max(positive)) if positive else (1.0, 10.0)
    if unit == "ratio":
        low, high, marks = min(low, 1.0), max(high, 1.0), LOG_RATIOS
    elif unit in ("minutes", "seconds"):
        marks = LOG_MINUTES if unit == "minutes" else LOG_SECONDS
    else:
        marks = tuple(10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1))
    reach = max(1.2, (high / low) ** 0.05)
    start, end = low / reach, high * reach
    shown = [mark for mark in marks if start <= mark <= end]
    shown = shown if len(shown) > 1 else sorted({low, high})
    whole = Scale(start, end, (), (), True)
    kept = fitting(whole, shown, lambda mark: words.tick(mark, unit), first=(1.0,) if unit == "ratio" else ())
    return Scale(start, end, tuple(kept), tuple(words.tick(x, unit) for x in kept), True)


def fitting(scale: Scale, marks, text, first=(), wide: float = PHONE) -> list[float]:
    """Those of the marks whose texts fit side by side under a phone's plot `wide` pixels across; `first` are placed before the others."""
    kept: dict[float, tuple[float, float]] = {}
    for mark in dict.fromkeys((*first, *marks)):
        place, half = scale.place(mark) * wide, len(text(mark)) * 3.1 + 3
        if all(abs(place - other) >= half + beside for other, beside in kept.values()):
            kept[mark] = place, half
    return sorted(kept)


def is_wide(values, unit: str | None) -> bool:
    """Whether delays differ so much that a linear axis would crush the short ones."""
    positive = [value for value in values if value]
    return unit in DELAYS and len(positive) > 1 and min(positive) > 0 and max(positive) / min(positive) > 40


def as_date(moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def time_ticks(words, days: list, grain: str, most: int = 5) -> tuple[list[str], list[str]]:
    """Tick places (ISO dates, each a bucket of the data) and texts; the year stands under the first and each new one."""
    days = sorted({as_date(day) for day in days if day is not None})
    if not days:
        return [], []
    every = max(1, math.ceil(len(days) / most))
    apart, chosen = (days[-1] - days[0]) / most * 0.7, days[:1]
    for day in days[every::every]:  # of days that do not follow evenly, those too near the one before are passed over
        if day - chosen[-1] >= apart:
            chosen.append(day)
    texts, year = [], None
    for day in chosen:
        text = words.month_name(day) if grain.startswith("month") else words.quarter_alone(day) if "quarter" in grain else words.day(day)
        texts.append(f"{text}<br>{day.year}" if day.year != year else text)
        year = day.year
    return [day.isoformat() for day in chosen], texts


def bucket(days: list, grain: str) -> timedelta:
    """How long one bucket of the axis lasts, by the grain's name, else by the smallest step between two."""
    known = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
    for name, length in known.items():
        if grain.startswith(name):
            return timedelta(days=length)
    days = sorted({as_date(day) for day in days})
    steps = [after - before for before, after in itertools.pairwise(days)]
    return min(steps, default=timedelta(days=1))
