"""Whether people had agreed when a message left, from what they chose, where, and when."""

from datetime import UTC, date, datetime, timedelta

import pytest

from queries import ask
from queries.scope import Scope

YEAR = Scope(date(2026, 1, 1), date(2027, 1, 1))
BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def day(number: float) -> datetime:
    return BEGAN + timedelta(days=number)


def choice(person: str, state: str, on: float | None, channel: str | None = "email", **more) -> dict:
    return {"consent_id": f"{person}-{state}-{on}-{channel}-{len(more)}", "customer_id": person, "purpose": "marketing", "subject_kind": "person", "channel": channel, "state": state, "occurred_at": None if on is None else day(on), **more}


def message(person: str, on: float, **more) -> dict:
    at = day(on)
    return {"customer_id": person, "campaign_id": "c", "message_ref": f"{person}-{on}", "channel": "email", "sent_on": at.date(), "sent_s": at.hour * 3600 + at.minute * 60 + at.second, "sent_us": at.microsecond, "is_marketing": True, "outcome": "delivered", **more}


def then(given, *choices: dict, at: float = 10, **more) -> str:
    """What ana had chosen when a message left on that day."""
    given.connection.execute("delete from consents")
    given.fill(consents=list(choices), sends=[message("ana", at, **more)])
    return given.rows("select choice from send_choices").item()


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ([("granted", 9)], "agreed"),
        ([("granted", 11)], "none"),
        ([("granted", 3), ("withdrawn", 9.9)], "refused"),
        ([("withdrawn", 3), ("granted", 9)], "agreed"),
        ([("granted", 9), ("refused", 9)], "refused"),
        ([("granted", 3), ("withdrawn", 11)], "agreed"),
        ([("granted", None)], "undated"),
        ([("granted", None), ("refused", 9)], "refused"),
        ([("granted", None), ("refused", 11)], "undated"),
        ([("granted", 3), ("no_choice", 9)], "agreed"),
        ([("no_choice", 9)], "no_choice"),
        ([("no_choice", 5), ("suppressed", 9)], "refused"),
        ([], "none"),
    ],
)
def test_the_last_dated_choice_before_a_message_left_is_what_holds(given, choices, found):
    """The message leaves on day 10, at nine. Being asked again without answering takes no agreement back; a list without dates says nothing of that day."""
    assert then(given, *(choice("ana", state, on) for state, on in choices)) == found


def test_an_agreement_past_its_validity_has_expired(given):
    agreed = choice("ana", "granted", 0, valid_until=day(8))
    assert [then(given, agreed, at=on) for on in (7, 8, 30)] == ["agreed", "expired", "expired"]
    assert then(given, agreed, choice("ana", "granted", 9), at=10) == "agreed"


def test_a_choice_about_no_channel_refuses_all_and_agrees_to_those_nobody_chose_about(given):
    assert then(given, choice("ana", "granted", 3, None)) == "agreed"
    assert then(given, choice("ana", "granted", 1), choice("ana", "refused", 3, None)) == "refused"
    assert then(given, choice("ana", "withdrawn", 1), choice("ana", "granted", 3, None)) == "refused", "a banner closed with yes takes back no unsubscription from the e-mails"
    assert then(given, choice("ana", "refused", 3, "sms")) == "none"
    assert then(given, choice("ana", "granted", 3), choice("ana", "refused", 3, None, purpose="analytics")) == "agreed"
    assert then(given, choice("ana", "refused", 3, None, subject_kind="device")) == "none"


def test_an_unsubscription_is_a_refusal_until_the_person_agrees_again(given):
    left = {"event_id": "u", "customer_id": "ana", "campaign_id": "c", "type": "unsubscribe", "occurred_at": day(5)}
    for again, found in (([], "refused"), ([choice("ana", "granted", 7)], "agreed")):
        given.fill(consents=[choice("ana", "granted", 1), *again], email_events=[left], sends=[message("ana", 10)])
        assert given.rows("select choice from send_choices").item() == found


def test_a_send_without_its_hour_is_held_against_what_stood_when_its_day_began(given):
    """Withdrawn at nine on day 10: of a message of that day nobody knows whether it left before."""
    assert then(given, choice("ana", "granted", 1), choice("ana", "withdrawn", 10), sent_s=None) == "agreed"
    assert then(given, choice("ana", "granted", 1), choice("ana", "withdrawn", 10), at=11, sent_s=None) == "refused"


def test_messages_are_told_by_what_people_had_chosen(given):
    """Twelve messages: three to each of two who agreed on day 0, one of whom withdraws on day 5 and is written to once more after it; five to somebody on a list without a date;
    one undelivered, one that is no marketing. Of 12, 6 with an agreement, 1 against a refusal, 5 undated."""
    given.fill(
        consents=[choice("ana", "granted", 0), choice("bo", "granted", 0), choice("bo", "withdrawn", 5), choice("cy", "granted", None)],
        sends=[
            *(message(who, on) for who in ("ana", "bo") for on in (1, 2, 3)), message("bo", 9), *(message("cy", on) for on in range(5)),
            message("bo", 10, outcome="bounced_soft"), message("bo", 11, is_marketing=False),
        ],
    )  # fmt: skip
    row = ask("agreed_at_sending", YEAR, given).rows.row(0, named=True)
    assert (row["n"], row["agreed_at_sending_share"], row["refused_at_sending_share"]) == (12, 0.5, pytest.approx(1 / 12))
    assert {row["month"]: row["agreed_at_sending_share"] for row in ask("agreed_at_sending_by_month", YEAR, given).rows.iter_rows(named=True)} == {date(2026, 1, 1): 0.5}
    shown = {row["choice_then"]: (row["n"], row["is_hidden"]) for row in ask("choice_at_sending", YEAR, given).rows.iter_rows(named=True)}
    assert shown["agreed"] == (6, False) or shown["agreed"][1], "the one message sent against a refusal is hidden, and what would give it away"
    assert shown["refused"][1]
    found = ask("people_written_against_choice", YEAR, given).rows.select("customer_id", "refused_on", "messages_against", "last_against_on").rows()
    assert found == [("bo", day(5).date(), 1, day(9).date())]


def test_where_no_tool_tells_of_choices_nothing_is_said_of_them(given):
    given.fill(sends=[message(f"p{place}", 1) for place in range(20)])
    assert ask("agreed_at_sending", YEAR, given).n == 0


def test_what_people_agree_to_has_two_denominators(given):
    """Twenty asked: eight agree, four refuse, eight close the banner: 8 of 20, and 8 of the 12 who chose. Of two choices of one person the later holds; of two without a date the refusal."""
    asked = [("granted", 8), ("refused", 4), ("no_choice", 8)]
    told = [choice(f"{state}{place}", state, 3, None, purpose="analytics") for state, many in asked for place in range(many)]
    changed = [choice("granted0", "refused", 1, None, purpose="analytics"), choice("no_choice0", "no_choice", 1, None, purpose="analytics")]
    given.fill(consents=told + changed + [choice(f"u{place}", state, None, "sms") for place in range(6) for state in ("granted", "refused")])
    rows = {row["asked_for"]: row for row in ask("opt_in_by_purpose", YEAR, given).rows.iter_rows(named=True)}
    assert (rows["analytics"]["n"], rows["analytics"]["opt_in_share"], rows["analytics"]["agreed_of_chosen_share"]) == (20, 0.4, pytest.approx(8 / 12))
    assert rows["analytics"]["agreed_of_chosen_share_n"] == 12
    assert (rows["marketing_sms"]["n"], rows["marketing_sms"]["opt_in_share"]) == (6, 0.0)
