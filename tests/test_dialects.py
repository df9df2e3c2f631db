"""What SQLGlot leaves undone between DuckDB and Spark: each rule, read in the words of Spark, and the setting that picks an engine."""

from pathlib import Path

import pytest

from queries import catalogue, dialects, engine

WRITTEN = [
    # a decimal literal would cut quotients after a few digits
    ("select 1.0 / n from tickets", "SELECT CAST(1.0 AS DOUBLE) / n FROM stored_tickets AS `tickets`"),
    ("select 2 / n from tickets", "SELECT 2 / n FROM stored_tickets AS `tickets`"),
    # parts of a second count
    ("select epoch(sent_at) from messages", "SELECT UNIX_MICROS(CAST((sent_at) AS TIMESTAMP)) / 1e6 FROM stored_messages AS `messages`"),
    ("select date_diff('day', a, b) from t", "SELECT DATEDIFF(CAST((b) AS DATE), CAST((a) AS DATE)) FROM stored_t AS `t`"),
    # from 31 January to 1 February a month turns, though no whole month passes: 12 × 0 + 2 − 1
    ("select date_diff('month', a, b) from t", "SELECT (YEAR((b)) - YEAR((a))) * 12 + MONTH((b)) - MONTH((a)) FROM stored_t AS `t`"),
    ("select quantile_cont(x, 0.5) from t", "SELECT PERCENTILE(x, CAST(0.5 AS DOUBLE)) FROM stored_t AS `t`"),
    ("select percentile_disc(0.9) within group (order by x) from t", "SELECT PERCENTILE_DISC(CAST(0.9 AS DOUBLE)) WITHIN GROUP (ORDER BY x) FROM stored_t AS `t`"),
    ("select quantile_disc(x, 0.9 order by x) from t", "SELECT PERCENTILE_DISC(CAST(0.9 AS DOUBLE)) WITHIN GROUP (ORDER BY x) FROM stored_t AS `t`"),
    ("select min_by(a, b) from t", "SELECT MIN_BY(a, CASE WHEN NOT (a) IS NULL THEN (b) END) FROM stored_t AS `t`"),
    ("select string_split($names, '|') from t", "SELECT SPLIT(:names, '[|]') FROM stored_t AS `t`"),
    ("select isodow(x) from t", "SELECT (DAYOFWEEK((x)) + 5) % 7 + 1 FROM stored_t AS `t`"),
    ("select topics[1] from t", "SELECT topics[0] FROM stored_t AS `t`"),
]


@pytest.mark.parametrize(("ours", "theirs"), WRITTEN)
def test_a_statement_is_put_in_the_words_of_spark(ours, theirs):
    assert dialects.spark(ours).sql == theirs


def test_a_table_behind_a_cte_of_its_name_is_still_reached():
    # the CTE reads the stored table; the outer FROM reads the CTE; main.tickets is the whole table again
    made = dialects.spark("with tickets as (select * from main.tickets where n > $least) select * from tickets where n < (select max(n) from main.tickets)")
    assert made.sql == (
        "WITH tickets AS (SELECT * FROM stored_tickets AS `tickets` WHERE n > :least) "
        "SELECT * FROM tickets WHERE n < (SELECT MAX(n) FROM stored_tickets AS `tickets`)"
    )
    assert made.tables == ("tickets",)


def test_what_has_no_counterpart_is_refused_rather_than_guessed():
    for statement in ("select date_diff('week', a, b) from t", "select string_split(a, b) from t"):
        with pytest.raises(dialects.Untranslatable):
            dialects.spark(statement)


def test_the_store_is_asked_unless_a_setting_says_otherwise():
    assert engine.place({}).kind == engine.DUCKDB
    assert engine.place({"EGARDS_STORE": "/a/b.duckdb"}).path == Path("/a/b.duckdb")
    assert engine.place({"EGARDS_STORE": "/a/b.duckdb", "EGARDS_ENGINE": "duckdb:///c/d.duckdb"}).path == Path("/c/d.duckdb")
    spark = engine.place({"EGARDS_ENGINE": "sc://host:15002", "EGARDS_DATA": "/data/parquet"})
    assert (spark.kind, spark.address, spark.path) == (engine.SPARK, "sc://host:15002", Path("/data/parquet"))


def test_imports_go_to_the_store_whatever_engine_answers():
    assert engine.store_path({"EGARDS_ENGINE": "sc://host:15002", "EGARDS_DATA": "/data", "EGARDS_STORE": "/a/b.duckdb"}) == Path("/a/b.duckdb")


@pytest.mark.parametrize(("settings", "code"), [({"EGARDS_ENGINE": "trino://x"}, "engine_unknown"), ({"EGARDS_ENGINE": "duckdb://"}, "engine_unknown"), ({"EGARDS_ENGINE": "sc://x"}, "data_not_named")])
def test_a_setting_that_names_no_engine_is_said_in_both_languages(settings, code):
    with pytest.raises(engine.EngineProblem) as raised:
        engine.place(settings)
    assert raised.value.code == code
    assert raised.value.told("en") != raised.value.told("fr")


def test_every_reason_in_a_header_is_one_readers_are_told():
    for file in catalogue.questions().values():
        reason = engine.reason_against(file, engine.SPARK)
        if reason is not None:
            assert engine.NotHere(file.name, reason).told("fr")
