"""Calls to the service: the Monday morning wall, people who hang up, people who call when nobody is there."""

from __future__ import annotations

import numpy as np
import polars as pl

from data.demo.company import DAY, DAYS, company, season, strings, to_utc
from data.demo.hours import open_days, weekday

LINE = "+33199000199"
_HOURS = np.array([0] * 7 + [2, 5, 16, 13, 10, 7, 7, 9, 9, 8, 7, 3, 2, 1, 0.5, 0, 0])
_MENU = ("1 - Livraison", "2 - Remboursement", "3 - Produit", "4 - Fidélité", "5 - Autre")


def make_calls(rng: np.random.Generator, people: pl.DataFrame, tickets: pl.DataFrame, per_customer: float = 0.66) -> pl.DataFrame:
    """Calls in order of time: at (UTC s), phone, country, inbound, answered, reason, user, total_s, talk_s, branch."""
    n = int(per_customer * len(people))
    shape = season()[:DAYS] ** 0.5 * np.where(open_days()[:DAYS], np.array([1.75, 1.1, 1.0, 1.0, 0.95, 1, 1])[weekday(np.arange(DAYS))], 0.12)
    days = np.sort(rng.choice(DAYS, n, p=shape / shape.sum()))
    local = days * DAY + rng.choice(24, n, p=_HOURS / _HOURS.sum()) * 3600 + rng.integers(0, 3600, n)
    hour = local % DAY // 3600
    is_open = open_days()[days] & (hour >= 9) & (hour < 18)
    phones = people["phone"].to_numpy()
    reachable = np.flatnonzero(people["phone"].is_not_null().to_numpy())
    writers = np.intersect1d(tickets["who"].to_numpy(), reachable)
    pool = writers if len(writers) else reachable
    who = np.where(rng.random(n) < 0.55, pool[rng.integers(0, len(pool), n)], reachable[rng.integers(0, len(reachable), n)])
    inbound = rng.random(n) < 0.91
    rush = (weekday(days) == 0) & (hour >= 9) & (hour < 11)
    wait = np.where(rush, 400 * rng.lognormal(0, 0.5, n), 65 * rng.lognormal(0, 0.9, n))
    menu = rng.integers(18, 55, n)
    patience = rng.exponential(560, n) + 15
    in_menu = rng.random(n) < 0.045
    quits = patience < wait
    unmanned = ~quits & (rng.random(n) < 0.03)
    reason = np.select(
        [~inbound, ~is_open, in_menu, quits & (patience < 25), quits, unmanned],
        [None, "out_of_opening_hours", "abandoned_in_ivr", "short_abandoned", "abandoned_in_classic", "no_available_agent"],
        None,
    )
    answered = np.where(inbound, reason == None, rng.random(n) < 0.6)  # noqa: E711
    talk = np.where(answered, 40 + 210 * rng.lognormal(0, 0.7, n), 0).astype(int)
    held = np.select([~inbound, ~is_open, in_menu, quits], [18, rng.integers(8, 30, n), menu, menu + patience], menu + wait).astype(int)
    agents = np.array(company()["agents"]["names"], dtype=object)
    user = np.where(answered | ~inbound, agents[rng.integers(0, len(agents), n)], None)
    branch = np.where(inbound & is_open & ~in_menu, np.array(_MENU, dtype=object)[rng.choice(5, n, p=[0.38, 0.2, 0.16, 0.12, 0.14])], None)
    return pl.DataFrame(
        {
            "local": local,
            "at": to_utc(local),
            "phone": strings(phones[who]),
            "country": strings(people["country"].to_numpy()[who]),
            "inbound": inbound,
            "answered": answered.astype(bool),
            "reason": strings(reason),
            "user": strings(user),
            "total_s": held + talk,
            "talk_s": talk,
            "branch": strings(branch),
        }
    ).sort("at", maintain_order=True)
