"""What is said in public: Trustpilot reviews, Google Play reviews, the brand's posts on X, mentions collected by Meltwater."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import polars as pl

from data.demo.company import DAY, DAYS, NEVER, START, company, day, moments, strings
from data.demo.vendors import ExportFile, place, shout_some, stamp
from data.demo.world import World, chance

TRUSTPILOT = (
    "Domain Url", "Webshop Name", "Business Unit Id", "Review Id", "Review Created (UTC)", "Review Consumer User Id", "Review Username",
    "Review User Email", "Review Title", "Review Content", "Review Stars", "Source Of Review", "Reference Id", "Company Response",
    "Company Reply Date (UTC)", "Location Name",
)  # fmt: skip
GOOGLE_PLAY = (
    "Package Name", "App Version Code", "App Version Name", "Reviewer Language", "Device", "Review Submit Date and Time",
    "Review Submit Millis Since Epoch", "Review Last Update Date and Time", "Review Last Update Millis Since Epoch", "Star Rating",
    "Review Title", "Review Text", "Developer Reply Date and Time", "Developer Reply Millis Since Epoch", "Developer Reply Text", "Review Link",
)  # fmt: skip
X_ANALYTICS = (
    "Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows", "Replies",
    "Reposts", "Profile visits", "Detail Expands", "URL Clicks", "Hashtag Clicks", "Permalink Clicks",
)  # fmt: skip
MELTWATER = tuple(
    """Date|Headline|URL|Opening Text|Hit Sentence|Source|Influencer|Country|Subregion|Language|Reach|Desktop Reach|Mobile Reach
