"""What people ask for and what comes of it, worked out by hand from a few people's wishes, messages, refusals and points."""

from datetime import UTC, date, datetime, timedelta

import pytest

from queries import ask
from queries.scope import Scope

EVER = Scope(date(1990, 1, 1), date(2100, 1, 1))
BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def day(number: int) -> datetime:
    return BEGAN + timedelta(days=number)


def wish(person: str, category: str | None, on: int, until: int | None = None, **more) -> dict:
    return {"intention_id": f"{person}-{category}-{on}", "customer_id": person, "kind": "buy", "what": "a thing", "category": category, "expressed_at": day(on), "valid_until": day(until) if until is not None else None, **more}


def message(person: str, category: str | None, on: int, **more) -> dict:
    return {"customer_id": person, "campaign_id": f"about {category}", "message_ref": f"{person}-{category}-{on}", "sent_on": day(on).date(), "category": category, "is_marketing": True, "outcome": "delivered", **more}


@pytest.fixture
def wished(given):
    """Eight wishes for tea. Met: after 10 days (a), after 60 (b). Not met: after 61 days (c), before the wish (d), undelivered (e),
    about another category (f), after the wish had ended (g), never (h). The last message of all, on day 100, ends the watch."""
    given.fill(
        intentions=[
            *(wish(person, "tea", 0) for person in "abcdef"), wish("g", "tea", 0, until=20), wish("h", "tea", 0),
            wish("late", "tea", 50), wish("vague", None, 0), wish("a", "tea", 1, kind="stop"), wish("a", "tea", 2, state="withdrawn"),
        ],
        sends=[
            message("a", "tea", 10), message("b", "tea", 60), message("c", "tea", 61), message("d", "tea", -1), message("e", "tea", 9, outcome="bounced_soft"),
            message("f", "lighting", 9), message("g", "tea", 21), message("somebody else", "lighting", 100),
        ],
    )  # fmt: skip
    return given


def test_a_wish_is_met_by_a_delivered_message_about_it_within_sixty_days_while_it_stands(wished):
    """Of the 8 wishes watched for 60 days, 2 were met: 0.25. One made on day 50 could be watched for 50 days only; one without a category cannot be matched; a "stop" and a withdrawn wish ask for nothing."""
    row = ask("wishes_offered", EVER, wished).rows.row(0, named=True)
    assert (row["n"], row["wish_offered_share"]) == (8, 0.25)


def test_a_wish_nobody_met_waits_for_as_long_as_it_stood_or_was_watched(wished):
    waited = dict(wished.rows("select customer_id, waited_days from wishes where category = 'tea'").iter_rows())
    assert waited == {"a": 10, "b": 60, "c": 61, "d": 100, "e": 100, "f": 100, "g": 20, "h": 100, "late": 50}
    met = wished.rows("select customer_id from wishes where is_offered order by 1")["customer_id"].to_list()
    assert met == ["a", "b", "c"], "after 61 days counts in the wait, though not within sixty days"


def test_what_is_pushed_stands_beside_what_is_wished(given):
    """15 delivered messages, 10 about furniture: 0.667. 10 wishes, 5 about each: 0.5."""
    given.fill(
        sends=[message(f"p{n}", "furniture" if n < 10 else "tea", n) for n in range(15)] + [message("p", "furniture", 3, outcome="bounced_hard"), message("p", "furniture", 4, is_marketing=False)],
        intentions=[wish(f"p{n}", "furniture" if n < 5 else "tea", n) for n in range(10)],
    )
    rows = {row["category"]: row for row in ask("sent_and_wished", EVER, given).rows.iter_rows(named=True)}
    assert rows["furniture"]["share_of_sent"] == pytest.approx(10 / 15) and rows["furniture"]["share_of_wished"] == 0.5
    assert rows["tea"]["share_of_sent"] == pytest.approx(5 / 15) and rows["tea"]["n"] == 5


