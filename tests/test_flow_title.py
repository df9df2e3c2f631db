"""The flow says what it knows: a share that is withheld is no share of nobody, and a size that is withheld is that of what is shown."""

from dataclasses import replace

import polars as pl
import pytest

from pages.parts import charts
from pages.parts.journey_choices import ANY
from pages.parts.journey_titles import flow_title
from pages.parts.words import words
from queries import ask
from tests.conftest import EVER
from tests.journey_steps import a_path, paths


@pytest.fixture
def answer(given):
    """Of 100 people, 60 ask after their order and 40 stop there."""
    rows = [row for place in range(100) for row in a_path(f"p{place}", (0, "order"), *([(1, "ask")] if place < 60 else []))]
    given.fill(journey_steps=[*rows, *paths(5, (90, "order"), name="late")])
    return ask("journey_flow", EVER, given)


def test_how_many_end_at_the_first_step_is_told(answer):
    assert flow_title(answer, words("en"), ANY) == "After the first step: ask for 57.1% of journeys; 38.1% end there"  # 60 and 40 of 105


@pytest.mark.parametrize("begin", [ANY, "order"])
def test_how_many_end_there_is_not_told_where_it_is_withheld(answer, begin):
    hidden = answer.rows.with_columns(pl.col("is_hidden") | (pl.col("target") == "end")).with_columns(pl.when("is_hidden").then(None).otherwise("journeys").alias("journeys"))
    title = flow_title(replace(answer, rows=hidden), words("en"), begin)
    assert "end there" not in title and title.endswith("ask for 57.1% of journeys")


def test_a_step_whose_size_is_withheld_is_as_large_as_what_is_seen_to_leave_it(answer):
    assert (answer.rows["step_no"] == 2).any()
    rows = answer.rows.with_columns(pl.when(pl.col("step_no") == 2).then(None).otherwise("share_of_previous_n").alias("share_of_previous_n"))
    drawn = charts.flow(replace(answer, rows=rows), words("en"))
    nodes = {tuple(node) for node in drawn.figure["data"][1]["customdata"]}
    assert {(2, "ask"), (2, "end"), (2, "open")} <= nodes and (2, "few") not in nodes


def test_a_flow_of_a_withheld_whole_says_that_it_cannot_be_shown(answer):
    rows = answer.rows.with_columns(pl.lit(None, pl.Int64).alias("share_of_started_n"))
    assert [trace["mode"] for trace in charts.flow(replace(answer, rows=rows), words("en")).figure["data"]] == ["text"]
