"""Each question gives the answer worked out by hand in `golden/<question>.toml` (or `<question>--<what about>.toml`).

    because = "…"                                   # how the rows were worked out, in words
    given.tickets = [{ticket_id = "a", …}, …]       # rows of tables, or of marts; only the columns that matter
    scope = {start = 2026-01-01, end = 2026-02-01, chosen = {channel = ["chat"]}}    # all there is, without it
    own = {within_days = 7}                         # the question's parameters that are not as usual
    expect = [{channel = "chat", n = 6, night_share = 0.5}]    # every row in its order; "null" is no value
    expect_n = 6                                    # the n told above the figure, where it matters

Several cases stand in one file as `[[case]]`. A row of fewer than five is hidden, as everywhere: give each five or more.
"""

import math
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data import sqlfile
from queries import ask, catalogue
from queries.scope import Scope

FOLDER = Path(__file__).parent / "golden"
CASES = sorted(FOLDER.glob("*.toml"))


def _day(value):
    return value.date() if isinstance(value, datetime) else value


def cases():
    """(id, question, case): a file holds one case, or several as [[case]]."""
    for path in CASES:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for place, case in enumerate(told.get("case", [told])):
            yield pytest.param(path.stem.split("--")[0], case, id=f"{path.stem}-{place}" if "case" in told else path.stem)


def same(found, wanted) -> bool:
    if isinstance(wanted, float) or (isinstance(found, float) and isinstance(wanted, int) and not isinstance(wanted, bool)):
        return found is not None and math.isclose(found, wanted, abs_tol=5e-4, rel_tol=1e-6)
    if wanted == "null":
        return found is None
    if isinstance(found, datetime | date):
        return _day(found) == _day(wanted)
    return found == wanted


@pytest.mark.parametrize(("question", "case"), list(cases()))
def test_a_question_gives_the_answer_worked_out_by_hand(given, question, case):
    assert case.get("because", "").strip(), "say in `because` how the expected rows were worked out"
    given.fill(**case.get("given", {}))
    told = case.get("scope", {})
    scope = Scope(told.get("start", date(1990, 1, 1)), told.get("end", date(2100, 1, 1)), tuple((name, tuple(values)) for name, values in told.get("chosen", {}).items()))
    answer = ask(question, scope, given, **case.get("own", {}))
    rows, wanted = answer.rows, case["expect"]
    assert same(answer.n, case.get("expect_n", answer.n)), "the n told above the figure"
    assert rows.height == len(wanted), rows
    for found, expected in zip(rows.iter_rows(named=True), wanted, strict=True):
        for name, value in expected.items():
            assert name in found, f"the answer has no column {name}: {list(found)}"
            why = " (the row is hidden: fewer than five stand behind it, or telling it would give such a row away)" if found.get("is_hidden") else ""
            assert same(found[name], value), f"{name}: found {found[name]!r}, by hand {value!r}{why}\n{rows}"


@pytest.mark.parametrize("name", [name for name, file in catalogue.questions().items()])
def test_a_question_answers_an_empty_store_without_failing(given, name):
    given.fill()
    answer = ask(name, Scope(date(2026, 1, 1), date(2026, 4, 1)), given)
    assert answer.n == 0
    for column in answer.described:
        assert answer.rows[column].drop_nulls().is_empty(), f"{column}: nothing was counted, so nothing can be told"


@pytest.mark.parametrize(
    ("line", "put", "told"),
    [
        ("-- grain: channel", "-- grain: chanel", r"`grain:` names chanel, .* the nearest there is: channel"),
        ("-- grain: channel", "", r"add `-- grain:`"),
        ("-- counts: tickets by created_at", "", r"add `-- counts: <table> by <its moment>`"),
        ("-- counts: tickets", "-- counts: tickts", r"names tickts, .* the nearest it has: tickets"),
    ],
)
def test_a_question_whose_cells_or_period_nobody_could_tell_is_refused(given, monkeypatch, line, put, told):
    text = "-- question.en: How many?\n-- question.fr: Combien ?\n-- counts: tickets by created_at\n-- grain: channel\nselect channel, count(*) as n from tickets group by channel"
    monkeypatch.setattr(catalogue, "question", lambda name: sqlfile.parse(text.replace(line, put), Path("how_many.sql"), catalogue.QUESTION_KEYS))
    given.fill(tickets=[{"channel": channel, "created_at": datetime(2026, 1, 5, tzinfo=UTC)} for channel in ("chat", "email")])
    with pytest.raises(sqlfile.MalformedSqlFile, match=rf"how_many\.sql: .*{told}"):
        ask("how_many", Scope(date(2026, 1, 1), date(2026, 4, 1)), given)


def test_a_question_that_tells_no_size_says_what_to_add(given, monkeypatch):
    text = "-- question.en: How many?\n-- question.fr: Combien ?\n-- counts: tickets by created_at\n-- grain: channel\nselect channel, count(*) as asked from tickets group by channel"
    monkeypatch.setattr(catalogue, "question", lambda name: sqlfile.parse(text, Path("how_many.sql"), catalogue.QUESTION_KEYS))
    with pytest.raises(sqlfile.MalformedSqlFile, match=r"how_many\.sql: .* add `count\(\*\) as n`"):
        ask("how_many", Scope(date(2026, 1, 1), date(2026, 4, 1)), given.fill(tickets=[{"channel": "chat", "created_at": datetime(2026, 1, 5, tzinfo=UTC)}]))