def test_a_no_takes_effect_when_nothing_comes_more_than_two_days_after_it(given):
    """Ten leave on day 10. Nothing after: 5. On day 11 and 12: one each, which is the time the law leaves. On day 13, on day 38: too late.
    On day 39: after the four weeks watched. Eleven left on day 80, watched for 20 days only. 2 of 10 = 0.2."""
    after = {"p5": 11, "p6": 12, "p7": 13, "p8": 38, "p9": 39}
    given.fill(
        subscriptions=[{"customer_id": f"p{n}", "spell": 1, "entered_on": day(0).date(), "left_on": day(10).date(), "left_by": "unsubscribe"} for n in range(10)]
        + [{"customer_id": "late", "spell": 1, "entered_on": day(0).date(), "left_on": day(80).date(), "left_by": "unsubscribe"}],
        sends=[message(person, "tea", on) for person, on in after.items()] + [message("p7", "tea", 10), message("p0", "tea", 15, is_marketing=False), message("else", "tea", 100)],
    )
    row = ask("written_after_leaving", EVER, given).rows.row(0, named=True)
    assert (row["n"], row["written_after_share"]) == (10, 0.2)
    assert ask("people_written_after_leaving", EVER, given).rows.select("customer_id", "messages_after", "last_after_days").rows() == [("p7", 1, 3), ("p8", 1, 28)]


def test_a_message_after_a_return_is_no_message_after_a_no(given):
    given.fill(
        subscriptions=[
            {"customer_id": "p", "spell": 1, "entered_on": day(0).date(), "left_on": day(10).date(), "left_by": "unsubscribe"},
            {"customer_id": "p", "spell": 2, "entered_on": day(15).date(), "left_on": None, "left_by": None},
        ],
        sends=[message("p", "tea", 15), message("p", "tea", 20), message("else", "tea", 100)],
    )
    assert given.rows("select messages_after, last_after_days from leavings").rows() == [(0, 0)]


def test_points_lost_are_told_per_point_earned_and_per_member(given):
    """Six members earn 100 each in the first quarter; two of them lose 60 and 30 in it: 90 / 600 = 0.15, and 2 of 6 = 0.333."""
    given.fill(
        loyalty_events=[{"event_id": f"e{n}", "customer_id": f"m{n}", "kind": "earn", "points": 100, "occurred_at": day(n)} for n in range(6)]
        + [{"event_id": "x0", "customer_id": "m0", "kind": "expire", "points": -60, "occurred_at": day(40)}, {"event_id": "x1", "customer_id": "m1", "kind": "expire", "points": -30, "occurred_at": day(41)}]
        + [{"event_id": "s", "customer_id": "m2", "kind": "snapshot", "points": 999, "occurred_at": day(42)}]
    )
    row = ask("points_lost_by_quarter", EVER, given).rows.row(0, named=True)
    assert (row["quarter"], row["n"]) == (date(2026, 1, 1), 6)
    assert row["lost_points_share"] == pytest.approx(2 / 6) and row["lost_over_earned"] == pytest.approx(0.15)
    whole = ask("points_lost", EVER, given).rows.row(0, named=True)
    assert (whole["n"], whole["lost_points_share"], whole["lost_over_earned"]) == (6, pytest.approx(2 / 6), pytest.approx(0.15))


def test_ideas_are_told_by_what_became_of_them(given):
    """Twelve ideas: 5 declined, 6 still submitted, and one merged into another, which counts with that one: 5 / 11."""
    ideas = [{"idea_id": f"i{n}", "title": "an idea", "created_at": day(n), "status": "declined" if n < 5 else "submitted"} for n in range(11)]
    given.fill(ideas=[*ideas, {"idea_id": "same", "title": "an idea again", "created_at": day(12), "status": "merged", "merged_into": "i0"}])
    rows = {row["status"]: row["share_of_ideas"] for row in ask("ideas_by_status", EVER, given).rows.iter_rows(named=True)}
    assert rows == {"declined": pytest.approx(5 / 11), "submitted": pytest.approx(6 / 11)}
