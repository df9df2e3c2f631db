"""Numbers, delays, money, dates and intervals as a reader of one language writes them.

Shares come as 0 to 1, delays as minutes, dates as `date` or `datetime`. What is missing (None, NaN) reads "unknown".
Month and day names, separators and plural rules are CLDR's, read once through Babel; the units are words of ours
(pages/words/formats.toml). French puts a narrow no-break space before % and a no-break space before other units.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta

from babel import Locale

NARROW, HARD, MINUS, DASH, JOINER = "\u202f", "\u00a0", "\u2212", "\u2013", "\u2060"
LIFETIME_DAYS = 36_525
"""A period longer than a century stands for everything there is."""
DELAYS = ("minutes", "seconds", "days")
"""Units of waits."""
LOCALES = {"en": "en_GB", "fr": "fr_FR"}
"""English dates are written day first, as in the countries whose files we read; both languages share the order."""

_MEASURE = re.compile(rf"^([+\u2212]?)([\d.,{NARROW}]*\d)([{NARROW}{HARD}]?[^\d]+)$")


def _point_digits(x: float) -> int:
    """Decimals of a difference of shares said in points."""
    return 2 if 0 < abs(x) < 0.001 else 1


def is_missing(x) -> bool:
    """None and NaN are both "we do not know"."""
    return x is None or x != x  # NaN alone differs from itself; a page asks this thirty thousand times


class Formats:
    """The way one language writes values; `Words` adds what it says about them."""

    language: str

    def __init__(self, language: str):
        self.language = language
        locale = Locale.parse(LOCALES[language])
        self._plural = locale.plural_form
        symbols = locale.number_symbols["latn"]
        self._separators = str.maketrans({",": symbols["group"], ".": symbols["decimal"], "-": MINUS})
        self.decimal = symbols["decimal"]
        self.group = symbols["group"]
        self._currency_first = locale.currency_formats["standard"].pattern.startswith("¤")
        self._currencies = dict(locale.currency_symbols)
        self._countries = locale.territories
        months, days = locale.months["format"], locale.days["format"]
        self._months = {width: [months[width][i] for i in range(1, 13)] for width in ("abbreviated", "wide")}
        self._days = {width: [days[width][i] for i in range(7)] for width in ("abbreviated", "wide")}

    def say(self, key: str, **values) -> str:
        raise NotImplementedError

    # Numbers

    def _written(self, x: float, digits: int, strip: bool = True) -> str:
        text = f"{x:,.{digits}f}"
        if strip and digits and "." in text:
            text = text.rstrip("0").rstrip(".")
        return "0" if text in ("-0", "0") else text.translate(self._separators)

    def number(self, x, digits: int | None = None) -> str:
        """1234.5 -> "1 234,5"; without `digits`, as many as carry information (none from 100 on)."""
        if is_missing(x):
            return self.say("unknown")
        if math.isinf(x):
            return "∞" if x > 0 else f"{MINUS}∞"
        if digits is not None:
            return self._written(x, digits, strip=False)
        size = abs(x)
        return self._written(x, 0 if size >= 100 else 1 if size >= 10 else 2)

    def count(self, n) -> str:
        """A number of things, whole: 1234 -> "1 234"."""
        return self.say("unknown") if is_missing(n) else self._written(n, 0)

    def short(self, x) -> str:
        """A number for an axis: 12 500 -> "12,5 k"."""
        for size, key in ((1e9, "format.billions"), (1e6, "format.millions"), (1e4, "format.thousands")):
            if abs(x) >= size:
                return self.say(key, x=self.number(x / (1e3 if size == 1e4 else size)))
        return self.number(x)

    def share(self, x, digits: int | None = None) -> str:
        """0.124 -> "12,4 %". Never "0 %" for something nor "100 %" for not quite all."""
        if is_missing(x):
            return self.say("unknown")
        if digits is None and 0 < x < 0.0001:
            return self.say("format.below", x=self.share(0.0001, 2))
        if digits is None and 0.9995 <= x < 1:
            return self.say("format.above", x=self.share(0.999, 1))
        text = self._written(x * 100, (2 if 0 < abs(x) < 0.01 else 1) if digits is None else digits, digits is None)
        return f"{text}{NARROW}%" if self.language == "fr" else f"{text}%"

    def points(self, x) -> str:
        """The difference of two shares, in percentage points: 0.021 -> "2,1 points"."""
        if is_missing(x):
            return self.say("unknown")
        return self.say("format.points", x=self.points_alone(x), n=round(abs(x * 100), _point_digits(x)))

    def points_alone(self, x) -> str:
        """The same without its unit, where a heading says it: 0.021 -> "2,1"."""
        return self.say("unknown") if is_missing(x) else self._written(x * 100, _point_digits(x))

    def money(self, x, currency: str = "EUR", digits: int | None = None) -> str:
        """12.5 -> "12,50 €"; cents only below 100. `currency` is an ISO 4217 code."""
        if is_missing(x):
            return self.say("unknown")
        text = self._written(abs(x), (2 if abs(x) < 100 and x != int(x) else 0) if digits is None else digits, False)
        symbol = self._currencies.get(currency, currency)
        sign = MINUS if x < 0 and text.strip("0.,") else ""
        return f"{sign}{symbol}{text}" if self._currency_first else f"{sign}{text}{HARD}{symbol}"

    # Delays

    def duration(self, minutes) -> str:
        """A delay as people say it: 0.5 -> "30 s", 96 -> "1 h 36", 3600 -> "2,5 j"."""
        if is_missing(minutes):
            return self.say("unknown")
        if math.isinf(minutes):
            return "∞"
        if minutes < 0:
            return MINUS + self.duration(-minutes)
        if minutes == 0 or 1 <= minutes < 59.5:
            digits = 1 if minutes < 9.95 else 0
            return self.say("format.minutes", x=self._written(minutes, digits))
        if minutes < 1:
            seconds = max(1, round(minutes * 60))
            return self.say("format.seconds", x=seconds) if seconds < 60 else self.duration(1.0)
        if round(minutes) < 1440:
            hours, rest = divmod(round(minutes), 60)
            if rest == 0:
                return self.say("format.hours", x=hours)
            return self.say("format.hours_minutes", h=hours, m=f"{rest:02d}" if self.language == "fr" else str(rest))
        return self.days(minutes / 1440)

    minutes = duration

    def days(self, x) -> str:
        """A number of days: 2.5 -> "2,5 j" or "2.5 days"."""
        if is_missing(x):
            return self.say("unknown")
        shown = round(x, 1) if abs(x) < 10 else round(x)
        return self.say("format.days", x=self._written(shown, 1), n=abs(shown))

    # Values by unit

    def value(self, x, unit: str | None = None) -> str:
        """A value of a metric, by its unit: share, count, whole, minutes, days, score, money, ratio, points; text as it is."""
        if isinstance(x, bool):
            return self.say("yes" if x else "no")
        if isinstance(x, datetime):
            return self.moment(x)
        if isinstance(x, date):
            return self.date(x)
        if is_missing(x):
            return self.say("unknown")
        if isinstance(x, str):
            return x
        if unit == "seconds":
            return self.duration(x / 60)
        if unit == "ratio":
            return self.say("format.ratio", x=self.number(x))
        writer = {
            "share": self.share, "count": self.number, "whole": self.count, "minutes": self.duration, "days": self.days, "money": self.money, "points": self.points,
            "points_alone": self.points_alone,
        }.get(unit or "", self.number)  # fmt: skip
        return writer(x)

    def tick(self, x, unit: str | None = None) -> str:
        """A value beside an axis: short, as there is little room."""
        if unit in ("share", "points", "ratio", *DELAYS):
            return self.value(x, unit)
        if unit == "money":
            return self.money(x) if abs(x) < 1e4 else self.short(x)
        return self.short(x)

    def signed(self, x, unit: str | None = None) -> str:
        """A difference with its sign; that of two shares is in points."""
        if is_missing(x):
            return self.say("unknown")
        text = self.points(abs(x)) if unit == "share" else self.value(abs(x), "score" if unit == "ratio" else unit)
        is_nothing = not any(sign in "123456789" for sign in text)
        return text if is_nothing else f"{'+' if x > 0 else MINUS}{text}"

    def span(self, low, high, unit: str | None = None) -> str:
        """Two bounds, the unit said once where both share it: "41–52 %", "45 min à 1 h 36"."""
        return self._joined(self.value(low, unit), self.value(high, unit))

    def _joined(self, low: str, high: str) -> str:
        one, other = _MEASURE.match(low), _MEASURE.match(high)
        if one and other and one[3] == other[3]:
            if not (one[1] or other[1]):
                return f"{one[2]}{DASH}{high}"
            if one[3].strip().isalpha():
                return self.say("format.span", low=one[1] + one[2], high=high)
        if low.isnumeric() and high.isnumeric():
            return f"{low}{DASH}{high}"
        return self.say("format.span", low=low, high=high)

    def interval(self, low, high, unit: str | None = None) -> str:
        """"intervalle à 95 % : 41–52 %"; open above where only the lower bound is known, empty where none is."""
        if is_missing(low):
            return ""
        if is_missing(high):
            return self.say("format.interval", span=self.say("format.at_least", low=self.value(low, unit)))
        return self.say("format.interval", span=self.span(low, high, unit))

    def change(self, delta, unit: str | None = None, low=None, high=None) -> str:
        """A difference with its interval; one whose interval holds 0 is said not to be distinguishable from chance."""
        if is_missing(delta):
            return self.say("unknown")
        text = self.signed(delta, unit)
        if is_missing(low) or is_missing(high):
            return self.say("format.change_none") if delta == 0 else text
        if low <= 0 <= high:
            return self.say("format.change_unclear", change=text)
        bounds = self._joined(self.signed(low, unit), self.signed(high, unit))
        return self.say("format.change", change=text, interval=self.say("format.interval", span=bounds))

    # Dates

    def day(self, d: date) -> str:
        """"3 févr.": a day whose year is known."""
        number = self.say("format.first_of_month") if d.day == 1 else str(d.day)
        return f"{number}{HARD}{self._months['abbreviated'][d.month - 1]}"

    def date(self, d) -> str:
        """"3 févr. 2026"."""
        return self.say("unknown") if is_missing(d) else f"{self.day(d)}{HARD}{d.year}"

    def long_date(self, d: date) -> str:
        """"mardi 3 février 2026"."""
        number = self.say("format.first_of_month") if d.day == 1 else str(d.day)
        return f"{self._days['wide'][d.weekday()]} {number}{HARD}{self._months['wide'][d.month - 1]} {d.year}"

    def week(self, monday) -> str:
        """"semaine du 2 févr. 2026"."""
        return self.say("unknown") if is_missing(monday) else self.say("format.week", date=self.date(monday))

    def month(self, d) -> str:
        """"février 2026"."""
        return self.say("unknown") if is_missing(d) else f"{self._months['wide'][d.month - 1]} {d.year}"

    def short_month(self, d: date) -> str:
        """"févr. 2026"."""
        return f"{self._months['abbreviated'][d.month - 1]} {d.year}"

    def month_name(self, d: date) -> str:
        """"févr.": a month whose year is said elsewhere."""
        return self._months["abbreviated"][d.month - 1]

    def quarter_alone(self, d: date) -> str:
        return self.say("format.quarter_alone", q=(d.month + 2) // 3)

    def quarter(self, d: date) -> str:
        return self.say("format.quarter", q=(d.month + 2) // 3, year=str(d.year))

    def moment(self, at) -> str:
        """"3 févr. 2026, 14 h 05": a date with its time of day."""
        if is_missing(at):
            return self.say("unknown")
        hour = str(at.hour) if self.language == "fr" else f"{at.hour:02d}"
        return self.say("format.moment", date=self.date(at), h=hour, m=f"{at.minute:02d}")

    def hour(self, h: int) -> str:
        """14 -> "14 h", "14:00"."""
        return self.say("format.hour", h=str(int(h)) if self.language == "fr" else f"{int(h):02d}")

    def weekday(self, number: int, width: str = "wide") -> str:
        """1 -> "lundi" … 7 -> "dimanche" (ISO 8601); `width` "wide" or "abbreviated"."""
        return self._days[width][(int(number) - 1) % 7]

    def period(self, start: date, end: date) -> str:
        """A period [start, end[, its last day said: "du 1er janv. au 31 mars 2026"."""
        last = end - timedelta(days=1)
        if (end - start).days > LIFETIME_DAYS:
            return self.say("format.whole")
        if last <= start:
            return self.say("format.one_day", start=self.date(start))
        first = self.day(start) if start.year == last.year else self.date(start)
        return self.say("format.period", start=first, end=self.date(last))

    def months(self, start: date, end: date) -> str:
        """Whole months by their names: "juil. 2025 à juin 2026"; any other period by its days."""
        last = end - timedelta(days=1)
        if (start.day, end.day) != (1, 1) or last <= start or (end - start).days > LIFETIME_DAYS:
            return self.period(start, end)
        first = self.short_month(start)
        return first if first == self.short_month(last) else self.say("format.months", start=first, end=self.short_month(last))

    def listed(self, items) -> str:
        """"a, b et c"."""
        items = [str(item) for item in items]
        if len(items) < 2:
            return "".join(items)
        return self.say("format.and", most=", ".join(items[:-1]), last=items[-1])
