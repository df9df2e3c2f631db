"""The title of the flow says what it knows: a share that is withheld is no share of nobody."""

from dataclasses import replace

import polars as pl
import pytest

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
