"""The letter says what the facts say, and nothing where there is none."""

from datetime import UTC, datetime

import pytest

from pages.parts.letter import letter
from pages.parts.words import words

AT = datetime(2026, 2, 3, tzinfo=UTC)
FACTS = {
    "first_at": AT, "orders": 2, "last_order_at": AT, "deliveries": 2, "promises_missed": 1, "questions": 3, "unanswered": 1, "longest_wait_minutes": 90.0,
    "calls": 1, "calls_in_vain": 1, "bad_reviews": 1, "good_reviews": 0, "reviews_replied": 0, "messages_sent": 12, "messages_clicked": 1,
    "times_points_lost": 1, "wishes": 2, "open_wishes": 1, "ideas": 1, "left_at": AT,
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_a_fact_nothing_is_said_but_the_frame(language):
    assert len(letter({}, words(language))) == 2


def test_a_letter_tells_every_fact_in_plain_words():
    told = " ".join(letter(FACTS, words("en")))
    for part in ("ordered 2 times", "Of your 2 deliveries, one came after", "help 3 times", "One of these requests never had an answer", "12 commercial messages", "stop writing to you"):
        assert part in told
    assert "A person always answered" not in told


def test_the_longest_wait_is_told_only_where_everybody_was_answered():
    told = " ".join(letter(FACTS | {"unanswered": 0}, words("fr")))
    assert "Une personne a toujours répondu" in told and "1\u00a0h\u00a030" in told.replace("\u202f", "\u00a0")


@pytest.mark.parametrize("name", [name for name in FACTS if name != "longest_wait_minutes"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_missing_fact_takes_away_words_and_adds_none(name, language):
    whole, less = letter(FACTS, words(language)), letter({key: value for key, value in FACTS.items() if key != name}, words(language))
    assert len(less) <= len(whole) + 1  # a late delivery taken away may leave "all in time" in its place
