"""Where the steps of journeys come from: contacts of every table, logs without people, what a customer spends."""

from datetime import UTC, date, datetime, timedelta

from queries import ask
from tests.journey_steps import EVER, unhidden


def test_contacts_of_every_table_become_steps_in_the_persons_order(given):
    # order, promise missed on the 6th, asked the 7th, answered the 12th (5 days later), delivered late the 8th, bad review the 13th, left the 14th
    at = lambda day, hour=9: datetime(2026, 1, day, hour, tzinfo=UTC)
    given.fill(
        orders=[{"order_id": "o", "customer_id": "c", "placed_at": at(1), "promised_on": date(2026, 1, 5), "delivered_on": date(2026, 1, 8), "total": 10, "status": "paid"}],
        tickets=[{"ticket_id": "t", "customer_id": "c", "created_at": at(7), "first_reply_at": at(12), "channel": "email", "category_raw": "Où est mon colis ?"}],
        reviews=[{"review_id": "r", "customer_id": "c", "created_at": at(13), "rating": 1, "rating_max": 5, "platform": "site"}],
        consents=[{"consent_id": "k", "customer_id": "c", "occurred_at": at(14), "purpose": "marketing", "channel": "email", "state": "withdrawn"}],
    )
    rows = given.rows("select step, place from journey_steps order by place")
    assert rows["step"].to_list() == ["order_first", "promise_missed", "question_ou_est_mon_colis", "delivery_late", "answer_late", "review_bad", "unsubscribe"]
    assert rows["place"].to_list() == list(range(1, 8))


def test_leaving_twice_in_one_day_is_one_step_and_the_day_is_that_of_the_reporting_zone(given):
    """In Paris, 22:30 and 23:30 UTC of a winter's day are two days, 23:30 and 21:00 of the next are one; in New York it is the other way round."""
    at = lambda day, hour: datetime(2026, 1, day, hour, 30, tzinfo=UTC)
    told = [{"consent_id": f"{person}{place}", "customer_id": person, "occurred_at": when, "purpose": "marketing", "channel": "email", "state": "withdrawn"}
            for person, moments in (("across", (at(14, 22), at(14, 23))), ("within", (at(14, 23), at(15, 21)))) for place, when in enumerate(moments)]  # fmt: skip
    for zone, found in ((None, [("across", 2), ("within", 1)]), ("America/New_York", [("across", 1), ("within", 2)])):
        given.empty().fill(consents=told, settings=[{"name": "reporting_zone", "value": zone}] if zone else [])
        assert given.rows("select customer_id, count(*) from journey_steps where step = 'unsubscribe' group by all order by all").rows() == found


def test_a_conversation_has_the_turns_both_sides_saw_and_the_feelings_of_its_customer(given):
    """Three public messages and a private note: three turns. The customer's two texts, 0.8 and 0.4, are 0.6 on average; the agent's 0 is nobody's anxiety."""
    at = lambda hour: datetime(2026, 1, 7, hour, tzinfo=UTC)
    said = [("m1", "customer", True, 0.8), ("m2", "agent", True, 0.0), ("m3", "agent", False, 0.0), ("m4", "customer", True, 0.4)]
    given.fill(
        tickets=[{"ticket_id": "t", "customer_id": "c", "created_at": at(9), "channel": "email"}],
        messages=[{"message_id": name, "ticket_id": "t", "customer_id": "c" if role == "customer" else None, "author_role": role, "is_public": seen, "sent_at": at(9 + place)} for place, (name, role, seen, _) in enumerate(said)],
        text_scores=[{"table_name": "messages", "record_id": name, "customer_id": "c", "anxiety": anxiety} for name, _, _, anxiety in said],
    )
    steps = given.rows("select step_group, turns, round(anxiety, 6) as anxiety from journey_steps order by place")
    assert steps.rows() == [("question", 3, 0.6), ("answer", None, None)]


