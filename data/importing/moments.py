"""From the text of dates to moments: the order of day and month and the zone as declared, never as sniffed."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime

from data.quoting import literal

SEPARATED = {
    "day-first": ["%d{s}%m{s}%Y", "%d{s}%m{s}%y"],
    "month-first": ["%m{s}%d{s}%Y", "%m{s}%d{s}%y"],
    "iso": [],
}
_CLOCKS = [" %H:%M:%S", " %H:%M", "", " %I:%M:%S %p", " %I:%M %p", " %H:%M:%S.%f", ", %H:%M", ", %H:%M:%S"]
_WRITTEN_OUT = [
    "%a %b %d %H:%M:%S %z %Y", "%a, %b %d, %Y", "%b %d, %Y", "%b %d, %Y %I:%M %p", "%b %d, %Y %I:%M:%S %p", "%b %d, %Y, %I:%M:%S %p",
    "%d-%b-%y", "%d-%b-%Y %I:%M%p", "%d-%b-%Y %H:%M", "%d-%b-%Y", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d", "%Y%m%dT%H%M%S", "%Y%m%d",
]  # fmt: skip
_NAMED = ["%d %b %Y", "%d %b %Y %H:%M", "%d %b %Y %H:%M:%S", "%d %b %Y %I:%M %p", "%b %d %Y", "%b %d %Y %H:%M", "%b %d %Y %H:%M:%S", "%b %d %Y %I:%M %p", "%d-%b-%y", "%d-%b-%Y"]
_MONTHS = {
    "jan": "janvier|january|janv", "feb": "fevrier|february|fevr|fev", "mar": "mars|march", "apr": "avril|april|avr", "may": "mai", "jun": "juin|june",
    "jul": "juillet|july|juil", "aug": "aout|august", "sep": "septembre|september|sept", "oct": "octobre|october|octo", "nov": "novembre|november", "dec": "decembre|december",
}  # fmt: skip
"""Names of months, as French and English write them, by those DuckDB knows."""
_EPOCHS = {"epoch-seconds": "make_timestamp({x} * 1000000)", "epoch-milliseconds": "make_timestamp({x} * 1000)", "epoch-microseconds": "make_timestamp({x})"}
_EPOCHS["epoch"] = f"case when abs({{x}}) < 100000000000 then {_EPOCHS['epoch-seconds']} when abs({{x}}) < 100000000000000 then {_EPOCHS['epoch-milliseconds']} else make_timestamp({{x}}) end"
"""`epoch`: seconds, milliseconds or microseconds, told apart by their size (1e11 seconds is the year 5138)."""

ORDERS = (*SEPARATED, *_EPOCHS)
"""What may be said of the order of a tool's dates."""

SAMPLE_ROWS = 2000
"""Cells from which the likeliest format of a column is judged."""


_FIRST, _LAST = "timestamptz '1000-01-01 00:00:00+00'", "timestamptz '9999-12-31 23:59:59.999999+00'"
"""Moments beyond these, which a zone or a count of microseconds can still give, are none: what reads a store holds no others."""


@dataclass(frozen=True)
class Reading:
    """How the cells of one file are read: order of dates, zone of local times and where it is known from."""

    dates: str
    zone: str
    zone_source: str
    decimals: str


def in_zone(zone: str, local: str) -> str:
    """SQL of the moment of a local TIMESTAMP; where a zone keeps one offset all year, by a subtraction, thirty times faster."""
    if zone == "UTC" or zone.startswith("Etc/GMT"):
        offset = zoneinfo.ZoneInfo(zone).utcoffset(datetime(2026, 1, 1, tzinfo=UTC))
        return f"make_timestamptz(epoch_us({local}) - {int(offset.total_seconds()) * 1_000_000})"
    return f"timezone({literal(zone)}, {local})"


def moment_sql(text: str, reading: Reading) -> str:
    """SQL that turns a text expression into a TIMESTAMPTZ, unknown where it cannot be read or is of no year of four digits."""
    return within_reason(any_moment_sql(text, reading))


