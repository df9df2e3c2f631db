"""What people say in public and in surveys: shop reviews and the brand's replies, app reviews, NPS, CSAT and effort."""

from __future__ import annotations

import numpy as np
import polars as pl

from data.demo import sentences
from data.demo.company import (
    APP_LAUNCH,
    DAY,
    DAYS,
    NEVER,
    PRICE_RISE,
    WINTER_SLOW_SERVICE,
    day,
    read_words,
    strings,
)
from data.demo.hours import next_open
from data.demo.letters import facts
from data.demo.orders import daytime

_BAD_MOODS = np.array(["angry", "distrust", "anxious", "sarcastic", "waiting"], dtype=object)
_GOOD_MOODS = np.array(["happy", "trust"], dtype=object)
_BAD_TOPICS = np.array(["delivery", "product", "refund", "human", "promo", "price", "staff", "loyalty", "privacy"], dtype=object)
_GOOD_TOPICS = np.array(["product", "delivery", "staff", "price", "human", "loyalty", "promo"], dtype=object)


def _mood(rng: np.random.Generator, bad: np.ndarray, middling: np.ndarray) -> np.ndarray:
    n = len(bad)
    unhappy = _BAD_MOODS[rng.choice(5, n, p=[0.4, 0.27, 0.13, 0.12, 0.08])]
    content = _GOOD_MOODS[rng.choice(2, n, p=[0.64, 0.36])]
    return np.where(bad, unhappy, np.where(middling, "waiting", content)).astype(object)


def _reply(rng: np.random.Generator, language: np.ndarray, key: np.ndarray, story: dict) -> np.ndarray:
    out = np.empty(len(language), dtype=object)
    for lang in ("fr", "en"):
        for name in ("critics", "specific", "fans"):
            rows = np.flatnonzero((language == lang) & (key == name))
            pool = np.array(read_words("brand")["reviews"][lang][name], dtype=object)
            out[rows] = pool[rng.integers(0, len(pool), len(rows))]
    return sentences.fill(out, **story)


def _written(rng, people, orders, who, order, at, stars, topic, stance, wordy) -> dict[str, np.ndarray]:
    """Text, title and the brand's reply of reviews. Critics are answered later, less, and with two templates."""
    language, story = facts(rng, people, orders, who, order)
    text = sentences.compose(rng, language, sentences.told(topic, at), stance, wordy)
    text = sentences.typed(rng, sentences.fill(text, **story), people["style"].to_numpy()[who], stance)
    title = np.where(
        stars >= 4, sentences.draw(rng, language, "titles", "good"),
        np.where(stars <= 2, sentences.draw(rng, language, "titles", "bad"), sentences.draw(rng, language, "titles", "middling")),
    )
    n = len(who)
    critic = stars <= 2
    replied = rng.random(n) < np.where(critic, 0.36, np.where(stars == 3, 0.45, 0.76))
    days = np.where(critic, 8.5, np.where(stars == 3, 4.0, 1.4)) * rng.lognormal(0, 0.55, n)
    reply_at = np.where(replied, at + (days * DAY).astype(np.int64), NEVER)
    reply_at = np.where(replied, next_open(rng, reply_at, 20_000), NEVER)
    reply_at = np.where(reply_at >= DAYS * DAY, NEVER, reply_at)
    key = np.where(critic, np.where(rng.random(n) < 0.9, "critics", "specific"), np.where(stars == 3, "specific", "fans"))
    reply = np.where(reply_at > NEVER, _reply(rng, language, key.astype(object), story), None)
    return {"language": language, "text": text, "title": title, "reply_at": reply_at, "reply": reply}


