"""What few exports tell - messages held back, words withdrawn, meetings in a shop, requests passed on - brought in from
files and told in both languages, and departures that no tool tells of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from data import importing, store
from pages.parts import charts
from pages.parts.words import words
from queries import ask
from queries.scope import Scope

SPRING = Scope(date(2026, 3, 1), date(2026, 7, 1))
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def _at(days: float) -> str:
    return (START + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def files(folder: Path) -> list[Path]:
    """Marketing Cloud held 120 messages back, 90 by a cap, 30 by a list, and sent 80. Of 50 reviews with one star 20 are gone,
    of 50 with five stars 2. In March 60 orders of 80 were placed in a shop, in April 24 of 80, in May 20 of 80. In June, which
    is not over, of 100 requests by e-mail 60 were passed from one team to another, of 100 by telephone 10."""
    tables = {
        "NotSent": ["ClientID,SendID,SubscriberKey,EventDate,EventType,Reason"]
        + [f"7,1,p{n},{3 + n % 20 // 10}/{2 + n % 20}/2026 9:00:00 AM,NotSent,{'Frequency cap' if n < 90 else 'Suppression list'}" for n in range(120)],
        "Sent": ["ClientID,SendID,SubscriberKey,EventDate,EventType"] + [f"7,1,s{n},3/2/2026 9:00:00 AM,Sent" for n in range(80)],
        "reviews": ["review_id,platform,rating,rating_max,text,created_at,deleted_at"]
        + [f"c{n},shop,1,5,Colis perdu,{_at(n)},{_at(n + 1) if n < 20 else ''}" for n in range(50)]
        + [f"f{n},shop,5,5,Parfait,{_at(n)},{_at(n + 1) if n < 2 else ''}" for n in range(50)],
        "orders": ["order_id,customer_id,placed_at,sales_channel,total"]
        + [f"{month}-{n},p{n},2026-{month:02}-{1 + n % 28:02}T10:00:00Z,{'pos' if n < in_shop else 'web'},20" for month, in_shop in ((3, 60), (4, 24), (5, 20)) for n in range(80)],
        "tickets": ["ticket_id,created_at,channel,status"] + [f"{channel}{n},{_at(92 + n % 28)},{channel},open" for channel in ("email", "phone") for n in range(100)],
        "ticket_events": ["ticket_id,event_id,field,old_value,new_value,occurred_at"]
        + ["first,first,group,,shop,2026-03-01T08:00:00Z"]
        + [f"{channel}{n},{channel}{n},group,shop,returns,{_at(92.1 + n % 28)}" for channel, passed in (("email", 60), ("phone", 10)) for n in range(passed)],
    }  # fmt: skip
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [folder / f"{name}.csv" for name in tables]


@pytest.fixture(scope="module")
def brought(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rarely")
    report = importing.bring_in(files(folder), folder / "store.duckdb")
    assert report.all_read, report
    opened = store.Store(folder / "store.duckdb")
    yield opened
    opened.close()


def titles(opened, name: str, draw) -> tuple[str, str]:
    answer = ask(name, SPRING, opened)
    return tuple(draw(answer, words(language)).title.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") for language in ("en", "fr"))


@pytest.mark.parametrize(
    ("name", "draw", "en", "fr"),
    [
        ("withheld_by_reason", charts.bars, "Frequency cap: 75% of messages held back", "Frequency cap : 75 % des messages retenus"),
        ("removed_critics", charts.bars, "Critics: 40% removed; fans: 4%", "Critiques : 40 % retirées ; fans : 4 %"),
        ("in_person_by_month", charts.line, "In person: 75% in March 2026, 25% in May 2026", "En personne : 75 % en mars 2026, 25 % en mai 2026"),
        ("transferred_by_channel", charts.bars, "E-mail: 60% transferred; phone: 10%", "E-mail : 60 % transférés ; téléphone : 10 %"),
    ],
)
def test_what_few_exports_tell_has_a_title_that_states_it(brought, name, draw, en, fr):
    assert titles(brought, name, draw) == (en, fr)


def test_messages_held_back_are_no_messages_received(brought):
    """80 went out, 120 did not: the rates of what was delivered are out of 80."""
    assert ask("delivered_overall", SPRING, brought).n == 80


@pytest.mark.parametrize("name", ["complaints_by_month", "opt_outs_by_kind", "opt_outs_by_pressure", "cost_of_one_more"])
def test_where_no_tool_tells_of_departures_their_rate_is_not_nought(brought, name):
    answer = ask(name, SPRING, brought)
    assert answer.is_empty and answer.question.one("empty.en") and answer.question.one("empty.fr")


def test_a_figure_of_departures_nobody_tells_of_is_unknown_and_counts_none(brought):
    (row,) = ask("delivered_overall", SPRING, brought).rows.to_dicts()
    assert (row["complaint_rate"], row["unsubscribe_rate"], row["complaint_rate_n"], row["unsubscribe_rate_n"]) == (None, None, 0, 0)
