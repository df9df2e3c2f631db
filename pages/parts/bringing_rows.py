"""How rows of a file are shown before they come in: dates in words, so that 03/02 cannot be misread; texts as texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import polars as pl
import streamlit as st
from babel import Locale
from babel.dates import get_timezone_location

from data.importing.cells import Issue, spoken_zone
from data.importing.report import SHOWN_ROWS_ALIKE, alike
from data.wording import sentence, was_read
from pages.parts.grid import grid
from pages.parts.saved import escaped
from pages.parts.words import Words

ICONS = {"error": "●", "warn": "▲", "info": "·"}
SHOWN_REMARKS = 12
SHOWN_COLUMNS = 12
LONGEST_CELL = 160
CORRECTED_HERE = {
    "already_in": {"path"}, "order_assumed": set(), "unread_phone": {"country"},
    **dict.fromkeys(("zone_assumed", "dates_rewritten", "dates_other_order", "numbers_other_mark"), {"tool"}),
}  # fmt: skip
"""Remarks the page says in words of its own, and what they must tell: a terminal's command has no place here."""
_VOWELS = "aàâeéèêiîoôuyhAÀÂEÉÈÊIÎOÔUYH"


def plain(text: str) -> str:
    """Text from outside, harmless in Markdown: no markup, and no link made of an address."""
    return escaped(" ".join(text.split()))


def last_part(path: str) -> str:
    """A file's name without the folders above it."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def zone_name(said: Words, zone: str) -> str:
    """`Europe/Paris` as people say it: "heure de Paris"; UTC as it is."""
    if zone in ("UTC", "Etc/UTC") or zone.startswith("Etc/"):
        return spoken_zone(zone).removeprefix("Etc/")
    city = get_timezone_location(zone, locale=said.language, return_city=True)
    return said.say("bring.card.city_vowel" if city[:1] in _VOWELS else "bring.card.city", city=city)


def country_name(said: Words, code: str) -> str:
    """`BE` as people call it; a code without a name stays as it is."""
    return Locale(said.language).territories.get(code.upper(), code)


def moment(said: Words, at: datetime, zone: str, has_times: bool) -> str:
    """"mardi 3 février 2026, 14:05, heure de Paris"; the day alone where no cell of the column has a time."""
    local = at.replace(tzinfo=at.tzinfo or UTC).astimezone(ZoneInfo(zone))
    if not has_times:
        return said.long_date(local.date())
    return said.say("bring.card.moment", date=said.long_date(local.date()), time=f"{local:%H:%M}", zone=zone_name(said, zone))


def first_rows(said: Words, headings: Sequence[str], rows: pl.DataFrame, zone: str) -> None:
    """The first rows of a file as read, under the names given."""
    names, columns = [], []
    for place, heading in enumerate(headings[:SHOWN_COLUMNS]):
        told = rows[f"c{place}"].to_list()
        local = [value.astimezone(ZoneInfo(zone)) for value in told if isinstance(value, datetime)]
        has_times = any((at.hour, at.minute, at.second) != (0, 0, 0) for at in local)
        columns.append([_cell(said, value, zone, has_times) for value in told])
        name = " ".join(heading.split())[:60] or " "
        names.append(name if name not in names else f"{name} ({place + 1})")
    row = said.say("bring.column.row_no")
    while row in names:
        row += " "
    table = pl.DataFrame({row: rows["row_no"].cast(pl.String), **dict(zip(names, columns, strict=True))})
    grid(table)
    if len(headings) > SHOWN_COLUMNS:
        st.caption(said.say("bring.more_cells", n=len(headings) - SHOWN_COLUMNS))


def _cell(said: Words, value: object, zone: str, has_times: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return moment(said, value, zone, has_times)
    if isinstance(value, date | bool):
        return said.value(value)
    if isinstance(value, float):
        return said.number(value, 2 if value != int(value) else 0) if abs(value) < 1e15 else str(value)
    text = str(value)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def remarks(said: Words, found: Sequence[Issue]) -> None:
    """What a file's reader should know, the gravest first, as plain text; what is true of several rows is said once."""
    order = list(ICONS)
    ranked = sorted(found, key=lambda issue: order.index(issue.severity) if issue.severity in order else len(order))
    told = alike(ranked, lambda issue: spoken(said, issue))
    for issue, rows in told[:SHOWN_REMARKS]:
        st.text(f"{ICONS.get(issue.severity, '·')} {said.typeset(f'{spoken(said, issue)}{_same_rows(said, rows)}')}")
    if len(told) > SHOWN_REMARKS:
        st.caption(said.say("bring.more", n=len(told) - SHOWN_REMARKS))


def _same_rows(said: Words, rows: Sequence[int]) -> str:
    """"" or what follows a sentence that holds for these rows too."""
    if not rows:
        return ""
    if len(rows) > SHOWN_ROWS_ALIKE:
        return " " + said.say("bring.same_many", n=len(rows))
    return " " + said.say("bring.same_rows", n=len(rows), rows=said.listed([str(row) for row in rows]))


def spoken(said: Words, issue: Issue) -> str:
    """A remark's sentence; where a terminal would be told a command, the page says where to correct."""
    detail, own = dict(issue.detail), f"bring.correct.{issue.code}"
    if issue.code not in CORRECTED_HERE or not CORRECTED_HERE[issue.code] <= detail.keys():
        return sentence(issue, said.language)
    told = {name: str(value) for name, value in detail.items()}
    if "country" in told:
        told["country"] = country_name(said, told["country"])
    told |= {"tool": said.named("source_system", told.get("tool", "")), "path": last_part(told.get("path", "")), "was": was_read(told.get("was", ""), said.language)}
    return said.say(own, **{"column": issue.column or "", "row": issue.row or "", "value": str(issue.value or ""), "n": issue.n, **told})


def what_counts(said: Words, filled: dict[str, int]) -> str:
    """"42 demandes d'aide et 40 fiches de personnes"."""
    return said.listed([said.say(f"bring.fills.{name}", n=n) for name, n in filled.items() if n])
