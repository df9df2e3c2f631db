"""What must hold for every question about people's requests, whatever the data."""

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from queries import ask, catalogue
from queries.scope import Scope

LAWFUL = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
START = datetime(2026, 1, 5, tzinfo=UTC)
YEAR = Scope(date(2025, 1, 1), date(2027, 1, 1))

tickets = st.lists(
    st.fixed_dictionaries(
        {
            "channel": st.sampled_from(["email", "chat", "o'brien", "' or 1=1 --", None]),
            "hours": st.integers(0, 2000),
            "waited": st.one_of(st.none(), st.integers(0, 5000)),
        }
    ),
    min_size=0,
    max_size=40,
)


def as_tickets(rows):
    made = []
    for place, row in enumerate(rows):
        opened = START + timedelta(hours=row["hours"])
        ticket = {"ticket_id": f"t{place}", "channel": row["channel"], "created_at": opened, "customer_id": f"c{place % 7}"}
        if row["waited"] is not None:
            ticket["first_reply_at"] = opened + timedelta(minutes=row["waited"])
        made.append(ticket)
    return made


def counted(given, scope):
    """The rows counted, before any is hidden."""
    answer = ask("answered_by_human", scope, given)
    return given.rows(answer.statement, answer.values)["n"].sum()


@LAWFUL
@drawn(tickets)
def test_the_order_of_rows_changes_nothing(given, rows):
    made = as_tickets(rows)
    first = ask("wait_by_channel", YEAR, given.empty().fill(tickets=made)).rows
    second = ask("wait_by_channel", YEAR, given.empty().fill(tickets=made[::-1])).rows
    assert first.equals(second)


@LAWFUL
@drawn(tickets, st.integers(1, 80))
def test_two_adjoining_periods_count_what_both_together_count(given, rows, days):
    given.empty().fill(tickets=as_tickets(rows))
    middle = date(2026, 1, 5) + timedelta(days=days)
    first, second = Scope(date(2025, 1, 1), middle), Scope(middle, date(2027, 1, 1))
    assert counted(given, first) + counted(given, second) == counted(given, YEAR)


@LAWFUL
@drawn(tickets)
def test_filters_narrow_together(given, rows):
    given.empty().fill(tickets=as_tickets(rows))
    by_value = {value: counted(given, YEAR.narrowed("channel", value)) for value in ("email", "chat", "o'brien", "' or 1=1 --", "unknown")}
    assert sum(by_value.values()) == len(rows)
    assert counted(given, YEAR.narrowed("channel", "email", "chat")) == by_value["email"] + by_value["chat"]
    for value, n in by_value.items():
        assert n == sum((row["channel"] or "unknown") == value for row in rows)


@LAWFUL
@drawn(tickets)
def test_no_answer_tells_of_fewer_than_five(given, rows):
    given.empty().fill(tickets=as_tickets(rows))
    for name in ("wait_by_channel", "answered_within_target_by_channel", "waiting_brackets", "arrivals_by_hour"):
        answer = ask(name, YEAR, given)
        shown = answer.rows.filter(~pl.col("is_hidden")) if "is_hidden" in answer.rows.columns else answer.rows
        assert (shown["n"].fill_null(5) >= 5).all() or (shown.filter(pl.col("n") < 5)["n"] == 0).all(), (name, shown)


@LAWFUL
@drawn(tickets)
def test_shares_lie_between_nothing_and_all_and_within_their_bounds(given, rows):
    given.empty().fill(tickets=as_tickets(rows))
    answer = ask("answered_within_target_by_channel", YEAR, given)
    for share, low, high in answer.rows.select("answered_within_target", "answered_within_target_low", "answered_within_target_high").drop_nulls().iter_rows():
        assert 0 <= low <= share <= high <= 1


@LAWFUL
@drawn(tickets)
def test_the_same_people_twice_give_the_same_shares_and_twice_the_count(given, rows):
    made = as_tickets(rows)
    once = ask("answered_by_human", YEAR, given.empty().fill(tickets=made))
    again = [{**ticket, "ticket_id": ticket["ticket_id"] + "-again"} for ticket in made]
    twice = ask("answered_by_human", YEAR, given.empty().fill(tickets=made + again))
    assert (twice.n or 0) == 2 * len(made) or 0 < 2 * len(made) < 5
    share = once.rows["human_answer_share"][0]
    if share is not None:
        assert twice.rows["human_answer_share"][0] == pytest.approx(share)


@pytest.mark.parametrize("name", list(catalogue.questions()))
def test_a_question_without_data_gives_no_rows_or_rows_without_figures(given, name):
    answer = ask(name, YEAR, given.fill())
    assert answer.rows.height <= 1 or answer.rows.drop_nulls().is_empty() or answer.n == 0
