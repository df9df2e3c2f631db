"""One card for each file dropped: what it was recognised as and why, its first rows, what will count, how to correct it."""

from __future__ import annotations

import re
import unicodedata
import zoneinfo
from dataclasses import dataclass, field

import streamlit as st

from data import reading
from data.importing import previewing, recognising, refusing
from data.importing.cells import reading_of
from data.importing.drafting import DATE_ORDERS, DECIMALS
from data.importing.identities import COUNTRY, countries
from data.importing.recognising import Importer
from pages.parts import current
from pages.parts.bringing_files import Dropped
from pages.parts.bringing_rows import country_name, first_rows, last_part, plain, remarks, what_counts, zone_name
from pages.parts.bringing_wizard import wizard
from pages.parts.words import Words

SHOWN_HEADINGS = 6
MAP = "·map·"
USUAL_ZONES = ("Europe/Paris", "UTC", "Europe/London", "Europe/Brussels", "Europe/Zurich", "Europe/Madrid", "Europe/Berlin", "America/New_York", "America/Montreal", "America/Los_Angeles", "Asia/Tokyo")
USUAL_COUNTRIES = ("FR", "BE", "CH", "LU", "CA", "GB", "US", "DE", "ES", "IT")
TELLS_PHONES = re.compile(r"\b(who_phone|phone_norm)\b")


@dataclass
class Corrections:
    """What the store says of each source, what the reader corrects here, and which of it was offered already."""

    kept: dict[str, str]
    made: dict[str, str] = field(default_factory=dict)
    offered: set[str] = field(default_factory=set)

    @property
    def settings(self) -> dict[str, str]:
        return self.kept | self.made

    def first_time(self, what: str) -> bool:
        """Whether nobody was asked this yet: each question is put once, whatever the number of files."""
        new = what not in self.offered
        self.offered.add(what)
        return new

    def make(self, name: str, value: str, was: str) -> None:
        if value != was:
            self.made[name] = value


def zones() -> list[str]:
    """Every time zone, the usual ones first."""
    known = zoneinfo.available_timezones()
    return [zone for zone in USUAL_ZONES if zone in known] + sorted(known - set(USUAL_ZONES))


def own_importers():
    """The folder of importers made for the open store; None while there is none."""
    folder = recognising.own_folder(current.path())
    return folder if folder.is_dir() else None


def card(said: Words, place: int, table: reading.TextTable | reading.Unreadable, files: Dropped, corrections: Corrections) -> bool:
    """Draw one file; say whether an importer knows it."""
    with st.container(border=True, key=f"card-{place}"):
        st.subheader(plain(last_part(table.path)), anchor=False)
        if isinstance(table, reading.Unreadable):
            st.caption(said.say("bring.card.unreadable"))
            remarks(said, previewing.unreadable(table).issues)
            return False
        headings = recognising.headings_id(table.columns)
        fit = recognising.fitting(table.columns, table.path, table.kind, own_importers())
        known = recognising.recognise(table.columns, table.path, table.kind, own_importers(), corrections.settings.get(f"format.{headings}"))
        if known.importer is None:
            _unknown(said, table, files, corrections, known, headings)
            return False
        told = st.container(gap="small")
        asked = st.expander(said.say("bring.correct.title"), key=f"correct-{place}")
        with asked:
            importer, maps = _format(said, known.importer, fit, headings, corrections)
            _reading(said, importer, table, corrections)
            _phones(said, importer, corrections)
        with told:
            _told(said, table, importer, files, corrections)
        if maps:
            wizard(said, table, files, headings, zones(), corrections.settings, corrects=importer if importer.recognition == "manual" else None)
        return True


def _unknown(said: Words, table: reading.TextTable, files: Dropped, corrections: Corrections, known, headings: str) -> None:
    if refusing.is_prose(table) or previewing.has_no_row_left(table):
        st.caption(said.say("bring.card.unreadable" if refusing.is_prose(table) else "bring.card.no_row"))
        remarks(said, previewing.troubles(table) or (refusing.not_known(known, table),))
        return
    if corrections.first_time(f"map {headings}"):
        st.markdown(said.say("bring.card.not_known"))
        if known.nearest:
            remarks(said, (refusing.not_known(known, table),))
        remarks(said, previewing.troubles(table))
        wizard(said, table, files, headings, zones(), corrections.settings)
    else:
        st.caption(said.say("bring.card.follows"))


def _format(said: Words, best: Importer, fit: tuple[Importer, ...], headings: str, corrections: Corrections) -> tuple[Importer, bool]:
    """The format the reader chose for files with these headings, and whether they want to map it themselves."""
    options = {importer.name: importer for importer in (*fit, best)}
    if not corrections.first_time(f"format {headings}"):
        return options.get(corrections.settings.get(f"format.{headings}", ""), best), False
    names = [best.name, *(name for name in options if name != best.name), MAP]
    chosen = st.selectbox(said.say("bring.correct.format"), names, key=f"format-{headings}-{best.hash}", format_func=lambda name: said.say("bring.correct.map") if name == MAP else export_of(said, options[name]), placeholder=said.say("choose"))
    if chosen in options:
        corrections.make(f"format.{headings}", chosen, best.name)
        return options[chosen], False
    return best, True


