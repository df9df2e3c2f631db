"""Why people write to the service, through which channel, and when someone answers them.

The chatbot answers the chat first from June 2025; late parcels, the March 2026 prices and the points rule each bring
their own letters; in the winter of 2025 the team is overwhelmed.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from data.demo.company import (
    BOT_STARTS,
    DAY,
    DAYS,
    EXPIRY_STARTS,
    NEVER,
    PRICE_RISE,
    WINTER_SLOW_SERVICE,
    day,
    season,
    strings,
)
from data.demo.hours import next_open
from data.demo.orders import daytime, draw_days
from data.demo.sentences import STANCES

CHANNELS = ("email", "form", "chat", "social")
FIRST_TICKET = 50_001
LATE_JUNE = DAYS

_MOODS = {  # chances of neutral, anxious, angry, distrust, trust, happy, waiting, sarcastic
    "usual": (0.50, 0.11, 0.14, 0.07, 0.03, 0.05, 0.06, 0.04),
    "late": (0.16, 0.36, 0.24, 0.11, 0.0, 0.0, 0.05, 0.08),
    "price": (0.14, 0.50, 0.18, 0.11, 0.0, 0.0, 0.03, 0.04),
    "points": (0.50, 0.19, 0.12, 0.14, 0.0, 0.0, 0.03, 0.02),
    "back": (0.0, 0.15, 0.45, 0.25, 0.0, 0.0, 0.0, 0.15),
}
_TOPICS = ("delivery", "price", "loyalty", "product", "refund", "promo", "privacy", "human", "app", "staff")
_TOPIC_SHARE = (0.17, 0.04, 0.06, 0.24, 0.18, 0.11, 0.06, 0.05, 0.06, 0.03)


def _mood(rng: np.random.Generator, kind: str, n: int, gentle: np.ndarray | None = None) -> np.ndarray:
    drawn = np.array(STANCES, dtype=object)[rng.choice(len(STANCES), n, p=_MOODS[kind])]
    return drawn if gentle is None else np.where(gentle & (drawn != "happy"), "neutral", drawn)


def _causes(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame) -> pl.DataFrame:
    """One row per reason to write: who, at, topic, stance, order (row of orders, -1 when none)."""
    n = len(people)
    buyers, placed = orders["who"].to_numpy(), orders["placed"].to_numpy()
    parts = []

    def add(who, at, topic, stance, order):
        parts.append(pl.DataFrame({"who": who, "at": at, "topic": strings(topic), "stance": strings(stance), "order": order}))

    late = orders["late"].to_numpy()
    asks = np.flatnonzero(rng.random(len(orders)) < np.where(late, 0.33, 0.035))
    waited = orders["promised_days"].to_numpy()[asks] + np.where(late[asks], rng.integers(1, 4, len(asks)), 0)
    at = placed[asks] + waited * DAY + rng.integers(0, DAY // 2, len(asks))
    mood = np.where(late[asks], _mood(rng, "late", len(asks)), _mood(rng, "usual", len(asks)))
    add(buyers[asks], at, np.full(len(asks), "delivery", dtype=object), mood, asks)

    m = int(0.62 * n)
    chosen = rng.integers(0, len(orders), m)
    at = placed[chosen] + (rng.exponential(12, m) * DAY).astype(np.int64) + 3600
    topic = np.array(_TOPICS, dtype=object)[rng.choice(10, m, p=_TOPIC_SHARE)]
    add(buyers[chosen], at, topic, _mood(rng, "usual", m), chosen)

    members = np.flatnonzero(people["member"].to_numpy() & (people["joined"].to_numpy() < EXPIRY_STARTS))
    m = int(0.04 * n)
    days = draw_days(rng, np.full(m, EXPIRY_STARTS), np.full(m, DAYS), np.where(np.arange(DAYS) < EXPIRY_STARTS + 120, 2.0, 1.0))
    who = members[rng.integers(0, len(members), m)]
    add(who, daytime(rng, days), np.full(m, "loyalty", dtype=object), _mood(rng, "points", m), np.full(m, -1))

    country = people["country"].to_numpy()
    french = np.flatnonzero(np.isin(country, ["FR", "BE"]) & (people["language"].to_numpy() == "fr"))
    others = np.flatnonzero(country == "GB")
    for group, share, mood in ((french, 0.014, "price"), (others, 0.0022, "usual")):
        m = int(share * n)
        days = draw_days(rng, np.full(m, PRICE_RISE), np.full(m, day("2026-05-10")), np.exp(-np.clip(np.arange(DAYS) - PRICE_RISE, 0, None) / 30))
        add(group[rng.integers(0, len(group), m)], daytime(rng, days), np.full(m, "price", dtype=object), _mood(rng, mood, m), np.full(m, -1))
    return pl.concat(parts).filter(pl.col("at") < (DAYS - 1) * DAY)


def _human_delay(rng: np.random.Generator, at: np.ndarray, channel: np.ndarray, topic: np.ndarray) -> np.ndarray:
    """Moment of the first human reply without a bot; NEVER when nobody answers."""
    n = len(at)
    median = np.select([channel == "chat", channel == "email", channel == "form"], [240, 7 * 3600, 9 * 3600], 5 * 3600)
    days = at // DAY
    winter = (days >= WINTER_SLOW_SERVICE[0]) & (days <= WINTER_SLOW_SERVICE[1]) & (channel != "chat")
    rush = 1 + 0.4 * (season()[np.clip(days, 0, DAYS - 1)] > 1.5)
    delay = median * rng.lognormal(0, np.where(channel == "chat", 0.7, 0.95), n) * rush * np.where(winter, 4.5, 1)
    reply = next_open(rng, at + delay.astype(np.int64))
    lost = rng.random(n) < np.where(winter, np.where(topic == "delivery", 0.2, 0.12), 0.05)
    return np.where(lost | (reply >= LATE_JUNE * DAY), NEVER, reply)


def _with_bot(rng: np.random.Generator, tickets: pl.DataFrame) -> pl.DataFrame:
    """What the chatbot changes on the chat since June 2025: outcome, whether a human was asked for, when one came."""
    n = len(tickets)
    at = tickets["at"].to_numpy()
    bot = (tickets["channel"] == "chat").to_numpy() & (at >= BOT_STARTS * DAY)
    asked = bot & (rng.random(n) < 0.43)
    wait = (130 + 600 * rng.lognormal(0, 0.7, n)).astype(np.int64)
    human = at + wait
    manned = (next_open(rng, at) == at) & (next_open(rng, human) == human)
    reached = np.where(asked, rng.random(n) < 0.8, rng.random(n) < 0.22) & bot & manned
    closed = bot & ~asked & ~reached & (rng.random(n) < 0.58)
    first = np.where(bot, np.where(reached & (human < LATE_JUNE * DAY), human, NEVER), tickets["first_human"].to_numpy())
    outcome = np.select([bot & (first > 0), closed, bot], ["human", "bot_solved", "abandoned"], "no_bot")
    return tickets.with_columns(
        pl.Series("bot", bot), pl.Series("asked", asked), pl.Series("first_human", first), pl.Series("outcome", outcome.tolist(), dtype=pl.String)
    )


def _came_back(rng: np.random.Generator, tickets: pl.DataFrame) -> pl.DataFrame:
    """New letters of people the bot said it had helped."""
    solved = tickets.filter((pl.col("outcome") == "bot_solved") & (pl.col("at") < (DAYS - 9) * DAY))
    again = solved.filter(pl.Series(rng.random(len(solved)) < 0.36))
    m = len(again)
    return again.select(
        "who",
        (pl.col("at") + pl.Series((rng.beta(1.2, 2.5, m) * 6.5 * DAY).astype(np.int64) + 3600)).alias("at"),
        "topic",
        pl.Series("stance", _mood(rng, "back", m).tolist(), dtype=pl.String),
        "order",
    )


def _channelled(rng: np.random.Generator, causes: pl.DataFrame, came_back: bool) -> pl.DataFrame:
    n = len(causes)
    at, topic = causes["at"].to_numpy(), causes["topic"].to_numpy()
    before = rng.choice(4, n, p=[0.40, 0.26, 0.24, 0.10])
    after = rng.choice(4, n, p=[0.34, 0.22, 0.35, 0.09])
    if came_back:
        before = after = rng.choice(4, n, p=[0.6, 0.2, 0.1, 0.1])
    channel = np.array(CHANNELS, dtype=object)[np.where(at >= BOT_STARTS * DAY, after, before)]
    by_day = (at < BOT_STARTS * DAY) | (rng.random(n) < 0.6)
    at = np.where((channel == "chat") & by_day, next_open(rng, at, 30_000), at)
    tickets = causes.with_columns(pl.Series("at", at), pl.Series("channel", channel.tolist(), dtype=pl.String))
    tickets = tickets.with_columns(pl.Series("first_human", _human_delay(rng, at, channel, topic)), pl.lit(came_back).alias("came_back"))
    return _with_bot(rng, tickets)


def make_tickets(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame) -> pl.DataFrame:
    """Tickets in order of time: who, at, topic, stance, order, channel, first_human, bot, asked, outcome, came_back,
    solved (s or NEVER), rating (good, bad, offered, unoffered), reopens, neglected (late parcel, no human within three days)."""
    tickets = _channelled(rng, _causes(rng, people, orders), False)
    tickets = pl.concat([tickets, _channelled(rng, _came_back(rng, tickets), True)])
    tickets = tickets.sort("at", "who", maintain_order=True)
    n = len(tickets)
    at, first = tickets["at"].to_numpy(), tickets["first_human"].to_numpy()
    human = first > NEVER
    bot_solved = (tickets["outcome"] == "bot_solved").to_numpy()
    handling = np.where(tickets["channel"].to_numpy() == "chat", 600 * rng.lognormal(0, 0.5, n), 20 * 3600 * rng.lognormal(0, 0.9, n))
    solved = np.where(human & (rng.random(n) < 0.93), next_open(rng, first + handling.astype(np.int64)), NEVER)
    solved = np.where(bot_solved, at + 240, solved)
    solved = np.where(solved >= LATE_JUNE * DAY, NEVER, solved)
    hours = np.where(human, (first - at) / 3600, 100)
    pleased = 0.93 / (1 + hours / 40) - 0.18 * np.isin(tickets["stance"].to_numpy(), ["angry", "distrust", "sarcastic"])
    pleased = np.where(tickets["bot"].to_numpy(), pleased - 0.22, pleased)
    answered = rng.random(n)
    rating = np.select(
        [solved == NEVER, answered < 0.30 * np.clip(pleased, 0.02, 1), answered < 0.30, answered < 0.75], ["unoffered", "good", "bad", "offered"], "unoffered"
    )
    late = np.zeros(n, dtype=bool)
    linked = tickets["order"].to_numpy() >= 0
    late[linked] = orders["late"].to_numpy()[tickets["order"].to_numpy()[linked]]
    slow = ~human | (first - at > 3 * DAY)
    return tickets.with_columns(
        pl.Series("solved", solved),
        pl.Series("rating", rating.tolist(), dtype=pl.String),
        pl.Series("reopens", ((rng.random(n) < 0.07) & (solved > NEVER)).astype(int)),
        pl.Series("neglected", (tickets["topic"] == "delivery").to_numpy() & late & slow & ~tickets["bot"].to_numpy()),
        number=FIRST_TICKET + pl.int_range(pl.len()),
    )
