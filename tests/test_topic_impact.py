"""What a topic adds to a mean rating or to the recommendation."""

from datetime import date

import pytest

from queries import ask
from queries.scope import Scope

MARCH = Scope(date(2026, 3, 1), date(2026, 4, 1))


def told(given, *rated: tuple[str, float, int, int], measured: str = "rating", question: str = "topic_impact") -> dict:
    """The answer for the first topic: (topic or none, rating, people, texts of each)."""
    texts, person = [], 0
    for topic, rating, people, each in rated:
        for _ in range(people):
            person += 1
            texts += [{"person_no": person, "said_on": date(2026, 3, 2), "topics": [topic] if topic else [], measured: rating} for _ in range(each)]
    given.fill(voices_scored=[{"text_id": f"t{place}", **text} for place, text in enumerate(texts)])
    return ask(question, MARCH, given).rows.row(0, named=True)


def test_a_topic_adds_the_mean_of_all_less_the_mean_without_it(given):
    """Thirty ratings of 1 speak of delivery, thirty of 5 do not: all together 3, without delivery 5, so delivery adds 3 - 5 = -2. Each of the sixty
    moves that by 1/30, one way or the other: the error is the root of 60/59 times 60/900, 0.260378; Student's of thirty people: 2.04523 of them, 0.53253."""
    found = told(given, ("delivery", 1.0, 30, 1), ("", 5.0, 30, 1))
    assert (found["n"], found["people"]) == (30, 30)
    assert [found[f"rating_impact{bound}"] for bound in ("", "_low", "_high")] == pytest.approx([-2.0, -2.53253, -1.46747], abs=2e-5)


def test_somebody_who_writes_ten_times_is_one_person(given):
    """The same ratings by the same people, each told ten times: the same figure and, but for nothing, the same bounds. As 600 texts of 600 people they would be three times as close."""
    once = told(given, ("delivery", 1.0, 30, 1), ("delivery", 4.0, 30, 1), ("", 5.0, 60, 1))
    often = told(given, ("delivery", 1.0, 30, 10), ("delivery", 4.0, 30, 10), ("", 5.0, 60, 10))
    assert (often["n"], often["people"]) == (600, 60)
    assert [often[f"rating_impact{bound}"] for bound in ("", "_low", "_high")] == pytest.approx([once[f"rating_impact{bound}"] for bound in ("", "_low", "_high")])


def test_who_gives_two_ratings_is_counted_once(given):
    given.fill(voices_scored=[{"text_id": f"{who}-{rating}", "person_no": who, "said_on": date(2026, 3, 2), "topics": ["stock"], "rating": rating} for who in range(25) for rating in (1.0, 5.0)])
    assert ask("topic_impact", MARCH, given).rows.select("n", "people").rows() == [(50, 25)]


def test_the_recommendation_counts_promoters_less_detractors(given):
    """Forty detractors speak of waiting, sixty promoters do not: NPS 20; without waiting 100; waiting adds -80."""
    found = told(given, ("waiting", 0.0, 40, 1), ("", 10.0, 60, 1), measured="nps", question="topic_nps_impact")
    assert found["nps_impact"] == pytest.approx(-80.0) and found["nps_impact_low"] < -80 < found["nps_impact_high"]


def test_a_topic_as_good_as_the_rest_adds_nothing(given):
    found = told(given, ("price", 2.0, 40, 1), ("price", 4.0, 40, 1), ("", 2.0, 80, 1), ("", 4.0, 80, 1))
    assert found["rating_impact"] == pytest.approx(0.0)
    assert found["rating_impact_low"] < 0 < found["rating_impact_high"]


def test_nothing_is_told_of_few_texts(given):
    assert told(given, ("stock", 1.0, 29, 1), ("", 5.0, 300, 1))["rating_impact"] is None


def test_nothing_is_told_where_every_text_is_about_the_topic(given):
    assert told(given, ("stock", 1.0, 40, 1), ("stock", 5.0, 40, 1))["rating_impact"] is None
