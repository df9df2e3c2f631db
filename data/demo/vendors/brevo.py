"""Brevo: recipients of campaigns quarter by quarter, the transactional log, and contacts. `;`, BOM, CRLF, DD-MM-YYYY."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl

from data.demo.company import DAY, DAYS, START, categories, company, day, strings
from data.demo.vendors import ExportFile, place, shout_some, stamp
from data.demo.world import Mailed, World, chance

RECIPIENTS = (
    "Campaign ID", "Campaign Name", "Email_ID", "Send_Date", "Delivered_Date", "Open_Date", "Total Opens", "Total Apple MPP Opens",
    "Unsubscribe_Date", "Hard_Bounce_Date", "Hard_Bounce_Reason", "Soft_Bounce_Date", "Soft_Bounce_Reason", "Open_IP", "Click_IP",
    "Unsubscribe_IP", "Clicked_Links_Count", "Complaint_date",
)  # fmt: skip
LOG = ("st_text", "ts", "sub", "frm", "email", "tag", "mid", "link")
CONTACTS = ("EMAIL", "LASTNAME", "FIRSTNAME", "SMS", "EMAIL_BLACKLISTED", "SMS_BLACKLISTED", "ADDED_TIME", "MODIFIED_TIME")
_MOMENT = "%d-%m-%Y %H:%M:%S"
_KIND_NAMES = {"promotion": "Promo", "club": "Club Or", "rules": "Reglement fidelite", "brand": "Lettre", "education": "Conseil", "community": "Communaute", "service": "Service"}


def campaign_names(campaigns: pl.DataFrame) -> pl.Series:
    """The internal name of each campaign: date, kind, category when it pushes one, language."""
    dates = stamp(campaigns["at"].to_numpy(), "%Y-%m-%d")
    kinds = categories()
    out = []
    for date, kind, category, language, spring in zip(
        dates, campaigns["kind"], campaigns["category"], campaigns["language"], campaigns["spring"], strict=True
    ):
        about = f" {kinds[language][category]}" if kind in ("promotion", "club") else ""
        out.append(f"{date} {'Printemps' if spring else _KIND_NAMES[kind]}{about} {language.upper()}")
    return pl.Series(out, dtype=pl.String)


def _address(prefix: str, who: pl.Expr, shown: pl.Expr) -> pl.Expr:
    return pl.when(shown).then(pl.concat_str(pl.lit(prefix), (who % 254 + 1).cast(pl.String)))


def _when(shown: str, at: str, extra: pl.Expr | int = 0) -> pl.Expr:
    start = pl.lit(START.astype("datetime64[us]").item())
    return pl.when(pl.col(shown)).then((start + pl.duration(seconds=pl.col(at) + extra)).dt.strftime(_MOMENT))


def recipients_table(world: Mailed | World, sends: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Some sends as Brevo lists them, one row per recipient, with one last column for the tracked link."""
    campaigns = world.mailing.campaigns
    rng = chance(seed, 40 + int(sends["campaign"][0]) if len(sends) else 40)
    who = sends["who"].cast(pl.Int64)
    emails = shout_some(rng, world.people["email"].gather(who), 0.008)
    names = campaign_names(campaigns).gather(sends["campaign"])
    seen = pl.col("opened") | pl.col("machine")
    link = f"{company()['site']}/offres"
    table = sends.with_columns(pl.Series("email", emails), pl.Series("name", names), lag=3 + who % 17, seen=seen).select(
        campaigns["campaign_id"].gather(sends["campaign"]).alias("Campaign ID"),
        pl.col("name").alias("Campaign Name"),
        pl.col("email").alias("Email_ID"),
        (pl.lit(START.astype("datetime64[us]").item()) + pl.duration(seconds=pl.col("at"))).dt.strftime(_MOMENT).alias("Send_Date"),
        _when("delivered", "at", pl.col("lag")).alias("Delivered_Date"),
        _when("seen", "open_at").alias("Open_Date"),
        pl.when("delivered").then(pl.col("opens")).alias("Total Opens"),
        pl.when("delivered").then(pl.col("machine").cast(pl.Int64)).alias("Total Apple MPP Opens"),
        _when("left", "left_at").alias("Unsubscribe_Date"),
        _when("hard", "at", 14).alias("Hard_Bounce_Date"),
        pl.when("hard").then(pl.lit("550 5.1.1 user unknown")).alias("Hard_Bounce_Reason"),
        _when("soft", "at", 21).alias("Soft_Bounce_Date"),
        pl.when("soft").then(pl.lit("452 4.2.2; mailbox full")).alias("Soft_Bounce_Reason"),
        _address("192.0.2.", pl.col("who"), pl.col("seen")).alias("Open_IP"),
        _address("192.0.2.", pl.col("who"), pl.col("clicked")).alias("Click_IP"),
        _address("192.0.2.", pl.col("who"), pl.col("left")).alias("Unsubscribe_IP"),
        pl.when("delivered").then(pl.col("clicks")).alias("Clicked_Links_Count"),
        _when("complained", "open_at", 60).alias("Complaint_date"),
        pl.when("clicked").then(pl.col("clicks")).alias(link),
    )
    return table