def make_reviews(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame, tickets: pl.DataFrame) -> pl.DataFrame:
    """Shop reviews in order of time, with the order they are about (-1 when organic) and what the brand replied."""
    late = orders["late"].to_numpy()
    placed = orders["placed"].to_numpy()
    asked = np.flatnonzero(rng.random(len(orders)) < np.where(late, 0.22, 0.125))
    at = placed[asked] + orders["taken_days"].to_numpy()[asked] * DAY + (rng.exponential(4, len(asked)) * DAY).astype(np.int64) + 7200
    days = at // DAY
    dear = (days >= PRICE_RISE) & (days <= day("2026-05-15"))
    fr = (people["country"].to_numpy() != "GB")[orders["who"].to_numpy()[asked]]
    bad_share = np.where(late[asked], 0.55, 0.13) + np.where(dear, np.where(fr, 0.17, 0.04), 0)
    unhappy = rng.random(len(asked)) < bad_share
    stars = np.where(unhappy, rng.choice([1, 2], len(asked), p=[0.6, 0.4]), rng.choice([3, 4, 5], len(asked), p=[0.1, 0.27, 0.63]))
    topic = np.where(unhappy, _BAD_TOPICS[rng.choice(9, len(asked), p=[0.2, 0.24, 0.14, 0.1, 0.08, 0.07, 0.07, 0.05, 0.05])], _GOOD_TOPICS[rng.choice(7, len(asked), p=[0.4, 0.2, 0.14, 0.1, 0.08, 0.04, 0.04])])
    topic = np.where(unhappy & late[asked] & (rng.random(len(asked)) < 0.8), "delivery", topic)
    pricey = dear & unhappy & (rng.random(len(asked)) < np.where(fr, 0.62, 0.25))
    topic = np.where(pricey, "price", topic).astype(object)
    mood = _mood(rng, unhappy, stars == 3)
    mood = np.where(pricey & (rng.random(len(asked)) < 0.5), "anxious", mood)

    left_alone = np.flatnonzero(tickets["neglected"].to_numpy())
    winter = _in_winter(tickets["at"].to_numpy()[left_alone])
    angry = left_alone[rng.random(len(left_alone)) < np.where(winter, 0.52, 0.3)]
    extra_at = tickets["at"].to_numpy()[angry] + (3.2 * DAY + rng.random(len(angry)) * 6 * DAY).astype(np.int64)
    who = np.concatenate([orders["who"].to_numpy()[asked], tickets["who"].to_numpy()[angry]])
    order = np.concatenate([asked, tickets["order"].to_numpy()[angry]])
    at = np.concatenate([at, extra_at])
    stars = np.concatenate([stars, rng.choice([1, 2], len(angry), p=[0.8, 0.2])])
    topic = np.concatenate([topic, np.full(len(angry), "delivery", dtype=object)])
    mood = np.concatenate([mood, np.array(["angry", "distrust", "sarcastic"], dtype=object)[rng.choice(3, len(angry), p=[0.5, 0.35, 0.15])]])
    keep = np.flatnonzero(at < DAYS * DAY)
    keep = keep[np.argsort(at[keep], kind="stable")]
    who, order, at, stars, topic, mood = who[keep], order[keep], at[keep], stars[keep], topic[keep], mood[keep]
    words = _written(rng, people, orders, who, order, at, stars, topic, mood, 0.45)
    invited = rng.random(len(who)) < 0.78
    return pl.DataFrame({"who": who, "order": np.where(invited, order, -1), "invited": invited, "at": at, "stars": stars, "topic": strings(topic), "stance": strings(mood), "reply_at": words["reply_at"], **{k: strings(words[k]) for k in ("language", "text", "title", "reply")}})


