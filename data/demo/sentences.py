"""Joins the pieces of texts/*.toml into sentences nobody wrote twice: topic, language, stance, then a person's own way of typing."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from data.demo.company import DAY, EXPIRY_STARTS, PRICE_RISE, catalogue, read_words

STANCES = ("neutral", "anxious", "angry", "distrust", "trust", "happy", "waiting", "sarcastic")
TOPICS = ("delivery", "price", "loyalty", "product", "refund", "promo", "privacy", "human", "app", "staff")

_SITUATION = {"neutral": "ask", "trust": "good", "happy": "good"}
_TONE = {"neutral": "plain", "waiting": "plain", "trust": "warm", "happy": "warm"}
_BARE = str.maketrans("éèêëàâäîïôöûùüçÉÈÊÀÂÎÔÛÇ", "eeeeaaaiioouuucEEEAAIOUC")
_SENTENCE_BEGINS = re.compile(r"(?<=[.!?…]\s)[a-zà-ÿ]")
_BEFORE_A_VOWEL = re.compile(r"\b([Dd])e (?=[AEIOUÀÂÉÈÊÎÔ])")
_CALM_EMOJI = ("🙏", "🙂")
_HAPPY_EMOJI = ("😊", "👍", "❤️", "🙏", "🎉", "😍")
_UPSET_EMOJI = ("😡", "😤", "🙄", "👎", "😠")
_ANXIOUS_EMOJI = ("😟", "😰", "😢", "😱", "🙏")
_EMOJI = {"happy": _HAPPY_EMOJI, "trust": _HAPPY_EMOJI, "neutral": _CALM_EMOJI, "anxious": _ANXIOUS_EMOJI}


def told(topic: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The topic as it is talked about at that moment: the price rise and the expiry of points have words of their own."""
    after_rise = (topic == "price") & (at >= PRICE_RISE * DAY)
    after_rule = (topic == "loyalty") & (at >= EXPIRY_STARTS * DAY)
    return np.where(after_rise, "price_rise", np.where(after_rule, "points", topic)).astype(object)


def customer_words(language: str) -> dict:
    return read_words(f"customer_{language}")


@cache
def _array(language: str, *path: str) -> np.ndarray:
    found = customer_words(language)
    for step in path:
        found = found[step]
    return np.array(found, dtype=object)


def draw(rng: np.random.Generator, language: np.ndarray, *path: str) -> np.ndarray:
    """One piece per row from the list at `path`, in the row's language."""
    out = np.empty(len(language), dtype=object)
    for name in ("fr", "en"):
        chosen = language == name
        pool = _array(name, *path)
        out[chosen] = pool[rng.integers(0, len(pool), int(chosen.sum()))]
    return out


def compose(
    rng: np.random.Generator, language: np.ndarray, topic: np.ndarray, stance: np.ndarray, wordy: float = 0.6
) -> np.ndarray:
    """Texts with their {places} still open; `wordy` is the chance of each optional sentence (0–1)."""
    n = len(language)
    out = np.empty(n, dtype=object)
    keys = np.array([f"{a}|{b}|{c}" for a, b, c in zip(language, topic, stance, strict=True)], dtype=object)
    names, codes = np.unique(keys.astype(str), return_inverse=True)
    order = np.argsort(codes, kind="stable")
    bounds = np.searchsorted(codes[order], np.arange(len(names) + 1))
    for g, name in enumerate(names):
        rows = order[bounds[g] : bounds[g + 1]]
        lang, about, how = name.split("|")
        tone = _TONE.get(how, "upset")
        m = len(rows)

        def some(chance: float | np.ndarray, *path: str, lang: str = lang, m: int = m) -> np.ndarray:
            pool = _array(lang, *path)
            return np.where(rng.random(m) < chance, pool[rng.integers(0, len(pool), m)], "")

        core = some(1.0, "topics", about, _SITUATION.get(how, "bad"))
        feeling = some(1.0, "feelings", how)
        if how == "anxious":
            worry = some(1.0, "topics", about, "worry")
            feeling = np.where(rng.random(m) < 0.5, worry, feeling)
        elif how != "neutral":
            core = np.where(rng.random(m) < 0.12, "", core)
            feeling = np.where((rng.random(m) < 0.12) & (core != ""), "", feeling)
        talk = rng.random(m)
        long = talk > 0.82
        chance = np.where(long, 0.95, np.where(talk < 0.28, wordy * 0.15, wordy))
        again = _SITUATION.get(how, "bad")
        parts = (
            some(chance, "openings", "plain" if how == "anxious" else tone),
            core,
            some(0.0 if tone == "warm" else chance * 0.7, "topics", about, "detail"),
            feeling,
            some(long * 0.85 + (tone == "upset") * chance * 0.2, "topics", about, again),
            some(long * 0.5, "feelings", how),
            np.where(long & (wordy > 0.3), "\n", ""),
            some(chance, "closings", "anxious" if how == "anxious" else tone),
        )
        out[rows] = [" ".join(dict.fromkeys(filter(None, row))).replace(" \n ", "\n\n").rstrip() for row in zip(*parts, strict=True)]
    return out


