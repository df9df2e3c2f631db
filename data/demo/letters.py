"""What is written inside each ticket: the customer, the chatbot, the automatic receipt, the agents, in order of time."""

from __future__ import annotations

import numpy as np
import polars as pl

from data.demo import sentences
from data.demo.company import DAY, DAYS, NEVER, read_words, strings

CUSTOMER, AGENT, BOT, SYSTEM = range(4)
_SERVICE = {"delivery": "delivery", "price_rise": "price", "points": "loyalty", "product": "product", "refund": "refund"}


def _service(rng: np.random.Generator, language: np.ndarray, key: str | np.ndarray) -> np.ndarray:
    keys = np.full(len(language), key, dtype=object) if isinstance(key, str) else key
    out = np.empty(len(language), dtype=object)
    for lang in ("fr", "en"):
        for name in sorted(set(keys[language == lang])):
            rows = np.flatnonzero((language == lang) & (keys == name))
            pool = np.array(read_words("brand")["service"][lang][name], dtype=object)
            out[rows] = pool[rng.integers(0, len(pool), len(rows))]
    return out


def facts(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame, who: np.ndarray, order: np.ndarray) -> tuple[np.ndarray, dict]:
    """The language of each person and the facts their texts may quote; a number is invented when no order is concerned."""
    language = people["language"].to_numpy()[who]
    refs, firsts = orders["ref"].to_numpy(), orders["first_product"].to_numpy()
    some = np.where(order >= 0, order, rng.integers(0, len(orders), len(who)))
    story = sentences.story(rng, language, refs[some], people["city"].to_numpy()[who], firsts[some])
    story["name"] = people["first"].to_numpy()[who]
    return language, story


def make_letters(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame, tickets: pl.DataFrame) -> tuple[pl.DataFrame, pl.Series]:
    """Comments (ticket row, at, author, text, public) in order of time, and the subject of each ticket."""
    n = len(tickets)
    who, order = tickets["who"].to_numpy(), tickets["order"].to_numpy()
    at, first, solved = (tickets[c].to_numpy() for c in ("at", "first_human", "solved"))
    topic, stance, channel = (tickets[c].to_numpy() for c in ("topic", "stance", "channel"))
    spoken = sentences.told(topic, at)
    bot, asked, outcome = tickets["bot"].to_numpy(), tickets["asked"].to_numpy(), tickets["outcome"].to_numpy()
    language, story = facts(rng, people, orders, who, order)
    style = people["style"].to_numpy()[who]
    rows: list[tuple[np.ndarray, np.ndarray, int, np.ndarray, bool]] = []

    def say(chosen: np.ndarray, when: np.ndarray, author: int, text: np.ndarray, public: bool = True) -> None:
        inside = chosen & (when < DAYS * DAY)
        rows.append((np.flatnonzero(inside), when[inside], author, text[inside], public))

    def customer(*path: str) -> np.ndarray:
        return sentences.typed(rng, sentences.fill(sentences.draw(rng, language, *path), **story), style)

    opening = sentences.fill(sentences.compose(rng, language, spoken, stance, 0.62), **story)
    back = tickets["came_back"].to_numpy()
    opening = np.where(back, sentences.draw(rng, language, "follow_ups", "came_back") + " " + opening, opening)
    say(np.ones(n, dtype=bool), at, CUSTOMER, sentences.typed(rng, opening, style, stance))
    receipt = np.isin(channel, ["email", "form"]) & (rng.random(n) < 0.25)
    say(receipt, at + 20, SYSTEM, _service(rng, language, "receipt"))

    bot_words = [np.where(language == "fr", f, e) for f, e in zip(*(read_words("brand")["service"][k]["bot"] for k in ("fr", "en")), strict=True)]
    say(bot, at + 3, BOT, bot_words[0])
    say(bot, at + 45, CUSTOMER, np.where(asked, customer("follow_ups", "wants_human"), customer("follow_ups", "rephrase")))
    say(bot, at + 49, BOT, np.where(asked, bot_words[1], bot_words[2]))
    again = asked & (rng.random(n) < 0.6)
    say(again, at + 95, CUSTOMER, customer("follow_ups", "wants_human"))
    say(asked & (outcome == "human"), at + 100, BOT, bot_words[4])
    say(asked & (outcome != "human"), at + 100, BOT, bot_words[2])
    say(outcome == "bot_solved", at + 230, BOT, bot_words[3])

    human = first > NEVER
    chasing = ~bot & (~human | (first - at > 2 * DAY)) & (rng.random(n) < 0.5)
    chased = at + (1.2 + rng.random(n)) * DAY * 0.8
    say(chasing, chased.astype(np.int64), CUSTOMER, customer("follow_ups", "chase"))
    noted = human & (rng.random(n) < 0.12)
    say(noted, first - 60, AGENT, _service(rng, language, "note"), False)
    matter = np.array([_SERVICE.get(t, "other") for t in spoken], dtype=object)
    reply = _service(rng, language, "first") + " " + _service(rng, language, matter) + " " + _service(rng, language, "last")
    say(human, first, AGENT, sentences.fill(reply, **story))
    gap = np.where(channel == "chat", 200, 5 * 3600)
    more = human & (rng.random(n) < 0.36)
    second = first + (gap * rng.lognormal(0, 0.6, n)).astype(np.int64)
    say(more, second, CUSTOMER, customer("follow_ups", "unhappy"))
    answered = more & (solved > second)
    say(answered, np.maximum(second + 60, solved - 30), AGENT, sentences.fill(_service(rng, language, matter) + " " + _service(rng, language, "last"), **story))
    thanked = human & (solved > NEVER) & ~more & (rng.random(n) < 0.3)
    say(thanked, np.maximum(first + 90, solved - 120), CUSTOMER, customer("follow_ups", "thanks"))

    comments = pl.concat(
        [
            pl.DataFrame({"ticket": t, "at": w, "author": np.full(len(t), a), "text": strings(x), "public": np.full(len(t), p)})
            for t, w, a, x, p in rows
        ]
    ).sort("ticket", "at", maintain_order=True)
    subject = np.empty(n, dtype=object)
    for name in sorted(set(spoken)):
        chosen = spoken == name
        subject[chosen] = sentences.draw(rng, language[chosen], "topics", name, "subject")
    subject = np.where(np.isin(stance, ["happy", "trust"]), sentences.draw(rng, language, "titles", "thanks"), subject)
    named_first = [text.startswith("{") for text in subject]  # a product, whose article then begins the line
    filled = sentences.fill(subject, **story)
    return comments, strings(np.array([text[0].upper() + text[1:] if first else text for text, first in zip(filled, named_first, strict=True)], dtype=object))
