"""Steps of invented people for tests of journeys, drawn or given one by one, and the plain counts that answers must equal."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from queries.scope import Scope

EVER = Scope(date(1990, 1, 1), date(2100, 1, 1))
LAWFUL = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
START = datetime(2026, 1, 5, tzinfo=UTC)
NAMES = "abc"

steps = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from(NAMES), st.integers(0, 90)),
    max_size=40,
)
"""(person, step, day)"""


def as_rows(drawn_steps):
    """Rows of the mart: each person's steps in order of time."""
    rows = []
    for person in sorted({one[0] for one in drawn_steps}):
        mine = sorted((day, place, step) for place, (who, step, day) in enumerate(drawn_steps) if who == person)
        for place, (day, _, step) in enumerate(mine, start=1):
            at = START + timedelta(days=day)
            rows.append({
                "customer_id": f"p{person}", "place": place, "occurred_at": at, "occurred_on": at.date(), "step": step, "step_group": step, "direction": "in",
                "world": "screen", "channel": "web", "source_system": "test", "segment": "even" if person % 2 == 0 else "odd",
            })  # fmt: skip
    return rows


def by_five(rows):
    """Five people take the same steps, so that nothing is too small to be told."""
    return sorted((row | {"customer_id": f"{row['customer_id']}-{twin}"} for row in rows for twin in range(5)), key=lambda row: (row["customer_id"], row["place"]))


def by_hand(rows, gap_days=30, collapse=True):
    """{(customer, first day): [steps]}: the journeys, told the slow way."""
    found, last = {}, {}
    for row in rows:
        who, at = row["customer_id"], row["occurred_at"]
        before = last.get(who)
        if before is None or at - before[0] > timedelta(days=gap_days):
            key = (who, at)
            found[key] = [row["step"]]
        else:
            key = before[1]
            if not collapse or found[key][-1] != row["step"]:
                found[key].append(row["step"])
        last[who] = (at, key)
    return found


def unhidden(answer, *names):
    return {tuple(row[name] for name in names[:-1]): row[names[-1]] for row in answer.rows.iter_rows(named=True) if not row["is_hidden"]}


def stops(rows):
    """[(steps, "end" or "open")]: each journey and whether the data end before a silence has ended it."""
    last = max(row["occurred_at"] for row in rows)
    journeys = by_hand(rows)
    begun = sorted(journeys)
    found = []
    for who, at in begun:
        until = min((other for one, other in begun if one == who and other > at), default=None)
        mine = [row["occurred_at"] for row in rows if row["customer_id"] == who and row["occurred_at"] >= at and (until is None or row["occurred_at"] < until)]
        found.append((journeys[who, at], "open" if max(mine) + timedelta(days=30) >= last else "end"))
    return found


def long_short_and_recent(some):
    """The steps drawn, and with them always a journey of three steps, one of one, and one that still runs."""
    more = [*some, (7, "a", 0), (7, "b", 1), (7, "c", 2), (8, "a", 0), (9, "b", 200)]
    return by_five(as_rows(more))


def a_path(person, *told, segment="even"):
    """Rows of one person from (day, step) pairs."""
    rows = []
    for place, (day, step) in enumerate(told, start=1):
        at = START + timedelta(days=day)
        rows.append({
            "customer_id": person, "place": place, "occurred_at": at, "occurred_on": at.date(), "step": step, "step_group": step, "direction": "in",
            "world": "screen", "channel": "web", "source_system": "test", "segment": segment,
        })  # fmt: skip
    return rows


def paths(n, *told, name="p"):
    return [row for place in range(n) for row in a_path(f"{name}{place}", *told)]
