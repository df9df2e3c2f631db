"""Zendesk: tickets as NDJSON with their comments (UTC), the CSV export (Paris time), and that CSV resaved by Excel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl

from data.demo.company import DAY, DAYS, NEVER, company, strings
from data.demo.hours import open_seconds
from data.demo.letters import AGENT, BOT, CUSTOMER, SYSTEM
from data.demo.vendors import ExportFile, paris_stamp, place, shout_some, stamp
from data.demo.world import World, chance

CSV = (
    "Summation column", "Id", "Requester", "Requester id", "Requester external id", "Requester email", "Requester domain", "Submitter",
    "Assignee", "Group", "Subject", "Tags", "Status", "Priority", "Via", "Ticket type", "Created at", "Updated at", "Assigned at",
    "Organization", "Due date", "Initially assigned at", "Solved at", "Resolution time", "Satisfaction Score", "Group stations",
    "Assignee stations", "Reopens", "Replies", "First reply time in minutes", "First reply time in minutes within business hours",
    "First resolution time in minutes", "First resolution time in minutes within business hours", "Full resolution time in minutes",
    "Full resolution time in minutes within business hours", "Agent wait time in minutes", "Agent wait time in minutes within business hours",
    "Requester wait time in minutes", "Requester wait time in minutes within business hours", "On hold time in minutes",
    "On hold time in minutes within business hours", "Motif [list]",
)  # fmt: skip
_UTC = "%Y-%m-%dT%H:%M:%SZ"
_LOCAL = "%Y-%m-%d %H:%M"
_FIRST_AGENT, _BOT_ID = 403_957_000_010, 403_957_000_001
_VIA_JSON = {"email": "email", "form": "web", "chat": "chat", "social": "facebook"}
_VIA_CSV = {"email": "Mail", "form": "Web form", "chat": "Chat", "social": "Facebook"}
_MOTIFS = {"delivery": "Livraison", "price": "Prix", "loyalty": "Fidélité", "product": "Produit", "refund": "Remboursement", "promo": "Promotion", "privacy": "Données", "human": "Contact", "app": "Application", "staff": "Magasin"}


def write(world: World, folder: Path, seed: int) -> Iterator[ExportFile]:
    """All three exports of the same tickets."""
    facts = ticket_facts(world, seed)
    yield from write_tickets(world, facts, folder)
    table = csv_table(world, facts)
    yield from write_csv(table, folder) + write_resaved(table, folder)


def ticket_facts(world: World, seed: int) -> pl.DataFrame:
    """Every ticket with its people's names, its state at the end, and durations in calendar and opening-hours minutes."""
    tickets, people = world.tickets, world.people
    rng = chance(seed, 22)
    who = tickets["who"].to_numpy()
    at, first, solved = (tickets[c].to_numpy() for c in ("at", "first_human", "solved"))
    agents = len(company()["agents"]["names"])
    comments = world.comments.group_by("ticket", maintain_order=True).agg(
        last_at=pl.col("at").max(), replies=((pl.col("author") == AGENT) & pl.col("public")).sum()
    )
    end = np.maximum(comments["last_at"].to_numpy(), solved)
    status = np.select([(solved > NEVER) & (solved < (DAYS - 30) * DAY), solved > NEVER, first > NEVER], ["closed", "solved", "pending"], "open")
    status = np.where((status == "open") & (comments["replies"].to_numpy() == 0) & (rng.random(len(tickets)) < 0.3), "new", status)
    second = people["second_email"].gather(who)
    use_second = pl.Series(rng.random(len(tickets)) < 0.4) & second.is_not_null()
    email = pl.select(pl.when(use_second).then(second).otherwise(people["email"].gather(who))).to_series()

    def minutes(a: np.ndarray, b: np.ndarray, business: bool) -> pl.Series:
        known = b > NEVER
        clock = open_seconds if business else np.asarray
        values = (clock(np.where(known, b, a)) - clock(a)) // 60
        return pl.select(pl.when(pl.Series(known)).then(pl.Series(values))).to_series()

    return tickets.with_columns(
        name=people["first"].gather(who) + " " + people["last"].gather(who),
        email=shout_some(rng, email, 0.01),
        crm_id=people["crm_id"].gather(who),
        requester_id=people["helpdesk_id"].gather(who),
        locale=people["language"].gather(who).replace({"en": "en-GB"}),
        assignee=pl.Series(np.where(first > NEVER, rng.integers(0, agents, len(tickets)), -1)),
        status=strings(status),
        ended=pl.Series(np.minimum(end, DAYS * DAY - 1)),
        replies=comments["replies"],
        reply_minutes=minutes(at, first, False), reply_open_minutes=minutes(at, first, True),
        resolved_minutes=minutes(at, solved, False), resolved_open_minutes=minutes(at, solved, True),
        tags=pl.concat_list(pl.col("topic"), pl.when("bot").then(pl.lit("assistant")), pl.when(pl.col("outcome") == "bot_solved").then(pl.lit("resolu_assistant"))).list.drop_nulls(),
        motif=pl.col("topic").replace_strict(_MOTIFS),
    )  # fmt: skip


