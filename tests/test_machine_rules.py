"""What is left to a machine, who asks for a human and who hangs up in a menu: each rule worked by hand on one story."""

import pytest

from tests.service_stories import asking, at, said, told, watched


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
