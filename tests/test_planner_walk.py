"""A test walked from end to end: people drawn from the store, the file of arms kept, brought back with what followed, and its verdict read on the page."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data import importing, store
from queries import ask, planner
from queries.scope import Scope

ROOT = Path(__file__).parent.parent
DRAWN = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
BEFORE = Scope(date(2026, 2, 1), date(2026, 3, 9))
LEFT = {"one_more": 168, "as_now": 112, "one_fewer": 36}


def _events(folder: Path, name: str, rows: list[str]) -> Path:
    path = folder / f"{name}.csv"
    path.write_text("\n".join(["event_id,campaign_id,type,occurred_at,email", *rows]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """4,000 people got two messages. Three in ten are drawn to get one fewer, three in ten one more: 1,200, 1,600 and 1,200. In the
    twelve weeks after, 36, 112 and 168 of them leave: 30, 70 and 140 per 1,000."""
    folder = tmp_path_factory.mktemp("walk")
    path, mails = folder / "shop.duckdb", [f"p{n}@example.org" for n in range(4000)]
    before = [f"{mail}{day},m{day},send,2026-02-{day:02}T09:00:00Z,{mail}" for mail in mails for day in (9, 16)]
    importing.bring_in([_events(folder, "before", [*before, "last0,m28,send,2026-03-08T22:00:00Z,other@example.org"])], path)
    opened = store.Store(path)
    people = ask("people_to_draw", BEFORE, opened).rows["customer_id"].to_list()
    named = dict(opened.rows("select distinct customer_id, id_norm from customer_identities where id_type = 'email' and id_norm is not null").iter_rows())
    opened.close()
    drawn = planner.draw(people, "pressure-2026-03", 20_260_309, 30, DRAWN)
    arms = folder / "experiment_arms-pressure.csv"
    arms.write_bytes(drawn.write_csv().encode("utf-8"))
    after = [
        f"gone{customer},m40,unsubscribe,2026-04-{1 + place % 28:02}T10:00:00Z,{named[customer]}"
        for arm, n in LEFT.items() for place, customer in enumerate(drawn.filter(pl.col("arm") == arm)["customer_id"].sort().head(n).to_list())
    ]  # fmt: skip
    report = importing.bring_in([arms, _events(folder, "after", [*after, "last,m50,send,2026-06-07T22:00:00Z,other@example.org"])], path)
    assert report.all_read, report
    return path, drawn


def test_the_file_of_arms_keeps_its_seed_names_nobody_and_holds_no_formula(walked):
    _, drawn = walked
    assert dict(drawn["arm"].value_counts().iter_rows()) == {"one_fewer": 1200, "as_now": 1601, "one_more": 1200}, "the person who closed the data is drawn too"
    told = drawn.write_csv()
    assert set(drawn["seed"]) == {20_260_309} and "@" not in told
    assert not any(str(cell).startswith(("=", "+", "-", "@")) for row in drawn.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("language", "title", "harm", "good"),
    [
        ("en", "Caused per 1,000 people: people who leave +70 (one more) and people who leave −40 (one fewer)", "The test causes this harm", "The test causes this, and it is good"),
        ("fr", "Causé pour 1 000 personnes : personnes qui partent +70 (un de plus) et personnes qui partent −40 (un de moins)", "Le test est la cause de ce tort", "Le test en est la cause"),
    ],
)
def test_what_comes_back_is_said_to_be_caused_since_chance_drew_it(walked, monkeypatch, language, title, harm, good):
    monkeypatch.setenv("EGARDS_STORE", str(walked[0]))
    app = AppTest.from_file(str(ROOT / "pages" / "planner.py"), default_timeout=120)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    plain = lambda text: text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\\", "")
    figures = [json.loads(one.proto.bytes)["title"] for one in app.get("bidi_component")]
    told = plain("\n".join([*figures, *(str(one.value) for kind in ("markdown", "caption", "subheader", "header") for one in app.get(kind))]))
    assert title in told
    assert harm in told and good in told