def usual_moment_sql(text: str, reading: Reading, likeliest: str | None = None) -> str:
    """The same of what most texts are, ISO dates and those of the `likeliest` format of the reading's order, of whatever year;
    others stay unknown.

    What it reads within reason is what `moment_sql` reads, at a twentieth of what a statement of that takes to be understood: a
    table of many columns of moments is read by this, and what is left of all of them by that.
    """
    if reading.dates in _EPOCHS:
        return any_moment_sql(text, reading)
    iso = f"case when {_is_iso(text)} then {_iso(text, reading.zone, is_usual=True)} end"
    # what DuckDB makes of the word infinity is looked at again, and so is a real first day of 1900
    first = in_zone(reading.zone, f"nullif({_parsed(text, [likeliest])}, timestamp '1900-01-01')") if likeliest else ""
    return f"coalesce({first}, {iso})" if first else iso


def within_reason(moment: str) -> str:
    """SQL of a TIMESTAMPTZ, unknown where it is of no year of four digits; by two comparisons that leave the text alone.

    DuckDB writes what is told here four times before it finds that it is one: better asked of a column than of a long expression.
    """
    return f"nullif(greatest(nullif(least({moment}, {_LAST}), {_LAST}), {_FIRST}), {_FIRST})"


def any_moment_sql(text: str, reading: Reading) -> str:
    """SQL of the moment of a text, of whatever year."""
    zone = reading.zone
    if reading.dates in _EPOCHS:
        number = _EPOCHS[reading.dates].format(x=f"try_cast({text} as bigint)")
        return f"case when regexp_full_match({text}, '-?\\d+') then timezone('UTC', {number}) when {_is_iso(text)} then try_cast({text} as timestamptz) end"
    by_order = "".join(
        f" when contains({text}, '{separator}') then {in_zone(zone, f'coalesce({_separated(text, reading.dates, separator)}, {_separated(_clock_in_digits(text), reading.dates, separator)})')}"
        for separator in ("/", "-", ".")
        if SEPARATED[reading.dates]
    )
    written = in_zone(zone, f"coalesce({_parsed(text, _WRITTEN_OUT)}, {_parsed(_english(text), _NAMED)})")
    return (
        f"case when {text} is null then null"
        f" when {_is_iso(text)} then {_iso(text, zone)}"
        f" when regexp_matches({text}, '[A-Za-zÀ-ÿ]{{3}}|^\\d{{8}}') then case when not regexp_matches({text}, '\\d') then null when regexp_matches({text}, ' [+-]\\d{{4}} \\d{{4}}$')"
        f" then try_strptime({text}, '%a %b %d %H:%M:%S %z %Y') else {written} end"
        f" when {text}[5] = '/' and regexp_matches({text}, '^\\d{{4}}/') then {written}"
        f"{by_order} end"
    )


def _english(text: str) -> str:
    """SQL of a text in which the day of the week is left out and months are those of DuckDB: `lundi 2 mars 2026 à 10h30` is `2 mar 2026 10:30`."""
    sql = f"lower(strip_accents({text}))"
    for name, others in _MONTHS.items():
        sql = f"regexp_replace({sql}, '\\b(?:{others})\\b\\.?', '{name}')"
    for pattern, by in (
        ("^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,? +(\\d{1,2}(?:er)? +[a-z])", "\\1"), ("\\b1er\\b", "1"), ("([a-z]{3})\\.", "\\1"), (",| a | at ", " "), (" +", " "), ("(\\d) ?h ?(\\d\\d)", "\\1:\\2"),
    ):  # fmt: skip
        sql = f"regexp_replace({sql}, '{pattern}', '{by}', 'g')"
    return sql


def _clock_in_digits(text: str) -> str:
    """SQL of a date in digits whose clock is written as the French do: `le 02/03/2026 à 10h05` is `02/03/2026 10:05`."""
    bare = f"regexp_replace(regexp_replace({text}, '^[Ll]e +', ''), ',? +(à|a|at) +', ' ')"
    return f"regexp_replace(regexp_replace({bare}, '(\\d) ?[hH] ?(\\d\\d)', '\\1:\\2'), '(\\d) ?[hH]$', '\\1:00')"


