"""Answers written by hand for the charts' tests and gallery: same fields as the real ones, no store behind them."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl

from data.sqlfile import SqlFile, parse


@dataclass(frozen=True)
class Column:
    name: str
    labels: dict
    unit: str | None = None
    better: str | None = None

    def label(self, language: str) -> str:
        return self.labels.get(language) or self.name

    def meaning(self, language: str) -> str:
        return ""


@dataclass(frozen=True)
class Scope:
    start: date
    end: date
    chosen: tuple = ()


@dataclass(frozen=True)
class Answer:
    question: SqlFile
    scope: Scope
    statement: str
    values: dict
    rows: pl.DataFrame
    columns: dict
    n: int
    data_until: datetime | None
    sources: tuple
    hidden: int
    is_few: bool = False


QUARTER = Scope(date(2026, 1, 1), date(2026, 4, 1), (("channel", ("email", "chat")),))
LABELS = {
    "median_minutes": ("Median time to a human reply", "Délai médian avant une réponse humaine", "minutes", "lower"),
    "p90_minutes": ("Nine in ten are answered within", "Neuf sur dix ont une réponse en", "minutes", "lower"),
    "satisfied_share": ("Satisfied customers", "Clients satisfaits", "share", "higher"),
    "waiting_share": ("Still without a human answer", "Encore sans réponse humaine", "share", "lower"),
    "anxious_share": ("Messages that show worry", "Messages qui disent une inquiétude", "share", "lower"),
    "messages": ("Messages received", "Messages reçus", "count", "neither"),
    "orders_value": ("Value of orders", "Valeur des commandes", "money", "higher"),
    "value_share": ("Share of what customers spend", "Part des dépenses des clients", "share", None),
    "customers_share": ("Customers, from the least to the most", "Clients, du moindre au plus grand", "share", None),
    "answered_minutes": ("Time to a human reply", "Délai de réponse humaine", "minutes", None),
    "customers": ("Customers", "Clients", "count", None),
    "minutes": ("Time since the first message", "Temps depuis le premier message", "minutes", None),
}


def answer(rows: list[dict], *, grain: str, header: str = "", scope: Scope = QUARTER, n: int | None = None) -> Answer:
    """An Answer of these rows; flags and n default as a complete answer would carry them."""
    text = (
        "-- question.en: How long do customers wait for a human?\n"
        "-- question.fr: Combien de temps les clients attendent-ils un humain ?\n"
        f"-- grain: {grain}\n{header}select 1"
    )
    given = [
        {"is_hidden": False, "is_thin": 5 <= (row.get("n") or 99) < 30, "is_incomplete": False} | row for row in rows
    ]
    frame = pl.DataFrame(given, infer_schema_length=None)
    columns = {
        name: Column(name, {"en": en, "fr": fr}, unit, better)
        for name, (en, fr, unit, better) in LABELS.items()
        if name in frame.columns
    }
    total = n if n is not None else sum(row.get("n") or 0 for row in rows)
    hidden = sum(bool(row.get("is_hidden")) for row in rows)
    name = "_".join(["sample", *grain.replace(",", " ").split()])
    return Answer(
        parse(text, Path(f"{name}.sql")), scope, "select 1", {}, frame, columns, total, datetime(2026, 3, 31, 18, 5),
        ("zendesk", "brevo"), hidden,
    )  # fmt: skip


def plain(text: str) -> str:
    """The text with ordinary spaces for the no-break ones, which a test cannot show."""
    return str(text).replace("\u00a0", " ")


def hidden(**key) -> dict:
    return {**key, "n": None, "is_hidden": True}


def weeks(count: int = 13, start: date = date(2026, 1, 5)) -> list[date]:
    return [start + timedelta(weeks=i) for i in range(count)]


def share_row(value: float, n: int, **key) -> dict:
    reach = 1.96 * math.sqrt(value * (1 - value) / n)
    return {
        **key, "n": n, "satisfied_share": value, "satisfied_share_low": max(0, value - reach),
        "satisfied_share_high": min(1, value + reach),
    }  # fmt: skip


def delay_row(value: float, n: int, **key) -> dict:
    reach = 1 + 3 / math.sqrt(n)
    return {
        **key, "n": n, "median_minutes": value, "median_minutes_low": value / reach, "median_minutes_high": value * reach,
    }  # fmt: skip


def satisfied_by_week() -> Answer:
    dice = random.Random(1)
    rows = [share_row(0.62 + 0.012 * i + dice.uniform(-0.03, 0.03), 180 + dice.randrange(60), week=week)
            for i, week in enumerate(weeks())]  # fmt: skip
    rows[4] = hidden(week=weeks()[4])
    rows[8] = share_row(0.7, 17, week=weeks()[8])
    rows[12] |= {"is_incomplete": True, "satisfied_share": 0.6, "n": 60}
    header = (
        "-- title.en: {latest} of customers were satisfied in the {latest_label}\n"
        "-- title.fr: {latest} des clients étaient satisfaits la {latest_label}\n"
    )
    return answer(rows, grain="week", header=header)


def satisfied_by_week_and_channel(channels: int = 4) -> Answer:
    dice = random.Random(2)
    names = ["email", "chat", "phone", "social", "letter", "sms", "store", "web", "app", "partner", "event"][:channels]
    rows = []
    for place, channel in enumerate(names):
        level = 0.85 - 0.06 * place
        for week in weeks():
            level += dice.uniform(-0.025, 0.025)
            row = share_row(min(0.98, max(0.05, level)), 300 // (place + 1), week=week, channel=channel)
            rows.append(row | {"is_incomplete": week == weeks()[-1]})
    return answer(rows, grain="week, channel")


def delay_by_channel() -> Answer:
    header = (
        "-- title.en: {best_label} answers fastest: median {best}; {worst_label} slowest: {worst}\n"
        "-- title.fr: {best_label} répond le plus vite : médiane {best} ; {worst_label} le plus lentement : {worst}\n"
    )
    rows = [
        delay_row(12, 420, channel="chat"), delay_row(400, 1240, channel="email"), delay_row(96, 310, channel="phone"),
        delay_row(180, 22, channel="social"), hidden(channel="letter"),
    ]  # fmt: skip
    return answer(rows, grain="channel", header=header)


def satisfied_by_long_name() -> Answer:
    names = ["Where is my parcel and why has nobody told me anything?", "I want to change my delivery address",
             "Refund not received after the announced delay of ten days", "The loyalty points disappeared",
             "Unsubscribe request ignored", "<b>Odd</b> & the rest"]  # fmt: skip
    rows = [share_row(0.2 + 0.12 * i, 50 + 40 * i, reason=name) for i, name in enumerate(names)]
    return answer([*rows, hidden(reason="Something very rare")], grain="reason")


def before_and_after() -> Answer:
    rows = []
    for place, channel in enumerate(["chat", "email", "phone", "social"]):
        rows.append(share_row(0.5 + 0.07 * place, 300, channel=channel, moment="before"))
        rows.append(share_row(0.66 + 0.03 * place, 260 if place else 20, channel=channel, moment="after"))
    return answer(rows, grain="channel, moment")


def delays_two_measures() -> Answer:
    rows = []
    for channel, middle, n in (("chat", 12, 420), ("email", 400, 1240), ("phone", 96, 310), ("social", 180, 22)):
        rows.append(delay_row(middle, n, channel=channel) | {"p90_minutes": middle * 5.5, "p90_minutes_low": middle * 4.4,
                                                             "p90_minutes_high": middle * 7})  # fmt: skip
    return answer([*rows, hidden(channel="letter")], grain="channel")


def still_waiting(channels=("chat", "email", "phone")) -> Answer:
    rows = []
    for place, channel in enumerate(channels):
        n, scale = 900 // (place + 1), (20, 380, 120, 700)[place % 4]
        for step in range(60):
            minutes = round(1.2**step, 2)
            share = 0.04 * (place + 1) + (1 - 0.04 * (place + 1)) * math.exp(-((minutes / scale) ** 0.7))
            reach = 0.02 + 0.06 * (1 - share)
            rows.append({
                "value_share": ("Share of what customers spend", "Part des dépenses des clients", "share", None),
    "customers_share": ("Customers, from the least to the most", "Clients, du moindre au plus grand", "share", None),
    "answered_minutes": ("Time to a human reply", "Délai de réponse humaine", "minutes", None),
    "customers": ("Customers", "Clients", "count", None),
    "minutes": minutes, "channel": channel, "n": n, "waiting_share": share,
                "waiting_share_low": max(0, share - reach), "waiting_share_high": min(1, share + reach),
            })  # fmt: skip
    return answer(rows, grain="channel", n=1650)


def messages_by_hour_and_weekday() -> Answer:
    rows = []
    for weekday in range(1, 8):
        for hour in range(24):
            n = int(3 + 90 * math.exp(-((hour - 14) ** 2) / 40) * (1 if weekday < 6 else 0.4))
            rows.append(hidden(weekday=weekday, hour=hour) if n < 5 else
                        {"weekday": weekday, "hour": hour, "n": n, "messages": n})  # fmt: skip
    return answer(rows, grain="weekday, hour")


def worry_by_reason_and_channel() -> Answer:
    dice = random.Random(3)
    rows = []
    for reason in ("delivery", "refund", "account", "loyalty"):
        for channel in ("email", "chat", "phone", "social"):
            n = dice.randrange(3, 200)
            value = dice.uniform(0.02, 0.6)
            rows.append(hidden(reason=reason, channel=channel) if n < 5 else
                        {"reason": reason, "channel": channel, "n": n, "anxious_share": value})  # fmt: skip
    return answer(rows, grain="reason, channel")


def replies_by_delay() -> Answer:
    rows = []
    for i in range(24):
        n = int(400 * math.exp(-i / 5)) + 2
        bin_ = {"answered_minutes": 15 * i}
        rows.append(hidden(**bin_) if n < 5 else {**bin_, "n": n, "messages": n})
    return answer(rows, grain="answered_minutes")


def spending_shared() -> Answer:
    rows = [{"customers_share": i / 20, "n": 100, "value_share": (i / 20) ** 3.2} for i in range(1, 21)]
    return answer(rows, grain="customers_share")


def reasons_by_channel(reasons: int = 5) -> Answer:
    dice = random.Random(4)
    names = ["delivery", "refund", "account", "loyalty", "privacy", "shop", "website", "praise", "press", "other things"]
    rows = []
    for channel in ("email", "chat", "phone"):
        for reason in names[:reasons]:
            n = dice.randrange(20, 300)
            rows.append({"channel": channel, "reason": reason, "n": n, "messages": n})
    return answer(rows, grain="channel, reason")


LONG_STEP = "Unsubscribed from the newsletter after a complaint by phone"


def steps_after_contact(steps: int = 1) -> Answer:
    dice = random.Random(5)
    names = ["e-mail received", "order", LONG_STEP, "ticket", "review", "call", "visit", "survey", "return", "chat"]
    rows = []
    for step in range(1, steps + 1):
        for source in names[:5] if step == 1 else names[:8]:
            for target in [*names[:9], None]:
                n = dice.randrange(1, 120) * (2 if target is None else 1)
                key = {"source": source, "target": target} | ({"step": step} if steps > 1 else {})
                rows.append(hidden(**key) if n < 5 else {**key, "n": n, "customers": n})
    return answer(rows, grain="source, target" + (", step" if steps > 1 else ""))


def life_of_a_person() -> Answer:
    dice = random.Random(6)
    start, rows = datetime(2025, 9, 3, 10, 0), []
    for channel, count in (("email", 22), ("phone", 3), ("chat", 2), ("store", 4), ("review", 1)):
        for _ in range(count):
            day = dice.choice([dice.randrange(0, 70), dice.randrange(150, 200)])
            rows.append({"moment": start + timedelta(days=day, minutes=dice.randrange(600)), "channel": channel,
                         "direction": "out" if channel == "email" and dice.random() < 0.8 else "in",
                         "said": "I still have no news of my <b>parcel</b>."})  # fmt: skip
    return answer(rows, grain="moment", n=len(rows))
