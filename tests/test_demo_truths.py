"""The invented company holds the truths it says it holds.

Each figure is counted from the files alone, with plain polars, as somebody would who never saw the generator.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

import data.demo

ANXIOUS = r"(?i)inqui[eè]t|peur|angoiss|stress|crain|panique|redoute|worr|afraid|anxious|scared|panic|dread"
TRUTHS = tomllib.loads((Path(data.demo.__file__).parent / "truths.toml").read_text(encoding="utf-8"))["truths"]


def _csv(path: Path, **options) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False, **options)


def _utc(column: str, pattern: str) -> pl.Expr:
    return pl.col(column).str.to_datetime(pattern, strict=False)


@pytest.fixture(scope="module")
def tickets(demo_files) -> pl.DataFrame:
    """One row per ticket: number, email, language, channel, topic, created, first text, first human reply, asked, bot said solved."""
    rows = {}
    for part in sorted((demo_files / "zendesk").glob("*.json")):
        for line in part.read_text(encoding="utf-8").splitlines():
            ticket = json.loads(line)["ticket"]
            rows[ticket["id"]] = ticket
    listed = []
    for ticket in rows.values():
        public_replies = [c for c in ticket["comments"] if c["public"] and c["author_id"] > 0 and c["author_id"] != ticket["requester_id"] and c["via"]["channel"] != "answer_bot"]
        listed.append(
            {
                "id": ticket["id"], "requester": ticket["requester_id"], "email": ticket["requester"]["email"].lower(), "language": ticket["requester"]["locale"][:2],
                "channel": ticket["via"]["channel"], "topic": ticket["tags"][0], "created": datetime.fromisoformat(ticket["created_at"]).replace(tzinfo=None),
                "text": ticket["description"], "bot": "assistant" in ticket["tags"], "bot_solved": "resolu_assistant" in ticket["tags"],
                "human": min((datetime.fromisoformat(c["created_at"]).replace(tzinfo=None) for c in public_replies), default=None),
                "said": " ".join(c["body"] for c in ticket["comments"] if c["author_id"] == ticket["requester_id"]),
            }
        )  # fmt: skip
    return pl.DataFrame(listed, infer_schema_length=None)


@pytest.fixture(scope="module")
def sends(demo_files) -> pl.DataFrame:
    """One row per message received, with who, week, segment, the messages of the 28 days before and the departure."""
    parts = [_csv(f, separator=";") for f in sorted((demo_files / "brevo").glob("recipients_*.csv"))]
    moment = "%d-%m-%Y %H:%M:%S"
    rows = pl.concat([p.select(p.columns[:18]) for p in parts]).select(
        pl.col("Email_ID").str.to_lowercase().alias("email"),
        _utc("Send_Date", moment).alias("sent"),
        _utc("Unsubscribe_Date", moment).alias("left"),
        pl.col("Clicked_Links_Count").cast(pl.Int64).fill_null(0).gt(0).alias("clicked"),
        pl.col("Campaign Name").alias("campaign"),
    )
    segments = _csv(demo_files / "hubspot/hubspot-crm-exports-tous-les-contacts-2026-06-30.csv").select(
        pl.col("E-mail").alias("email"), pl.col("Segment client").alias("segment")
    )
    rows = rows.join(segments, on="email", how="left").sort("email", "sent")
    dose = rows.rolling(index_column="sent", period="28d", group_by="email").agg(dose=pl.len())
    return rows.with_columns(dose["dose"])


@pytest.fixture(scope="module")
def orders(demo_files) -> pl.DataFrame:
    """One row per order: ref, email, placed, total, code used, promised and delivered day."""
    table = pl.concat([_csv(f) for f in sorted((demo_files / "shopify").glob("orders_*.csv"))])
    table = table.filter(pl.col("Total").is_not_null()).unique("Name", keep="first", maintain_order=True)
    return table.select(
        pl.col("Name").alias("ref"),
        pl.col("Email").str.to_lowercase().alias("email"),
        pl.col("Created at").str.to_datetime("%Y-%m-%d %H:%M:%S %z").dt.replace_time_zone(None).alias("placed"),
        pl.col("Total").cast(pl.Float64).alias("total"),
        pl.col("Discount Code").alias("code"),
        pl.col("Note Attributes").str.extract(r"promised_on: (\S+)").str.to_date().alias("promised"),
        pl.col("Note Attributes").str.extract(r"delivered_on: (\S+)").str.to_date().alias("delivered"),
    )


@pytest.fixture(scope="module")
def reviews(demo_files) -> pl.DataFrame:
    table = pl.concat([_csv(f) for f in sorted((demo_files / "trustpilot").glob("*.csv"))]).unique("Review Id", keep="last", maintain_order=True)
    moment = "%Y-%m-%d %H:%M:%S"
    return table.select(
        pl.col("Review User Email").str.to_lowercase().alias("email"), pl.col("Review Stars").cast(pl.Int64).alias("stars"), pl.col("Company Response").alias("reply"),
        _utc("Review Created (UTC)", moment).alias("created"), _utc("Company Reply Date (UTC)", moment).alias("replied"),
    )  # fmt: skip


def _between(column: str, low: date, high: date) -> pl.Expr:
    return pl.col(column).dt.date().is_between(low, high, closed="left")


def _held(truth: str, **figures: float) -> None:
    """Each figure lies where truths.toml says it must."""
    expected = {e["figure"]: e for t in TRUTHS if t["id"] == truth for e in t["expect"]}
    assert set(figures) == set(expected), f"truths.toml and the test name other figures for {truth}"
    for name, value in figures.items():
        assert expected[name]["low"] <= value <= expected[name]["high"], f"{truth}: {name} is {value:.4g}"


def test_the_same_people_are_known_by_every_tool_under_varying_spellings(demo_files, tickets, orders):
    contacts = _csv(demo_files / "hubspot/hubspot-crm-exports-tous-les-contacts-2026-06-30.csv")
    known = set(contacts["E-mail"])
    assert len(known & set(tickets["email"])) > 0.7 * tickets["email"].n_unique()
    assert len(known & set(orders["email"])) > 0.7 * orders["email"].n_unique()
    raw = pl.concat([_csv(f) for f in sorted((demo_files / "shopify").glob("orders_*.csv"))])["Email"]
    assert 0 < (raw != raw.str.to_lowercase()).mean() < 0.05
    phones = contacts["Numéro de téléphone"].drop_nulls()
    assert min(phones.str.starts_with(start).sum() for start in ("+", "00", "0")) > 0


def test_texts_are_many_in_both_languages_and_badly_typed_now_and_then(tickets, reviews, demo_files):
    for language in ("fr", "en"):
        texts = tickets.filter(pl.col("language") == language)["text"]
        assert texts.n_unique() > 0.93 * len(texts)
    everything = pl.concat([tickets["text"], tickets["said"]])
    assert everything.str.contains("[😀-🙏❤👍🎉😡🙄]").mean() > 0.02
    assert not everything.str.contains(r"[{}]").any()
    assert (tickets["text"] == tickets["text"].str.to_lowercase()).mean() > 0.08
    assert tickets["text"].str.len_chars().quantile(0.9) > 2.5 * tickets["text"].str.len_chars().quantile(0.1)


def test_every_truth_is_told_in_both_languages_and_has_a_test():
    told = Path(__file__).read_text(encoding="utf-8")
    for truth in TRUTHS:
        assert truth["what"]["en"] and truth["what"]["fr"] and truth["where"], truth["id"]
        assert re.search(rf'_held\(\s*"{truth["id"]}"', told), truth["id"]
        assert all(e["low"] <= e["value"] <= e["high"] for e in truth["expect"]), truth["id"]


def test_the_price_rise_makes_people_anxious_and_the_french_more(tickets):
    spring = tickets.filter(_between("created", date(2026, 3, 1), date(2026, 5, 1)))
    before = tickets.filter(_between("created", date(2025, 3, 1), date(2025, 5, 1)))

    def share(rows: pl.DataFrame, language: str, condition: pl.Expr) -> float:
        return rows.filter(pl.col("language") == language).select(condition.mean()).item()

    about_price, anxious = pl.col("topic") == "price", pl.col("text").str.contains(ANXIOUS)
    _held(
        "price_rise",
        french_price_share=share(spring, "fr", about_price),
        french_price_share_a_year_before=share(before, "fr", about_price),
        english_price_share=share(spring, "en", about_price),
        french_anxious_rise=share(spring, "fr", anxious) - share(before, "fr", anxious),
        french_rise_minus_english_rise=(share(spring, "fr", anxious) - share(before, "fr", anxious)) - (share(spring, "en", anxious) - share(before, "en", anxious)),
    )


def test_the_chatbot_hides_humans(tickets):
    chat = tickets.filter(pl.col("channel") == "chat")
    waited = (pl.col("human") - pl.col("created")).dt.total_seconds() / 60
    before, after = chat.filter(pl.col("created") < datetime(2025, 6, 1)), chat.filter(pl.col("bot"))
    again = tickets.filter(~pl.col("bot_solved"))
    solved = tickets.filter(pl.col("bot_solved"))
    came_back = solved.join(again, on="requester", suffix="_again").filter(
        (pl.col("topic") == pl.col("topic_again")) & ((pl.col("created_again") - pl.col("created")).is_between(timedelta(0), timedelta(days=7), closed="right"))
    )
    asks = r"(?i)conseiller|humain|vraie personne|quelqu'un|robot|adviser|human|real person|someone|agent|bot"
    _held(
        "chatbot",
        minutes_to_a_human_before=before.select(waited.median()).item(),
        minutes_to_a_human_ratio=after.select(waited.median()).item() / before.select(waited.median()).item(),
        no_human_share=after["human"].is_null().mean(),
        asked_for_a_human_share=after["said"].str.contains(asks).mean() - before["said"].str.contains(asks).mean(),
        came_back_within_7_days_share=came_back["id"].n_unique() / len(solved),
    )


def _weeks(sends: pl.DataFrame) -> pl.DataFrame:
    """Weeks of each person between first and last message: messages of the last 28 days, clicks, departure."""
    weekly = sends.with_columns(week=(pl.col("sent") - datetime(2023, 7, 1)).dt.total_days() // 7).group_by("email", "week").agg(
        n=pl.len(), clicks=pl.col("clicked").sum(), left=pl.col("left").is_not_null().any(), segment=pl.col("segment").first()
    )
    spans = weekly.group_by("email").agg(first=pl.col("week").min(), last=pl.when(pl.col("left").any()).then(pl.col("week").filter(pl.col("left")).min()).otherwise(156))
    grid = spans.select("email", week=pl.int_ranges("first", pl.col("last") + 1)).explode("week")
    grid = grid.join(weekly, on=["email", "week"], how="left").sort("email", "week").with_columns(pl.col("n", "clicks").fill_null(0), pl.col("left").fill_null(False))
    gold = weekly.filter(pl.col("segment") == "gold")["email"].unique()
    return grid.with_columns(
        dose=pl.col("n").rolling_sum(4, min_samples=1).over("email"), gold=pl.col("email").is_in(gold.implode())
    )


def test_gold_members_are_mailed_more_and_leave_more_though_the_raw_curve_says_the_opposite(sends):
    weeks = _weeks(sends)
    gold = weeks.filter("gold")
    before, after = gold.filter(pl.col("week") < 113), gold.filter(pl.col("week") >= 118)
    raw_low, raw_high = weeks.filter(pl.col("dose").is_between(1, 6)), weeks.filter(pl.col("dose") > 12)
    own_low, own_high = gold.filter(pl.col("dose").is_between(1, 8)), gold.filter(pl.col("dose") > 10)
    both = own_low.group_by("email").agg(low=pl.col("clicks").sum() / pl.col("n").sum()).join(own_high.group_by("email").agg(high=pl.col("clicks").sum() / pl.col("n").sum()), on="email")
    _held(
        "overmailed_gold",
        messages_ratio=after["dose"].mean() / before["dose"].mean(),
        gold_departures_ratio=after["left"].mean() / before["left"].mean(),
        raw_departures_high_over_low=raw_high["left"].mean() / raw_low["left"].mean(),
        gold_departures_high_over_low=own_high["left"].mean() / own_low["left"].mean(),
        clicks_per_message_within_customer=both.select((pl.col("high") < pl.col("low")).filter(pl.col("high") != pl.col("low")).mean()).item(),
    )


def test_critics_are_answered_later_less_and_with_a_template(reviews):
    old_enough = reviews.filter(pl.col("created") < datetime(2026, 5, 15))
    critics, fans = old_enough.filter(pl.col("stars") <= 2), old_enough.filter(pl.col("stars") >= 4)
    delay = (pl.col("replied") - pl.col("created")).dt.total_hours() / 24
    _held(
        "critics",
        critics_replied_share=critics["reply"].is_not_null().mean(),
        fans_replied_share=fans["reply"].is_not_null().mean(),
        median_delay_ratio=critics.select(delay.median()).item() / fans.select(delay.median()).item(),
        critics_same_four_texts_share=critics["reply"].drop_nulls().value_counts(sort=True)["count"].head(4).sum() / critics["reply"].count(),
    )


def test_the_points_rule_brings_questions_takes_points_and_cannot_be_read(tickets, demo_files):
    loyalty = tickets.filter(pl.col("topic") == "loyalty")
    year = lambda low, high: loyalty.filter(_between("created", low, high)).height
    events = _csv(demo_files / "egards/loyalty_events.csv")
    messages = _csv(demo_files / "egards/brand_messages.csv")
    rule = messages.filter(pl.col("text").str.contains("4.2"))
    words = lambda texts: texts.select((pl.col("text").str.count_matches(r"\S+") / pl.col("text").str.count_matches(r"[.!?](\s|$)")).median()).item()
    expired = events.filter(pl.col("kind") == "expire")
    assert expired["occurred_at"].min() >= "2025-11"
    _held(
        "points_rule",
        loyalty_tickets_ratio=year(date(2025, 11, 1), date(2026, 7, 1)) / year(date(2024, 11, 1), date(2025, 7, 1)),
        expired_over_earned_share=-expired["points"].cast(pl.Float64).sum() / events.filter(pl.col("kind") == "earn")["points"].cast(pl.Float64).sum(),
        words_per_sentence_of_the_rule=words(rule),
        words_per_sentence_of_the_others=words(messages.filter(~pl.col("text").str.contains("4.2"))),
    )


def test_the_spring_test_sells_more_and_drives_people_away(demo_files, orders, sends):
    arms = _csv(demo_files / "egards/experiment_arms.csv").select(pl.col("who_email").alias("email"), "arm")
    low, high = datetime(2026, 3, 30), datetime(2026, 6, 22)
    bought = orders.filter(pl.col("placed").is_between(low, high)).group_by("email").agg(total=pl.col("total").sum())
    left = sends.filter(pl.col("left").is_between(low, high)).select("email").unique().with_columns(gone=pl.lit(True))
    people = arms.join(bought, on="email", how="left").join(left, on="email", how="left")
    by = {row["arm"]: row for row in people.group_by("arm").agg(n=pl.len(), buyers=pl.col("total").is_not_null().mean(), revenue=pl.col("total").fill_null(0).mean(), gone=pl.col("gone").fill_null(False).mean()).iter_rows(named=True)}
    treated, control = by["treated"], by["control"]
    _held(
        "spring_test",
        control_share=control["n"] / (control["n"] + treated["n"]),
        buyers_difference=treated["buyers"] - control["buyers"],
        revenue_ratio=treated["revenue"] / control["revenue"],
        departures_difference=treated["gone"] - control["gone"],
    )


def test_intentions_are_not_served_by_what_is_sent(demo_files, sends):
    wanted = _csv(demo_files / "egards/intentions.csv").filter(pl.col("kind") != "stop").select(
        "intention_id", pl.col("who_email").alias("email"), "category", _utc("expressed_at", "%Y-%m-%dT%H:%M:%SZ").alias("said")
    )
    names = pl.DataFrame({"category": ["kitchen", "linens", "garden", "lighting", "furniture", "tea", "bath", "kids"], "named": ["cuisine|kitchen", "linge de maison|linens", "jardin|garden", "luminaires|lighting", "meubles|furniture", "thés et tisanes|teas", "salle de bain|bathroom", "chambre d'enfant|children's room"]})
    after = wanted.join(sends, on="email").filter((pl.col("sent") - pl.col("said")).is_between(timedelta(0), timedelta(days=60)))
    after = after.join(names, on="category").with_columns(match=pl.col("campaign").str.contains(pl.col("named")))
    served = after.filter("match")["intention_id"].n_unique() / len(wanted)
    promoted = sends["campaign"].str.contains("Promo|Club|Printemps")
    pushed = sends.filter(promoted)["campaign"].str.contains("meubles|furniture|luminaires|lighting").mean()
    named = wanted["category"].is_in(["furniture", "lighting"]).mean()
    _held("intentions_ignored", served_share=served, pushed_furniture_and_lighting_share=pushed, wanted_furniture_and_lighting_share=named)


def test_the_two_day_promise_of_december_is_broken_and_letters_follow(orders, tickets):
    known = orders.filter(pl.col("delivered").is_not_null()).with_columns(kept=pl.col("delivered") <= pl.col("promised"))
    winter = known.filter(_between("placed", date(2025, 11, 10), date(2026, 1, 1)))
    year_before = known.filter(_between("placed", date(2024, 11, 10), date(2025, 1, 1)))
    delivery = tickets.filter(pl.col("topic") == "delivery").select("email", "created")
    wrote = known.join(delivery, on="email").filter((pl.col("created") - pl.col("placed")).is_between(timedelta(0), timedelta(days=20)))["ref"].unique()
    asked = known.with_columns(asked=pl.col("ref").is_in(wrote.implode())).filter(_between("placed", date(2025, 11, 10), date(2026, 1, 1)))
    _held(
        "promise_broken",
        kept_share=winter["kept"].mean(),
        kept_share_a_year_before=year_before["kept"].mean(),
        letters_late_over_kept=asked.filter(~pl.col("kept"))["asked"].mean() / asked.filter("kept")["asked"].mean(),
    )


def test_late_unanswered_then_angry_then_gone_is_a_journey_of_the_winter_of_2025(orders, tickets, reviews, sends):
    left = sends.filter(pl.col("left").is_not_null()).select("email", "left")
    path = (
        orders.join(tickets.filter(pl.col("topic") == "delivery"), on="email")
        .filter((pl.col("created") - pl.col("placed")).is_between(timedelta(0), timedelta(days=25)))
        .filter(pl.col("human").is_null() | (pl.col("human") - pl.col("created") > timedelta(days=3)))
        .join(reviews.filter(pl.col("stars") <= 2).rename({"created": "wrote"}), on="email")
        .filter((pl.col("wrote") - pl.col("created")).is_between(timedelta(0), timedelta(days=14)))
    )
    gone = path.join(left, on="email").filter((pl.col("left") - pl.col("created")).is_between(timedelta(0), timedelta(days=45)))

    def count(rows: pl.DataFrame, low: date, high: date) -> int:
        return rows.filter(_between("placed", low, high))["email"].n_unique()

    low, high = date(2025, 11, 1), date(2026, 2, 1)
    earlier = count(path, date(2023, 11, 1), date(2024, 2, 1)) + count(path, date(2024, 11, 1), date(2025, 2, 1))
    _held(
        "left_alone",
        complaints_per_1000_customers=1000 * count(path, low, high) / orders["email"].n_unique(),
        complaints_of_the_two_winters_before_over_this_one=earlier / count(path, low, high),
        gone_share=count(gone, low, high) / count(path, low, high),
    )


def test_pleased_people_leave_and_those_who_complain_stay(demo_files, orders, tickets):
    answers = _csv(next(demo_files.glob("qualtrics/Relation*.csv")))
    answers = answers.filter(pl.col("Q1").str.contains(r"^\d+$") & pl.col("RecipientEmail").is_not_null())
    answers = answers.select(pl.col("RecipientEmail").alias("email"), pl.col("Q1").cast(pl.Int64).alias("nps"), _utc("RecordedDate", "%Y-%m-%d %H:%M:%S").alias("at"))
    answers = answers.filter(pl.col("at") < datetime(2025, 12, 20)).with_row_index("row")

    def stayed(rows: pl.DataFrame) -> float:
        after = rows.join(orders, on="email").filter((pl.col("placed") - pl.col("at")).is_between(timedelta(0), timedelta(days=180), closed="right"))
        return after["row"].n_unique() / len(rows)

    pleased, critics = answers.filter(pl.col("nps") >= 9), answers.filter(pl.col("nps") <= 6)
    everyone = orders.filter(pl.col("placed") < datetime(2025, 12, 20)).group_by("email", maintain_order=True).agg(at=pl.col("placed").last()).with_row_index("row")
    upset = tickets.filter((pl.col("created") < datetime(2025, 12, 20)) & pl.col("text").str.contains("(?i)honteux|inadmissible|ras le bol|lamentable|furieu|disgrace|fed up|furious|appalling|rubbish"))
    upset = upset.select("email", at="created").with_row_index("row")
    _held(
        "paradoxes",
        pleased_who_ordered_again_share=stayed(pleased),
        critics_who_ordered_again_share=stayed(critics),
        complainers_over_everyone=stayed(upset) / stayed(everyone),
    )


def test_monday_mornings_are_a_wall_on_the_phone(demo_files):
    calls = pl.concat([_csv(f) for f in sorted((demo_files / "aircall").glob("*.csv"))]).filter(pl.col("direction") == "inbound")
    local = pl.concat_str("date (TZ offset incl.)", pl.lit(" "), "time (TZ offset incl.)").str.to_datetime("%Y-%m-%d %H:%M:%S")
    calls = calls.with_columns(at=local, wait=pl.col("duration (total)").cast(pl.Int64) - pl.col("duration (in call)").cast(pl.Int64), reason=pl.col("missed_call_reason").fill_null(""))
    served = calls.filter(pl.col("reason") != "out_of_opening_hours")
    monday = (pl.col("at").dt.weekday() == 1) & pl.col("at").dt.hour().is_between(9, 10)
    rush, calm = served.filter(monday), served.filter(~monday)
    gave_up = pl.col("reason").str.contains("abandoned")
    _held(
        "monday_phone",
        answered_wait_ratio=rush.filter(pl.col("answered") == "Yes")["wait"].median() / calm.filter(pl.col("answered") == "Yes")["wait"].median(),
        gave_up_share_monday=rush.select(gave_up.mean()).item(),
        gave_up_share_otherwise=calm.select(gave_up.mean()).item(),
        out_of_hours_share=(calls["reason"] == "out_of_opening_hours").mean(),
    )


def test_promotions_multiply_and_people_differ_in_how_they_use_them(orders):
    told = orders.with_columns(on=pl.col("code").is_not_null(), nth=pl.col("placed").rank("ordinal").over("email"))
    late = told.filter(pl.col("placed") >= datetime(2025, 9, 1))
    of_four = told.group_by("email").agg(n=pl.len(), on=pl.col("on").sum()).filter(pl.col("n") == 4)
    _held(
        "promotions",
        share_since=late["on"].mean(),
        share_before=told.filter(pl.col("placed") < datetime(2025, 9, 1))["on"].mean(),
        all_or_nothing_share_of_four_orders=(of_four["on"].is_in([0, 4])).mean(),
        welcome_codes_of_old_customers=told.filter(pl.col("code") == "BIENVENUE").select((pl.col("nth") > 1).mean()).item(),
    )


def test_the_climate_falls_in_early_2026(demo_files):
    climate = _csv(demo_files / "egards/climate.csv").filter(pl.col("country") == "FR").with_columns(pl.col("value").cast(pl.Float64))
    assert climate["series"].str.contains("INVENTED").all() and (climate["is_invented"] == "true").all()
    late = climate.filter(pl.col("month").is_between(pl.lit("2026-03-01"), pl.lit("2026-06-01")))["value"].mean()
    year = climate.filter(pl.col("month").str.starts_with("2025"))["value"].mean()
    _held("climate", fall=year - late)