Twitter Social Echo|Facebook Social Echo|Reddit Social Echo|National Viewership|Engagement|AVE|Sentiment|Key Phrases|Input Name|Keywords
Twitter Authority|Tweet Id|Twitter Id|Twitter Client|Twitter Screen Name|User Profile Url|Twitter Bio|Twitter Followers|Twitter Following
Alternate Date Format|Time|State|City|Document Tags""".replace("\n", "|").split("|")
)
_UTC = "%Y-%m-%d %H:%M:%S"
_ISO = "%Y-%m-%dT%H:%M:%SZ"
_EPOCH_MS = int(START.astype("datetime64[ms]").astype(np.int64))
_SNOWFLAKE_EPOCH = 1_288_834_974_657
_COUNTRY_NAMES = {"FR": "France", "BE": "Belgium", "GB": "United Kingdom", "CA": "Canada"}


def write_trustpilot(world: World, folder: Path, seed: int) -> list[ExportFile]:
    """Two exports that overlap by two months; organic reviews carry neither e-mail nor order."""
    rng = chance(seed, 24)
    reviews, people = world.reviews, world.people
    rank = pl.int_range(pl.len())
    refs = world.orders["ref"].to_numpy()[np.maximum(reviews["order"].to_numpy(), 0)]
    invited = pl.Series(reviews["invited"])
    replied = reviews["reply_at"] > NEVER
    table = reviews.with_columns(
        created=stamp(reviews["at"].to_numpy(), _UTC), replied=stamp(reviews["reply_at"].to_numpy(), _UTC), ref=strings(refs),
        email=shout_some(rng, people["email"].gather(reviews["who"]), 0.01), name=people["first"].gather(reviews["who"]),
    )  # fmt: skip
    values = (
        pl.lit(company()["domain"]), pl.lit(company()["name"]), pl.lit("6a1000000000000000000abc"),
        pl.format("68{}", (rank + 10**21 // 10**4).cast(pl.String).str.zfill(22)), pl.col("created"),
        pl.format("60{}", pl.col("who").cast(pl.String).str.zfill(22)), pl.col("name"), pl.when(invited).then(pl.col("email")), pl.col("title"),
        pl.col("text"), pl.col("stars"), pl.when(invited).then(pl.lit("InvitationLinkApi")).otherwise(pl.lit("Organic")), pl.when(invited).then(pl.col("ref")),
        pl.when(replied).then(pl.col("reply")), pl.col("replied"), pl.lit(None, dtype=pl.String),
    )  # fmt: skip
    table = table.select("at", *[value.alias(name) for name, value in zip(TRUSTPILOT, values, strict=True)])
    written = []
    for path, low, high in (("2023-2025", 0, day("2025-09-01")), ("2025-2026", day("2025-07-01"), DAYS)):
        chosen = table.filter((pl.col("at") >= low * DAY) & (pl.col("at") < high * DAY)).drop("at")
        name = f"trustpilot/trustpilot-service-reviews-{path}.csv"
        chosen.write_csv(place(folder, name))
        written.append(ExportFile(name, "trustpilot", len(chosen)))
    return written


def write_google_play(world: World, folder: Path) -> list[ExportFile]:
    """One UTF-16 file per month since the application exists; an edited review comes back in the month it was edited."""
    reviews = world.app_reviews
    edited_at = np.where(reviews["edited"].to_numpy(), reviews["at"].to_numpy() + 35 * DAY, reviews["at"].to_numpy())
    edited_at = np.where(edited_at >= DAYS * DAY, reviews["at"].to_numpy(), edited_at)
    silent = pl.col("silent")
    replied = (pl.col("reply_at") > NEVER) & ~silent
    ms = lambda column: pl.col(column) * 1000 + _EPOCH_MS
    table = reviews.with_columns(
        updated=edited_at, submit=stamp(reviews["at"].to_numpy(), _ISO), update=stamp(edited_at, _ISO), reply_text_at=stamp(reviews["reply_at"].to_numpy(), _ISO), rank=pl.int_range(pl.len())
    )
    values = (
        pl.lit("org.example.talvenne"), pl.col("version"), pl.format("2.{}", pl.col("version") % 100 / 10), pl.col("language"), pl.lit("pixel8"),
        pl.col("submit"), ms("at"), pl.col("update"), ms("updated"), pl.col("stars"), pl.lit(None, dtype=pl.String),
        pl.when(~silent).then(pl.col("text")), pl.when(replied).then(pl.col("reply_text_at")), pl.when(replied).then(ms("reply_at")), pl.when(replied).then(pl.col("reply")),
        pl.when(~silent).then(pl.format("https://play.google.com/console/developers/1/app/2/user-feedback/review-details?reviewId=gp%3AAOtalv{}", pl.col("rank"))),
    )  # fmt: skip
    rows = table.select("at", "updated", *[value.alias(name) for name, value in zip(GOOGLE_PLAY, values, strict=True)])
    months = np.arange(START.astype("datetime64[M]") + 18, np.datetime64("2026-07"))
    written = []
    for month in months:
        low, high = (int((m.astype("datetime64[s]") - START).astype(np.int64)) for m in (month, month + 1))
        inside = (pl.col("at").is_between(low, high, closed="left")) | (pl.col("updated").is_between(low, high, closed="left"))
        chosen = rows.filter(inside).drop("at", "updated")
        path = f"google_play/reviews_org.example.talvenne_{str(month).replace('-', '')}.csv"
        place(folder, path).write_bytes("\ufeff".encode("utf-16-le") + chosen.write_csv().encode("utf-16-le"))
        written.append(ExportFile(path, "google_play", len(chosen)))
    return written


def _post_ids(at: np.ndarray) -> np.ndarray:
    """Nineteen-digit ids as X makes them: the moment, shifted, and a rank."""
    return ((at.astype(np.int64) * 1000 + _EPOCH_MS - _SNOWFLAKE_EPOCH) << 22) + np.arange(len(at)) % 4096


def write_x(world: World, folder: Path) -> list[ExportFile]:
    """The account's archive (tweets.js) and the analytics of the last three months: the same posts twice."""
    posts = world.posts
    ids = _post_ids(posts["at"].to_numpy())
    created = stamp(posts["at"].to_numpy(), "%a %b %d %H:%M:%S +0000 %Y")
    listed = []
    for i, (post_id, when, row) in enumerate(zip(ids.tolist(), created, posts.iter_rows(named=True), strict=True)):
        tweet = {
            "id_str": str(post_id), "id": str(post_id), "created_at": when, "full_text": row["text"].replace("&", "&amp;"), "lang": row["language"],
            "favorite_count": str(row["likes"]), "retweet_count": str(row["likes"] // 6), "in_reply_to_status_id_str": None,
            "entities": {"urls": [], "hashtags": [], "user_mentions": []},
        }  # fmt: skip
        if row["reply_to"]:
            tweet["in_reply_to_status_id_str"] = str(post_id - 4_000_000_000_000)
            tweet["in_reply_to_screen_name"] = row["reply_to"]
            tweet["entities"]["user_mentions"] = [{"screen_name": row["reply_to"], "id_str": str(i + 1)}]
        listed.append({"tweet": tweet})
    path = "x/data/tweets.js"
    place(folder, path).write_text("window.YTD.tweets.part0 = " + json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")
    written = [ExportFile(path, "x", len(listed))]
    recent = (posts["at"] >= day("2026-04-01") * DAY).to_numpy()
    seen = posts["seen"]
    link = pl.concat_str(pl.lit(f"https://x.com/{company()['handle']}/status/"), pl.col("id"))
    table = posts.with_columns(id=strings(ids.astype(str)), date=stamp(posts["at"].to_numpy(), "%a, %b %-d, %Y"))
    values = (
        pl.col("id"), pl.col("date"), pl.col("text"), link, seen, pl.col("likes"), seen // 40, pl.lit(0), pl.lit(0), seen // 4000, seen // 900,
        pl.col("likes") // 6, seen // 700, seen // 60, seen // 180, pl.lit(0), pl.lit(0),
    )  # fmt: skip
    table = table.select([value.alias(name) for name, value in zip(X_ANALYTICS, values, strict=True)])
    path = "x/account_analytics_content_2026-04-01_2026-06-30.csv"
    table.filter(pl.Series(recent)).write_csv(place(folder, path))
    return [*written, ExportFile(path, "x", int(recent.sum()), "overlap")]


def write_meltwater(world: World, folder: Path) -> list[ExportFile]:
    """What people post about the brand, as a listening tool exports it: UTF-16, tabs, behind a .csv name."""
    mentions = world.mentions
    when = pl.Series(moments(mentions["at"].to_numpy()))
    ids = strings(_post_ids(mentions["at"].to_numpy()).astype(str))
    filled = {
        "Date": when.dt.strftime("%d-%b-%Y %I:%M%p"), "URL": "https://twitter.com/" + mentions["handle"] + "/statuses/" + ids,
        "Hit Sentence": mentions["text"], "Opening Text": mentions["text"], "Source": pl.Series(["Twitter"] * len(mentions)), "Influencer": "@" + mentions["handle"],
        "Country": mentions["country"].replace(_COUNTRY_NAMES), "Language": mentions["language"].replace({"fr": "French", "en": "English"}),
        "Sentiment": pl.Series(["Not Rated"] * len(mentions)), "Input Name": pl.Series([company()["name"]] * len(mentions)), "Keywords": pl.Series([company()["handle"]] * len(mentions)),
        "Tweet Id": ids, "Twitter Screen Name": mentions["handle"], "User Profile Url": "https://twitter.com/" + mentions["handle"],
        "Alternate Date Format": when.dt.strftime("%b %-d, %Y"), "Time": when.dt.strftime("%-I:%M %p"), "City": mentions["city"],
    }  # fmt: skip
    blank = pl.Series([None] * len(mentions), dtype=pl.String)
    table = pl.DataFrame([filled.get(name, blank).alias(name) for name in MELTWATER])
    path = "meltwater/maison_talvenne_mentions.csv"
    place(folder, path).write_bytes("\ufeff".encode("utf-16-le") + table.write_csv(separator="\t").encode("utf-16-le"))
    return [ExportFile(path, "meltwater", len(table))]
