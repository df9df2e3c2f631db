"""Periods and slices: what they keep, how they are compared, what they refuse."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest
import sqlglot
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from sqlglot import exp

from queries import catalogue, compose
from queries.scope import FILTERS, OutOfReach, Scope

TABLES = {"ticket_clocks": frozenset({"channel", "customer_id", "source_system", "opened_on"}), "customers": frozenset({"customer_id", "segment", "country", "language"})}


def statement(scope, name="answered_by_human", tables=TABLES):
    return compose.statement(catalogue.question(name), scope, tables, tuple(catalogue.metrics().values()), {})


def test_a_period_holds_its_first_day_and_not_its_end():
    made = statement(Scope(date(2026, 1, 1), date(2026, 4, 1)))
    assert "opened_on >= $start" in made.sql and "opened_on < $end" in made.sql
    assert made.values == {"start": date(2026, 1, 1), "end": date(2026, 4, 1)}


def test_whoever_asks_first_finds_the_dialect_loaded():
    """Loaded by the first of two questions asked at once, the second would be read by half of it, and lose its parameters."""
    told = "import sys, queries.compose; sys.exit(0 if hasattr(sys.modules.get('sqlglot.dialects.duckdb'), 'DuckDB') else 'not loaded')"
    subprocess.run([sys.executable, "-c", told], cwd=Path(__file__).parent.parent, check=True)


def test_a_period_without_a_day_is_refused():
    with pytest.raises(ValueError, match="holds no day"):
        Scope(date(2026, 1, 1), date(2026, 1, 1))


def test_an_unknown_filter_is_refused_with_the_nearest_name():
    with pytest.raises(ValueError, match="did you mean channel"):
        Scope(date(2026, 1, 1), date(2026, 2, 1), (("chanel", ("email",)),))


def test_a_slice_held_elsewhere_is_reached_through_the_customer():
    made = statement(Scope(date(2026, 1, 1), date(2026, 2, 1), (("segment", ("gold",)),)))
    assert "FROM main.customers" in made.sql
    assert made.values["segment_1"] == "gold"


def test_a_filter_that_cannot_reach_the_counted_rows_is_refused():
    tables = {"ticket_clocks": frozenset({"opened_on"})}
    with pytest.raises(OutOfReach, match="segment cannot reach ticket_clocks"):
        statement(Scope(date(2026, 1, 1), date(2026, 2, 1), (("segment", ("gold",)),)), tables=tables)


@drawn(st.text(min_size=1, max_size=40))
def test_no_value_of_a_reader_ever_becomes_sql(value):
    made = statement(Scope(date(2026, 1, 1), date(2026, 2, 1), (("channel", (value,)),)))
    plain = statement(Scope(date(2026, 1, 1), date(2026, 2, 1), (("channel", ("email",)),)))
    if value != "unknown":
        assert made.sql == plain.sql
        assert made.values["channel_1"] == value


@pytest.mark.parametrize(
    ("start", "end", "how", "expected"),
    [
        ("2026-03-01", "2026-04-01", "previous", ("2026-02-01", "2026-03-01")),  # a calendar month: the month before
        ("2026-01-01", "2026-04-01", "previous", ("2025-10-01", "2026-01-01")),  # a quarter: the quarter before
        ("2026-03-02", "2026-03-30", "previous", ("2026-02-02", "2026-03-02")),  # 28 days: 4 weeks back
        ("2026-03-02", "2026-03-12", "previous", ("2026-02-16", "2026-02-26")),  # 10 days: 14 back, weekdays kept
        ("2026-03-02", "2026-03-30", "year", ("2025-03-03", "2025-03-31")),  # 52 weeks back, a Monday again
        ("2024-02-01", "2024-03-01", "year", ("2023-02-01", "2023-03-01")),  # February of a leap year
    ],
)
def test_a_period_is_compared_with_one_of_the_same_weekdays_or_months(start, end, how, expected):
    before = Scope(date.fromisoformat(start), date.fromisoformat(end)).before(how)
    assert (before.start.isoformat(), before.end.isoformat()) == expected


def test_a_period_still_running_is_compared_for_the_days_elapsed_only():
    # 1 to 31 March seen on the evening of the 10th: 10 days elapsed; 31 days round up to 35, so 25 January to 4 February
    before = Scope(date(2026, 3, 1), date(2026, 4, 1)).before("previous", until=date(2026, 3, 11))
    assert (before.start, before.end) == (date(2026, 1, 25), date(2026, 2, 4))


@drawn(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(1, 900), st.sampled_from(["previous", "year"]), st.integers(0, 900))
def test_a_comparison_ends_before_it_begins_and_lasts_no_longer(start, days, how, seen):
    from datetime import timedelta

    scope = Scope(start, start + timedelta(days=days), (("channel", ("email",)),))
    before = scope.before(how, until=start + timedelta(days=seen))
    assert before.chosen == scope.chosen
    assert before.days <= max(scope.days, 1) + 3  # calendar months differ by up to 3 days
    if how == "previous":
        assert before.end <= scope.start


def test_every_filter_has_its_words():
    from pages.parts.words import words

    for language in ("en", "fr"):
        for name in FILTERS:
            assert words(language).say(f"filter.{name}")


def chosen(scope):
    return {name: values for name, values in scope.chosen}


def test_another_group_is_looked_at_over_the_same_days_and_with_the_other_filters():
    mine = Scope(date(2026, 1, 1), date(2026, 4, 1), (("segment", ("silver",)), ("channel", ("chat",)), ("language", ("fr",))))
    gold = mine.compared_to("segment=gold")
    assert gold.is_same_period(mine)
    assert chosen(gold) == {"segment": ("gold",), "channel": ("chat",), "language": ("fr",)}
    assert chosen(mine.compared_to("language=en")) == {"segment": ("silver",), "channel": ("chat",), "language": ("en",)}


def test_a_kept_group_and_a_segment_take_the_place_of_each_other():
    mine = Scope(date(2026, 1, 1), date(2026, 4, 1), (("segment", ("silver",)),))
    kept = mine.compared_to("saved=late = angry")
    assert chosen(kept) == {"saved": ("late = angry",)}, "a name may hold the sign itself"
    assert chosen(kept.compared_to("segment=gold")) == {"segment": ("gold",)}


def test_a_group_compared_with_itself_is_the_same_view():
    mine = Scope(date(2026, 1, 1), date(2026, 4, 1), (("segment", ("gold",)),))
    assert mine.compared_to("segment=gold") == mine


def test_a_group_no_filter_knows_is_refused():
    with pytest.raises(ValueError, match="no filter named"):
        Scope(date(2026, 1, 1), date(2026, 4, 1)).compared_to("tier=gold")


@settings(deadline=None)
@drawn(st.lists(st.one_of(st.just("unknown"), st.text(max_size=6)), max_size=12), st.lists(st.sampled_from(["gold", "silver"]), max_size=2), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_a_statement_composed_by_its_shape_is_the_one_composed_with_its_values(channels, segments, start):
    from datetime import timedelta

    scope = Scope(start, start + timedelta(days=30), (("channel", tuple(channels)), ("segment", tuple(segments))))
    question = catalogue.question("answered_by_human")
    made = statement(scope)
    tree, values = compose.scoped(question, scope, TABLES, tuple(catalogue.metrics().values()))
    assert made.sql == tree.sql(dialect="duckdb", pretty=True)
    assert made.values == {name: value for name, value in values.items() if f"${name}" in made.sql}


def test_a_statement_takes_from_a_table_what_its_question_names_or_all_of_it():
    """Columns that nobody names are planned for nothing; a question that takes every column has them all."""
    tables = {"satisfaction": frozenset({"answered_on", "is_answered", "is_satisfied", "metric", "refused", "comment"}), "person_weeks": frozenset({"week", "customer_id"}), "customers": frozenset()}
    scope = Scope(date(2026, 1, 1), date(2026, 2, 1))
    made = {name: compose.statement(catalogue.question(name), scope, tables, tuple(catalogue.metrics().values()), {}).sql for name in ("csat", "saturated_people")}
    taken = {name: sqlglot.parse_one(sql, dialect="duckdb").find(exp.CTE).this for name, sql in made.items()}
    assert taken["csat"].named_selects == ["is_answered", "is_satisfied", "metric", "refused"]
    assert taken["saturated_people"].is_star


UNIONS = """
with kept as (select 1 as who, 'ready' as how), apart as (select 2 as who),
both_cuts as (
    with inner_part as (select * from apart)
    select who, how from kept where $gap = 30 and $fine = 0 union all select who, concat('cut ', 'anew') from inner_part where not ($gap = 30 and $fine = 0)
)
select who, how from both_cuts
union all
select who, null from (select 3 as who union select 3 where $fine = 1) as once
"""


@pytest.mark.parametrize(("gap", "fine", "left"), [(30, 0, {"kept", "both_cuts"}), (30, 1, {"both_cuts", "inner_part", "apart"}), (7, 0, {"both_cuts", "inner_part", "apart"})])
def test_branches_that_a_value_leaves_empty_are_not_asked_and_the_rows_stay_the_same(gap, fine, left):
    """Cut as usual nothing that cuts anew is read, cut otherwise nothing of `kept`; a union that keeps each row once stays, as its first branch alone would not."""
    tree = sqlglot.parse_one(UNIONS, dialect="duckdb")
    values = {"gap": gap, "fine": fine}
    expected = rows_of(tree.sql(dialect="duckdb"), values)
    made = compose._without_ruled_out(tree.copy(), values)
    assert {part.alias for part in made.find_all(exp.CTE)} == left
    assert rows_of(made.sql(dialect="duckdb"), values) == expected == [(1, "ready") if "kept" in left else (2, "cut anew"), (3, None)]


def rows_of(sql, values):
    with duckdb.connect() as connection:
        return connection.execute(sql, {name: value for name, value in values.items() if f"${name}" in sql}).fetchall()


def test_a_journey_cut_as_usual_is_asked_without_what_cuts_it_anew():
    tables = {name: frozenset(columns) for name, columns in (("journey_steps", ["person_no"]), ("usual_follows", ["days"]), ("usual_journeys", ["place"]), ("customers", ["customer_id"]))}
    question = catalogue.question("directly_follows")
    asked = lambda **own: compose.statement(question, Scope(date(2026, 1, 1), date(2026, 2, 1)), tables, tuple(catalogue.metrics().values()), catalogue.parameters(question) | own).sql
    assert "FROM usual_follows" in asked() and "cut_anew" not in asked()
    assert "kept_ready" not in asked(gap_minutes=1440) and "cut_anew" in asked(gap_minutes=1440)