def _comments(world: World, facts: pl.DataFrame) -> pl.DataFrame:
    """Comments nested per ticket, as Zendesk embeds them."""
    comments = world.comments
    ticket = comments["ticket"]
    via = facts["channel"].replace_strict(_VIA_JSON).gather(ticket)
    author = pl.col("author")
    return (
        comments.with_row_index("rank")
        .with_columns(requester=facts["requester_id"].gather(ticket), agent=facts["assignee"].gather(ticket), via=via, created=stamp(comments["at"].to_numpy(), _UTC))
        .select(
            "ticket",
            comment=pl.struct(
                (pl.col("rank").cast(pl.Int64) + 500_000_000).alias("id"),
                pl.lit("Comment").alias("type"),
                pl.when(author == CUSTOMER).then("requester").when(author == BOT).then(_BOT_ID).when(author == SYSTEM).then(-1).otherwise(pl.col("agent") + _FIRST_AGENT).alias("author_id"),
                pl.col("text").alias("body"),
                pl.concat_str(pl.lit("<p>"), "text", pl.lit("</p>")).alias("html_body"),
                pl.col("public"),
                pl.col("created").alias("created_at"),
                pl.struct(pl.when(author == BOT).then(pl.lit("answer_bot")).when(author == SYSTEM).then(pl.lit("rule")).otherwise("via").alias("channel")).alias("via"),
            ),
        )
        .group_by("ticket", maintain_order=True)
        .agg("comment")
    )  # fmt: skip


def write_tickets(world: World, facts: pl.DataFrame, folder: Path) -> Iterator[ExportFile]:
    """NDJSON, one ticket per line, in parts by year; the last part repeats the tickets of the previous month."""
    nested = _comments(world, facts)
    site = "https://maisontalvenne.zendesk.com/api/v2/tickets/"
    number = pl.col("number")
    email = pl.col("email")
    score = pl.when(pl.col("rating").is_in(["good", "bad"])).then(pl.col("rating")).otherwise(pl.lit("offered"))
    table = facts.with_columns(
        created=stamp(facts["at"].to_numpy(), _UTC), updated=stamp(facts["ended"].to_numpy(), _UTC), solved_text=stamp(facts["solved"].to_numpy(), _UTC),
        comments=nested["comment"], description=nested["comment"].list.first().struct.field("body"),
        via_channel=pl.col("channel").replace_strict(_VIA_JSON),
    )  # fmt: skip
    nothing = pl.lit(None, dtype=pl.String)
    ticket = pl.struct(
        pl.concat_str(pl.lit(site), number.cast(pl.String), pl.lit(".json")).alias("url"), number.alias("id"), nothing.alias("external_id"),
        pl.struct(
            pl.col("via_channel").alias("channel"),
            pl.struct(pl.struct(email.alias("address"), pl.col("name")).alias("from"), pl.struct(pl.lit(company()["help_email"]).alias("address"), pl.lit("Aide").alias("name")).alias("to"), nothing.alias("rel")).alias("source"),
        ).alias("via"),
        pl.col("created").alias("created_at"), pl.col("updated").alias("updated_at"), pl.lit("question").alias("type"),
        pl.col("subject"), pl.col("subject").alias("raw_subject"), pl.col("description"), pl.lit("normal").alias("priority"), pl.col("status"),
        pl.lit(company()["help_email"]).alias("recipient"), pl.col("requester_id"), pl.col("requester_id").alias("submitter_id"),
        pl.when(pl.col("assignee") >= 0).then(pl.col("assignee") + _FIRST_AGENT).alias("assignee_id"), pl.lit(None, dtype=pl.Int64).alias("organization_id"),
        pl.lit(360_006_965_034).alias("group_id"), pl.col("tags"),
        pl.concat_list(pl.struct(pl.lit(360011).alias("id"), pl.col("topic").alias("value"))).alias("custom_fields"),
        pl.struct(pl.when(pl.col("rating") == "unoffered").then(pl.lit("unoffered")).otherwise(score).alias("score")).alias("satisfaction_rating"),
        pl.struct(pl.col("requester_id").alias("id"), pl.col("name"), email, pl.col("crm_id").alias("external_id"), pl.col("locale")).alias("requester"),
        pl.col("comments"),
        pl.struct(
            pl.struct(pl.col("reply_minutes").alias("calendar"), pl.col("reply_open_minutes").alias("business")).alias("reply_time_in_minutes"),
            pl.struct(pl.col("resolved_minutes").alias("calendar"), pl.col("resolved_open_minutes").alias("business")).alias("first_resolution_time_in_minutes"),
            pl.struct(pl.col("resolved_minutes").alias("calendar"), pl.col("resolved_open_minutes").alias("business")).alias("full_resolution_time_in_minutes"),
            pl.col("reopens"), pl.col("replies"), pl.col("solved_text").alias("solved_at"),
        ).alias("metric_set"),
    )  # fmt: skip
    lines = table.select("at", ticket=ticket)
    edges = [0, 366, 731, DAYS]
    for part, (low, high) in enumerate(pairwise(edges), start=1):
        low = low - 30 if part == 3 else low
        chosen = lines.filter((pl.col("at") >= low * DAY) & (pl.col("at") < high * DAY)).select("ticket")
        path = f"zendesk/export_2026_06_30_7f3a9c_{part}.json"
        chosen.write_ndjson(place(folder, path))
        yield ExportFile(path, "zendesk", len(chosen))


