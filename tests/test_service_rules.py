"""How requests, calls and voices are counted, each rule worked by hand on one story."""

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from data.feelings.asking import asks_for_human

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 10:00 in Paris
LAST_LOOK = MONDAY + timedelta(days=60)


def at(minutes: float = 0, **more) -> datetime:
    return MONDAY + timedelta(minutes=minutes, **more)


def said(ticket: str, who: str, when: datetime, text: str = "…", **more) -> dict:
    return {"ticket_id": ticket, "author_role": who, "sent_at": when, "text": text, "message_id": f"{ticket}-{who}-{when.isoformat()}", **more}


def asking(*messages: dict) -> list[dict]:
    """What the scoring of texts says of the messages that ask for a human."""
    met = asks_for_human(pl.Series([message["text"] for message in messages]))
    return [{"table_name": "messages", "record_id": message["message_id"], "asks_for_human": True} for message, asks in zip(messages, met, strict=True) if asks]


def told(given, mart: str, columns: str, where: str = "true") -> list[tuple]:
    return given.rows(f"select {columns} from {mart} where {where} order by all").rows()


def watched(*tickets: dict) -> list[dict]:
    """The tickets, and one that shows the tool was still exporting sixty days later."""
    return [*tickets, {"ticket_id": "last-look", "created_at": LAST_LOOK, "customer_id": "somebody-else"}]


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


def bot_only(ticket: str, *texts: str, **more) -> tuple[dict, list[dict]]:
    messages = [said(ticket, "bot", at(1)), *(said(ticket, "customer", at(2 * place), text) for place, text in enumerate(texts or ("where is it?",)))]
    return {"ticket_id": ticket, "created_at": at(), "channel": "chat", "customer_id": ticket, "status": "solved", "solved_at": at(10), **more}, messages


@pytest.mark.parametrize(
    ("story", "more", "texts", "others", "outcome"),
    [
        ("closed by the bot and silent for seven days", {}, (), {}, "durable"),
        ("never closed", {"status": "open", "solved_at": None}, (), {}, "abandoned"),
        ("a human asked for in vain, then closed by the bot", {}, ("where is it?", "un conseiller"), {}, "abandoned"),
        ("closed, and rated well", {}, (), {"survey_responses": [{"metric": "csat", "score": 5, "scale_min": 1, "scale_max": 5, "higher_is_better": True, "ticket_id": "t", "submitted_at": at(20)}]}, "confirmed"),
        ("closed, and rated badly", {}, (), {"survey_responses": [{"metric": "csat", "score": 1, "scale_min": 1, "scale_max": 5, "higher_is_better": True, "ticket_id": "t", "submitted_at": at(20)}]}, "abandoned"),
        ("back by telephone after six days", {}, (), {"calls": [{"customer_id": "t", "started_at": at(10, days=6), "outcome": "answered", "direction": "in"}]}, "came_back"),
        ("back after eight days", {}, (), {"calls": [{"customer_id": "t", "started_at": at(10, days=8), "outcome": "answered", "direction": "in"}]}, "durable"),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) and " " in value else "",
)  # fmt: skip
def test_what_is_left_to_a_machine_ends_in_one_of_four_ways(given, story, more, texts, others, outcome):
    ticket, messages = bot_only("t", *texts, **more)
    given.fill(tickets=watched(ticket), messages=messages, text_scores=asking(*messages), **others)
    assert told(given, "contacts", "mode, outcome", "contact_id = 't'") == [("machine_only", outcome)]


def test_a_new_contact_about_another_order_is_not_a_return(given):
    ticket, messages = bot_only("t", order_ref="A1")
    other = {"ticket_id": "other", "created_at": at(days=2), "customer_id": "t", "order_ref": "B2"}
    given.fill(tickets=watched(ticket, other), messages=messages)
    assert told(given, "contacts", "outcome", "contact_id = 't'") == [("durable",)]


