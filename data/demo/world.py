"""Three years of the invented company, drawn from one integer: everything that happened, before any tool exports it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.demo import calls, letters, mail, opinions, orders, people, tickets, wishes
from data.demo.company import DAY, TEST_STARTS


@dataclass(frozen=True)
class World:
    """What happened; `who` is always a row of people, `order` a row of orders, `ticket` a row of tickets."""

    people: pl.DataFrame
    orders: pl.DataFrame
    lines: pl.DataFrame
    loyalty: pl.DataFrame
    tickets: pl.DataFrame
    comments: pl.DataFrame
    calls: pl.DataFrame
    reviews: pl.DataFrame
    app_reviews: pl.DataFrame
    surveys: pl.DataFrame
    mailing: mail.Mailing
    assigned: np.ndarray
    intentions: pl.DataFrame
    ideas: pl.DataFrame
    votes: pl.DataFrame
    posts: pl.DataFrame
    mentions: pl.DataFrame
    climate: list[tuple[str, str, str, float, str, str]]


def chance(seed: int, stage: int) -> np.random.Generator:
    """The generator of one stage: stages do not disturb each other."""
    return np.random.default_rng([seed, stage])


def _bought(seed: int, folk: pl.DataFrame, base: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    numbered = orders.number_orders(base)
    lines = orders.make_lines(chance(seed, 3), folk, numbered)
    return orders.with_amounts(folk, numbered, lines), lines


@dataclass(frozen=True)
class Mailed:
    """Who the customers are and the mail they had, which can be written before the rest has happened; and what the rest
    goes on from: the orders before the spring test added its own, and the tickets, whose `order` is a row of these."""

    people: pl.DataFrame
    mailing: mail.Mailing
    orders: pl.DataFrame
    tickets: pl.DataFrame


def make_mailed(seed: int, customers: int, progress: Callable[[str], None] = lambda step: None) -> Mailed:
    """The life of the company as far as its mail tells it."""
    progress("customers")
    folk = people.make_people(chance(seed, 1), customers)
    base = orders.make_orders(chance(seed, 2), folk)
    progress("mail")
    first, _ = _bought(seed, folk, base)
    early = tickets.make_tickets(chance(seed, 6), folk, first)
    must_leave = opinions.neglected_leavers(chance(seed, 15), folk, early)
    return Mailed(folk, mail.make_mail(chance(seed, 5), folk, must_leave), base, early)


def make_world(seed: int, customers: int, progress: Callable[[str], None] = lambda step: None) -> World:
    """The whole life of the company."""
    return go_on(seed, make_mailed(seed, customers, progress), progress)


def go_on(seed: int, mailed: Mailed, progress: Callable[[str], None] = lambda step: None) -> World:
    """The whole life of the company. The spring test adds orders, so orders are numbered once mail is known."""
    folk, mailing, base, early = mailed.people, mailed.mailing, mailed.orders, mailed.tickets
    assigned = mailing.assigned
    treated = assigned[(folk["arm"] == "treated").to_numpy()[assigned]]
    progress("orders")
    spring = orders.spring_orders(chance(seed, 16), folk, treated)
    base = base.with_columns(old=pl.int_range(pl.len()))
    merged = pl.concat([base, spring.with_columns(old=pl.lit(-1, dtype=pl.Int64))])
    bought, lines = _bought(seed, folk, merged)
    place = np.full(len(base), -1)
    old = bought["old"].to_numpy()
    place[old[old >= 0]] = np.flatnonzero(old >= 0)
    bought = bought.drop("old")
    moved = early["order"].to_numpy()
    early = early.with_columns(pl.Series("order", np.where(moved >= 0, place[moved], -1)))
    progress("letters")
    comments, subject = letters.make_letters(chance(seed, 7), folk, bought, early)
    service = early.with_columns(subject.alias("subject"))
    progress("opinions")
    ideas, votes = wishes.make_ideas(chance(seed, 13), folk, bought)
    posts, mentions = wishes.make_posts(chance(seed, 14), folk, bought)
    return World(
        people=folk,
        orders=bought,
        lines=lines,
        loyalty=orders.make_loyalty(chance(seed, 4), folk, bought),
        tickets=service,
        comments=comments,
        calls=calls.make_calls(chance(seed, 8), folk, service),
        reviews=opinions.make_reviews(chance(seed, 9), folk, bought, service),
        app_reviews=opinions.make_app_reviews(chance(seed, 10), folk, bought),
        surveys=opinions.make_surveys(chance(seed, 11), folk, bought, service),
        mailing=mailing,
        assigned=assigned,
        intentions=wishes.make_intentions(chance(seed, 12), folk, mailing),
        ideas=ideas,
        votes=votes,
        posts=posts,
        mentions=mentions,
        climate=wishes.make_climate(chance(seed, 17)),
    )


TEST_ASSIGNED_AT = TEST_STARTS * DAY + 7 * 3600
