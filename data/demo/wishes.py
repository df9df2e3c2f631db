"""What people ask for: intentions, ideas and votes, terms they agreed to, consents given on the site, posts about the brand."""

from __future__ import annotations

import numpy as np
import polars as pl

from data.demo import sentences
from data.demo.company import (
    DAY,
    DAYS,
    PRICE_RISE,
    categories,
    day,
    read_words,
    season,
    strings,
)
from data.demo.letters import facts
from data.demo.mail import Mailing
from data.demo.orders import daytime, draw_days
from data.demo.people import fold

SERVED_SHARE = 0.12


def make_intentions(rng: np.random.Generator, people: pl.DataFrame, mailing: Mailing) -> pl.DataFrame:
    """Intentions to buy; what people name is what their mail of the following 60 days talks about only one time in nine."""
    n = int(0.1 * len(people))
    reached = np.unique(mailing.sends["who"].to_numpy())
    who = reached[rng.integers(0, len(reached), n)]
    first = np.maximum(people["joined"].to_numpy()[who], day("2024-09-01"))
    at = daytime(rng, draw_days(rng, first, np.full(n, DAYS - 20), season()))
    sends = mailing.sends.select("who", "at", "category", "selling").sort("who", "at")
    key = sends["who"].to_numpy().astype(np.int64) * 10**9 + sends["at"].to_numpy()
    low = np.searchsorted(key, who.astype(np.int64) * 10**9 + at)
    high = np.searchsorted(key, who.astype(np.int64) * 10**9 + np.minimum(at + 60 * DAY, 10**9 - 1))
    mentioned, pushed = np.zeros((n, 8), dtype=bool), np.zeros((n, 8), dtype=bool)
    category_sent, selling = sends["category"].to_numpy(), sends["selling"].to_numpy()
    for i, (a, b) in enumerate(zip(low, high, strict=True)):
        mentioned[i, category_sent[a:b]] = True
        pushed[i, category_sent[a:b][selling[a:b]]] = True
    lucky = (rng.random(n) < SERVED_SHARE * 1.45)[:, None]
    liking = categories()["weight"] * rng.random((n, 8))
    wanted = np.where(np.where(lucky, pushed, ~mentioned), liking, liking * 1e-6)
    category = wanted.argmax(axis=1)
    goods = sentences.catalogue()
    starts = np.searchsorted(goods["category"], np.arange(8))
    product = starts[category] + rng.integers(0, 4, n)
    english = (people["language"] == "en").to_numpy()[who]
    named = np.where(english, categories()["en"][category], categories()["fr"][category])
    thing = np.where(english, goods["en"][product], goods["fr"][product])
    price = goods["price"][product]
    kind = np.array(["buy", "renew", "ask", "stop"], dtype=object)[rng.choice(4, n, p=[0.86, 0.07, 0.05, 0.02])]
    stop = kind == "stop"
    category = np.where(stop, 4, category)
    return pl.DataFrame(
        {
            "who": who, "at": at, "kind": strings(kind), "category": strings(categories()["id"][category]),
            "what": strings(np.where(stop, np.where(english, "no more furniture offers", "plus d'offres de meubles"), named + np.where(english, ": ", " : ") + thing)),
            "budget_min": np.round(price * 0.7), "budget_max": np.round(price * 1.2), "pushed": pushed[np.arange(n), category],
        }
    ).sort("at", "who", maintain_order=True)  # fmt: skip