def test_what_was_closed_less_than_seven_days_ago_has_no_outcome_yet(given):
    ticket, messages = bot_only("t")
    given.fill(tickets=[ticket, {"ticket_id": "last-look", "created_at": at(days=6)}], messages=messages)
    assert told(given, "contacts", "outcome, is_back_within_7_days", "contact_id = 't'") == [(None, None)]


@pytest.mark.parametrize(
    ("watched_days", "ends"),
    [(6, [("back", None, None), ("confirms", None, None), ("silent", None, None)]), (8, [("back", "came_back", True), ("confirms", "confirmed", False), ("silent", "durable", False)])],
)
def test_who_comes_back_at_once_does_not_count_before_those_who_do_not_could(given, watched_days, ends):
    """Three were closed on one day. One is back the next, one confirms, one is silent. Six days later the end of none is known: else only
    returns and confirmations could ever be told of the last week. After eight, each has its own."""
    stories = [bot_only(name) for name in ("back", "confirms", "silent")]
    others = [{"ticket_id": "again", "created_at": at(10, days=1), "customer_id": "back"}, {"ticket_id": "last-look", "created_at": at(days=watched_days)}]
    given.fill(
        tickets=[*(ticket for ticket, _ in stories), *others], messages=[one for _, messages in stories for one in messages],
        ticket_events=[{"ticket_id": "confirms", "event_id": "yes", "field": "resolution_confirmed", "occurred_at": at(30)}],
    )  # fmt: skip
    assert told(given, "contacts", "contact_id, outcome, is_back_within_7_days", "mode = 'machine_only'") == ends


@pytest.mark.parametrize(("told_days", "stayed"), [(60, [("a", None), ("b", None)]), (100, [("a", True), ("b", False)])])
def test_a_critic_who_orders_at_once_does_not_count_before_ninety_days_were_watched(given, told_days, stayed):
    """Two buyers complain on one day, and one orders the next. With 60 days of orders after, neither is known to have stayed; with 100, one has."""
    order = lambda name, who, days: {"order_id": name, "customer_id": who, "placed_at": at(days=days)}
    given.fill(
        reviews=[{"review_id": who, "customer_id": who, "platform": "shop", "rating": 1, "rating_max": 5, "created_at": at()} for who in ("a", "b")],
        orders=[order("a0", "a", -30), order("b0", "b", -30), order("a1", "a", 1), order("z", "z", told_days)],
    )
    assert told(given, "voices", "voice_id, is_customer_after_90_days") == stayed


@pytest.mark.parametrize(("text", "asks"), [("CONSEILLER !", True), ("Agent", True), ("Opérateur.", True), ("human error in my order", False), ("le conseiller a pris le temps", False), ("", False)])
def test_a_word_alone_asks_for_a_human_and_in_a_sentence_it_does_not(given, text, asks):
    message = said("t", "customer", at(), text)
    given.fill(tickets=[{"ticket_id": "t", "created_at": at()}], messages=[message], text_scores=asking(message))
    assert told(given, "ticket_turns", "asks_human") == [(asks,)]


def test_a_sentence_asks_for_a_human_where_the_scoring_of_texts_found_it_and_before_a_human_answered(given):
    """Asked at 3, answered at 20, and “finally a real person” at 30 is praise: the request stays that of minute 3. In the other ticket it comes after the answer only."""
    first, praise, other = said("t", "customer", at(3), "put me through to a human"), said("t", "customer", at(30), "finally a real person"), said("u", "customer", at(30), "a real person at last")
    given.fill(
        tickets=[{"ticket_id": "t", "created_at": at()}, {"ticket_id": "u", "created_at": at()}], text_scores=asking(first, praise, other),
        messages=[said("t", "customer", at()), first, said("t", "agent", at(20)), praise, said("u", "customer", at()), said("u", "agent", at(20)), other],
    )  # fmt: skip
    assert told(given, "contacts", "contact_id, asked_human_at") == [("t", at(3)), ("u", None)]


def test_an_agent_who_names_a_human_asks_for_none(given):
    messages = [said("t", "customer", at()), said("t", "agent", at(1), "voulez-vous parler à un conseiller ?")]
    given.fill(tickets=[{"ticket_id": "t", "created_at": at()}], messages=messages, text_scores=asking(*messages))
    assert told(given, "contacts", "asked_human_at") == [(None,)]