def csv_table(world: World, facts: pl.DataFrame) -> pl.DataFrame:
    """The CSV export: minutes everywhere except Resolution time, which is in hours; Paris time; `-` where unknown."""
    agents = pl.Series(company()["agents"]["names"])
    n = len(facts)

    def fixed(value: str) -> pl.Series:
        return pl.Series([value] * n, dtype=pl.String)

    created = paris_stamp(facts["at"].to_numpy(), _LOCAL)
    solved = paris_stamp(facts["solved"].to_numpy(), _LOCAL).fill_null("-")
    assignee = pl.select(pl.when(facts["assignee"] >= 0).then(agents.gather(facts["assignee"].clip(0)))).to_series().fill_null("-")
    zero = pl.Series([0] * n)
    columns = [
        pl.Series([1] * n), facts["number"], facts["name"], facts["requester_id"], facts["crm_id"], facts["email"],
        facts["email"].str.split("@").list.get(1).str.to_lowercase(), facts["name"], assignee, fixed("Service client"), facts["subject"],
        facts["tags"].list.join(" "), facts["status"].str.to_titlecase(), fixed("Normal"), facts["channel"].replace_strict(_VIA_CSV), fixed("Question"),
        created, paris_stamp(facts["ended"].to_numpy(), _LOCAL), created, fixed("-"), fixed("-"), created, solved,
        (facts["resolved_minutes"] / 60).round(0).cast(pl.Int64),
        facts["rating"].replace_strict({"good": "Good", "bad": "Bad", "offered": "Offered", "unoffered": "Not Offered"}),
        pl.Series([1] * n), pl.Series([1] * n), facts["reopens"], facts["replies"], facts["reply_minutes"], facts["reply_open_minutes"],
        facts["resolved_minutes"], facts["resolved_open_minutes"], facts["resolved_minutes"], facts["resolved_open_minutes"], zero, zero,
        facts["resolved_minutes"], facts["resolved_open_minutes"], zero, zero, facts["motif"],
    ]  # fmt: skip
    return pl.DataFrame([column.alias(name) for name, column in zip(CSV, columns, strict=True)])


def write_csv(table: pl.DataFrame, folder: Path) -> list[ExportFile]:
    path = "zendesk/export_2026_06_30_7f3a9c_1.csv"
    table.write_csv(place(folder, path))
    return [ExportFile(path, "zendesk", len(table))]


def write_resaved(table: pl.DataFrame, folder: Path) -> list[ExportFile]:
    """Two hundred rows opened and saved by a French Excel: `;`, cp1252, DD/MM/YYYY, and every long id destroyed."""
    some = table.tail(200)

    def french(column: str) -> pl.Expr:
        return pl.col(column).str.replace(r"^(\d{4})-(\d\d)-(\d\d) (.*)$", "${3}/${2}/${1} ${4}")

    damaged = some.select(
        "Id", pl.lit("4,03958E+11").alias("Requester id"), "Group", "Status", "Via", french("Created at"), french("Solved at").replace("-", ""),
        "Resolution time", "Satisfaction Score", "First reply time in minutes within business hours",
    )  # fmt: skip
    path = "zendesk/export_resaved_by_excel_fr.csv"
    text = damaged.write_csv(separator=";", line_terminator="\r\n")
    place(folder, path).write_bytes(text.encode("cp1252", "replace"))
    return [ExportFile(path, "zendesk", len(damaged), "damaged")]