def _in_winter(at: np.ndarray) -> np.ndarray:
    return (at // DAY >= WINTER_SLOW_SERVICE[0]) & (at // DAY <= WINTER_SLOW_SERVICE[1])


def neglected_leavers(rng: np.random.Generator, people: pl.DataFrame, tickets: pl.DataFrame) -> np.ndarray:
    """Day from which each person left alone with a late parcel leaves at the next message; far away for the others."""
    out = np.full(len(people), 10**6)
    rows = np.flatnonzero(tickets["neglected"].to_numpy())
    winter = _in_winter(tickets["at"].to_numpy()[rows])
    gone = rows[rng.random(len(rows)) < np.where(winter, 0.55, 0.12)]
    out[tickets["who"].to_numpy()[gone]] = tickets["at"].to_numpy()[gone] // DAY + rng.integers(8, 20, len(gone))
    return out


def make_app_reviews(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame) -> pl.DataFrame:
    """Reviews of the application since its launch, one bad version in the autumn of 2025."""
    n = int(0.1 * len(people))
    at = daytime(rng, np.sort(rng.integers(APP_LAUNCH, DAYS - 1, n)))
    bad_version = (at // DAY >= day("2025-10-06")) & (at // DAY < day("2025-11-17"))
    stars = np.where(rng.random(n) < np.where(bad_version, 0.55, 0.2), rng.choice([1, 2], n), rng.choice([3, 4, 5], n, p=[0.15, 0.3, 0.55]))
    who = rng.integers(0, len(people), n)
    words = _written(rng, people, orders, who, np.full(n, -1), at, stars, np.full(n, "app", dtype=object), _mood(rng, stars <= 2, stars == 3), 0.25)
    silent = rng.random(n) < 0.12
    version = np.where(at // DAY < day("2025-10-06"), 210, np.where(at // DAY < day("2025-11-17"), 220, 221))
    return pl.DataFrame({"at": at, "stars": stars, "silent": silent, "version": version, "reply_at": words["reply_at"], "edited": rng.random(n) < 0.06, **{k: strings(words[k]) for k in ("language", "text", "title", "reply")}})


def make_surveys(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame, tickets: pl.DataFrame) -> pl.DataFrame:
    """Survey answers: kind (relation, purchase, service), who, at, nps, csat (1–5), ease (1–7), comment, finished, anonymous.

    One-off and soon-gone buyers are polite and pleased; long-standing ones are demanding and stay: the paradox is in the data.
    """
    n = len(people)
    stays = (people["left"].to_numpy() - np.maximum(people["joined"].to_numpy(), 0)) / 365
    loyal = np.clip(stays / 3, 0, 1)
    parts = []
    frequent = 1 + people["segment_code"].to_numpy()
    m = int(0.24 * n)
    who = rng.choice(n, m, p=frequent / frequent.sum())
    first = np.maximum(people["joined"].to_numpy()[who], 0)
    last = np.minimum(np.maximum(people["left"].to_numpy()[who] + 20, first + 30), DAYS - 1)
    days = first + (rng.random(m) * np.maximum(last - first, 1)).astype(int)
    days = np.where(rng.random(m) < 0.35, np.clip(last - rng.integers(5, 60, m), first, DAYS - 1), days)
    parts.append(("relation", who, daytime(rng, np.clip(days, 0, DAYS - 1)), np.full(m, -1)))
    bought = np.flatnonzero(rng.random(len(orders)) < 0.085)
    at = orders["placed"].to_numpy()[bought] + (orders["taken_days"].to_numpy()[bought] + 3) * DAY
    parts.append(("purchase", orders["who"].to_numpy()[bought], at, bought))
    solved = np.flatnonzero((tickets["solved"].to_numpy() > NEVER) & (rng.random(len(tickets)) < 0.13))
    parts.append(("service", tickets["who"].to_numpy()[solved], tickets["solved"].to_numpy()[solved] + DAY, solved))
    frames = []
    for kind, who, at, link in parts:
        m = len(who)
        late = orders["late"].to_numpy()[link] if kind == "purchase" else np.zeros(m, dtype=bool)
        hours = (tickets["first_human"].to_numpy()[link] - tickets["at"].to_numpy()[link]) / 3600 if kind == "service" else np.zeros(m)
        hours = np.where(hours < 0, 90, hours)
        days = at // DAY
        dear = (days >= PRICE_RISE) & (days <= day("2026-05-15"))
        joy = 8.3 - 1.5 * loyal[who] - 2.6 * late - 1.8 * dear * (people["country"].to_numpy()[who] != "GB") - np.clip(hours / 20, 0, 4) + rng.normal(0, 2.0, m)
        nps = np.clip(np.round(joy), 0, 10).astype(int)
        csat = np.clip(np.round(joy / 2 + rng.normal(0, 0.5, m)), 1, 5).astype(int)
        ease = np.clip(np.round(6.4 - np.clip(hours / 15, 0, 4) - late + rng.normal(0, 1.1, m)), 1, 7).astype(int)
        bad = nps <= 6
        topic = np.where(bad, _BAD_TOPICS[rng.choice(9, m)], _GOOD_TOPICS[rng.choice(7, m)])
        pricey = bad & dear & (rng.random(m) < 0.55)
        topic = np.where(pricey, "price", np.where(late & bad, "delivery", topic)).astype(object)
        mood = np.where(pricey & (rng.random(m) < 0.55), "anxious", _mood(rng, bad, (nps == 7) | (nps == 8)))
        language, story = facts(rng, people, orders, who, link if kind == "purchase" else np.full(m, -1))
        comment = sentences.typed(rng, sentences.fill(sentences.compose(rng, language, sentences.told(topic, at), mood, 0.18), **story), people["style"].to_numpy()[who], mood)
        comment = np.where(rng.random(m) < 0.62, comment, "")
        frames.append(pl.DataFrame({"kind": [kind] * m, "who": who, "at": at, "link": link, "nps": nps, "csat": csat, "ease": ease, "comment": strings(comment), "language": strings(language), "finished": rng.random(m) < 0.955, "anonymous": rng.random(m) < 0.06}, schema_overrides={"kind": pl.String}))
    return pl.concat(frames).filter(pl.col("at") < DAYS * DAY).sort("at", "who", maintain_order=True)
