"""The invented customers: who they are, how each tool knows them, and what kind of customer each is."""

from __future__ import annotations

import unicodedata

import numpy as np
import polars as pl

from data.demo.company import (
    COUNTRIES,
    DAYS,
    SEGMENTS,
    TIERS,
    categories,
    company,
    strings,
)


def fold(text: str) -> str:
    """Plain lower-case letters, for the left part of an e-mail address."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "".join(letter for letter in bare.lower() if letter.isalnum())


def _names(rng: np.random.Generator, english: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    first = np.empty(len(english), dtype=object)
    last = np.empty(len(english), dtype=object)
    for language, chosen in (("fr", ~english), ("en", english)):
        names = company()["names"][language]
        n = int(chosen.sum())
        pick = lambda key: np.array(names[key], dtype=object)[rng.integers(0, len(names[key]), n)]  # noqa: B023
        first[chosen] = pick("first")
        last[chosen] = pick("heads") + pick("tails")
    return first, last


def _emails(rng: np.random.Generator, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    folded_first = {name: fold(name) for name in sorted(set(first))}
    folded_last = {name: fold(name) for name in sorted(set(last))}
    joint = np.array([".", "", "_", "-"], dtype=object)[rng.choice(4, len(first), p=[0.7, 0.12, 0.1, 0.08])]
    domain = np.array(["@example.org", "@example.net", "@example.com"], dtype=object)[
        rng.choice(3, len(first), p=[0.5, 0.2, 0.3])
    ]
    seen: dict[str, int] = {}
    out = np.empty(len(first), dtype=object)
    for i, (a, j, b, d) in enumerate(zip(first, joint, last, domain, strict=True)):
        left = f"{folded_first[a]}{j}{folded_last[b]}"
        times = seen.get(left, 0)
        seen[left] = times + 1
        out[i] = f"{left}{times + 1 if times else ''}{d}"
    return out


def _phones(rng: np.random.Generator, country: np.ndarray) -> np.ndarray:
    """Numbers of the ranges kept for fiction, each given once; None when the range is used up or nobody gave one."""
    out = np.full(len(country), None, dtype=object)
    for name, wants in (("FR", 0.72), ("GB", 0.66), ("CA", 0.5)):
        ranges = company()["phones"][name]
        pool = np.array([f"{head}{i:0{digits}d}" for head, digits in ranges for i in range(10**digits)], dtype=object)
        places = np.flatnonzero((country == name) & (rng.random(len(country)) < wants))[: len(pool)]
        out[places] = rng.permutation(pool)[: len(places)]
    return out


def make_people(rng: np.random.Generator, n: int) -> pl.DataFrame:
    """n customers: identities in every tool, country, language, segment, habits, moment they came and left (days)."""
    about = company()["countries"]
    country = np.array(COUNTRIES, dtype=object)[rng.choice(4, n, p=[about[c]["share"] for c in COUNTRIES])]
    english = rng.random(n) < np.array([about[c]["english"] for c in country])
    first, last = _names(rng, english)
    email = _emails(rng, first, last)
    place = np.array([about[c]["cities"][int(r * len(about[c]["cities"]))] for c, r in zip(country, rng.random(n), strict=True)])
    segment = rng.choice(4, n, p=[0.55, 0.30, 0.07, 0.08])
    joined = np.where(
        rng.random(n) < 0.45 + 0.3 * (segment == 3),
        -rng.integers(1, 700, n),
        (np.sqrt(rng.random(n)) * (DAYS - 30)).astype(int),
    )
    one_off = (rng.random(n) < 0.45) & (segment <= 1)
    stays = rng.exponential(np.array([500, 800, 1400, 2600])[segment]).astype(int) + 20
    left = np.where(one_off, np.maximum(joined, 0) + 20, np.maximum(joined, 0) + stays)
    member = rng.random(n) < np.array([0.35, 0.75, 0.95, 1.0])[segment]
    tier = np.where(member, np.array(TIERS, dtype=object)[segment], None)
    number = np.arange(n)
    moved = rng.random(n) < 0.03
    second = np.array([f"{e.split('@')[0]}.2@example.net" if m else None for e, m in zip(email, moved, strict=True)], dtype=object)
    interests = rng.choice(8, (n, 2), p=categories()["weight"])
    return pl.DataFrame(
        {
            "who": number,
            "first": strings(first),
            "last": strings(last),
            "email": strings(email),
            "second_email": strings(second),
            "phone": strings(_phones(rng, country)),
            "crm_id": strings((39_779_000_000 + number * 17).astype(str)),
            "helpdesk_id": 403_958_000_000 + number * 13,
            "shop_id": strings((7_210_440_000_000 + number * 19).astype(str)),
            "language": strings(np.where(english, "en", "fr")),
            "country": strings(country),
            "city": strings(place[:, 0]),
            "zip": strings(place[:, 1]),
            "region": strings(place[:, 2]),
            "segment_code": segment,
            "segment": strings(np.array(SEGMENTS, dtype=object)[segment]),
            "tier": strings(tier),
            "member": member,
            "joined": joined,
            "left": np.minimum(left, DAYS),
            "one_off": one_off,
            "taste": interests[:, 0],
            "taste_2": interests[:, 1],
            "apple": rng.random(n) < 0.38,
            "opted_in": rng.random(n) < np.array([0.74, 0.84, 0.93, 0.97])[segment],
            "worrier": rng.beta(2, 5, n),
            "style": rng.integers(0, 2**31, n),
            "preferred_days": np.where(rng.random(n) < 0.3, rng.choice([3, 7, 14, 30], n, p=[0.1, 0.4, 0.3, 0.2]), 0),
            "arm": strings(np.where(rng.random(n) < 0.10, "control", "treated")),
        }
    )
