"""What becomes of a request: passed on, reopened, left open, promised, told when settled. Each rule is worked by hand on one story."""

from datetime import UTC, date, datetime

import pytest

from tests.service_stories import at, said, status, told, watched


def test_a_request_nobody_passed_on_counts_among_those_of_a_tool_that_tells_who_holds_them(given):
    """`passed` goes from one team to another; `kept` has no event; `given` gets its first owner; `early` was opened before the tool told anything
    of owners. The other tool tells of states only."""
    owner = lambda ticket, old, minutes: {"ticket_id": ticket, "event_id": ticket, "field": "group", "old_value": old, "new_value": "returns", "occurred_at": at(minutes)}
    given.fill(
        tickets=[
            *({"ticket_id": name, "created_at": at(minutes)} for name, minutes in (("early", 0), ("given", 5), ("passed", 20), ("kept", 30))),
            {"ticket_id": "elsewhere", "created_at": at(40), "source_system": "a tool without owners"},
        ],
        ticket_events=[owner("given", None, 10), owner("passed", "billing", 25), {**status("elsewhere", at(50), "solved"), "source_system": "a tool without owners"}],
    )  # fmt: skip
    assert told(given, "contacts", "contact_id, transfers") == [("early", None), ("elsewhere", None), ("given", 0), ("kept", 0), ("passed", 1)]


def test_a_reopened_request_is_settled_at_its_last_closing_and_took_more_than_one_answer(given):
    """Solved on day 1, reopened on day 4 (within seven), solved again on day 6: six days. `late` is reopened on day 12: not within seven.
    `counted` comes from a tool that only counts: reopened once, no telling when."""
    replied = [message for name in ("t", "late", "once") for message in (said(name, "customer", at()), said(name, "agent", at(30)))]
    given.fill(
        tickets=watched(
            {"ticket_id": "t", "created_at": at(), "status": "solved", "solved_at": at(days=6)}, {"ticket_id": "late", "created_at": at(), "status": "solved", "solved_at": at(days=13)},
            {"ticket_id": "once", "created_at": at(), "status": "closed", "solved_at": at(days=1), "reopens": 0},
            {"ticket_id": "counted", "created_at": at(), "status": "solved", "solved_at": at(days=2), "first_reply_at": at(9), "reopens": 1, "replies": 1},
        ),
        messages=replied,
        ticket_events=[
            status("t", at(days=1), "solved"), status("t", at(days=4), "open", "solved"), status("t", at(days=6), "solved"),
            status("late", at(days=1), "solved"), status("late", at(days=12), "open", "solved"), status("late", at(days=13), "solved"), status("once", at(days=1), "solved"),
        ],
    )  # fmt: skip
    columns = "ticket_id, days_to_resolution, is_one_touch, is_reopened, is_reopened_within_7_days"
    assert told(given, "resolutions", columns, "ticket_id <> 'last-look'") == [
        ("counted", 2.0, False, True, None), ("late", 13.0, False, True, False), ("once", 1.0, True, False, False), ("t", 6.0, False, True, True),
    ]  # fmt: skip


@pytest.mark.parametrize(("watched_days", "within"), [(6, [("back", True, None), ("silent", False, None)]), (8, [("back", True, True), ("silent", False, False)])])
def test_a_request_reopened_at_once_does_not_count_before_seven_days_were_watched(given, watched_days, within):
    """Both solved on the first day, one reopened on the second: after six days neither is told, after eight one was reopened and one was not."""
    given.fill(
        tickets=[*({"ticket_id": name, "created_at": at(), "status": "solved"} for name in ("back", "silent")), {"ticket_id": "last-look", "created_at": at(days=watched_days)}],
        ticket_events=[status("back", at(10), "solved"), status("back", at(days=1), "open", "solved"), status("back", at(days=2), "solved"), status("silent", at(10), "solved")],
    )
    assert told(given, "resolutions", "ticket_id, is_reopened, is_reopened_within_7_days", "ticket_id <> 'last-look'") == within


def test_the_backlog_counts_each_sunday_what_is_not_settled(given):
    """Opened on Monday 2 March. Settled on Thursday 12: open on the Sunday night of the week of 2 March only. The other is never settled:
    open in the weeks of 2, 9 and 16 March, where the data end (Tuesday 17)."""
    given.fill(
        tickets=[
            {"ticket_id": "t", "created_at": at(), "status": "solved", "first_reply_at": at(5), "solved_at": at(days=10)}, {"ticket_id": "open", "created_at": at()},
            {"ticket_id": "last", "created_at": at(days=15), "status": "solved", "first_reply_at": at(days=15), "solved_at": at(days=15)},
        ]
    )  # fmt: skip
    assert told(given, "backlog", "week, age, n_unresolved") == [
        (date(2026, 3, 2), "3_a_week", 2), (date(2026, 3, 9), "4_a_month", 1), (date(2026, 3, 16), "4_a_month", 1),
    ]  # fmt: skip


