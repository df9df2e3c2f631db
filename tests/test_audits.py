"""Each audit catches its planted fault and is quiet about sound records."""

from datetime import datetime

import pytest

from data.auditing import audit, claims

AT, BEFORE, LATER = datetime(2026, 3, 2, 9), datetime(2026, 3, 1, 9), datetime(2026, 3, 3, 9)
SOUND = {
    "tickets": [{"ticket_id": "t", "created_at": AT, "first_reply_at": LATER}],
    "messages": [{"message_id": "m", "ticket_id": "t", "sent_at": AT}],
    "reviews": [{"review_id": "r", "rating": 4, "rating_max": 5, "created_at": AT}],
    "orders": [{"order_id": "o", "placed_at": AT, "total": 10}],
    "order_lines": [{"order_id": "o", "line_no": 1}],
    "calls": [{"call_id": "c", "started_at": AT, "queue_s": 0, "talk_s": 5, "total_s": 5}],
    "survey_responses": [{"response_id": "s", "metric": "nps", "score": 10, "scale_min": 0, "scale_max": 10, "higher_is_better": True}],
    "email_campaigns": [{"campaign_id": "e", "name": "Spring"}],
    "email_events": [
        {"event_id": "1", "campaign_id": "e", "type": "send", "occurred_at": AT, "person_key": "p"},
        {"event_id": "2", "campaign_id": "e", "type": "open", "occurred_at": LATER, "person_key": "p"},
    ],
    "schedules": [{"schedule": "service", "weekday": 1, "opens": "09:00", "closes": "24:00", "timezone": "Europe/Paris"}],
}
FAULTS = {
    "replies_follow_requests": ("tickets", {"ticket_id": "x", "created_at": AT, "first_reply_at": BEFORE}),
    "ratings_stay_on_their_scale": ("reviews", {"review_id": "x", "rating": 6, "rating_max": 5, "created_at": AT}),
    "scores_stay_on_their_scale": ("survey_responses", {"response_id": "x", "metric": "nps", "score": 11, "scale_min": 0, "scale_max": 10, "higher_is_better": True}),
    "scales_are_known": ("survey_responses", {"response_id": "x", "metric": "csat", "score": 3}),
    "messages_belong_to_a_ticket": ("messages", {"message_id": "x", "ticket_id": "nowhere", "sent_at": AT}),
    "lines_belong_to_an_order": ("order_lines", {"order_id": "nowhere", "line_no": 1}),
    "calls_last_no_less_than_nothing": ("calls", {"call_id": "x", "started_at": AT, "queue_s": -3}),
    "events_belong_to_a_campaign": ("email_events", {"event_id": "x", "campaign_id": "nowhere", "type": "send", "occurred_at": AT, "person_key": "q"}),
    "openings_follow_sendings": ("email_events", {"event_id": "x", "campaign_id": "e", "type": "click", "occurred_at": BEFORE, "person_key": "p"}),
    "nothing_comes_from_the_future": ("reviews", {"review_id": "x", "rating": 3, "rating_max": 5, "created_at": datetime(2190, 1, 1)}),
    "opening_hours_can_be_read": ("schedules", {"schedule": "service", "weekday": 2, "opens": "nine", "closes": "18:00", "timezone": "Europe/Paris"}),
    "every_record_stands_once": ("messages", {"message_id": "m", "ticket_id": "t", "sent_at": LATER}),
}


def broken(given) -> dict[str, int]:
    return {finding.claim.name: finding.n for finding in audit(given) if finding.n}


def test_sound_records_break_no_claim(given):
    assert broken(given.fill(**SOUND)) == {}


@pytest.mark.parametrize("claim", list(claims()))
def test_each_claim_catches_its_planted_fault(given, claim):
    table, fault = FAULTS[claim]
    found = broken(given.fill(**{**SOUND, table: [*SOUND[table], fault]}))
    assert found == {claim: 1}


@pytest.mark.parametrize("claim", list(claims()))
def test_each_claim_is_said_in_both_languages(claim):
    assert claims()[claim].one("claim.en") and claims()[claim].one("claim.fr")


@pytest.mark.parametrize("fault", [{"opens": "service"}, {"closes": "31:00"}, {"timezone": "'; drop table x"}, {"weekday": 9}, {"timezone": None}])
def test_an_hour_that_cannot_be_read_costs_its_line_and_not_the_store(given, fault):
    """The sound Monday stays open; the line that cannot be read opens nothing, and is claimed."""
    odd = {"schedule": "service", "weekday": 1, "opens": "07:00", "closes": "08:00", "timezone": "Europe/Paris"} | fault
    asked = given.fill(**{**SOUND, "schedules": [*SOUND["schedules"], odd]})
    hours = asked.rows("select distinct cast(timezone('Europe/Paris', opens_at) as time) as opens from open_hours")["opens"].to_list()
    assert [at.hour for at in hours] == [9]
    assert broken(asked)["opening_hours_can_be_read"] == 1