def test_an_explicit_request_for_a_human_counts_without_any_phrase(given):
    given.fill(
        tickets=watched({"ticket_id": "t", "created_at": at()}), messages=[said("t", "customer", at()), said("t", "bot", at(1))],
        ticket_events=[{"ticket_id": "t", "field": "human_asked", "occurred_at": at(4)}],
    )  # fmt: skip
    assert told(given, "contacts", "asked_human_at", "contact_id = 't'") == [(at(4),)]


def test_a_caller_who_hangs_up_in_the_menu_met_only_a_machine_and_never_queued(given):
    """40 seconds of menu, then nothing: given up, no queue, no human asked for. A negative time is not believed; a phantom call is nobody."""
    given.fill(
        calls=[
            {"call_id": "menu", "started_at": at(), "direction": "in", "menu_s": 40, "outcome": "abandoned_ivr", "ivr_path": "1"},
            {"call_id": "odd", "started_at": at(), "direction": "in", "menu_s": -7, "queue_s": 30, "talk_s": 60, "outcome": "answered"},
            {"call_id": "ghost", "started_at": at(), "direction": "in", "outcome": "phantom"},
            {"call_id": "ours", "started_at": at(), "direction": "out", "outcome": "answered"},
        ]
    )
    assert told(given, "call_clocks", "call_id, menu_seconds, waited_seconds, has_queued, is_given_up, is_phantom") == [
        ("ghost", None, None, False, False, True), ("menu", 40, 40, False, True, False), ("odd", None, 30, True, False, False),
    ]  # fmt: skip
    assert told(given, "contacts", "contact_id, mode, asked_human_at, is_reached") == [("menu", "machine_only", None, False), ("odd", "human_only", at(), True)]


def test_a_caller_who_hangs_up_in_the_queue_met_the_menu_first_whether_or_not_its_path_is_told(given):
    """A menu of 20 seconds, then the queue: those who hold on met a machine, then a human; those who do not met a machine alone,
    on the road that began with a machine. Who rang straight through to the queue had no machine in front."""
    call = lambda name, menu, outcome: {"call_id": name, "started_at": at(), "direction": "in", "menu_s": menu, "queue_s": 60, "outcome": outcome}
    given.fill(calls=[call("a_held", 20, "answered"), call("b_gave_up", 20, "abandoned_queue"), call("c_straight", 0, "abandoned_queue"), call("d_straight", None, "answered")])
    assert told(given, "contacts", "contact_id, mode, has_machine") == [
        ("a_held", "machine_then_human", True), ("b_gave_up", "machine_only", True), ("c_straight", "nobody_yet", False), ("d_straight", "human_only", False),
    ]  # fmt: skip


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


def test_what_the_customer_writes_after_an_answer_is_a_new_wait(given):
    """Answered at 10. The customer writes at 20 and 25 (one wait, from 20), a bot at 26, a human at 50: 30 minutes.
    “Thanks” at 60, closed at 90: last seen unanswered after 30 minutes."""
    given.fill(
        tickets=watched({"ticket_id": "t", "created_at": at(), "status": "solved", "solved_at": at(90)}),
        messages=[said("t", "customer", at()), said("t", "agent", at(10)), said("t", "customer", at(20)), said("t", "customer", at(25)), said("t", "bot", at(26)), said("t", "agent", at(50)), said("t", "customer", at(60), "thanks")],
    )  # fmt: skip
    assert told(given, "next_waits", "asked_at, is_answered, waited_minutes") == [(at(20), True, 30.0), (at(60), False, 30.0)]


def status(ticket: str, when: datetime, new: str, old: str = "open") -> dict:
    return {"ticket_id": ticket, "field": "status", "old_value": old, "new_value": new, "occurred_at": when, "event_id": f"{ticket}-{when}"}


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


TEMPLATE = "Bonjour {name}, nous sommes désolés que votre expérience n'ait pas été à la hauteur de vos attentes. Merci de contacter le service client avec la référence {number}."


