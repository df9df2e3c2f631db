"""Each metric keeps the examples in its header, in DuckDB's own words and spelled out as questions use it."""

import math

import duckdb
import pytest
import sqlglot

from queries import catalogue, compose

EXAMPLES = [(name, example) for name, file in catalogue.metrics().items() for example in file.many("example")]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}-{place}" for place, (name, _) in enumerate(EXAMPLES)])
def test_a_metric_keeps_its_examples(name, example):
    sql, _, expected = example.rpartition("-->")
    wanted = None if expected.strip() == "null" else float(expected)
    connection = duckdb.connect(":memory:")
    for file in catalogue.metrics().values():
        connection.execute(file.sql)
    spelled = compose.spell_out(sqlglot.parse_one(sql, dialect="duckdb"), catalogue.metrics()).sql(dialect="duckdb")
    for statement in (sql, spelled):
        (found,) = connection.execute(statement).fetchall()[0]
        if wanted is None:
            assert found is None, statement
        else:
            assert math.isclose(float(found), wanted, abs_tol=5e-5), statement


@pytest.mark.parametrize("name", list(catalogue.metrics()))
def test_a_metric_has_an_example_and_both_languages(name):
    file = catalogue.metrics()[name]
    assert file.many("example"), f"{file.path}: add a line `-- example: select … --> …`"
    for key in ("label", "meaning"):
        for language in ("en", "fr"):
            assert file.one(f"{key}.{language}"), file.path
    assert catalogue.lacking(name) == ()
    assert file.one("better", "neither") in {"higher", "lower", "neither"}
