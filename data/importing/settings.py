"""What may be set for a store (`python -m data set`), and which values it may take."""

from __future__ import annotations

import zoneinfo
from contextlib import closing
from pathlib import Path

import duckdb

from data import marts
from data.importing import identities, recognising
from data.importing.deciding import MESSAGE_KINDS
from data.importing.moments import ORDERS
from data.marts import renewing
from data.store import Store
from data.wording import nearest, say

FOR_FILES = ("zone", "dates", "decimals", "instance")
"""Settings of a tool that say how its files are read."""

TARGET = "target_minutes."


def settings_of(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What is set in the store."""
    return dict(cursor.sql("select name, value from settings").fetchall())


def keep_settings(cursor: duckdb.DuckDBPyConnection, settings: dict[str, str]) -> None:
    for name, value in settings.items():
        cursor.execute("delete from settings where name = $name", {"name": name})
        cursor.execute("insert into settings values ($name, $value)", {"name": name, "value": value})


def tools(store: Path) -> list[str]:
    """The tools whose files are known, or came into the store by an importer that stood elsewhere."""
    own = recognising.own_folder(store)
    found = {importer.tool for importer in recognising.importers(own if own.is_dir() else None)}
    if store.is_file():
        with closing(Store(store)) as opened:
            found |= set(opened.rows("select distinct tool from source_files where tool is not null")["tool"])
    return sorted(found)


def known(tools: list[str]) -> list[str]:
    """Every setting there is, those that take a name of the company's own by how they begin."""
    return [*renewing.settings_read(), *_targets(), "phone_country", *(f"{tool}.{part}" for tool in tools for part in FOR_FILES)]


def _targets() -> list[str]:
    return [f"{TARGET}{channel}" for channel in marts.channels_with_target()]


def told_of(name: str, tools: list[str]) -> str | None:
    """Which words say what keeping a setting did: figures follow at once, or files are read otherwise once brought again; None for no setting."""
    if name.startswith(TARGET):
        return "setting_figured" if name in _targets() else None
    tool, _, part = name.rpartition(".")
    if part in FOR_FILES:
        return "setting_kept" if tool in tools else None
    if any(name == read or read.endswith(".") and name.startswith(read) for read in renewing.settings_read()):
        return "setting_figured"
    return "setting_kept" if name == "phone_country" or name.startswith("format.") else None


def refusal(name: str, value: str, language: str) -> str | None:
    """Why a setting cannot have a value, for readers; None where it can."""
    one_of = {"dates": ORDERS, "decimals": recognising.DECIMALS}.get(name.rpartition(".")[2], ())
    if one_of and value not in one_of:
        return say("reading_unknown", language, value=value, nearest=nearest(value, one_of), known=", ".join(one_of))
    if name.endswith("zone") and value not in zoneinfo.available_timezones():
        return say("zone_unknown", language, zone=value, nearest=nearest(value, sorted(zoneinfo.available_timezones())))
    if name == "phone_country" and value.upper() not in identities.countries():
        return say("country_unknown", language, country=value)
    if name.startswith("message_kind.") and value not in MESSAGE_KINDS:
        return say("kind_unknown", language, kind=value, nearest=nearest(value, MESSAGE_KINDS), kinds=", ".join(MESSAGE_KINDS))
    if name.startswith(TARGET) and not (value.isascii() and value.isdigit()):
        return say("minutes_unknown", language, value=value)
    return None
