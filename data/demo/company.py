"""The invented retailer of the demonstration: its calendar, products and places, read from texts/company.toml."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import polars as pl

TEXTS = Path(__file__).parent / "texts"

DAY = 86_400
START = np.datetime64("2023-07-01T00:00:00", "s")
END = np.datetime64("2026-07-01T00:00:00", "s")


def day(text: str) -> int:
    """Days from the first day of the company's life to `text` (2026-03-01)."""
    return int((np.datetime64(text, "D") - START.astype("datetime64[D]")).astype(int))


DAYS = day("2026-07-01")
PRICE_RISE = day("2026-03-01")
BOT_STARTS = day("2025-06-01")
OVERMAILING_STARTS = day("2025-09-01")
EXPIRY_STARTS = day("2025-11-01")
WINTER_PROMISE = (day("2025-11-10"), day("2025-12-31"))
WINTER_SLOW_SERVICE = (day("2025-11-10"), day("2026-01-31"))
TEST_STARTS, TEST_ENDS = day("2026-03-30"), day("2026-06-22")
APP_LAUNCH = day("2025-01-06")

SEGMENTS = ("casual", "standard", "engaged", "gold")
TIERS = ("bronze", "bronze", "silver", "gold")
LANGUAGES = ("fr", "en")
COUNTRIES = ("FR", "BE", "GB", "CA")

_PARIS_SUMMER = [
    (np.datetime64(a, "s") - START).astype(int)
    for pair in (
        ("2023-03-26T01:00", "2023-10-29T01:00"),
        ("2024-03-31T01:00", "2024-10-27T01:00"),
        ("2025-03-30T01:00", "2025-10-26T01:00"),
        ("2026-03-29T01:00", "2026-10-25T01:00"),
    )
    for a in pair
]


def paris_offset(utc: np.ndarray) -> np.ndarray:
    """Seconds Paris is ahead of UTC at each moment (seconds since START, UTC)."""
    return 3600 * (1 + np.searchsorted(_PARIS_SUMMER, utc, side="right") % 2)


def to_utc(local: np.ndarray) -> np.ndarray:
    """Paris wall-clock seconds since START, as UTC seconds since START."""
    return local - paris_offset(local - 3600)


def moments(seconds: np.ndarray) -> np.ndarray:
    """Seconds since START as datetime64[us]; negative infinity markers (below -10**9) become missing."""
    out = START.astype("datetime64[us]") + np.asarray(seconds, dtype="int64") * np.timedelta64(1_000_000, "us")
    return np.where(np.asarray(seconds) < -1_000_000_000, np.datetime64("NaT", "us"), out)


NEVER = -2_000_000_000


@cache
def read_words(name: str) -> dict:
    """One of the word files of the demonstration."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def company() -> dict:
    return read_words("company")


@lru_cache(maxsize=1)
def catalogue() -> dict[str, np.ndarray]:
    """Products as columns: sku, fr, en, price, category (index into categories())."""
    rows = [(i, *product) for i, category in enumerate(company()["categories"]) for product in category["products"]]
    columns = list(zip(*rows, strict=True))
    return {
        "category": np.array(columns[0]),
        "sku": np.array(columns[1], dtype=object),
        "fr": np.array(columns[2], dtype=object),
        "en": np.array(columns[3], dtype=object),
        "price": np.array(columns[4], dtype=float),
    }


@lru_cache(maxsize=1)
def categories() -> dict[str, np.ndarray]:
    """Categories as columns: id, fr, en, weight (how people like them), pushed (how campaigns push them)."""
    listed = company()["categories"]
    pushed = company()["pushed"]
    return {
        "id": np.array([c["id"] for c in listed], dtype=object),
        "fr": np.array([c["fr"] for c in listed], dtype=object),
        "en": np.array([c["en"] for c in listed], dtype=object),
        "weight": np.array([c["weight"] for c in listed]),
        "pushed": np.array([pushed[c["id"]] for c in listed]),
    }


def season() -> np.ndarray:
    """Relative demand of each day: weekly rhythm, sales, end of year, summer lull, slow growth. Shape (DAYS,)."""
    days = START.astype("datetime64[D]") + np.arange(DAYS)
    of_year = (days - days.astype("datetime64[Y]")).astype(int)
    weekday = (days.astype(int) + 3) % 7
    value = np.ones(DAYS)
    value *= np.array([1.05, 1.0, 1.0, 0.95, 1.0, 1.1, 0.9])[weekday]
    value *= 1 + 0.9 * np.exp(-(((of_year - 331) / 6.0) ** 2))
    value *= 1 + 0.8 * np.exp(-(((of_year - 345) / 12.0) ** 2))
    value *= 1 + 0.5 * np.exp(-(((of_year - 14) / 10.0) ** 2))
    value *= 1 + 0.35 * np.exp(-(((of_year - 182) / 12.0) ** 2))
    value *= np.where((of_year > 210) & (of_year < 238), 0.65, 1.0)
    return value * np.linspace(0.85, 1.15, DAYS)


def strings(values: np.ndarray) -> pl.Series:
    """An array of texts (None when missing) as a polars column."""
    return pl.Series(values.tolist(), dtype=pl.String)
