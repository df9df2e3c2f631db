"""Campaigns, who receives what each week, and what people do with it: open, click, leave, complain.

Engaged people receive more mail and leave less, so the raw curve of departures against pressure goes down;
for a given person, beyond eight messages in 28 days, departures go up and each message brings fewer clicks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from data.demo.company import (
    DAY,
    DAYS,
    OVERMAILING_STARTS,
    TEST_ENDS,
    TEST_STARTS,
    categories,
    day,
    season,
    to_utc,
)

WEEKS = DAYS // 7
RULES_DAY = day("2025-10-28")
FIRST_CAMPAIGN = 101
# day of the week and hour of each slot, in order of time within a week that starts on a Saturday (2023-07-01)
SLOTS = ((1, 10), (3, 10), (5, 18), (2, 8), (4, 17), (0, 9), (6, 19), (6, 12), (3, 19), (3, 8))
ORDINARY, CLUB, SPRING, RULES = range(6), (6, 7), 8, 9
PRESSING_SHARE = 0.55

_RATE = np.array([0.13, 0.25, 0.58, 0.86])
_LEAVING = np.array([0.0185, 0.0048, 0.0004, 0.00009])
_CLICKING = np.array([0.010, 0.024, 0.065, 0.085])


@dataclass(frozen=True)
class Mailing:
    """What was sent: campaigns (one row each), sends (one row per recipient); who the spring test put in an arm."""

    campaigns: pl.DataFrame
    sends: pl.DataFrame
    assigned: np.ndarray


def fatigue(dose: np.ndarray) -> np.ndarray:
    """Times likelier a person is to leave at `dose` messages in 28 days than at eight or fewer."""
    return 1 + 0.45 * np.clip(dose - 8, 0, 8)


def boredom(dose: np.ndarray) -> np.ndarray:
    """Clicks per message at `dose` messages in 28 days, relative to eight or fewer."""
    return (8 / np.maximum(dose, 8)) ** 1.35


def _plan(rng: np.random.Generator) -> pl.DataFrame:
    """Every slot of every week as a possible campaign: kind, wording, category, moment."""
    week, slot = np.divmod(np.arange(WEEKS * len(SLOTS)), len(SLOTS))
    n = len(week)
    offset = np.array([d for d, _ in SLOTS])[slot]
    hour = np.array([h for _, h in SLOTS])[slot]
    gentle = np.array(["brand", "education", "community", "service"], dtype=object)[rng.choice(4, n, p=[0.4, 0.25, 0.15, 0.2])]
    pressing = rng.random(n) < PRESSING_SHARE
    kind = np.where((slot == 0) | ((slot == 3) & (week % 3 == 0)), gentle, "promotion")
    kind = np.where(np.isin(slot, CLUB), "club", np.where(slot == RULES, "rules", kind))
    return pl.DataFrame(
        {
            "plan": np.arange(n),
            "week": week,
            "slot": slot,
            "at": to_utc((week * 7 + offset) * DAY + hour * 3600 + rng.integers(0, 40, n) * 60),
            "kind": pl.Series(kind.tolist(), dtype=pl.String),
            "pressing": pressing | np.isin(slot, CLUB),
            "category": rng.choice(8, n, p=categories()["pushed"]),
            "discount": rng.choice([10, 15, 20, 30], n),
        }
    )


def _counts(rng, week, active, segment, busy, rhythm, pause) -> np.ndarray:
    """Ordinary messages each person gets this week."""
    rate = _RATE[segment] * busy[week] * rhythm[:, week // 4] * active
    return np.minimum(rng.poisson(rate), len(ORDINARY)) * ~pause


def make_mail(rng: np.random.Generator, people: pl.DataFrame, must_leave: np.ndarray) -> Mailing:
    """Three years of mail. `must_leave`: day from which a person leaves at the next message (a large number: never)."""
    n = len(people)
    segment = people["segment_code"].to_numpy()
    joined = people["joined"].to_numpy()
    treated = (people["arm"] == "treated").to_numpy()
    member = people["member"].to_numpy()
    plan = _plan(rng)
    of_day = season()
    busy = np.array([of_day[w * 7 : w * 7 + 7].mean() for w in range(WEEKS)])
    spread = np.where(segment == 3, 0.25, 0.55)
    attached = rng.lognormal(-spread * spread / 2, spread)
    rhythm = rng.lognormal(-0.06, 0.35, (n, WEEKS // 4 + 1)) * attached[:, None]
    leaving = _LEAVING[segment] * np.clip(attached ** np.where(segment == 3, -0.8, -1.9), 0.05, 4)
    subscribed = people["opted_in"].to_numpy().copy()
    returns, linger = np.full(n, 10**6), np.full(n, -1)
    assigned = np.zeros(n, dtype=bool)
    history = np.zeros((4, n), dtype=np.int16)
    collected: dict[str, list[np.ndarray]] = {"who": [], "plan": [], "dose": [], "left": []}
    for week in range(WEEKS):
        today = week * 7
        subscribed |= returns == week
        active = (subscribed | (linger == week)) & (joined <= today)
        if week == TEST_STARTS // 7:
            assigned = active & subscribed
        k = _counts(rng, week, active, segment, busy, rhythm, np.zeros(n, dtype=bool))
        forced = active & (must_leave <= today + 2)
        k = np.maximum(k, forced)
        club = np.zeros((2, n), dtype=bool)
        if today >= OVERMAILING_STARTS:
            club = (rng.random((2, n)) < 0.57 * min(1.2, busy[week])) & (segment == 3) & active
        spring = assigned & treated & active & (TEST_STARTS <= today + 3 < TEST_ENDS)
        rules = active & member & (today <= RULES_DAY < today + 7)
        total = k + club.sum(axis=0) + spring + rules
        dose = history.sum(axis=0) + total
        start = rng.integers(0, len(ORDINARY), n)
        written_to = np.flatnonzero(total)
        chosen = np.zeros((len(SLOTS), len(written_to)), dtype=bool)
        for slot in ORDINARY:
            chosen[slot] = (slot - start[written_to]) % len(ORDINARY) < k[written_to]
        chosen[6:8], chosen[SPRING], chosen[RULES] = club[:, written_to], spring[written_to], rules[written_to]
        risk = leaving * fatigue(dose) * (1 + 0.35 * np.minimum(dose, 8) / 8)
        left = (rng.random(n) < 1 - (1 - risk) ** (total - 0.86 * spring)) | (forced & (rng.random(n) < 0.85))
        left &= (total > 0) & subscribed & active
        slots, place = np.nonzero(chosen)
        who = written_to[place]
        offset = np.array([d * 24 + h for d, h in SLOTS])
        last_slot = np.where(chosen, offset[:, None], -1).argmax(axis=0)
        collected["who"].append(who.astype(np.int32))
        collected["plan"].append((week * len(SLOTS) + slots).astype(np.int32))
        collected["dose"].append(dose[who].astype(np.int16))
        collected["left"].append(left[who] & (last_slot[place] == slots))
        subscribed &= ~left
        linger[left & (rng.random(n) < 0.04)] = week + 1
        back = left & (rng.random(n) < 0.03)
        returns[back] = week + 12
        must_leave = np.where(left, 10**6, must_leave)
        history = np.roll(history, 1, axis=0)
        history[0] = total
        history[3] = 0
    columns = {name: np.concatenate(parts) for name, parts in collected.items()}
    return _react(rng, people, plan, columns, assigned)


def _react(rng, people, plan, sent, assigned) -> Mailing:
    """Adds what each recipient did to each send, and numbers the campaigns in the order they left, one per language."""
    english = (people["language"] == "en").to_numpy()[sent["who"]]
    used, code = np.unique(sent["plan"].astype(np.int64) * 2 + english, return_inverse=True)
    campaigns = plan[used // 2].with_columns(
        pl.Series("language", np.where(used % 2 == 1, "en", "fr").tolist(), dtype=pl.String),
        pl.Series("spring", plan["slot"].to_numpy()[used // 2] == SPRING),
    )
    order = np.lexsort((used % 2, campaigns["at"].to_numpy()))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    campaigns = campaigns[order].with_columns(campaign_id=FIRST_CAMPAIGN + pl.int_range(pl.len()))
    campaign = rank[code]
    by = np.lexsort((sent["who"], campaign))
    who, dose, left, campaign = sent["who"][by], sent["dose"][by], sent["left"][by], campaign[by]
    n = len(who)
    segment = people["segment_code"].to_numpy()[who]
    at = campaigns["at"].to_numpy()[campaign] + rng.integers(0, 900, n)
    bounce = rng.random(n)
    hard, soft = bounce < 0.0012, (bounce >= 0.0012) & (bounce < 0.005)
    arrived = ~(hard | soft) | left
    hard &= ~left
    soft &= ~left
    machine = arrived & people["apple"].to_numpy()[who] & (rng.random(n) < 0.93)
    clicked = arrived & (rng.random(n) < _CLICKING[segment] * boredom(dose))
    opened = arrived & (clicked | left | (rng.random(n) < np.array([0.14, 0.22, 0.36, 0.40])[segment] * boredom(dose) ** 0.5))
    complained = arrived & (rng.random(n) < 0.00012 * fatigue(dose))
    delay = rng.exponential(9000, n).astype(np.int64) + 30
    sends = pl.DataFrame(
        {
            "who": who,
            "campaign": campaign,
            "at": at,
            "dose": dose,
            "delivered": arrived,
            "hard": hard,
            "soft": soft,
            "machine": machine,
            "opened": opened,
            "open_at": at + np.where(machine & ~opened, rng.integers(2, 400, n), delay),
            "opens": (1 + rng.poisson(0.4, n)) * opened + machine,
            "clicked": clicked,
            "clicks": (1 + rng.poisson(0.3, n)) * clicked,
            "left": left,
            "left_at": at + delay + rng.integers(20, 300, n),
            "complained": complained,
            "category": campaigns["category"].to_numpy()[campaign],
            "selling": campaigns["kind"].is_in(["promotion", "club"]).to_numpy()[campaign],
        }
    )
    return Mailing(campaigns, sends, np.flatnonzero(assigned))