def test_a_template_is_recognised_under_other_names_and_figures_and_real_words_are_not(given):
    reviews = [
        {"review_id": "a", "rating": 1, "rating_max": 5, "created_at": at(), "reply_at": at(days=1), "reply_text": TEMPLATE.format(name="Inès", number=12)},
        {"review_id": "b", "rating": 2, "rating_max": 5, "created_at": at(), "reply_at": at(days=1), "reply_text": TEMPLATE.format(name="Jean-Paul", number=98_765)},
        {"review_id": "c", "rating": 1, "rating_max": 5, "created_at": at(), "reply_at": at(days=1), "reply_text": "Vous avez raison : la notice était fausse, nous l'avons corrigée et je vous renvoie la pièce ce soir."},
        {"review_id": "d", "rating": 1, "rating_max": 5, "created_at": at(), "reply_at": at(days=1)},
    ]
    given.fill(reviews=reviews)
    assert told(given, "voices", "voice_id, is_template, template_uses") == [("a", True, 2), ("b", True, 2), ("c", False, 1), ("d", None, None)]


def test_a_reply_older_than_the_last_edit_answered_other_words_and_one_older_than_the_review_has_no_delay(given):
    """`edited`: published on day 0, answered on day 2, edited on day 5. `odd`: its only date is that of the edit, after the reply."""
    given.fill(
        reviews=[
            {"review_id": "edited", "rating": 1, "rating_max": 5, "created_at": at(), "updated_at": at(days=5), "reply_at": at(days=2), "reply_text": "sorry"},
            {"review_id": "odd", "rating": 1, "rating_max": 5, "created_at": at(days=3), "updated_at": at(days=3), "reply_at": at(days=1), "reply_text": "hello"},
        ]
    )
    assert told(given, "voices", "voice_id, is_replied, reply_days, is_edited_since, waited_days") == [("edited", True, 2.0, True, 2.0), ("odd", True, None, True, None)]


def test_a_deleted_review_is_still_a_voice_and_only_tools_that_tell_removals_are_asked_about_them(given):
    given.fill(
        reviews=[
            {"review_id": "gone", "rating": 1, "rating_max": 5, "created_at": at(), "deleted_at": at(days=3)}, {"review_id": "kept", "rating": 1, "rating_max": 5, "created_at": at()},
            {"review_id": "elsewhere", "rating": 1, "rating_max": 5, "created_at": at(), "source_system": "a tool that hides removals"},
        ]
    )  # fmt: skip
    assert told(given, "voices", "voice_id, is_removed, is_removal_told") == [("elsewhere", False, False), ("gone", True, True), ("kept", False, True)]


def test_ratings_are_brought_to_five_and_an_unknown_scale_says_nothing(given):
    """9 out of 10 is 1 + 8 x 4/9 = 4.56; 0 of good-or-bad is 1; a recommendation not asked from 0 to 10 is none."""
    csat = {"metric": "csat", "submitted_at": at(), "higher_is_better": True}
    given.fill(
        reviews=[{"review_id": "nine", "rating": 9, "rating_max": 10, "created_at": at()}],
        survey_responses=[
            {**csat, "response_id": "bad", "score": 0, "scale_min": 0, "scale_max": 1}, {**csat, "response_id": "unknown", "score": 2},
            {"response_id": "stars", "metric": "nps", "score": 4, "scale_min": 1, "scale_max": 5, "submitted_at": at()}, {"response_id": "seven", "metric": "nps", "score": 7, "scale_min": 0, "scale_max": 10, "submitted_at": at()},
        ],
    )  # fmt: skip
    rows = {name: (rating and round(rating, 2), nps) for name, rating, nps in told(given, "voices", "voice_id, rating, nps")}
    assert rows == {"nine": (4.56, None), "bad-csat": (1.0, None), "unknown-csat": (None, None), "stars-nps": (None, None), "seven-nps": (None, 7.0)}


