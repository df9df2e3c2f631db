"""Orders, their lines, the delivery day announced and kept, and the loyalty points that follow."""

from __future__ import annotations

import numpy as np
import polars as pl

from data.demo.company import (
    DAY,
    DAYS,
    EXPIRY_STARTS,
    OVERMAILING_STARTS,
    PRICE_RISE,
    TEST_ENDS,
    TEST_STARTS,
    WINTER_PROMISE,
    catalogue,
    company,
    season,
    strings,
    to_utc,
)

FIRST_NUMBER = 100_001
CODES = ("TALV10", "MAISON15", "OR20", "PRINTEMPS", "BIENVENUE")
WELCOME = CODES.index("BIENVENUE")
_YEARLY = np.array([0.42, 1.15, 2.5, 4.6])


def draw_days(rng: np.random.Generator, first: np.ndarray, last: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """One day per row between first and last, likelier when `weights` (one per day) is high."""
    total = np.concatenate([[0.0], np.cumsum(weights)])
    low, high = total[np.clip(first, 0, DAYS - 1)], total[np.clip(last, 1, DAYS)]
    at = low + rng.random(len(first)) * np.maximum(high - low, 1e-9)
    return np.clip(np.searchsorted(total, at, side="right") - 1, 0, DAYS - 1)


def daytime(rng: np.random.Generator, days: np.ndarray) -> np.ndarray:
    """A moment of each day (UTC seconds since the start) when people shop: mornings, lunch, and above all evenings."""
    hours = rng.choice(24, len(days), p=np.array([1, 0.4, 0.2, 0.1, 0.1, 0.3, 1, 2, 3, 4, 4, 4, 5, 5, 4, 4, 4, 5, 6, 7, 9, 9, 6, 3]) / 87.1)
    return to_utc(days * DAY + hours * 3600 + rng.integers(0, 3600, len(days)))


def _deliver(rng: np.random.Generator, days: np.ndarray, country: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Days announced and days taken. From 10 November to the end of 2025 two days are announced everywhere, and not kept."""
    usual = np.where(country == "FR", 3, np.where(country == "BE", 4, np.where(country == "GB", 5, 6)))
    of_year = (days + 182) % 365
    december = (of_year > 320) & (of_year < 360)
    taken = np.maximum(1, np.round(usual * rng.lognormal(-0.42, 0.38, len(days)) + december * rng.exponential(0.8, len(days))))
    promised = usual.copy()
    winter = (days >= WINTER_PROMISE[0]) & (days <= WINTER_PROMISE[1])
    promised[winter] = 2
    taken[winter] = np.maximum(1, np.round(rng.lognormal(1.02, 0.6, int(winter.sum()))))
    return promised.astype(int), taken.astype(int)


def _own_chance(people: pl.DataFrame, stage: int) -> np.random.Generator:
    """A generator told by these people, which leaves what is drawn elsewhere as it was."""
    return np.random.default_rng([int(people["joined"].abs().sum()), stage])


def _keenness(people: pl.DataFrame, who: np.ndarray, days: np.ndarray) -> np.ndarray:
    """The chance that each order is on a promotion: some people hardly ever wait for one, some nearly always; from September 2025,
    when promotions multiply, more do."""
    usual = np.array([0.41, 0.34, 0.22, 0.27])[people["segment_code"].to_numpy()]
    own = _own_chance(people, 31).beta(1.3 * usual, 1.3 * (1 - usual))[who]
    return np.where(days >= OVERMAILING_STARTS, 1 - (1 - own) ** 1.55, own)


def _welcomed(people: pl.DataFrame, who: np.ndarray, days: np.ndarray, code: np.ndarray) -> np.ndarray:
    """The codes used: six in ten of a newcomer's first are the welcome code, one in nine of everybody else's."""
    drawn = _own_chance(people, 32).random(len(who))
    is_first = people["joined"].to_numpy()[who] == days
    is_welcome = drawn < np.where(is_first, 0.6, 0.11)
    return np.where(code < 0, code, np.where(is_welcome, WELCOME, code % WELCOME))


def _finish(rng: np.random.Generator, people: pl.DataFrame, who: np.ndarray, placed: np.ndarray) -> pl.DataFrame:
    n = len(who)
    country = people["country"].to_numpy()[who]
    days = placed // DAY
    promised, taken = _deliver(rng, days, country)
    code = np.where(rng.random(n) < _keenness(people, who, days), rng.integers(0, 5, n), -1)
    code = _welcomed(people, who, days, code)
    return pl.DataFrame(
        {
            "who": who,
            "placed": placed,
            "promised_days": promised,
            "taken_days": taken,
            "late": taken > promised,
            "code": code,
            "status": strings(np.array(["paid", "refunded", "voided", "partially_refunded"], dtype=object)[rng.choice(4, n, p=[0.93, 0.04, 0.01, 0.02])]),
            "secondary": rng.random(n) < 0.4,
        }
    )


def make_orders(rng: np.random.Generator, people: pl.DataFrame) -> pl.DataFrame:
    """Base orders in order of time: who, placed (s), promised_days, taken_days, late, code, status."""
    first = np.maximum(people["joined"].to_numpy(), 0)
    last = np.maximum(people["left"].to_numpy(), first + 1)
    rate = _YEARLY[people["segment_code"].to_numpy()] * rng.gamma(4, 0.25, len(people))
    repeats = rng.poisson(rate * (last - first) / 365 * ~people["one_off"].to_numpy())
    who = np.repeat(np.arange(len(people)), repeats)
    days = draw_days(rng, first[who], last[who], season())
    new = np.flatnonzero(people["joined"].to_numpy() >= 0)
    who = np.concatenate([who, new])
    days = np.concatenate([days, people["joined"].to_numpy()[new]])
    placed = daytime(rng, days)
    order = np.argsort(placed, kind="stable")
    return _finish(rng, people, who[order], placed[order])


def spring_orders(rng: np.random.Generator, people: pl.DataFrame, assigned: np.ndarray) -> pl.DataFrame:
    """Orders made because of the spring programme: only people assigned to it and treated (their numbers) have any."""
    keen = np.array([0.021, 0.041, 0.076, 0.118])[people["segment_code"].to_numpy()[assigned]]
    who = assigned[rng.random(len(assigned)) < keen]
    days = rng.integers(TEST_STARTS + 2, TEST_ENDS, len(who))
    return _finish(rng, people, who, daytime(rng, days))


def number_orders(orders: pl.DataFrame) -> pl.DataFrame:
    """Orders sorted by time, with the reference customers see (#100001) and the shop's own id."""
    orders = orders.sort("placed", maintain_order=True).with_row_index("rank")
    rank = pl.col("rank").cast(pl.Int64)
    return orders.with_columns(
        ref=pl.concat_str(pl.lit("#"), (rank + FIRST_NUMBER).cast(pl.String)),
        shop_order_id=(5_210_440_000_000 + rank * 23).cast(pl.String),
    ).drop("rank")


def make_lines(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame) -> pl.DataFrame:
    """Order lines: order (row number), line, product (row of the catalogue), quantity, unit_price in the order's currency."""
    n = len(orders)
    lines = 1 + np.minimum(rng.poisson(0.55, n), 5)
    order = np.repeat(np.arange(n), lines)
    line = np.arange(len(order)) - np.repeat(np.cumsum(lines) - lines, lines)
    who = orders["who"].to_numpy()[order]
    goods = catalogue()
    taste = np.where(rng.random(len(order)) < 0.65, people["taste"].to_numpy()[who], people["taste_2"].to_numpy()[who])
    starts = np.searchsorted(goods["category"], np.arange(8))
    sizes = np.bincount(goods["category"], minlength=8)
    cheap = np.minimum(rng.geometric(0.45, len(order)) - 1, 4) * 7919
    product = starts[taste] + (rng.integers(0, 5, len(order)) * (rng.random(len(order)) < 0.6) + cheap) % sizes[taste]
    about = company()["countries"]
    rate = np.array([about[c]["rate"] for c in people["country"].to_list()])[who]
    days = orders["placed"].to_numpy()[order] // DAY
    rise = np.where(days >= PRICE_RISE, 1.12, 1.0)
    price = np.round(goods["price"][product] * rate * rise * 20) / 20
    quantity = np.where(goods["price"][product] < 40, 1 + rng.poisson(0.5, len(order)), 1)
    return pl.DataFrame({"order": order, "line": line, "product": product, "quantity": quantity, "unit_price": price})


def with_amounts(people: pl.DataFrame, orders: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """Orders with subtotal, discount, shipping, tax, total, refunded and first_product."""
    goods = lines.group_by("order", maintain_order=True).agg(
        gross=(pl.col("quantity") * pl.col("unit_price")).sum(), first_product=pl.col("product").first()
    )
    who = orders["who"].to_numpy()
    country = people["country"].to_numpy()[who]
    gross = goods["gross"].to_numpy()
    days = orders["placed"].to_numpy() // DAY
    depth = np.array([0.10, 0.15, 0.20, 0.10, 0.15, 0.0])[orders["code"].to_numpy()]
    discount = np.round(gross * depth, 2)
    fee = np.where(days >= PRICE_RISE, 6.9, 4.9)
    shipping = np.where(gross - discount >= 60, 0.0, fee)
    total = np.round(gross - discount + shipping, 2)
    share = np.where(country == "CA", 0.13, 0.1667)
    status = orders["status"].to_numpy()
    refunded = np.where(status == "refunded", total, np.where(status == "partially_refunded", np.round(total * 0.4, 2), 0.0))
    return orders.with_columns(
        pl.Series("subtotal", np.round(gross - discount, 2)),
        pl.Series("discount", discount),
        pl.Series("shipping", shipping),
        pl.Series("tax", np.round(total * share, 2)),
        pl.Series("total", total),
        pl.Series("refunded", refunded),
        goods["first_product"],
    )


def make_loyalty(rng: np.random.Generator, people: pl.DataFrame, orders: pl.DataFrame) -> pl.DataFrame:
    """Points earned at each member's order, spent now and then, and lost from November 2025 when twelve months old."""
    who = orders["who"].to_numpy()
    member = people["member"].to_numpy()[who] & (orders["status"].to_numpy() == "paid")
    who, when = who[member], orders["placed"].to_numpy()[member]
    points = np.maximum(5, np.round(orders["total"].to_numpy()[member] / 2))
    burns = rng.random(len(who)) < 0.10
    old = (when // DAY < DAYS - 365) & (rng.random(len(who)) < 0.5)
    month_end = np.maximum(when // DAY + 365, EXPIRY_STARTS + 29)
    month_end = EXPIRY_STARTS + 29 + ((month_end - EXPIRY_STARTS - 29 + 29) // 30) * 30
    old &= month_end < DAYS
    order_id = orders["ref"].to_numpy()[member]
    none = np.full(len(who), None, dtype=object)
    parts = [
        (who, when + 60, "earn", points, order_id, "order"),
        (who[burns], when[burns] + 120, "burn", -np.round(points[burns] * 0.8), order_id[burns], "voucher"),
        (who[old], month_end[old] * DAY + 3600 * 2, "expire", -points[old], none[old], "article 4.2"),
    ]
    frame = pl.concat(
        [
            pl.DataFrame({"who": w, "when": t, "kind": [kind] * len(w), "points": p, "order_id": strings(o), "reason": [why] * len(w)}, schema_overrides={"kind": pl.String, "reason": pl.String})
            for w, t, kind, p, o, why in parts
        ]
    ).sort("who", "when", maintain_order=True)
    return frame.with_columns(
        balance=pl.col("points").cum_sum().over("who").clip(lower_bound=0),
        tier=pl.Series(people["tier"].to_numpy()[frame["who"].to_numpy()].tolist(), dtype=pl.String),
    )
