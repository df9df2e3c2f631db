"""How long a customer waits for a human, in hours of the clock and of opening: each rule worked by hand on one story."""

from datetime import UTC, date, datetime

import pytest

from tests.service_stories import asking, at, said, told, watched


def test_a_bot_that_answers_first_does_not_stop_the_clock(given):
    """The bot answers after 1 minute, a human after 30: the wait is 30 minutes, and the customer wrote twice before it."""
    messages = [said("t", "customer", at()), said("t", "bot", at(1)), said("t", "customer", at(2), "un humain !"), said("t", "system", at(3)), said("t", "agent", at(30))]
    given.fill(tickets=watched({"ticket_id": "t", "created_at": at(), "channel": "chat"}), messages=messages, text_scores=asking(*messages))
    assert told(given, "ticket_clocks", "is_answered, waited_minutes, first_bot_at", "ticket_id = 't'") == [(True, 30.0, at(1))]
    assert told(given, "contacts", "mode, turns_before_human, asked_human_at, waited_since_asked_minutes", "contact_id = 't'") == [("machine_then_human", 2, at(2), 28.0)]


def test_a_bot_that_only_says_goodbye_is_no_machine_in_front(given):
    given.fill(tickets=watched({"ticket_id": "t", "created_at": at()}), messages=[said("t", "customer", at()), said("t", "agent", at(5)), said("t", "bot", at(6))])
    assert told(given, "contacts", "mode", "contact_id = 't'") == [("human_only",)]


def test_a_ticket_an_agent_opens_starts_when_the_customer_writes(given):
    """The agent writes at 0, the customer at 100, the agent again at 160: the wait is 60 minutes. Without a customer's word it is no request."""
    given.fill(
        tickets=watched({"ticket_id": "t", "created_at": at(), "opened_by": "agent"}, {"ticket_id": "outbound", "created_at": at(), "opened_by": "agent"}),
        messages=[said("t", "agent", at()), said("t", "customer", at(100)), said("t", "agent", at(160)), said("outbound", "agent", at())],
    )
    assert told(given, "ticket_clocks", "ticket_id, opened_at, waited_minutes", "ticket_id <> 'last-look'") == [("t", at(100), 60.0)]


def test_a_private_note_is_no_answer(given):
    given.fill(tickets=watched({"ticket_id": "t", "created_at": at()}), messages=[said("t", "customer", at()), said("t", "agent", at(5), is_public=False), said("t", "agent", at(45))])
    assert told(given, "ticket_clocks", "waited_minutes", "ticket_id = 't'") == [(45.0,)]


def test_merged_tickets_are_one_request_from_the_first_words(given):
    """C was merged into B, B into A. The customer first wrote in C at 0, the agent answered in A at 90: one request, 90 minutes."""
    given.fill(
        tickets=watched(
            {"ticket_id": "a", "created_at": at(20)}, {"ticket_id": "b", "created_at": at(10), "merged_into": "a"}, {"ticket_id": "c", "created_at": at(), "merged_into": "b"}
        ),
        messages=[said("c", "customer", at()), said("b", "customer", at(10)), said("a", "customer", at(20)), said("a", "agent", at(90))],
    )
    assert told(given, "ticket_clocks", "ticket_id, opened_at, waited_minutes", "ticket_id <> 'last-look'") == [("a", at(), 90.0)]


def test_tickets_merged_in_a_circle_or_into_nowhere_are_still_counted(given):
    given.fill(
        tickets=[
            {"ticket_id": "a", "created_at": at(), "merged_into": "b"}, {"ticket_id": "b", "created_at": at(5), "merged_into": "a"},
            {"ticket_id": "lost", "created_at": at(9), "merged_into": "never-exported"}, {"ticket_id": "self", "created_at": at(9), "merged_into": "self"},
        ]
    )  # fmt: skip
    assert told(given, "ticket_clocks", "ticket_id, opened_at") == [("a", at()), ("lost", at(9)), ("self", at(9))]


def test_merged_tickets_without_messages_keep_the_first_opening_and_the_first_reply(given):
    given.fill(tickets=[{"ticket_id": "a", "created_at": at(30), "first_reply_at": at(100)}, {"ticket_id": "b", "created_at": at(), "first_reply_at": at(40), "merged_into": "a"}])
    assert told(given, "ticket_clocks", "ticket_id, opened_at, waited_minutes") == [("a", at(), 40.0)]


def test_the_night_the_clocks_change_lasts_an_hour_less_for_the_customer(given):
    """Paris moves from 02:00 to 03:00 on Sunday 29 March 2026. Saturday 22:00 (21:00 UTC) to Sunday 10:00 (08:00 UTC) is 11 hours."""
    opened, answered = datetime(2026, 3, 28, 21, 0, tzinfo=UTC), datetime(2026, 3, 29, 8, 0, tzinfo=UTC)
    given.fill(tickets=watched({"ticket_id": "t", "created_at": opened}), messages=[said("t", "customer", opened), said("t", "agent", answered)])
    assert told(given, "ticket_clocks", "waited_minutes, opened_on", "ticket_id = 't'") == [(660.0, date(2026, 3, 28))]


def test_a_service_open_day_and_night_loses_the_hour_that_does_not_exist(given):
    """Open 00:00 to 24:00 every day: from Saturday 28 March 12:00 to Sunday 12:00 Paris there are 23 open hours."""
    opened, answered = datetime(2026, 3, 28, 11, 0, tzinfo=UTC), datetime(2026, 3, 29, 10, 0, tzinfo=UTC)
    given.fill(
        tickets=watched({"ticket_id": "t", "created_at": opened}), messages=[said("t", "customer", opened), said("t", "agent", answered)],
        schedules=[{"schedule": "always", "weekday": day, "opens": "00:00", "closes": "24:00", "timezone": "Europe/Paris"} for day in range(1, 8)],
    )  # fmt: skip
    assert told(given, "ticket_clocks", "waited_business_minutes", "ticket_id = 't'") == [(23 * 60.0,)]