def test_an_answer_without_its_scale_or_direction_is_refused_with_the_reason(given):
    answer = {"submitted_at": at(), "score": 3}
    given.fill(
        survey_responses=[
            {**answer, "response_id": "a", "metric": "csat"}, {**answer, "response_id": "b", "metric": "ces", "scale_min": 1, "scale_max": 7},
            {**answer, "response_id": "c", "metric": "nps", "scale_min": 1, "scale_max": 5}, {**answer, "response_id": "d", "metric": "csat", "scale_min": 0, "scale_max": 1, "higher_is_better": True},
            {**answer, "response_id": "e", "metric": "ces", "scale_min": 1, "scale_max": 5, "higher_is_better": False}, {**answer, "response_id": "f", "metric": "nps", "scale_min": 0, "scale_max": 10, "state": "preview"},
        ]
    )  # fmt: skip
    assert told(given, "satisfaction", "response_id, refused, position") == [
        ("a", "scale_unknown", None), ("b", "direction_unknown", None), ("c", "not_0_to_10", None), ("d", "off_scale", None), ("e", None, 0.5),
    ]  # fmt: skip


def test_a_run_of_messages_ends_when_the_person_speaks(given):
    """Three mailings, a question, two mailings: runs of 3 and of 2. The mail that follows an order is no talk."""
    given.fill(
        email_campaigns=[{"campaign_id": "receipt", "kind": "transactional", "name": "receipt"}],
        email_events=[
            *({"event_id": f"e{n}", "campaign_id": f"c{n}", "type": "send", "occurred_at": at(days=n), "customer_id": "ana"} for n in (0, 1, 2, 5, 6)),
            {"event_id": "again", "campaign_id": "c0", "type": "delivered", "occurred_at": at(1), "customer_id": "ana"}, {"event_id": "r", "campaign_id": "receipt", "type": "send", "occurred_at": at(days=3), "customer_id": "ana"},
        ],
        tickets=[{"ticket_id": "t", "created_at": at(days=4), "customer_id": "ana", "channel": "email"}],
    )  # fmt: skip
    assert told(given, "monologues", "messages") == [(2,), (3,)]
    assert told(given, "turns", "side, count(*), sum(cast(is_heard as integer))", "true group by side") == [("brand", 5, 0), ("customer", 1, 0)]


def test_the_loop_is_closed_when_someone_was_told_in_thirty_days(given):
    """Answered on day 1, solved on day 3, and the agent had the last word: told. `silent`: solved after the agent's last word, but the
    customer wrote last and nobody told them. `slow`: solved on day 31."""
    names = ("told", "silent", "slow")
    given.fill(
        tickets=watched(*({"ticket_id": name, "created_at": at(), "status": "solved", "solved_at": at(days=31 if name == "slow" else 3)} for name in names)),
        messages=[m for name in names for m in (said(name, "customer", at()), said(name, "agent", at(days=1)))] + [said("silent", "customer", at(days=2))],
    )
    assert told(given, "loops", "said_id, is_acknowledged, is_changed, is_told") == [("silent", True, True, False), ("slow", True, False, False), ("told", True, True, True)]


def test_whether_a_post_was_answered_is_unknown_where_the_brand_is_never_seen_to_post(given):
    """One tool tells only what customers posted; the other also what the brand posts on its platform, in answer to one of two."""
    post = {"created_at": MONDAY, "text": "Still waiting"}
    given.fill(
        social_posts=[
            {**post, "post_id": "alone", "source_system": "watcher", "platform": "forum"},
            {**post, "post_id": "asked", "source_system": "network", "platform": "x"},
            {**post, "post_id": "left", "source_system": "network", "platform": "x"},
            {**post, "post_id": "elsewhere", "source_system": "watcher", "platform": "x"},
            {**post, "post_id": "answer", "source_system": "network", "platform": "x", "by_brand": True, "in_reply_to": "asked", "created_at": at(30)},
        ]
    )
    assert told(given, "voices", "voice_id, is_replied, waited_days is null") == [("alone", None, True), ("asked", True, False), ("elsewhere", False, False), ("left", False, False)]