def test_the_feelings_of_a_conversation_are_the_same_in_whatever_order_it_came(given):
    """0.1 + 0.2 + 0.3 is 0.6000000000000001 to a machine, and 0.3 + 0.2 + 0.1 is 0.6; on average 0.2."""
    at = lambda hour: datetime(2026, 1, 7, hour, tzinfo=UTC)
    for felt in ((0.1, 0.2, 0.3), (0.3, 0.2, 0.1)):
        given.empty().fill(
            tickets=[{"ticket_id": "t", "customer_id": "c", "created_at": at(9), "channel": "email"}],
            messages=[{"message_id": f"m{place}", "ticket_id": "t", "customer_id": "c", "author_role": "customer", "sent_at": at(9 + place)} for place in range(3)],
            text_scores=[{"table_name": "messages", "record_id": f"m{place}", "customer_id": "c", "sentiment": one, "anxiety": one, "trust": one, "distrust": one} for place, one in enumerate(felt)],
        )
        assert given.rows("select sentiment, anxiety, trust, distrust from step_words").rows() == [(0.2, 0.2, 0.2, 0.2)]


def test_a_log_without_people_is_followed_by_its_cases(given):
    at = datetime(2026, 1, 1, tzinfo=UTC)
    given.fill(web_events=[{"event_id": f"{case}-{name}", "name": name, "occurred_at": at + timedelta(hours=hour), "case_ref": f"case {case}"} for case in range(5) for hour, name in enumerate(("in", "out"))])
    assert unhidden(ask("directly_follows", EVER, given), "source", "target", "times") == {("in", "out"): 5}


def test_a_customers_state_is_told_against_their_own_past(given):
    # quarters end on 1 April 2026; the 182 days before it begin on 1 October 2025, the 182 before on 2 April 2025
    orders = {
        "new": [(date(2026, 2, 1), 10)], "dormant": [(date(2025, 5, 1), 10)], "returned": [(date(2024, 6, 1), 10), (date(2026, 2, 1), 10)],
        "growing": [(date(2025, 5, 1), 10), (date(2026, 2, 1), 12.5)], "declining": [(date(2025, 5, 1), 10), (date(2026, 2, 1), 7.5)],
        "stable": [(date(2025, 5, 1), 10), (date(2026, 2, 1), 12.4)],
    }  # fmt: skip
    rows = [
        {"order_id": f"{who}{place}", "customer_id": who, "placed_at": datetime(day.year, day.month, day.day, 12, tzinfo=UTC), "total": total, "status": "paid"}
        for who, told in orders.items() for place, (day, total) in enumerate(told)
    ]  # fmt: skip
    rows.append({"order_id": "last", "customer_id": "else", "placed_at": datetime(2026, 3, 31, 12, tzinfo=UTC), "total": 1, "status": "paid"})
    given.fill(orders=rows)
    found = dict(given.rows("select customer_id, state from value_states where quarter = date '2026-01-01'").iter_rows())
    assert {who: found[who] for who in orders} == {who: who for who in orders}


def test_what_somebody_spent_is_the_same_sum_in_whatever_order_it_came(given):
    """0.1 + 0.2 + 0.3 is 0.6000000000000001 to a machine, and 0.3 + 0.2 + 0.1 is 0.6; a first order of a year before makes the quarter whole."""
    first = [{"order_id": "first", "customer_id": "else", "placed_at": datetime(2025, 1, 1, 12, tzinfo=UTC), "total": 1, "status": "paid"}, {"order_id": "last", "customer_id": "else", "placed_at": datetime(2026, 3, 31, 12, tzinfo=UTC), "total": 1, "status": "paid"}]
    for totals in ((0.1, 0.2, 0.3), (0.3, 0.2, 0.1)):
        given.empty().fill(orders=[*first, *({"order_id": f"o{place}", "customer_id": "c", "placed_at": datetime(2026, 2, 1 + place, 12, tzinfo=UTC), "total": total, "status": "paid"} for place, total in enumerate(totals))])
        assert given.rows("select value_last from value_states where customer_id = 'c' and quarter = date '2026-01-01'").item() == 0.6
