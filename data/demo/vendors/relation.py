"""Tools that hold the relationship: HubSpot contacts in French, Qualtrics surveys, Didomi consents, UserVoice ideas, Aircall calls."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from data.demo.calls import LINE
from data.demo.company import DAY, DAYS, categories, company, strings
from data.demo.vendors import ExportFile, paris_stamp, place, stamp
from data.demo.world import World, chance

HUBSPOT = (
    "ID de fiche d'informations", "Prénom", "Nom", "E-mail", "Numéro de téléphone", "Date de création", "Nom de l'entreprise",
    "Phase du cycle de vie", "Pays/région", "État/Région", "Langue préférée", "Centres d'intérêt", "Jours souhaités entre deux e-mails", "Segment client",
)  # fmt: skip
QUALTRICS = (
    "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate", "ResponseId", "RecipientLastName",
    "RecipientFirstName", "RecipientEmail", "ExternalReference", "LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage",
)  # fmt: skip
_QUALTRICS_TEXTS = (
    "Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)", "Finished", "Recorded Date", "Response ID",
    "Recipient Last Name", "Recipient First Name", "Recipient Email", "External Data Reference", "Location Latitude", "Location Longitude",
    "Distribution Channel", "User Language",
)  # fmt: skip
_QUALTRICS_IDS = (
    "startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished", "recordedDate", "_recordId", "recipientLastName",
    "recipientFirstName", "recipientEmail", "externalDataReference", "locationLatitude", "locationLongitude", "distributionChannel", "userLanguage",
)  # fmt: skip
USERVOICE = tuple(
    f"suggestion.{name}"
    for name in ["id", "title", "body", "body_mime_type", "portal_url", "admin_url", "forum.name", "category.name", "status.name", "labels.name", "category.id", "status.id", "parent.id", "ticket.id", "forum.id", "labels.id", "created_timestamp"]
)
AIRCALL = (
    "line", "date (TZ offset incl.)", "time (TZ offset incl.)", "number timezone", "datetime (UTC)", "country_code", "direction", "from", "to", "answered",
    "missed_call_reason", "user", "duration (total)", "duration (in call)", "via", "voicemail", "tags", "IVR Branch",
)  # fmt: skip
_COUNTRY_FR = {"FR": "France", "BE": "Belgique", "GB": "Royaume-Uni", "CA": "Canada"}
_UTC = "%Y-%m-%d %H:%M:%S"


def written_by_hand(phone: pl.Expr, way: pl.Expr) -> pl.Expr:
    """A number as people type it: national with spaces, with 00, with (0), in dots, or already international."""
    french = phone.str.starts_with("+33")
    national = pl.lit("0") + phone.str.slice(3)
    pairs = national.str.replace(r"^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$", "$1 $2 $3 $4 $5")
    british = phone.str.starts_with("+44")
    return (
        pl.when(french & (way % 5 == 0)).then(pairs)
        .when(french & (way % 5 == 1)).then(pairs.str.replace_all(" ", "."))
        .when(french & (way % 5 == 2)).then(pl.lit("+33 (0)") + phone.str.slice(3))
        .when(british & (way % 5 < 2)).then(pl.lit("+44 (0)") + phone.str.slice(3, 4) + " " + phone.str.slice(7))
        .when(way % 5 == 3).then(pl.lit("00") + phone.str.slice(1))
        .otherwise(phone)
    )  # fmt: skip


def write_hubspot(world: World, folder: Path) -> list[ExportFile]:
    """Contacts as a French user exports them: every cell quoted, ISO-like dates, phones as typed. One person in eight is not there."""
    folk = world.people.filter(pl.col("style") % 8 != 5)
    names = categories()
    interests = pl.Series([f"{names['fr'][a]};{names['fr'][b]}" if a != b else names["fr"][a] for a, b in zip(folk["taste"], folk["taste_2"], strict=True)])
    table = folk.with_columns(created=paris_stamp(folk["joined"].to_numpy() * DAY + 9 * 3600, "%Y-%m-%d %H:%M"), interests=interests)
    preferred = pl.when(pl.col("preferred_days") > 0).then(pl.col("preferred_days"))
    values = (
        pl.col("crm_id"), pl.col("first"), pl.col("last"), pl.col("email"), written_by_hand(pl.col("phone"), pl.col("style") // 7), pl.col("created"),
        pl.lit(None, dtype=pl.String), pl.lit("Client"), pl.col("country").replace(_COUNTRY_FR), pl.col("region"), pl.col("language").replace({"fr": "Français", "en": "Anglais"}),
        pl.when(pl.col("style") % 3 < 2).then(pl.col("interests")), preferred, pl.col("segment"),
    )  # fmt: skip
    table = table.select([value.alias(name) for name, value in zip(HUBSPOT, values, strict=True)])
    path = "hubspot/hubspot-crm-exports-tous-les-contacts-2026-06-30.csv"
    table.write_csv(place(folder, path), quote_style="always")
    return [ExportFile(path, "hubspot", len(table))]


_SURVEYS = {
    "relation": ("Relation+Maison+Talvenne", "QID1", ("Q1_NPS_GROUP", "Q1", "Q2", "Q3"), (
        "Recommanderiez-vous Maison Talvenne ? / Would you recommend us? - Group",
        "Recommanderiez-vous Maison Talvenne,\nsur 10 ? / Would you recommend us, out of 10?", "Pourquoi ? / Why?",
        "Il a été facile de régler mon problème (1-7) / It was easy to solve my problem (1-7)")),
    "purchase": ("Après+achat+Maison+Talvenne", "QID4", ("CSAT", "CSAT_comment"), (
        "Êtes-vous satisfait de votre achat ? (1-5) / How satisfied are you with your purchase? (1-5)", "Pourquoi ? / Why?")),
    "service": ("Après+contact+Maison+Talvenne", "QID6", ("CSAT", "CSAT_comment", "CES"), (
        "Êtes-vous satisfait de notre réponse ? (1-5) / How satisfied are you with our answer? (1-5)", "Pourquoi ? / Why?",
        "Il a été facile de régler mon problème (1-7) / It was easy to solve my problem (1-7)")),
}  # fmt: skip


def write_qualtrics(world: World, folder: Path, seed: int) -> list[ExportFile]:
    """Three surveys with their three header rows; a few previews and unfinished answers, and some anonymous ones."""
    rng = chance(seed, 25)
    people = world.people
    written = []
    for kind, (title, question_id, questions, question_texts) in _SURVEYS.items():
        rows = world.surveys.filter(pl.col("kind") == kind)
        who = rows["who"]
        n = len(rows)
        seconds = rng.integers(25, 240, n)
        preview = pl.Series(rng.random(n) < 0.004)
        nps, finished = pl.col("nps"), pl.col("finished")
        told = {
            "Q1_NPS_GROUP": pl.when(nps >= 9).then(pl.lit("Promoter")).when(nps >= 7).then(pl.lit("Passive")).otherwise(pl.lit("Detractor")),
            "Q1": nps, "Q2": pl.when(finished).then(pl.col("comment")), "Q3": pl.when(finished).then(pl.col("ease")),
            "CSAT": pl.col("csat"), "CSAT_comment": pl.when(finished).then(pl.col("comment")), "CES": pl.when(finished).then(pl.col("ease")),
        }  # fmt: skip
        named = lambda column, who=who: pl.when(~pl.col("anonymous")).then(people[column].gather(who))
        table = rows.with_columns(started=paris_stamp(rows["at"].to_numpy(), _UTC), ended=paris_stamp(rows["at"].to_numpy() + seconds, _UTC), rank=pl.int_range(pl.len()))
        values = (
            pl.col("started"), pl.col("ended"), pl.when(preview).then(pl.lit("Survey Preview")).otherwise(pl.lit("IP Address")),
            pl.concat_str(pl.lit("198.51.100."), (pl.col("who") % 254 + 1).cast(pl.String)), pl.when(finished).then(100).otherwise(50), pl.Series(seconds),
            pl.when(finished).then(pl.lit("True")).otherwise(pl.lit("False")), pl.col("ended"), pl.format(f"R_{kind[:3]}{{}}", pl.col("rank").cast(pl.String).str.zfill(12)),
            named("last"), named("first"), named("email"), named("crm_id"), pl.lit("48.8"), pl.lit("2.3"),
            pl.when(pl.col("anonymous")).then(pl.lit("anonymous")).otherwise(pl.lit("email")), pl.col("language").str.to_uppercase(), *[told[q] for q in questions],
        )  # fmt: skip
        table = table.select([value.alias(name) for name, value in zip((*QUALTRICS, *questions), values, strict=True)])
        ids = [f'{{"ImportId":"{i}","timeZone":"Europe/Paris"}}' if i.endswith("Date") else f'{{"ImportId":"{i}"}}' for i in _QUALTRICS_IDS]
        ids += [f'{{"ImportId":"{question_id}_{name}"}}' for name in questions]
        path = f"qualtrics/{title}_June+30,+2026_18.00.csv"
        lines = [pl.DataFrame([[cell] for cell in row], schema=[str(i) for i in range(len(row))]).write_csv(include_header=False) for row in (QUALTRICS + questions, _QUALTRICS_TEXTS + question_texts, ids)]
        place(folder, path).write_text("\ufeff" + "".join(lines) + table.write_csv(include_header=False), encoding="utf-8")
        written.append(ExportFile(path, "qualtrics", n))
    return written


def write_didomi(world: World, folder: Path, seed: int) -> list[ExportFile]:
    """The last state of each device: true, false or no choice; one in ten was never tied to a person."""
    rng = chance(seed, 26)
    folk = world.people.filter(pl.col("style") % 10 < 6)
    n = len(folk)
    choices = np.array([True, False, None], dtype=object)
    pick = lambda p: pl.Series(choices[rng.choice(3, n, p=p)].tolist(), dtype=pl.Boolean)
    known = pl.Series(rng.random(n) < 0.9)
    first = np.maximum(folk["joined"].to_numpy(), 0)
    created = stamp(first * DAY + 10 * 3600, "%Y-%m-%dT%H:%M:%S.000Z")
    updated = stamp((first + (rng.random(n) * (DAYS - 1 - first)).astype(int)) * DAY + 11 * 3600, "%Y-%m-%dT%H:%M:%S.000Z")

    def choice(name: str, state: pl.Series) -> pl.Expr:
        return pl.struct(pl.lit(name).alias("id"), state.alias("enabled"))

    email = pick([0.62, 0.28, 0.10])
    table = folk.select(
        pl.format("9b2d3f4e-0000-4000-8000-{}", pl.col("who").cast(pl.String).str.zfill(12)).alias("id"),
        pl.when(known).then(pl.col("email")).alias("organization_user_id"),
        pl.when(known).then(pl.lit("email")).alias("organization_user_id_type"),
        pl.lit("maisontalvenne").alias("organization_id"), pl.lit(2).alias("version"), created.alias("created_at"), updated.alias("updated_at"),
        pl.struct(
            pl.concat_list(choice("email", email), choice("sms", pick([0.25, 0.6, 0.15]))).alias("channels"),
            pl.concat_list(choice("newsletter", email), choice("mesure_audience", pick([0.5, 0.35, 0.15])), choice("personnalisation", pick([0.38, 0.5, 0.12]))).alias("purposes"),
        ).alias("consents"),
    )  # fmt: skip
    path = "didomi/users_2026-06-30.json"
    table.write_ndjson(place(folder, path))
    return [ExportFile(path, "didomi", n)]


def write_uservoice(world: World, folder: Path) -> list[ExportFile]:
    """Ideas; some are merged into an older one and must not count twice."""
    ideas = world.ideas.with_columns(id=45_000 + pl.int_range(pl.len()))
    states = {"": 0, "under review": 19, "planned": 20, "started": 21, "completed": 23, "declined": 24}
    nothing = pl.lit(None, dtype=pl.String)
    values = (
        pl.col("id"), pl.col("title"), pl.col("body"), nothing, pl.format("https://idees.example.org/s/{}", "id"), nothing, pl.lit("Idées"), pl.col("category"),
        pl.when(pl.col("status") != "").then(pl.col("status")), pl.col("language"), pl.lit(10), pl.col("status").replace_strict(states),
        pl.when(pl.col("merged") >= 0).then(pl.col("merged") + 45_000), nothing, pl.lit(99), nothing, stamp(ideas["at"].to_numpy(), _UTC),
    )  # fmt: skip
    table = ideas.select([value.alias(name) for name, value in zip(USERVOICE, values, strict=True)])
    path = "uservoice/suggestions-2026-06-30.csv"
    table.write_csv(place(folder, path))
    return [ExportFile(path, "uservoice", len(table))]


def write_aircall(world: World, folder: Path) -> list[ExportFile]:
    """Calls by year, local and UTC times side by side."""
    calls = world.calls
    local = stamp(calls["local"].to_numpy(), _UTC)
    inbound = pl.col("inbound")
    yes = pl.when("answered").then(pl.lit("Yes")).otherwise(pl.lit("No"))
    values = (
        pl.lit("Service Client"), local.str.slice(0, 10), local.str.slice(11), pl.lit("Europe/Paris"), stamp(calls["at"].to_numpy(), _UTC), pl.col("country"),
        pl.when(inbound).then(pl.lit("inbound")).otherwise(pl.lit("outbound")), pl.when(inbound).then(pl.col("phone")).otherwise(pl.lit(LINE)),
        pl.when(inbound).then(pl.lit(LINE)).otherwise(pl.col("phone")), yes, pl.col("reason"), pl.col("user"), pl.col("total_s"), pl.col("talk_s"), pl.lit("Aircall"),
        pl.lit(None, dtype=pl.String), pl.lit(None, dtype=pl.String), pl.col("branch"),
    )  # fmt: skip
    table = calls.select([value.alias(name) for name, value in zip(AIRCALL, values, strict=True)])
    written = []
    for year in ("2023", "2024", "2025", "2026"):
        chosen = table.filter(pl.col("date (TZ offset incl.)").str.starts_with(year))
        path = f"aircall/aircall_calls_{year}.csv"
        chosen.write_csv(place(folder, path))
        written.append(ExportFile(path, "aircall", len(chosen)))
    return written


def write_agents_report(folder: Path) -> list[ExportFile]:
    """A report of totals per agent, from a trial of another tool: context, never tickets."""
    lines = ["Période de rapport 2026-03-01 à 2026-03-31", "", "Nom de l'agent,Nombre de conversations,Temps de réponse moyen (Minutes),Temps moyen de résolution (Minutes)"]
    names = strings(np.array(company()["agents"]["names"], dtype=object)).to_list()
    lines += [f"{name},{42 - 5 * i},{12 + 9 * i},{340 + 35 * i}" for i, name in enumerate(names[:4])]
    path = "chatwoot/agents_report_fr.csv"
    place(folder, path).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [ExportFile(path, "chatwoot", 4, "aggregate")]