def make_ideas(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Ideas (title, body, category, status, merged_into) and votes (idea row, who, at)."""
    n = max(40, int(0.02 * len(people)))
    who = rng.integers(0, len(people), n)
    at = np.sort(daytime(rng, rng.integers(0, DAYS - 3, n)))
    language, story = facts(rng, people, orders, who, np.full(n, -1))
    liked = rng.choice(8, n, p=categories()["weight"])
    story["category"] = np.where(language == "en", categories()["en"][liked], categories()["fr"][liked])
    title = sentences.fill(sentences.draw(rng, language, "ideas", "titles"), **story)
    body = sentences.draw(rng, language, "ideas", "bodies") + " " + sentences.draw(rng, language, "ideas", "bodies")
    age = DAYS - at // DAY
    fate = rng.random(n)
    status = np.select([age < 60, fate < 0.55, fate < 0.66, fate < 0.74, fate < 0.79, fate < 0.82], ["", "", "under review", "planned", "started", "completed"], "declined")
    merged = np.where((rng.random(n) < 0.06) & (np.arange(n) > 20), (np.arange(n) * rng.random(n)).astype(int), -1)
    ideas = pl.DataFrame({"at": at, "who": who, "title": strings(title), "body": strings(sentences.typed(rng, body, people["style"].to_numpy()[who])), "category": strings(story["category"]), "status": strings(status), "merged": merged, "language": strings(language)})
    m = 10 * n
    idea = np.minimum((n * rng.random(m) ** 1.6).astype(int), n - 1)
    when = at[idea] + (rng.exponential(70, m) * DAY).astype(np.int64) + 600
    votes = pl.DataFrame({"idea": idea, "who": rng.integers(0, len(people), m), "at": when}).filter(pl.col("at") < DAYS * DAY)
    return ideas, votes.unique(["idea", "who"], keep="first", maintain_order=True).sort("at", "idea", "who")


def make_posts(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame, per_customer: float = 0.08) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The brand's own posts, and what customers post about it (author handle, text, at)."""
    m = int(per_customer * len(people))
    who = rng.integers(0, len(people), m)
    weights = np.ones(DAYS)
    weights[PRICE_RISE : PRICE_RISE + 45] = 4.0
    weights[day("2025-11-20") : day("2026-01-15")] = 2.5
    at = daytime(rng, draw_days(rng, np.zeros(m, dtype=int), np.full(m, DAYS - 1), weights))
    days = at // DAY
    dear = (days >= PRICE_RISE) & (days < PRICE_RISE + 60) & (rng.random(m) < 0.6)
    stuck = (days >= day("2025-11-20")) & (days < day("2026-01-15")) & (rng.random(m) < 0.5)
    topic = np.where(dear, "price", np.where(stuck, "delivery", np.array(sentences.TOPICS, dtype=object)[rng.integers(0, 10, m)])).astype(object)
    usual = np.array(sentences.STANCES, dtype=object)[rng.choice(8, m, p=[0.1, 0.08, 0.2, 0.12, 0.1, 0.2, 0.05, 0.15])]
    stance = np.where(dear & (rng.random(m) < 0.5), "anxious", np.where(dear | stuck, "angry", usual)).astype(object)
    language, story = facts(rng, people, orders, who, np.full(m, -1))
    text = sentences.fill(sentences.compose(rng, language, sentences.told(topic, at), stance, 0.1), **story)
    text = sentences.typed(rng, text, people["style"].to_numpy()[who], stance)
    frame = sentences.draw(rng, language, "follow_ups", "mentions")
    text = np.array([f.format(text=t)[:278] for f, t in zip(frame, text, strict=True)], dtype=object)
    handle = np.array([f"{fold(f)}_{fold(b)[:5]}{i % 97}" for f, b, i in zip(people["first"].to_numpy()[who], people["last"].to_numpy()[who], who.tolist(), strict=True)], dtype=object)
    mentions = pl.DataFrame({"who": who, "at": at, "handle": strings(handle), "text": strings(text), "language": strings(language), "country": strings(people["country"].to_numpy()[who]), "city": strings(people["city"].to_numpy()[who])}).sort("at", "who", maintain_order=True)
    return _brand_posts(rng, people, orders, mentions), mentions


def _brand_posts(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    n = max(60, DAYS * 3 // 4)
    answered = mentions.filter(pl.Series(rng.random(len(mentions)) < 0.3))
    at = np.concatenate([daytime(rng, rng.integers(0, DAYS - 1, n)), answered["at"].to_numpy() + rng.integers(1800, 2 * DAY, len(answered))])
    language, story = facts(rng, people, orders, np.concatenate([rng.integers(0, len(people), n), answered["who"].to_numpy()]), np.full(len(at), -1))
    language = np.concatenate([np.where(rng.random(n) < 0.6, "fr", "en"), answered["language"].to_numpy()])
    goods, kinds = sentences.catalogue(), categories()
    english = language == "en"
    picked, pushed = rng.integers(0, len(goods["sku"]), len(at)), rng.choice(8, len(at), p=kinds["pushed"])
    story["product"] = np.where(english, goods["en"][picked], goods["fr"][picked])
    story["category"] = np.where(english, kinds["en"][pushed], kinds["fr"][pushed])
    story["discount"] = rng.choice([10, 15, 20, 30], len(at))
    story["handle"] = np.concatenate([np.full(n, "", dtype=object), answered["handle"].to_numpy()])
    words = read_words("brand")["posts"]
    text = np.empty(len(at), dtype=object)
    for i, (lang, roll) in enumerate(zip(language, rng.random(len(at)), strict=True)):
        pool = words[lang] if i < n else words[f"reply_{lang}"]
        text[i] = pool[int(roll * len(pool))]
    text = sentences.fill(text, **story)
    capital = np.array([t[0].upper() + t[1:] for t in text], dtype=object)
    posts = pl.DataFrame({"at": at, "text": strings(capital), "language": strings(language), "reply_to": strings(np.where(np.arange(len(at)) < n, None, story["handle"])), "likes": rng.poisson(14, len(at)), "seen": rng.integers(60, 14_000, len(at))})
    return posts.filter(pl.col("at") < DAYS * DAY).sort("at", "text", maintain_order=True)


def make_climate(rng: np.random.Generator) -> list[tuple[str, str, str, float, str, str]]:
    """An invented confidence series per country: series, country, month, value, vintage, is_invented. It falls in early 2026."""
    rows = []
    months = np.arange(np.datetime64("2022-01"), np.datetime64("2026-07"))
    for country, level in (("FR", 92.0), ("GB", 88.0)):
        walk = level + 3.5 * np.sin(np.arange(len(months)) / 6.5) + rng.normal(0, 0.7, len(months))
        fall = np.clip((months - np.datetime64("2025-12")).astype(int), 0, 5) * 2.4
        for month, value in zip(months, walk - fall, strict=True):
            rows.append((f"INVENTED confidence {country}", country, f"{month}-01", round(float(value), 1), "2026-06-30", "true"))
    return rows

