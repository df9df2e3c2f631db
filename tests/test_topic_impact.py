"""What a topic adds to a mean rating or to the recommendation."""

import polars as pl
import pytest

from queries.certainty.terms import read_topic_impact, read_topic_nps_impact


def rows(*told: tuple[str, float, int, int]) -> pl.DataFrame:
    return pl.DataFrame([{"topic": topic, "rating": rating, "texts": texts, "others": others, "people": 30} for topic, rating, texts, others in told])


def test_a_topic_adds_the_mean_of_all_less_the_mean_without_it():
    """Thirty ratings of 1 speak of delivery, thirty of 5 do not: all together 3, without delivery 5, so delivery adds 3 - 5 = -2."""
    found = read_topic_impact(rows(("delivery", 1.0, 30, 0), ("delivery", 5.0, 0, 30)), ("topic",)).row(0, named=True)
    assert found["n"] == 30 and found["rating_impact"] == pytest.approx(-2.0)
    assert found["rating_impact_low"] < -2.0 < found["rating_impact_high"]


def test_the_recommendation_counts_promoters_less_detractors():
    """Forty detractors speak of waiting, sixty promoters do not: NPS 20; without waiting 100; waiting adds -80."""
    found = read_topic_nps_impact(rows(("waiting", -100.0, 40, 0), ("waiting", 100.0, 0, 60)), ("topic",)).row(0, named=True)
    assert found["nps_impact"] == pytest.approx(-80.0)


def test_a_topic_as_good_as_the_rest_adds_nothing():
    found = read_topic_impact(rows(("price", 2.0, 40, 80), ("price", 4.0, 40, 80)), ("topic",)).row(0, named=True)
    assert found["rating_impact"] == pytest.approx(0.0)
    assert found["rating_impact_low"] < 0 < found["rating_impact_high"]


def test_nothing_is_told_of_few_texts():
    found = read_topic_impact(rows(("stock", 1.0, 29, 0), ("stock", 5.0, 0, 300)), ("topic",)).row(0, named=True)
    assert found["rating_impact"] is None