def fill(texts: np.ndarray, **fields: np.ndarray) -> np.ndarray:
    """Fills the {places} of each text from arrays of the same length, with the French contractions (du, au, d')."""
    out = texts.copy()
    names = list(fields)
    for i, text in enumerate(texts):
        if "{" in text:
            filled = text.format(**{name: fields[name][i] for name in names})
            out[i] = _BEFORE_A_VOWEL.sub(r"\1'", filled.replace(" de le ", " du ").replace(" à le ", " au "))
    return out


def story(rng: np.random.Generator, language: np.ndarray, order_ref: np.ndarray, city: np.ndarray, product: np.ndarray) -> dict:
    """The facts a person can put in a text: order, product (index in the catalogue), days, city, amount, points, code."""
    n = len(language)
    goods = catalogue()
    english = language == "en"
    euros = rng.integers(9, 180, n)
    amount = np.where(english, [f"£{v}" for v in euros], [f"{v} €" for v in euros])
    codes = np.array(["TALV10", "MAISON15", "OR20", "PRINTEMPS", "BIENVENUE"], dtype=object)
    return {
        "order": order_ref,
        "product": np.where(english, goods["en"][product], goods["fr"][product]),
        "days": rng.integers(3, 24, n),
        "city": city,
        "amount": amount.astype(object),
        "points": rng.integers(4, 90, n) * 10,
        "code": codes[rng.integers(0, len(codes), n)],
        "hours": rng.integers(15, 55, n),
        "category": np.where(english, "garden", "jardin"),
    }


def typed(rng: np.random.Generator, texts: np.ndarray, style: np.ndarray, stance: np.ndarray | None = None) -> np.ndarray:
    """The texts as each person types: no accents, no capitals, slips, emoji, shouting. `style` is a person's own number."""
    out = texts.copy()
    slips = rng.integers(0, 2**31, len(texts))
    for i, (text, habit, slip) in enumerate(zip(texts, style.tolist(), slips.tolist(), strict=True)):
        if not text:
            continue
        if habit % 8 == 0:
            text = text.translate(_BARE)
        if (habit >> 3) % 5 == 0:
            text = text.lower()
        elif (habit >> 3) % 5 < 4:
            text = text[0].upper() + _SENTENCE_BEGINS.sub(lambda found: found[0].upper(), text[1:])
        if (habit >> 6) % 6 == 0 and len(text) > 12:
            at = 2 + slip % (len(text) - 6)
            text = text[:at] + (text[at + 1] + text[at] if slip % 3 else text[at + 1]) + text[at + 2 :]
        if (habit >> 9) % 10 == 0 and slip % 2:
            text = text.rstrip(".") + "!" * (1 + slip % 4)
        if (habit >> 13) % 7 == 0 and slip % 3:
            feeling = "happy" if stance is None else stance[i]
            pool = _EMOJI.get(feeling, _UPSET_EMOJI)
            text = f"{text} {pool[slip % len(pool)] * (1 + (slip >> 5) % 2)}"
        if (habit >> 17) % 40 == 0 and slip % 2 and stance is not None and stance[i] in ("angry", "distrust"):
            text = text.upper()
        out[i] = text
    return out