def test_the_nights_of_the_backlog_are_those_of_the_reporting_zone(given):
    """Settled on Monday 9 March at 00:30 in Paris, Sunday evening in UTC: still open on Sunday night, of the week that began on 2 March."""
    given.fill(
        tickets=[
            {"ticket_id": "t", "created_at": at(), "status": "solved", "first_reply_at": at(5), "solved_at": datetime(2026, 3, 8, 23, 30, tzinfo=UTC)},
            {"ticket_id": "last", "created_at": at(days=15), "status": "solved", "first_reply_at": at(days=15), "solved_at": at(days=15)},
        ]
    )  # fmt: skip
    assert told(given, "backlog", "week, n_unresolved") == [(date(2026, 3, 2), 1)]


def test_a_promise_is_kept_to_the_day_broken_after_it_and_undecided_before(given):
    """Seen until 20 March. What is due that day is undecided, kept already or not: of promises not yet due, only kept ones could count."""
    day = lambda n: date(2026, 3, n)
    given.fill(
        promises=[
            {"promise_id": "kept", "kind": "delivery", "made_at": at(), "promised_on": day(5), "kept_on": day(5)},
            {"promise_id": "late", "kind": "delivery", "made_at": at(), "promised_on": day(5), "kept_on": day(6)},
            {"promise_id": "never", "kind": "reply", "made_at": at(), "promised_on": day(5)},
            {"promise_id": "soon", "kind": "reply", "made_at": at(), "promised_on": day(20)},
            {"promise_id": "soon_kept", "kind": "delivery", "made_at": at(), "promised_on": day(20), "kept_on": day(4)},
        ],
        tickets=[{"ticket_id": "last", "created_at": datetime(2026, 3, 20, 12, tzinfo=UTC)}],
    )
    assert told(given, "promise_clocks", "promise_id, announced_days, days, is_kept") == [("kept", 3, 3, True), ("late", 3, 4, False), ("never", 3, 18, False), ("soon", 18, 18, None), ("soon_kept", 18, 2, None)]


def test_a_promise_is_judged_by_the_last_day_its_own_tool_tells_of(given):
    """The shop's file ends on 10 March, the service's on 20 March, and a third tool never says that a promise was kept. Due on the 5th and not kept: broken.
    Due on the 15th, after the shop's file ends: nobody knows, though the service tells of later days. Of the third nothing is known at all."""
    day = lambda n: date(2026, 3, n)
    given.fill(
        promises=[
            {"promise_id": "kept", "source_system": "shop", "made_at": at(), "promised_on": day(5), "kept_on": day(4)},
            {"promise_id": "broken", "source_system": "shop", "made_at": at(), "promised_on": day(5)},
            {"promise_id": "unknown", "source_system": "shop", "made_at": datetime(2026, 3, 10, 12, tzinfo=UTC), "promised_on": day(15)},
            {"promise_id": "never_told", "source_system": "list", "made_at": at(), "promised_on": day(5)},
        ],
        tickets=[{"ticket_id": "last", "source_system": "service", "created_at": datetime(2026, 3, 20, 12, tzinfo=UTC)}, {"ticket_id": "list", "source_system": "list", "created_at": datetime(2026, 3, 20, 12, tzinfo=UTC)}],
    )
    assert told(given, "promise_clocks", "promise_id, days, is_delivered, is_kept") == [("broken", 8, False, False), ("kept", 2, True, True), ("never_told", None, None, None), ("unknown", 0, False, None)]


def test_an_order_whose_delivery_is_promised_elsewhere_is_not_counted_twice(given):
    given.fill(
        orders=[{"order_id": ref, "order_ref": ref, "placed_at": at(), "total": 10, "promised_on": date(2026, 3, 4), "delivered_on": date(2026, 3, 4)} for ref in ("A1", "B2")],
        promises=[{"promise_id": "p", "order_ref": "A1", "kind": "delivery", "made_at": at(), "promised_on": date(2026, 3, 4), "kept_on": date(2026, 3, 4)}],
    )
    assert told(given, "promise_clocks", "promise_id") == [("B2",), ("p",)]


def test_the_loop_is_closed_when_someone_was_told_in_thirty_days(given):
    """Answered on day 1, solved on day 3, and the agent had the last word: told. `silent`: solved after the agent's last word, but the
    customer wrote last and nobody told them. `slow`: solved on day 31."""
    names = ("told", "silent", "slow")
    given.fill(
        tickets=watched(*({"ticket_id": name, "created_at": at(), "status": "solved", "solved_at": at(days=31 if name == "slow" else 3)} for name in names)),
        messages=[m for name in names for m in (said(name, "customer", at()), said(name, "agent", at(days=1)))] + [said("silent", "customer", at(days=2))],
    )
    assert told(given, "loops", "said_id, is_acknowledged, is_changed, is_told") == [("silent", True, True, False), ("slow", True, False, False), ("told", True, True, True)]