def _is_iso(text: str) -> str:
    """SQL of whether a text begins as an ISO date does."""
    return f"{text}[5] = '-' and {text}[8] = '-'"


def _iso(text: str, zone: str, is_usual: bool = False) -> str:
    """SQL of the moment of a text that begins as an ISO date. DuckDB's cast to a TIMESTAMP passes over whatever follows the clock,
    an offset, a zone or PM: it is asked of texts alone that have nothing there. Most have the length of a day or of one with
    its seconds, which is told without looking closer; where `is_usual`, only these are read, and those with an offset."""
    local = in_zone(zone, f"try_cast({text} as timestamp)")
    offset = f"regexp_replace(regexp_replace({text}, '\\s*(?i:Z|UTC|GMT)$', '+00:00'), '\\s*([+-]\\d\\d)(:?(\\d\\d))?$', '\\1:\\3')"
    usual = (
        f"case when strlen({text}) = 10 or strlen({text}) = 19 and {text}[17] = ':' then {local}"
        f" when regexp_matches({text}, ':\\d\\d(\\.\\d+)?\\s*((?i:Z|UTC|GMT)|[+-]\\d\\d(:?\\d\\d)?)$') then try_cast(regexp_replace({offset}, ':$', ':00') as timestamptz)"
    )
    if is_usual:
        return f"{usual} end"
    return (
        f"{usual} when regexp_full_match({text}, '[-\\d]{{10}}([T ]\\s*\\d\\d?:\\d\\d(:\\d\\d(\\.\\d+)?)?)?') then {local}"
        f" when regexp_matches({text}, '\\d\\s*(?i:[AP]M)$') then {in_zone(zone, _parsed(text, ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p']))}"
        f" when regexp_matches({text}, ':\\d\\d [A-Z][A-Za-z]{{2,}}(/[A-Z]\\w+)*$') then try_cast({text} as timestamptz)"
        f" when regexp_matches({text}, '\\d ?[hH]|à') then {in_zone(zone, _parsed(_clock_in_digits(text), ['%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S']))} end"
    )


def _parsed(text: str, formats: list[str]) -> str:
    """SQL of the local TIMESTAMP a text gives by the first format it follows.

    DuckDB's `%Y` takes 25 for the year 25, and `%y` takes 5 for 2005: years before 1000 and years of one digit are unknown.
    By any format it reads the word infinity as the year 1900: a text must have a digit before it is asked.
    """
    read = f"cast(try_strptime({text}, [{', '.join(map(literal, formats))}]) as timestamp)"
    if all("%y" in one for one in formats):
        return f"case when regexp_matches({text}, '^\\d{{1,2}}[/.-]\\d{{1,2}}[/.-]\\d\\d(\\D|$)') then {read} end"
    return f"nullif(greatest({read}, timestamp '0999-01-01'), timestamp '0999-01-01')"


def _separated(text: str, dates: str, separator: str) -> str:
    """SQL of the local TIMESTAMP of a text with separators: its year of four digits, else of two."""
    known = _of_separator(dates, separator)
    return f"coalesce({', '.join(_parsed(text, [one for one in known if year in one]) for year in ('%Y', '%y'))})"


def _of_separator(dates: str, separator: str) -> list[str]:
    return [pattern.format(s=separator) + clock for pattern in SEPARATED[dates] for clock in _CLOCKS]


def likeliest_format(cursor, column: str, source: str, dates: str) -> str | None:
    """The format that most cells of a column of the table `source` follow, None where few follow one (ISO dates need none)."""
    known = [one for separator in ("/", "-", ".") for one in _of_separator(dates, separator)] if dates in SEPARATED else []
    if not known:
        return None
    counts = ", ".join(f"count({_parsed('cell', [one])})" for one in known)
    found = cursor.execute(
        f"select count(*), {counts} from (select distinct {column} as cell from {source} where {column} is not null)"
    ).fetchall()[0]
    most = max(found[1:])
    return known[found[1:].index(most)] if most * 2 > found[0] else None
