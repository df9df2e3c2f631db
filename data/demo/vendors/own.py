"""What no tool exports in a common format: our own CSV files, whose columns are those of the tables; people by e-mail."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from data.demo.company import (
    DAY,
    DAYS,
    catalogue,
    categories,
    company,
    moments,
    read_words,
    strings,
)
from data.demo.vendors import ExportFile, place, stamp
from data.demo.world import TEST_ASSIGNED_AT, World, chance

_UTC = "%Y-%m-%dT%H:%M:%SZ"
TEST = "printemps-2026"
PLANNED_SHARES = {"treated": "0.9", "control": "0.1"}
WHO = "who_email"


def _save(folder: Path, name: str, table: pl.DataFrame) -> ExportFile:
    path = f"egards/{name}.csv"
    table.write_csv(place(folder, path))
    return ExportFile(path, "egards", len(table))


def _day(days: np.ndarray) -> pl.Series:
    return pl.Series(moments(days * DAY)).dt.strftime("%Y-%m-%d")


def _of(tool: str) -> pl.Expr:
    """The tool whose campaign, order or idea a row speaks of."""
    return pl.lit(tool).alias("source_system")


def intentions(world: World) -> pl.DataFrame:
    rows, people = world.intentions, world.people
    until = rows["at"].to_numpy() + 60 * DAY
    state = np.where(until < DAYS * DAY, "expired", "open")
    currency = people["country"].gather(rows["who"]).replace_strict({c: about["currency"] for c, about in company()["countries"].items()})
    return rows.select(
        pl.format("int-{}", pl.int_range(pl.len()) + 1).alias("intention_id"), people["email"].gather(rows["who"]).alias(WHO), "kind", "what", "category",
        people["city"].gather(rows["who"]).alias("where_"), stamp(rows["at"].to_numpy(), _UTC).alias("when_from"), stamp(until, _UTC).alias("when_to"),
        "budget_min", "budget_max", currency.alias("currency"), pl.lit("https://www.example.org/mes-conditions/1").alias("terms_ref"),
        stamp(rows["at"].to_numpy(), _UTC).alias("expressed_at"), stamp(until, _UTC).alias("valid_until"), strings(state).alias("state"), pl.lit("true").alias("declared"),
    )  # fmt: skip


def loyalty_events(world: World) -> pl.DataFrame:
    rows = world.loyalty
    return rows.select(
        pl.format("loy-{}", pl.int_range(pl.len()) + 1).alias("event_id"), world.people["email"].gather(rows["who"]).alias(WHO),
        stamp(rows["when"].to_numpy(), _UTC).alias("occurred_at"), "kind", "points", "balance", "tier", "order_id", "reason", _of("shopify"),
    )  # fmt: skip


def agreements(world: World, seed: int) -> pl.DataFrame:
    """People who set their own terms, and those who accepted the company's."""
    rng = chance(seed, 27)
    who = np.sort(rng.choice(len(world.people), max(20, len(world.people) // 60), replace=False))
    own = rng.random(len(who)) < 0.3
    first = np.maximum(world.people["joined"].to_numpy()[who], 0)
    at = (first + (rng.random(len(who)) * (DAYS - 1 - first)).astype(int)) * DAY + 15 * 3600
    return pl.DataFrame(
        {
            "agreement_id": [f"agr-{i + 1}" for i in range(len(who))], WHO: world.people["email"].gather(who),
            "terms_ref": strings(np.where(own, "https://www.example.org/mes-conditions/1", "https://www.example.org/cgv/2025")),
            "proffered_by": strings(np.where(own, "individual", "organisation")), "agreed_at": stamp(at, _UTC),
            "state": strings(np.where(own & (rng.random(len(who)) < 0.6), "refused", "in_force")),
        }
    )  # fmt: skip


def idea_votes(world: World) -> pl.DataFrame:
    votes = world.votes
    return votes.select(
        pl.format("vote-{}", pl.int_range(pl.len()) + 1).alias("vote_id"), (pl.col("idea") + 45_000).alias("idea_id"),
        world.people["email"].gather(votes["who"]).alias(WHO), stamp(votes["at"].to_numpy(), _UTC).alias("occurred_at"), pl.lit(1).alias("weight"), _of("uservoice"),
    )  # fmt: skip


def brand_messages(world: World, seed: int) -> pl.DataFrame:
    """The words of every campaign; two thirds of the promotions press the reader, the others do not."""
    rng = chance(seed, 28)
    rows = world.mailing.campaigns
    words, kinds, goods = read_words("brand")["campaigns"], categories(), catalogue()
    starts = np.searchsorted(goods["category"], np.arange(8))
    subjects, bodies = [], []
    for row, a, b, c in zip(rows.iter_rows(named=True), rng.random(len(rows)), rng.random(len(rows)), rng.integers(0, 4, len(rows)), strict=True):
        language = row["language"]
        pool = words[language][row["kind"]]
        if row["kind"] == "promotion":
            pool = pool["pressing" if row["pressing"] else "plain"]
        facts = {
            "category": kinds[language][row["category"]], "product": goods[language][starts[row["category"]] + c], "discount": row["discount"],
            "code": "TALV10" if row["discount"] == 10 else "MAISON15", "city": ("Tours", "Rennes", "Namur", "Bristol")[c],
        }  # fmt: skip
        subject = pool["subjects"][int(a * len(pool["subjects"]))].format(**facts)
        body = pool["texts"][int(b * len(pool["texts"]))].format(**facts)
        subjects.append(subject[0].upper() + subject[1:])
        bodies.append(body[0].upper() + body[1:])
    stated = pl.col("kind").replace({"club": "promotion", "rules": "service"})
    selling = pl.col("kind").is_in(["promotion", "club"])
    sender = pl.when(selling).then(pl.lit(company()["no_reply_email"])).otherwise(pl.lit(company()["news_email"]))
    return rows.select(
        pl.format("msg-{}", "campaign_id").alias("brand_message_id"), "campaign_id", pl.lit("email").alias("channel"), stamp(rows["at"].to_numpy(), _UTC).alias("sent_at"),
        pl.Series("subject", subjects), pl.Series("text", bodies), "language", stated.alias("kind"),
        pl.when(selling).then(strings(kinds["id"]).gather(rows["category"])).alias("category"), sender.alias("from_email"), _of("brevo"),
    )  # fmt: skip


def promises(world: World) -> pl.DataFrame:
    """The delivery day announced at each order of the last twelve months, and the day it came."""
    orders = world.orders.filter(pl.col("placed") >= (DAYS - 365) * DAY)
    days = orders["placed"].to_numpy() // DAY
    arrived = days + orders["taken_days"].to_numpy()
    kept = pl.select(pl.when(pl.Series(arrived < DAYS)).then(_day(arrived))).to_series()
    return pl.DataFrame(
        {
            "promise_id": "del-" + orders["ref"].str.strip_prefix("#"), WHO: world.people["email"].gather(orders["who"]), "order_ref": orders["ref"],
            "kind": pl.Series(["delivery"] * len(orders), dtype=pl.String), "made_at": stamp(orders["placed"].to_numpy(), _UTC),
            "promised_on": _day(days + orders["promised_days"].to_numpy()), "kept_on": kept,
        }
    )  # fmt: skip


def experiment_arms(world: World) -> pl.DataFrame:
    people, who = world.people, world.assigned
    return pl.DataFrame(
        {
            "assignment_id": [f"arm-{i + 1}" for i in range(len(who))], "experiment_id": [TEST] * len(who), WHO: people["email"].gather(who),
            "arm": people["arm"].gather(who), "planned_share": people["arm"].gather(who).replace_strict(PLANNED_SHARES, return_dtype=pl.String), "assigned_at": stamp(np.full(len(who), TEST_ASSIGNED_AT), _UTC),
        }
    )  # fmt: skip


def context(world: World) -> dict[str, pl.DataFrame]:
    """Hours, closed days, events of the company's life, and the invented confidence series."""
    opening = company()["opening"]
    events = company()["events"]
    return {
        "schedules": pl.DataFrame([{"schedule": opening["schedule"], "weekday": w, "opens": opening["opens"], "closes": opening["closes"], "timezone": opening["timezone"]} for w in opening["weekdays"]]),
        "holidays": pl.DataFrame([{"schedule": opening["schedule"], "closed_on": on, "label": label} for on, label in opening["holidays"]]),
        "annotations": pl.DataFrame([{"annotation_id": f"event-{i + 1}", **event} for i, event in enumerate(events)]).select("annotation_id", "occurred_on", "ended_on", "kind", "label_en", "label_fr").with_columns(pl.col("ended_on").replace("", None)),
        "climate": pl.DataFrame(world.climate, schema=["series", "country", "month", "value", "vintage", "is_invented"], orient="row"),
    }  # fmt: skip


def write_own(world: World, folder: Path, seed: int) -> list[ExportFile]:
    tables = {
        "intentions": intentions(world), "loyalty_events": loyalty_events(world), "agreements": agreements(world, seed), "idea_votes": idea_votes(world),
        "brand_messages": brand_messages(world, seed), "promises": promises(world), "experiment_arms": experiment_arms(world), **context(world),
    }  # fmt: skip
    return [_save(folder, name, table) for name, table in tables.items()]