def _reading(said: Words, importer: Importer, table: reading.TextTable, corrections: Corrections) -> None:
    """Date order, zone and decimal sign of a source, asked once for all its files."""
    tool = importer.tool
    if not corrections.first_time(f"tool {tool}"):
        return
    own, own_key = reading_of(importer, corrections.kept, table.header_texts), importer.hash  # a mapping kept anew asks anew
    dates, zone, decimals = st.columns(3)
    orders = list(dict.fromkeys((own.dates, *DATE_ORDERS)))
    every_zone = list(dict.fromkeys((own.zone, *zones())))
    signs = list(dict.fromkeys((own.decimals, *DECIMALS)))
    with dates:
        order = st.selectbox(said.say("bring.correct.dates"), orders, key=f"dates-{tool}-{own_key}", format_func=lambda one: said.say(f"bring.dates.{one}"), placeholder=said.say("choose"))
    with zone:
        place = st.selectbox(said.say("bring.correct.zone"), every_zone, key=f"zone-{tool}-{own_key}", help=said.say("bring.correct.headings_zone"), placeholder=said.say("choose"))
    with decimals:
        sign = st.selectbox(said.say("bring.correct.decimals"), signs, key=f"decimals-{tool}-{own_key}", format_func=lambda one: said.say(f"bring.decimals.{one}"), placeholder=said.say("choose"))
    corrections.make(f"{tool}.dates", order or own.dates, own.dates)
    corrections.make(f"{tool}.zone", place or own.zone, own.zone)
    corrections.make(f"{tool}.decimals", sign or own.decimals, own.decimals)
    st.caption(said.say("bring.correct.kept", tool=said.named("source_system", tool)))


def _phones(said: Words, importer: Importer, corrections: Corrections) -> None:
    """The country whose numbers are meant where a telephone has no country code: one for all files, asked where a file tells telephones."""
    if not TELLS_PHONES.search(importer.file.text) or not corrections.first_time("phone country"):
        return
    own = corrections.kept.get("phone_country", COUNTRY).upper()
    first = [code for code in dict.fromkeys((own, *USUAL_COUNTRIES)) if code in countries()]
    rest = sorted(countries() - set(first), key=lambda code: unicodedata.normalize("NFD", country_name(said, code)).encode("ascii", "ignore").lower())
    with st.columns([2, 1])[0]:
        chosen = st.selectbox(said.say("bring.correct.phone_country"), [*first, *rest], key=f"phones-{own}", format_func=lambda code: country_name(said, code), help=said.say("bring.correct.phone_help"), placeholder=said.say("choose"))
    corrections.make("phone_country", chosen or own, own)


def export_of(said: Words, importer: Importer) -> str:
    """An importer as readers know it: where to click for its export."""
    if importer.recognition == "canonical":
        return said.say("bring.card.own_table", table=importer.format.removeprefix("canonical_"))
    return said.of(importer.file, "export")


def _told(said: Words, table: reading.TextTable, importer: Importer, files: Dropped, corrections: Corrections) -> None:
    tried = files.preview(table, importer, corrections.settings)
    why = previewing.why(importer, table.columns)
    shown = said.listed([f"**{plain(heading[:60])}**" for heading in why[:SHOWN_HEADINGS]])
    reason = said.say("bring.card.why", n=len(why), headings=shown) if len(why) <= SHOWN_HEADINGS else said.say("bring.card.why_more", n=len(why) - SHOWN_HEADINGS, headings=shown)
    st.markdown(plain(export_of(said, importer)))
    st.caption(reason)
    if tried.applied is None:
        remarks(said, tried.report.issues)
        return
    if tried.first_rows.height:
        st.markdown(f"**{said.say('bring.card.first_rows')}**")
        first_rows(said, tried.headings, tried.first_rows, tried.applied.zone)
        st.caption(said.say("bring.card.read_as", dates=said.say(f"bring.dates.{tried.applied.dates}"), zone=zone_name(said, tried.applied.zone), decimals=said.say(f"bring.decimals.{tried.applied.decimals}")))
    counted(said, tried)
    remarks(said, tried.report.issues)


def counted(said: Words, tried: previewing.Preview) -> None:
    """What the rows tried would give, table by table, and how many are left out."""
    report, what = tried.report, what_counts(said, tried.report.filled)
    sentences = []
    if not what:
        sentences.append(said.say("bring.card.nothing"))
    elif tried.is_whole:
        sentences.append(said.say("bring.card.counted", what=what))
    else:
        sentences.append(said.say("bring.card.counted_first", tried=report.rows_seen, what=what))
    if not tried.is_whole and tried.rows is not None:
        sentences.append(said.say("bring.card.of_rows", n=tried.rows))
    sentences.append(said.say("bring.card.rows", seen=report.rows_seen, mapped=report.rows_mapped, excluded=report.rows_excluded, rejected=report.rows_rejected))
    st.markdown(" ".join(sentences))