def test_a_holiday_does_not_count_in_opening_hours(given):
    """Friday 10 July 2026 17:00 to Wednesday 15 July 10:00, open 9 to 18 on working days. Friday 1 h, Monday 9 h,
    Tuesday 14 July closed (a French holiday), Wednesday 1 h: 11 hours."""
    opened, answered = datetime(2026, 7, 10, 15, 0, tzinfo=UTC), datetime(2026, 7, 15, 8, 0, tzinfo=UTC)
    given.fill(tickets=[{"ticket_id": "t", "created_at": opened}], messages=[said("t", "customer", opened), said("t", "agent", answered)])
    assert told(given, "ticket_clocks", "waited_business_minutes") == [(660.0,)]


def test_of_two_days_around_a_holiday_it_is_the_holiday_that_is_closed(given):
    """Monday 13 July 2026 10:00 to the evening of Tuesday 14 July, a French holiday: 8 hours, all on Monday."""
    opened, answered = datetime(2026, 7, 13, 8, 0, tzinfo=UTC), datetime(2026, 7, 14, 18, 0, tzinfo=UTC)
    given.fill(tickets=[{"ticket_id": "t", "created_at": opened}], messages=[said("t", "customer", opened), said("t", "agent", answered)])
    assert told(given, "ticket_clocks", "waited_business_minutes") == [(480.0,)]


@pytest.mark.parametrize(("schedule", "hours"), [("shop", 4), ("night", 2), ("unknown to the tool", 2), (None, 2)])
def test_each_request_runs_on_its_own_schedule(given, schedule, hours):
    """Monday 16:00 to Tuesday 11:00 Paris. The shop is open 10 to 19: 3 h on Monday, 1 h on Tuesday. The night line is open 20 to 22: 2 h.
    A schedule nobody described falls back on the first one by name."""
    opened, answered = datetime(2026, 3, 2, 15, 0, tzinfo=UTC), datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
    given.fill(
        tickets=watched({"ticket_id": "t", "created_at": opened, "schedule": schedule}), messages=[said("t", "customer", opened), said("t", "agent", answered)],
        schedules=[{"schedule": name, "weekday": day, "opens": opens, "closes": closes, "timezone": "Europe/Paris"} for name, opens, closes in (("shop", "10:00", "19:00"), ("night", "20:00", "22:00")) for day in range(1, 8)],
    )  # fmt: skip
    assert told(given, "ticket_clocks", "waited_business_minutes", "ticket_id = 't'") == [(hours * 60.0,)]


def test_a_ticket_nobody_answers_goes_on_waiting_even_once_closed(given):
    """Opened on 2 March 09:00 UTC, closed without a word, last look 60 days later: 60 x 1440 minutes and counting; it is not resolved."""
    given.fill(tickets=watched({"ticket_id": "t", "created_at": at(), "status": "closed", "solved_at": at(600)}), messages=[said("t", "customer", at())])
    assert told(given, "ticket_clocks", "is_answered, waited_minutes", "ticket_id = 't'") == [(False, 86400.0)]
    assert told(given, "resolutions", "is_resolved, days_to_resolution, is_one_touch", "ticket_id = 't'") == [(False, 60.0, None)]
    assert told(given, "contacts", "mode, outcome", "contact_id = 't'") == [("nobody_yet", None)]


def test_a_tool_that_closes_tickets_and_never_tells_of_a_reply_leaves_the_wait_unknown(given):
    """No message, no reply time in any of its tickets, yet one is closed after 2 days: settled in 2 days, answered unknown. Another tool that shows messages is not excused."""
    given.fill(
        tickets=[
            {"ticket_id": "quiet", "created_at": at(), "status": "closed", "closed_at": at(days=2), "source_system": "incident log"}, {"ticket_id": "open", "created_at": at(), "source_system": "incident log"},
            {"ticket_id": "spoken", "created_at": at(), "status": "closed", "closed_at": at(days=2)},
        ],
        messages=[said("spoken", "customer", at())],
    )  # fmt: skip
    assert told(given, "ticket_clocks", "ticket_id, is_answered, waited_minutes is null") == [("open", None, True), ("quiet", None, True), ("spoken", False, False)]
    assert told(given, "resolutions", "ticket_id, is_resolved, is_one_touch") == [("open", False, None), ("quiet", True, None), ("spoken", False, None)]
    assert told(given, "contacts", "contact_id, mode, is_reached") == [("open", None, None), ("quiet", None, None), ("spoken", "nobody_yet", False)]


def test_what_the_customer_writes_after_an_answer_is_a_new_wait(given):
    """Answered at 10. The customer writes at 20 and 25 (one wait, from 20), a bot at 26, a human at 50: 30 minutes.
    “Thanks” at 60, closed at 90: last seen unanswered after 30 minutes."""
    given.fill(
        tickets=watched({"ticket_id": "t", "created_at": at(), "status": "solved", "solved_at": at(90)}),
        messages=[said("t", "customer", at()), said("t", "agent", at(10)), said("t", "customer", at(20)), said("t", "customer", at(25)), said("t", "bot", at(26)), said("t", "agent", at(50)), said("t", "customer", at(60), "thanks")],
    )  # fmt: skip
    assert told(given, "next_waits", "asked_at, is_answered, waited_minutes") == [(at(20), True, 30.0), (at(60), False, 30.0)]