def _quarter(seconds: np.ndarray) -> np.ndarray:
    return ((stamp(seconds, "%m").cast(pl.Int64) - 1) // 3 + 1).to_numpy().astype(str)


def _write(table: pl.DataFrame, path: Path) -> None:
    table.write_csv(path, separator=";", line_terminator="\r\n", include_bom=True)


def write_recipients(world: Mailed | World, folder: Path, seed: int) -> Iterator[ExportFile]:
    """One file per quarter, then one campaign exported a second time by somebody else."""
    sends, campaigns = world.mailing.sends, world.mailing.campaigns
    quarters = stamp(campaigns["at"].to_numpy(), "%Y-Q").to_numpy() + strings(_quarter(campaigns["at"].to_numpy())).to_numpy()
    names, starts = np.unique(quarters[sends["campaign"].to_numpy()].astype(str), return_index=True)
    bounds = [*starts.tolist(), len(sends)]
    for quarter, (low, high) in zip(names, pairwise(bounds), strict=True):
        path = f"brevo/recipients_{quarter}.csv"
        _write(recipients_table(world, sends[low:high], seed), place(folder, path))
        yield ExportFile(path, "brevo", high - low)
    last = int(sends["campaign"].filter(sends["at"] < day("2026-05-28") * DAY).max())
    again = sends.filter(pl.col("campaign") == last)
    path = f"brevo/campaign_{campaigns['campaign_id'][last]}_recipients.csv"
    _write(recipients_table(world, again, seed), place(folder, path))
    yield ExportFile(path, "brevo", len(again), "overlap")


def write_log(world: World, folder: Path, seed: int) -> list[ExportFile]:
    """Order confirmations of the last twelve months: comma, no BOM, NA where nothing is known."""
    rng = chance(seed, 21)
    orders = world.orders.filter(pl.col("placed") >= day("2025-07-01") * DAY)
    n = len(orders)
    who = orders["who"].to_numpy()
    english = (world.people["language"] == "en").to_numpy()[who]
    subject = strings(np.where(english, "Your order ", "Votre commande ") + orders["ref"].to_numpy())
    mid = pl.Series([f"<{20250000 + i}.talv{i % 97:02d}@smtp-relay.mailin.fr>" for i in range(n)])
    apple = world.people["apple"].to_numpy()[who]
    bounced = rng.random(n) < 0.004
    reads = ~bounced & (rng.random(n) < 0.62)
    clicks = reads & (rng.random(n) < 0.3)
    placed = orders["placed"].to_numpy()
    read_at = placed + (rng.exponential(14_000, n)).astype(int) + 60
    sets = [
        ("Sent", np.ones(n, dtype=bool), placed + 8), ("Delivered", ~bounced, placed + 10), ("Hard bounce", bounced, placed + 12),
        ("Loaded by proxy", apple & ~bounced, placed + 15), ("First opening", reads, read_at), ("Clicked", clicks, read_at + 25),
    ]  # fmt: skip
    frames = [
        pl.DataFrame(
            {
                "st_text": pl.Series([label] * int(mask.sum()), dtype=pl.String), "at": at[mask], "sub": subject.filter(pl.Series(mask)),
                "frm": pl.Series([company()["no_reply_email"]] * int(mask.sum()), dtype=pl.String),
                "email": world.people["email"].gather(who[mask]), "tag": pl.Series(["NA"] * int(mask.sum()), dtype=pl.String),
                "mid": mid.filter(pl.Series(mask)),
                "link": pl.Series([f"{company()['site']}/suivi" if label == "Clicked" else "NA"] * int(mask.sum()), dtype=pl.String),
            }
        )
        for label, mask, at in sets
    ]  # fmt: skip
    table = pl.concat(frames).filter(pl.col("at") < DAYS * DAY).sort("at", "mid", maintain_order=True)
    table = table.with_columns(ts=stamp(table["at"].to_numpy(), _MOMENT)).select(LOG)
    path = "brevo/logs_talvenne_202507_202606.csv"
    table.write_csv(place(folder, path))
    return [ExportFile(path, "brevo", len(table))]


def write_contacts(world: Mailed | World, folder: Path) -> list[ExportFile]:
    """Everyone who ever subscribed, with the blacklist that unsubscribing fills (Yes means opted out)."""
    last = world.mailing.sends.group_by("who").agg(
        last_sent=pl.col("at").max(), left=pl.col("left_at").filter(pl.col("left")).max()
    )
    folk = world.people.with_columns(pl.col("who").cast(pl.Int32)).join(last, on="who", how="left", maintain_order="left")
    folk = folk.filter(pl.col("opted_in") | pl.col("last_sent").is_not_null())
    gone = pl.col("left").is_not_null() & (pl.col("last_sent") < pl.col("left") + 20 * DAY)
    modified = pl.max_horizontal("left", "last_sent", pl.col("joined") * DAY + 9 * 3600).clip(upper_bound=DAYS * DAY - 60)
    table = folk.with_columns(modified=modified).select(
        pl.col("email").alias("EMAIL"), pl.col("last").alias("LASTNAME"), pl.col("first").alias("FIRSTNAME"),
        pl.col("phone").str.strip_prefix("+").alias("SMS"),
        pl.when(gone).then(pl.lit("Yes")).otherwise(pl.lit("No")).alias("EMAIL_BLACKLISTED"),
        pl.when(pl.col("style") % 5 < 3).then(pl.lit("Yes")).otherwise(pl.lit("No")).alias("SMS_BLACKLISTED"),
        pl.col("joined"), pl.col("modified"),
    )  # fmt: skip
    table = table.with_columns(
        ADDED_TIME=stamp(table["joined"].to_numpy() * DAY + 9 * 3600, "%d-%m-%Y %H:%M"), MODIFIED_TIME=stamp(table["modified"].to_numpy(), "%d-%m-%Y %H:%M")
    ).select(CONTACTS)
    path = "brevo/contacts_export.csv"
    table.write_csv(place(folder, path), separator=";")
    return [ExportFile(path, "brevo", len(table))]
