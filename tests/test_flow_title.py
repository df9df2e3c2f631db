"""The flow says what it knows: a share that is withheld is no share of nobody, and who is withheld is drawn among the few."""

from dataclasses import replace

import polars as pl
import pytest

from pages.parts import charts
from pages.parts.journey_choices import ANY
from pages.parts.journey_views import _flow_title
from pages.parts.words import words
from queries import ask
from tests.conftest import EVER
from tests.test_journeys import a_path


@pytest.fixture
def answer(given):
    """Of 100 people, 60 ask after their order and 40 stop there."""
    rows = [row for place in range(100) for row in a_path(f"p{place}", (0, "order"), *([(1, "ask")] if place < 60 else []))]
    given.fill(journey_steps=[*rows, *a_path("late", (90, "order"))])
    return ask("journey_flow", EVER, given)


def test_how_many_end_at_the_first_step_is_told(answer):
    assert _flow_title(answer, words("en"), ANY) == "After the first step: ask for 59.4% of journeys; 39.6% end there"  # 60 and 40 of 101


@pytest.mark.parametrize("begin", [ANY, "order"])
def test_how_many_end_there_is_not_told_where_it_is_withheld(answer, begin):
    hidden = answer.rows.with_columns(pl.col("is_hidden") | (pl.col("target") == "end")).with_columns(pl.when("is_hidden").then(None).otherwise("journeys").alias("journeys"))
    title = _flow_title(replace(answer, rows=hidden), words("en"), begin)
    assert "end there" not in title and title.endswith("ask for 59.4% of journeys")


def test_a_step_whose_size_is_withheld_is_drawn_among_the_few(answer):
    assert (answer.rows["step_no"] == 2).any()
    rows = answer.rows.with_columns(pl.when(pl.col("step_no") == 2).then(None).otherwise("share_of_previous_n").alias("share_of_previous_n"))
    drawn = charts.flow(replace(answer, rows=rows), words("en"))
    nodes = {tuple(node) for node in drawn.figure["data"][1]["customdata"]}
    assert (2, "few") in nodes and (2, "ask") not in nodes


def test_a_flow_of_a_withheld_whole_says_that_it_cannot_be_shown(answer):
    rows = answer.rows.with_columns(pl.lit(None, pl.Int64).alias("share_of_started_n"))
    assert [trace["mode"] for trace in charts.flow(replace(answer, rows=rows), words("en")).figure["data"]] == ["text"]
